"""A session without a browser: what a tab sends when it is opened, and what the server draws for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect


@contextmanager
def session(port: int) -> Iterator[ClientConnection]:
    """A tab that was just opened."""
    address = f"127.0.0.1:{port}"
    with connect(
        f"ws://{address}/_stcore/stream", subprotocols=["streamlit"], origin=f"http://{address}", max_size=None
    ) as opened:
        yield opened


def ask(opened: ClientConnection, **params: str) -> None:
    """Ask for the first page with these parameters of its link."""
    wanted = BackMsg()
    wanted.rerun_script.query_string = urlencode(params)
    opened.send(wanted.SerializeToString())


def drawn(opened: ClientConnection, **params: str) -> list[str]:
    """The boxes of errors and warnings on the page, once it is whole."""
    ask(opened, **params)
    boxes = []
    while True:
        message = ForwardMsg.FromString(opened.recv(60))
        if message.WhichOneof("type") == "delta" and message.delta.new_element.WhichOneof("type") == "alert":
            boxes.append(message.delta.new_element.alert.body)
        if message.WhichOneof("type") == "script_finished" and message.script_finished == 0:
            return boxes
