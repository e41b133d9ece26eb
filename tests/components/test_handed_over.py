"""A file is held until a page has taken it in, and not until its session ends."""

from types import SimpleNamespace

import pytest
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFile, UploadedFileRec

from components.files import handed_over
from components.tables import reading


@pytest.fixture
def held(monkeypatch):
    """Two files of this session and one of another, as Streamlit holds them."""
    manager = MemoryUploadedFileManager("/upload")
    for session_id, file_id in (("own", "1"), ("own", "2"), ("another", "1")):
        manager.add_file(session_id, UploadedFileRec(file_id, "a.csv", "text/csv", b"x" * 9))
    running = SimpleNamespace(session_id="own", uploaded_file_mgr=manager)
    monkeypatch.setattr(handed_over, "get_script_run_ctx", lambda: running)
    return manager


def of(session_id, manager):
    return sorted(manager.file_storage[session_id])


def chosen(manager, file_id):
    return UploadedFile(manager.file_storage["own"][file_id], FileURLs())


def test_a_file_that_was_read_or_whose_reading_was_stopped_is_held_no_longer(held, monkeypatch):
    monkeypatch.setattr(reading.st, "session_state", {"upload_0": chosen(held, "1")})
    reading.let_go()
    assert (of("own", held), of("another", held)) == (["2"], ["1"])


def test_all_files_of_a_batch_are_held_no_longer(held):
    handed_over.let_go([chosen(held, "1"), chosen(held, "2")])
    assert (of("own", held), of("another", held)) == ([], ["1"])


@pytest.mark.parametrize("nothing", [None, []])
def test_an_empty_field_lets_go_of_nothing(held, nothing):
    handed_over.let_go(nothing)
    assert of("own", held) == ["1", "2"]
