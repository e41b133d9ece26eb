"""The event loop that the server runs on."""

import asyncio
import socket

import uvicorn
from streamlit.web.server.starlette.starlette_server import _bind_socket


def test_no_answer_is_held_back_until_the_browser_has_acknowledged_the_one_before():
    bound = _bind_socket("127.0.0.1", 0, 1)  # as Streamlit listens

    async def answered():
        at_once = asyncio.get_running_loop().create_future()

        def seen(_, writer):
            at_once.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        async with await asyncio.start_server(seen, sock=bound):
            _, writer = await asyncio.open_connection(*bound.getsockname())
            writer.close()
            return await at_once

    with asyncio.Runner(loop_factory=uvicorn.Config("app").get_loop_factory()) as runner:
        assert runner.run(answered())
