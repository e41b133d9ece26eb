"""What the log tells: events by their codes, errors by where they happened, and no words of anybody."""

import json
import logging
import sys

import pytest

from components.serving.logs import Line, code
from data.ledger import Refused
from data.sources import telling
from data.sources.problems import Refused as FileRefused
from tests.ledger.made import draft, ledger_with, rows

SECRET = "أبو خالد من الشحيل"


@pytest.fixture
def told():
    """The lines of the log, as they are written."""
    lines = []
    handler = logging.Handler()
    handler.setFormatter(Line())
    handler.emit = lambda record: lines.append(json.loads(handler.format(record)))
    ours = logging.getLogger("rasid")
    before = ours.level
    ours.setLevel(logging.INFO)  # which the loggers below it, asked before, are told of
    logging.root.addHandler(handler)
    yield lines
    logging.root.removeHandler(handler)
    ours.setLevel(before)


def line(name="streamlit.x", said="Uncaught", args=(), error=None):
    info = (type(error), error, error.__traceback__) if error else None
    return Line().format(logging.LogRecord(name, logging.ERROR, "x.py", 12, said, args, info))


def raised():
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(f"no row of {SECRET}") from error
    except ValueError as error:
        return error


def test_an_error_is_told_by_its_types_and_lines_and_never_by_its_words():
    written = line(error=raised())
    assert SECRET not in json.loads(json.dumps(written))
    assert json.dumps(SECRET)[1:-1] not in written
    found = json.loads(written)
    assert [one["type"] for one in found["errors"]] == ["ValueError", "KeyError"]
    assert found["errors"][0]["at"][-1].startswith("tests/serving/test_logs.py:")


@pytest.mark.parametrize(
    ("said", "args"),
    [
        (f"failed: {SECRET}", ()),
        ("failed: %s", (SECRET,)),
        ("GET /?text=%s", ("Abu-Salim",)),
        ("%(a)s", ({"a": SECRET},)),
    ],
)
def test_what_a_library_says_is_told_by_where_it_said_it(said, args):
    found = json.loads(line("uvicorn.error", said, args))
    assert found["event"] == "log"
    assert found["at"] == "uvicorn.error:12"
    assert set(found) == {"time", "level", "event", "at"}


@pytest.mark.parametrize(
    "words", [SECRET, "two words", "/home/amal/x.csv", "x" * 81, "?text=a", ["a"], {"a": 1}, b"a", ""]
)
def test_what_is_no_code_and_no_number_does_not_come_into_an_event(words):
    found = json.loads(line("rasid.file", "file_read", ({"bytes": 3, "name": words},)))
    assert (found["event"], found["bytes"], found["name"]) == ("file_read", 3, "?")
    assert code("armed_assault") == "armed_assault"


def test_every_save_is_told_by_its_verb_and_id_once_it_is_on_disk(tmp_path, told):
    ledger, document_id = ledger_with(tmp_path, draft(note=SECRET))
    ledger.save(rows(ledger)[0], {"source": SECRET}, by="Amal", accept=True)
    with pytest.raises(Refused):
        ledger.decide("accept", rows(ledger)[0], by=" ")
    events = [event for event in told if event["event"] == "ledger_write"]
    assert [event["verb"] for event in events] == ["read", "edit", "accept"]
    assert events[0]["id"] == f"{document_id}-1"
    assert "Amal" not in json.dumps(told)
    ledger.close()


def test_a_ledger_taken_over_is_told_by_its_numbers(tmp_path, told):
    ledger, _ = ledger_with(tmp_path)
    with ledger.file.writing() as connection:
        made = ((f"D{number}", "{}") for number in range(30))
        connection.executemany("INSERT INTO decisions (id, content) VALUES (?, ?)", made)
    assert {"verb": "many", "decisions": 30}.items() <= told[-1].items()
    ledger.close()


@pytest.mark.parametrize(
    ("raises", "outcome"),
    [(None, "ok"), (FileRefused("empty", name=SECRET), "empty"), (KeyboardInterrupt(), "stopped")],
)
def test_a_file_that_was_read_is_told_by_its_size_its_rows_and_how_it_ended(raises, outcome, told):
    try:
        with telling.told(b"abc") as about:
            about.rows = 2
            if raises:
                raise raises
    except BaseException:
        assert sys.exc_info()[1] is raises
    (event,) = told
    assert (event["bytes"], event["rows"], event["outcome"]) == (3, 2, outcome)
    assert event["seconds"] < 5
