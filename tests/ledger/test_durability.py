"""Nothing acknowledged is lost and nothing is half written: killed processes, full disks, many writers."""

import sqlite3
import subprocess
import sys
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from signal import SIGKILL

import pytest

from data.ledger import Ledger, Refused, held
from data.ledger.opening import explained
from tests.ledger.made import TEXT, document, draft, ledger_with, rows

ROOT = Path(__file__).parent.parent.parent
PROCESSES = get_context("forkserver")  # copies of one process that has read the code: each starts at once
PROCESSES.set_forkserver_preload([__name__])


def save_forever(path: Path, who: str, acknowledged: Connection) -> None:
    """Save one row after another until killed, and tell of each that it was saved."""
    ledger, number = Ledger(path), 0
    while True:
        for row in ledger.state().rows.values():
            number += 1
            ledger.save(row, {"note": f"{who} {number}", "source": f"{who} {number}"}, by=who, accept=True)
            acknowledged.send(number)


def acknowledged_until_killed(ledger: Ledger, who: str, kill_after: int) -> int:
    """The number of the last save that a writer told of, who is killed once it has told of `kill_after`."""
    heard, told = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=save_forever, args=(ledger.file.path, who, told))
    process.start()
    told.close()
    last = 0
    with heard, suppress(EOFError):
        while True:
            last = heard.recv()
            if last == kill_after:
                process.kill()
    process.join()
    assert process.exitcode == -SIGKILL
    return last


def test_of_killed_writers_every_acknowledged_save_is_there_and_none_is_half_written(tmp_path):
    ledger, _ = ledger_with(tmp_path)
    for number in range(5):  # tests/ledger/faults kills thousands
        who = f"writer {number}"
        acknowledged = acknowledged_until_killed(ledger, who, 1 + number % 5)
        written = [decision for decision in Ledger(ledger.file.path).state().decisions if decision.by == who]
        notes = [decision.new for decision in written if decision.kind == "edit"]
        accepted = [decision for decision in written if decision.kind == "accept"]
        assert 1 + number % 5 <= acknowledged <= len(notes) <= acknowledged + 1
        assert len(accepted) == len(notes)
        assert all(note["note"] == note["source"] for note in notes)


def test_two_processes_that_write_at_once_lose_no_decision(tmp_path):
    ledger, document_id = ledger_with(tmp_path)
    for _ in range(30):
        ledger.add(document_id, draft(), by="Amal")
    adding = """
import sys
from pathlib import Path
from data.ledger import Ledger, Conflict
ledger = Ledger(Path(sys.argv[1]))
for name in sorted(ledger.state().rows):
    ledger.decide("accept", ledger.state().rows[name], by=sys.argv[2])
"""
    processes = [
        subprocess.Popen([sys.executable, "-c", adding, str(ledger.file.path), who], cwd=ROOT) for who in ("A", "B")
    ]
    assert [process.wait(timeout=60) for process in processes] == [0, 0]
    accepts = [decision.by for decision in ledger.state().decisions if decision.kind == "accept"]
    assert (accepts.count("A"), accepts.count("B")) == (31, 31)


@pytest.fixture
def read_meanwhile(tmp_path, monkeypatch):
    """A ledger into which others read an article, three times, just before its own rows are read."""
    ledger, _ = ledger_with(tmp_path)
    ledger.state()
    since, texts = held._since, iter("abc")

    def late(connection, columns_of, seen):
        of_drafts = connection is ledger.file._connection and columns_of.endswith("FROM drafts")
        if of_drafts and (text := next(texts, "")):
            Ledger(ledger.file.path).read(document(f"{TEXT} {text}"), [draft()], by="Badr", extractor="rules 1")
        yield from since(connection, columns_of, seen)

    monkeypatch.setattr(held, "_since", late)
    return ledger


def test_an_article_that_others_read_in_while_the_ledger_is_read_breaks_no_page(read_meanwhile):
    found = [len(read_meanwhile.state().readings) for _ in range(5)]
    assert found == [1, 2, 3, 4, 4]
    assert len(read_meanwhile.state().rows) == 4


def test_an_export_made_while_others_write_holds_no_text_without_its_reading(read_meanwhile):
    texts, records = read_meanwhile.file.records()
    assert (len(texts), len(records)) == (1, 2)


def test_what_could_not_be_read_once_is_not_taken_for_read(tmp_path, monkeypatch):
    ledger, _ = ledger_with(tmp_path)
    ledger.state()
    Ledger(ledger.file.path).decide("accept", rows(ledger)[0], by="Badr")
    with monkeypatch.context() as once, pytest.raises(RuntimeError):
        once.setattr("data.ledger.isolating.replay", lambda *records: (_ for _ in ()).throw(RuntimeError))
        ledger.state()
    assert rows(ledger)[0].status == "accepted"


def test_a_full_disk_is_said_nothing_is_acknowledged_and_what_was_there_stays(tmp_path):
    ledger, _ = ledger_with(tmp_path)
    ledger.decide("accept", rows(ledger)[0], by="Amal")
    with ledger.file.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Refused) as refusal:
        for number in range(200):
            ledger.save(rows(ledger)[0], {"note": f"{number} " + "x" * 4000}, by="Amal")
    assert refusal.value.code == "no_space"
    reopened = Ledger(ledger.file.path)
    kept = rows(reopened)[0]
    assert kept.status == "accepted"
    assert [decision.new for decision in kept.history] == [decision.new for decision in rows(ledger)[0].history]


def test_a_disk_too_full_to_open_the_ledger_is_said_to_be_full():
    no_room_for_its_index = sqlite3.OperationalError("disk I/O error")
    no_room_for_its_index.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    with pytest.raises(Refused) as refusal, explained():
        raise no_room_for_its_index
    assert refusal.value.code == "no_space"


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("in the way")
    ledger = Ledger(tmp_path / "file" / "ledger.sqlite3")
    with pytest.raises(Refused) as refusal:
        ledger.read(*_article(), by="Amal", extractor="rules 1")
    assert refusal.value.code == "unreadable"


def _article():
    return document(), [draft()]
