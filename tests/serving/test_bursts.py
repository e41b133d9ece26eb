"""What a page is sent comes in bursts: all of a short run at once, in order, and of a long one what there is."""

import asyncio

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from components.serving import bursts
from components.serving.guards import GUARDS
from tests import apart

NEVER, AT_ONCE = 3600.0, 0.0  # s


def message(running: bool | None = None, text: str = "") -> dict[str, object]:
    said = ForwardMsg()
    if running is None:
        said.delta.new_element.html.body = text
    else:
        said.session_status_changed.script_is_running = running
    return {"type": "websocket.send", "bytes": said.SerializeToString()}


RUN = [message(running=True), message(text="one"), message(text="two" * 100)]


def test_nothing_of_a_run_is_sent_before_its_end_and_then_all_in_order():
    async def run():
        sent = []
        burst = await _after_a_run(sent, NEVER)
        for one in RUN:
            await burst.add(one)
        assert sent == []
        await burst.add(message(running=False))
        assert sent == [*RUN, message(running=False)]

    apart.run(run())


def test_a_part_of_a_long_run_waits_no_longer_than_it_may():
    async def run():
        sent, came = [], asyncio.Event()
        burst = await _after_a_run(sent, AT_ONCE, came)
        await burst.add(RUN[0])
        await came.wait()
        assert sent == RUN[:1]

    apart.run(run())


def test_the_close_of_a_page_comes_after_what_is_held():
    async def run():
        sent = []
        burst = await _after_a_run(sent, NEVER)
        for one in RUN:
            await burst.add(one)
        await burst.add({"type": "websocket.close", "code": 1000})
        assert sent == [*RUN, {"type": "websocket.close", "code": 1000}]

    apart.run(run())


def test_of_the_first_run_each_part_is_sent_as_it_is_drawn():
    async def run():
        sent = []
        burst = bursts.Burst(_into(sent), NEVER)
        opening = [{"type": "websocket.accept"}, message(running=False), *RUN]
        for at, one in enumerate(opening, 1):
            await burst.add(one)
            assert sent == opening[:at]

    apart.run(run())


def test_the_server_sends_in_bursts():
    assert bursts.in_bursts in [guard.cls for guard in GUARDS]


async def _after_a_run(sent: list[object], hold: float, came: asyncio.Event | None = None) -> bursts.Burst:
    burst = bursts.Burst(_into(sent, came), hold)
    await burst.add(message(running=True))
    await burst.add(message(running=False))
    sent.clear()
    if came:
        came.clear()
    return burst


def _into(sent: list[object], came: asyncio.Event | None = None):
    async def send(one: object) -> None:
        sent.append(one)
        if came:
            came.set()

    return send
