"""Sessions without a browser: what a browser says to the server over its websocket, and what comes back."""

from __future__ import annotations

import http.client
import uuid
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

LONGEST = 120  # seconds for one run of a page


@dataclass(frozen=True)
class Ran:
    """What a run of a page sent. uploader: the id of its upload field, "" where it has none."""

    received: int
    session_id: str
    uploader: str


@dataclass(frozen=True)
class Session:
    """One open session of the app."""

    socket: ClientConnection
    address: str

    def open(self, page: str = "", **params: str) -> int:
        """Run a page for these parameters of its address, and wait until it has run; returns the bytes received.

        raises  RuntimeError where the page fails, TimeoutError where nothing comes for LONGEST.
        """
        return self._ran(asked_of(page, params)).received

    def upload(self, path: Path, page: str = "data") -> None:
        """Choose a file in the upload field of a page, and wait until the page has read it."""
        ran = self._ran(asked_of(page, {}))
        file_id = str(uuid.uuid4())
        url = f"/_stcore/upload_file/{ran.session_id}/{file_id}"
        _put(self.address, url, path)
        asked = asked_of(page, {})
        field = asked.rerun_script.widget_states.widgets.add(id=ran.uploader)
        file = field.file_uploader_state_value.uploaded_file_info.add(file_id=file_id, name=path.name)
        file.size = path.stat().st_size
        file.file_urls.file_id, file.file_urls.upload_url, file.file_urls.delete_url = file_id, url, url
        self._ran(asked)

    def _ran(self, asked: BackMsg) -> Ran:
        self.socket.send(asked.SerializeToString())
        received, began, failed, session_id, uploader = 0, False, "", "", ""
        while True:
            message = self.socket.recv(timeout=LONGEST)
            assert isinstance(message, bytes)
            received += len(message)
            told = ForwardMsg.FromString(message)
            kind = told.WhichOneof("type")
            if kind == "new_session":
                began, session_id = True, told.new_session.initialize.session_id
            element = told.delta.new_element if kind == "delta" else None
            if element and element.WhichOneof("type") == "file_uploader":
                uploader = element.file_uploader.id
            if element and element.WhichOneof("type") == "exception":
                failed = element.exception.message
            if kind == "script_finished" and began:
                if failed or told.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise RuntimeError(failed or "the page does not compile")
                if told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return Ran(received, session_id, uploader)


@contextmanager
def session(address: str) -> Iterator[Session]:
    """A session of its own; it ends, as one does whose tab is closed, with this context."""
    host = urlsplit(address).netloc
    with connect(f"ws://{host}/_stcore/stream", max_size=None) as socket:
        yield Session(socket, host)


def asked_of(page: str, params: dict[str, str], kept: Iterable[str] = ()) -> BackMsg:
    """What a browser says to have a page run. kept: the names of messages that it has from the run before."""
    asked = BackMsg()
    asked.rerun_script.cached_message_hashes.extend(kept)
    asked.rerun_script.query_string = urlencode(params)
    asked.rerun_script.page_name = page
    return asked


def _put(host: str, url: str, path: Path) -> None:
    """Hand over a file as a browser does: with the token that the server gave it, and the address of the page."""
    with closing(http.client.HTTPConnection(host, timeout=LONGEST)) as connection:
        connection.request("GET", "/_stcore/health")
        answer = connection.getresponse()
        answer.read()
        cookie = str(answer.getheader("set-cookie")).split(";")[0]
        boundary = uuid.uuid4().hex
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{path.name}"\r\n\r\n'
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}", "Cookie": cookie}
        headers |= {"X-Xsrftoken": cookie.partition("=")[2], "Origin": f"http://{host}"}
        body = head.encode() + path.read_bytes() + f"\r\n--{boundary}--\r\n".encode()
        connection.request("PUT", url, body, headers)
        answer = connection.getresponse()
        if answer.status != 204:
            raise RuntimeError(f"{answer.status}: {answer.read().decode()}")
