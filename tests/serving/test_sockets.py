"""Only so many pages are open at once, for each may have something held that it never says to its end."""

import asyncio

from components.serving import sockets
from components.serving.guards import GUARDS
from tests import apart


def test_a_socket_too_many_is_closed_and_one_that_is_left_makes_room():
    apart.run(_many())


async def _many():
    left, answers = asyncio.Event(), []

    async def page(_, __, send):
        await send("open")
        await left.wait()

    async def send(message):
        answers.append(message)

    guarded = sockets.only_so_many_pages(page)
    pages = [asyncio.ensure_future(guarded({"type": "websocket"}, None, send)) for _ in range(sockets.MOST)]
    await asyncio.sleep(0)
    await guarded({"type": "websocket"}, None, send)
    assert answers == ["open"] * sockets.MOST + [{"type": "websocket.close", "code": 1013, "reason": ""}]
    left.set()
    await asyncio.gather(*pages)
    await guarded({"type": "websocket"}, None, send)
    assert answers[-1] == "open"


def test_the_server_counts_its_sockets():
    assert sockets.only_so_many_pages in [guard.cls for guard in GUARDS]
