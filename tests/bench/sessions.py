"""Sessions without a browser: what a browser says to the server over its websocket, and what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

LONGEST = 120  # seconds for one run of a page


@dataclass(frozen=True)
class Session:
    """One open session of the app."""

    socket: ClientConnection

    def open(self, page: str = "", **params: str) -> int:
        """Run a page for these parameters of its address, and wait until it has run; returns the bytes received.

        raises  RuntimeError where the page fails, TimeoutError where nothing comes for LONGEST.
        """
        asked = BackMsg()
        asked.rerun_script.query_string = urlencode(params)
        asked.rerun_script.page_name = page
        self.socket.send(asked.SerializeToString())
        received, began, failed = 0, False, ""
        while True:
            message = self.socket.recv(timeout=LONGEST)
            assert isinstance(message, bytes)
            received += len(message)
            told = ForwardMsg.FromString(message)
            kind = told.WhichOneof("type")
            began = began or kind == "new_session"
            if kind == "delta" and told.delta.new_element.WhichOneof("type") == "exception":
                failed = told.delta.new_element.exception.message
            if kind == "script_finished" and began:
                if failed or told.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise RuntimeError(failed or "the page does not compile")
                if told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return received


@contextmanager
def session(address: str) -> Iterator[Session]:
    """A session of its own; it ends, as one does whose tab is closed, with this context."""
    with connect(f"ws://{urlsplit(address).netloc}/_stcore/stream", max_size=None) as socket:
        yield Session(socket)
