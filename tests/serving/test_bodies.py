"""What is handed over to the server: nothing where no page asks for it, and of files no more than can be held."""

import asyncio
from types import SimpleNamespace

import pytest
from starlette.requests import Request
from starlette.responses import Response
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from components.serving import GUARDS, bodies
from tests import apart

MB = 1024 * 1024
MOST = 50 * MB


@pytest.fixture(autouse=True)
def held(monkeypatch):
    """The files that Streamlit holds; at most 50 MB each."""
    files = MemoryUploadedFileManager("/_stcore/upload_file")
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(uploaded_file_mgr=files))
    monkeypatch.setattr(bodies, "_most", lambda: MOST)
    return files


def hold(files, session, size, number=0):
    files.add_file(session, UploadedFileRec(str(number), "a.csv", "text/csv", bytes(size)))


async def taken(request: Request) -> Response:
    """Stands for the app: reads the whole body."""
    return Response(str(len(await request.body())))


async def app(scope, receive, send):
    await (await taken(Request(scope, receive)))(scope, receive, send)


def asked(method, path, headers=(), body=(b"",), guarded=None):
    """Status and words of the answer, and how many pieces of the body were read for it."""
    return apart.run(answered(method, path, headers, body, guarded or bodies.only_bodies_that_are_asked_for(app)))


async def answered(method, path, headers, body, guarded):
    pieces, sent = list(body), []

    async def receive():
        piece = pieces.pop(0)
        if piece is None:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [(name.encode(), str(value).encode()) for name, value in dict(headers).items()],
    }
    await guarded(scope, receive, send)
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent).decode(), len(body) - len(pieces)


def put(session, size, number="new", **headers):
    return asked("PUT", f"/_stcore/upload_file/{session}/{number}", {"content-length": size, **headers})


def test_the_guard_of_bodies_stands_before_the_app():
    assert bodies.only_bodies_that_are_asked_for in [one.cls for one in GUARDS]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("POST", "/_stcore/health"),
        ("PUT", "/data"),
        ("DELETE", "/_stcore/upload_file/one/new"),
        ("PUT", "/_stcore/upload_file/one"),
        ("PUT", "/_stcore/upload_file/one/new/more"),
    ],
)
@pytest.mark.parametrize("headers", [{"content-length": 1}, {"transfer-encoding": "chunked"}])
def test_a_body_that_nothing_asks_for_is_refused_unread(method, path, headers):
    status, said, read = asked(method, path, headers, [b"x" * 10])
    assert (status, read) == (413, 0)
    assert "only a file" in said


@pytest.mark.parametrize(("method", "path"), [("GET", "/"), ("DELETE", "/_stcore/upload_file/one/new")])
@pytest.mark.parametrize("headers", [{}, {"content-length": 0}])
def test_a_request_without_a_body_is_answered(method, path, headers):
    assert asked(method, path, headers)[0] == 200


def test_a_file_that_is_too_large_is_refused_unread():
    status, said, read = put("one", 2 * MOST)
    assert (status, said, read) == (413, "A file may have 50 MB at most.", 0)


def test_a_file_of_the_largest_size_is_taken_though_its_framing_comes_on_top():
    assert put("one", MOST + 500)[0] == 200


def test_six_files_that_no_page_asks_for_are_not_all_held(held):
    sizes = []
    for number in range(6):
        status, said, read = put("one", 45 * MB, number)
        if status == 200:
            hold(held, "one", 45 * MB, number)
        sizes.append((status, read))
    assert sizes == [(200, 1)] * 4 + [(413, 0)] * 2
    assert "200 MB or 500 files" in said
    assert put("another", 45 * MB)[0] == 200


def test_a_session_may_not_hand_over_files_without_number(held):
    for number in range(bodies.MOST_FILES):
        hold(held, "one", 1, number)
    assert put("one", 1)[0] == 413
    held.remove_file("one", "0")
    assert put("one", 1)[0] == 200


def test_many_sessions_may_not_fill_the_server(held):
    for session in range(10):
        hold(held, f"session {session}", MOST)
    status, said, read = put("one more", 2 * MB)
    assert (status, read) == (503, 0)
    assert "Try again" in said
    held.remove_session_files("session 0")
    assert put("one more", 2 * MB)[0] == 200


@pytest.mark.parametrize("headers", [{"content-length": 45 * MB}, {"transfer-encoding": "chunked"}])
def test_files_that_are_still_arriving_count_as_held(headers):
    """Chunked: as if they were as large as they may be."""
    path = "/_stcore/upload_file/one/{}"
    coming = []

    async def slow(scope, receive, send):
        coming.append(scope["path"])
        await asyncio.sleep(0)
        await app(scope, receive, send)

    async def at_once():
        guarded = bodies.only_bodies_that_are_asked_for(slow)
        asked = (answered("PUT", path.format(number), headers, [b"x"], guarded) for number in range(6))
        first = [status for status, _, _ in await asyncio.gather(*asked)]
        return first, (await answered("PUT", path.format("last"), headers, [b"x"], guarded))[0]

    assert apart.run(at_once()) == ([200] * 4 + [413] * 2, 200)
    assert len(coming) == 5


def test_a_body_that_stands_still_is_cut_off(monkeypatch):
    monkeypatch.setattr(bodies, "STALLED", 0.01)
    with pytest.raises(bodies.HTTPException) as cut:
        asked("PUT", "/_stcore/upload_file/one/new", {"content-length": 9}, [b"x", None, b"y"])
    assert cut.value.status_code == 408


def test_a_body_that_drips_is_cut_off(monkeypatch):
    monkeypatch.setattr(bodies, "LONGEST", -1)
    with pytest.raises(bodies.HTTPException) as cut:
        asked("PUT", "/_stcore/upload_file/one/new", {"content-length": 9}, [b"x", None])
    assert cut.value.status_code == 408


def test_a_body_that_is_cut_off_makes_room_again(monkeypatch):
    monkeypatch.setattr(bodies, "PER_SESSION", 1)
    cut = iter([True, False])

    async def cut_once(scope, receive, send):
        if next(cut):
            raise OSError("cut")
        await app(scope, receive, send)

    guarded = bodies.only_bodies_that_are_asked_for(cut_once)
    put = ("PUT", "/_stcore/upload_file/one/new", {"content-length": MOST}, [b"x"], guarded)
    with pytest.raises(OSError, match="cut"):
        asked(*put)
    assert asked(*put)[0] == 200


def test_waiting_for_the_browser_to_go_is_no_body_that_stands_still(monkeypatch):
    monkeypatch.setattr(bodies, "STALLED", 0.01)
    told = iter([{"type": "http.request", "body": b"", "more_body": False}, {"type": "http.disconnect"}])

    async def receive():
        return next(told)

    async def both():
        received = bodies._in_time(receive)
        await received()
        monkeypatch.setattr(asyncio, "wait_for", lambda *_: pytest.fail("a time limit"))
        return await received()

    assert apart.run(both()) == {"type": "http.disconnect"}
