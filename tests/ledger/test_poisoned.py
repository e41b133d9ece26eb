"""A ledger file from elsewhere is taken whole, or nothing of it: one that would break a page for good is refused."""

import json

import pytest

from data.ledger import Ledger, as_tables, exchange
from data.ledger.shapes import EXPECTED
from data.ledger.taking import NotALedger
from tests.ledger.everything import EVERYTHING, lines, written

MISSING = object()


def first(found, record, verb=""):
    """The first reading, draft or decision, of this verb."""
    return next(line[record] for line in found if record in line and verb in ("", line[record].get("kind")))


def changed(record, way, value, verb=""):
    """Everything, but for one value of one record; MISSING takes it out."""
    found = lines()
    inner = first(found, record, verb)
    *before, last = way
    for step in before:
        inner = inner[step]
    if value is MISSING:
        del inner[last]
    else:
        inner[last] = value
    return written(found)


def refused(ledger, file):
    with pytest.raises(NotALedger) as refusal:
        exchange.take(ledger, file, by="Basel")
    assert refusal.value.found.expected.partition(":")[0] in EXPECTED
    assert ledger.file.records() == ({}, []) and ledger.imports() == []
    return refusal.value


@pytest.fixture
def ledger(tmp_path):
    return Ledger(tmp_path / "here" / "ledger.sqlite3")


def test_a_ledger_of_before_is_taken_whole_and_leaves_as_it_came(ledger):
    assert exchange.take(ledger, EVERYTHING, by="Basel") == 40
    assert list(exchange.lines(ledger)) == EVERYTHING
    assert {name: table.num_rows for name, table in as_tables(ledger.state()).items()} == {
        "incidents": 2,
        "aggregates": 1,
        "documents": 3,
        "reports": 5,
        "measures": 1,
    }


DEEP = "[" * 400 + "]" * 400


VALUES = [
    ("reading", ["title"], ["a list"]),
    ("reading", ["title"], "lone \ud800"),
    ("reading", ["title"], "nul \x00"),
    ("reading", ["title"], "x" * 10_000),
    ("reading", ["language"], 7),
    ("reading", ["language"], "fr"),
    ("reading", ["url"], None),
    ("reading", ["publisher"], {"a": 1}),
    ("reading", ["published"], "9999-12-31"),
    ("reading", ["published"], "0001-01-01"),
    ("reading", ["published"], 20211213),
    ("reading", ["published"], None),
    ("reading", ["published_basis"], "guessed"),
    ("reading", ["warnings"], "a text"),
    ("reading", ["warnings"], ["a text"]),
    ("reading", ["warnings"], [{"code": "x", "values": "y"}]),
    ("reading", ["warnings"], [{"code": "x", "values": []}] * 2000),
    ("reading", ["reading"], 2),
    ("reading", ["reading"], True),
    ("reading", ["reading"], 10**400),
    ("reading", ["sha256"], "0" * 64),
    ("reading", ["document_id"], "D000000000000"),
    ("reading", ["by"], ""),
    ("reading", ["by"], " Amal"),
    ("reading", ["by"], "x" * 100_000),
    ("reading", ["at"], "yesterday"),
    ("reading", ["at"], "2021-12-13"),
    ("reading", ["extra"], 1),
    ("reading", ["by"], MISSING),
    ("draft", ["kind"], "rumour"),
    ("draft", ["made_by"], "a model"),
    ("draft", ["made_by"], ["rules"]),
    ("draft", ["made_in"], "0" * 32),
    ("draft", ["made_in"], None),
    ("draft", ["draft_id"], "elsewhere"),
    ("draft", ["reading"], 9),
    ("draft", ["confidence", "place"], float("inf")),
    ("draft", ["confidence", "place"], float("nan")),
    ("draft", ["confidence", "place"], "high"),
    ("draft", ["confidence", "place"], True),
    ("draft", ["confidence"], [0.5]),
    ("draft", ["rules", "place"], 1),
    ("draft", ["warnings"], {"code": "x"}),
    ("draft", ["warnings"], [{"code": ["x"], "values": []}]),
    ("draft", ["spans", "killed"], [[9, 3]]),
    ("draft", ["spans", "killed"], [[0, 59_000]]),
    ("draft", ["spans", "killed"], [[-1, 3]]),
    ("draft", ["spans", "killed"], [[0.5, 3]]),
    ("draft", ["spans", "killed"], [[1, 3, 5]]),
    ("draft", ["spans", "killed"], [[1, 3]] * 100_000),
    ("draft", ["spans", "killed"], {"1": 3}),
    ("draft", ["spans"], {f"field {number}": [[1, 3]] * 500 for number in range(30)}),
    ("draft", ["facts", "killed_low"], 2**31 - 1),
    ("draft", ["facts", "killed_low"], 2**31),
    ("draft", ["facts", "killed_low"], 1.5),
    ("draft", ["facts", "killed_low"], True),
    ("draft", ["facts", "killed_low"], -1),
    ("draft", ["facts", "n_incidents"], 2**31 - 1),
    ("draft", ["facts", "latitude"], True),
    ("draft", ["facts", "latitude"], float("inf")),
    ("draft", ["facts", "latitude"], 91),
    ("draft", ["facts", "longitude"], MISSING),
    ("draft", ["facts", "date_start"], "9999-12-31"),
    ("draft", ["facts", "date_start"], "20211212"),
    ("draft", ["facts", "date_start"], ""),
    ("draft", ["facts", "date_end"], "1999-01-01"),
    ("draft", ["facts", "event_type"], ["armed_assault"]),
    ("draft", ["facts", "initiators"], "sdf;sdf"),
    ("draft", ["facts", "initiators"], ["sdf"]),
    ("draft", ["facts", "directed"], "yes"),
    ("draft", ["facts", "source"], {"a": DEEP}),
    ("draft", ["facts", "source"], "\udfff"),
    ("draft", ["facts", "colour"], None),
    ("draft", ["facts"], []),
    ("decision", ["kind"], "steal"),
    ("decision", ["kind"], ["accept"]),
    ("decision", ["by"], None),
    ("decision", ["at"], "2021-12-13T10:00:00"),
    ("decision", ["drafts"], []),
    ("decision", ["drafts"], "Df07a6284532c-1.1"),
    ("decision", ["drafts"], ["D000000000000-1.1"]),
    ("decision", ["decision_id"], 7),
]


@pytest.mark.parametrize(("kind", "way", "value"), VALUES, ids=range(len(VALUES)))
def test_a_value_the_desk_would_not_write_is_refused_with_its_line_and_field(ledger, kind, way, value):
    refusal = refused(ledger, changed(kind, way, value))
    assert refusal.found.expected and len(str(refusal)) < 600
    if value is not None and way[-1] not in (
        "reading",
        "sha256",
        "document_id",
        "kind",
        "made_in",
        "longitude",
        "spans",
    ):
        assert refusal.found.field.startswith(way[0])
        assert kind in json.loads(EVERYTHING[refusal.line - 1])
    assert list(refusal.values) == ["line"]


DECISIONS = [
    ("accept", ["new"], {"killed_low": 3}),
    ("accept", ["drafts"], ["Df07a6284532c-1.1", "Df07a6284532c-1.2"]),
    ("edit", ["old"], []),
    ("edit", ["old"], {}),
    ("edit", ["new", "killed_high"], 2**31 - 1),
    ("edit", ["new", "killed_high"], [5]),
    ("edit", ["new"], {}),
    ("edit", ["spans"], {"killed": [[0, 59_000]]}),
    ("undo", ["new", "decision"], 7),
    ("undo", ["new", "decision"], "0" * 32),
    ("undo", ["new", "decision"], ["0" * 32]),
    ("undo", ["drafts"], ["Df07a6284532c-1.1"]),
    ("split", ["new", "drafts"], []),
    ("split", ["new", "drafts"], "Df07a6284532c-1.1"),
    ("split", ["new", "drafts"], ["Df07a6284532c-1.1"]),
    ("join", ["drafts"], ["Df07a6284532c-1.1", "Df07a6284532c-1.1"]),
    ("join", ["drafts"], ["Df07a6284532c-1.1", "Df07a6284532c-1.3"]),
    ("unsure", ["new"], {}),
    ("unsure", ["new", "with"], ["x"]),
    ("unsure", ["new", "with"], "nobody"),
    ("apart", ["new", "with"], None),
    ("merge", ["new", "with"], "coded_reports:1"),
    ("merge", ["new", "with"], "D000000000000-1.1"),
    ("add", ["drafts"], ["Df07a6284532c-1.1"]),
]


@pytest.mark.parametrize(("verb", "way", "value"), DECISIONS, ids=range(len(DECISIONS)))
def test_a_decision_that_its_author_could_not_have_made_is_refused(ledger, verb, way, value):
    refused(ledger, changed("decision", way, value, verb))


def lent(way, value):
    """Everything, but for one value of what a shipped table lent to a merge."""
    found = lines()
    inner = next(line["decision"]["new"] for line in found if "accounts" in line.get("decision", {}).get("new", {}))
    *before, last = way
    for step in before:
        inner = inner[step]
    inner[last] = value
    return written(found)


LENT = [
    (["accounts"], []),
    (["accounts"], {"a": 1}),
    (["accounts", 0, "colour"], "red"),
    (["accounts", 0, "date_start"], "9999-12-31"),
    (["accounts", 0, "date_start"], None),
    (["accounts", 0, "date_start"], 5),
    (["accounts", 0, "latitude"], float("-inf")),
    (["accounts", 0, "killed_low"], "three"),
    (["accounts", 0, "killed_best"], 2**31 - 1),
    (["accounts", 0, "event_class"], "party"),
    (["accounts", 0, "report_id"], None),
    (["accounts", 0, "source"], ["x"]),
    (["documents"], "none"),
    (["documents", 0, "published"], "soon"),
    (["documents", 0, "document_id"], 5),
    (["origin"], ""),
    (["origin"], "elsewhere"),
    (["with"], "elsewhere:1"),
]


@pytest.mark.parametrize(("way", "value"), LENT, ids=range(len(LENT)))
def test_what_a_shipped_table_lent_is_checked_column_by_column(ledger, way, value):
    refused(ledger, lent(way, value))


def without(found, *positions):
    return [line for place, line in enumerate(found) if place not in positions]


def announced(said, found=EVERYTHING):
    return [json.dumps(said) + "\n", *found[1:]]


@pytest.mark.parametrize(
    "file",
    [
        announced({"format": exchange.FORMAT, "lines": 1e308}),
        announced({"format": exchange.FORMAT, "lines": True}),
        announced({"format": exchange.FORMAT, "lines": 10**300}),
        announced({"format": "rasid-ledger-2", "lines": len(EVERYTHING) - 1}),
        announced({"format": exchange.FORMAT, "lines": len(EVERYTHING) - 1, "more": 1}),
        announced({"format": exchange.FORMAT, "lines": len(EVERYTHING) - 2}, without(EVERYTHING, 1)),  # a text missing
        [*EVERYTHING[:3], EVERYTHING[2], *EVERYTHING[4:]],  # a text twice
        [EVERYTHING[0], '{"text": "of another hash", "sha256": "' + "0" * 64 + '"}\n', *EVERYTHING[2:]],
        [EVERYTHING[0], '{"text": "\\ud800", "sha256": "' + "0" * 64 + '"}\n', *EVERYTHING[2:]],
        [EVERYTHING[0], '{"text": ["x"], "sha256": []}\n', *EVERYTHING[2:]],
        [EVERYTHING[0], '{"reading": 1, "reading": 2}\n', *EVERYTHING[2:]],
        [EVERYTHING[0], '{"secret": {}}\n', *EVERYTHING[2:]],
        [EVERYTHING[0], "[" * 100_000 + "\n", *EVERYTHING[2:]],
        [EVERYTHING[0], '{"draft": {"reading": ' + "9" * 5000 + "}}\n", *EVERYTHING[2:]],
        [EVERYTHING[0], '{"draft": ' + '{"a": ' * 900 + "1" + "}" * 900 + "}\n", *EVERYTHING[2:]],
        [EVERYTHING[0], "\udcff\udcfe\n", *EVERYTHING[2:]],
        EVERYTHING[:-1],
        EVERYTHING[1:],
        ["\n"],
        [],
    ],
    ids=range(20),
)
def test_a_file_that_is_no_ledger_is_refused_and_told_apart_from_one_that_is(ledger, file):
    refused(ledger, file)


def test_a_mark_of_byte_order_blank_lines_and_other_line_ends_change_nothing(ledger):
    file = ["\ufeff" + EVERYTHING[0], "\n", *(line.replace("\n", "\r\n") for line in EVERYTHING[1:]), "\r\n", ""]
    assert exchange.take(ledger, file, by="Basel") == 40
    assert list(exchange.lines(ledger)) == EVERYTHING


def test_a_file_longer_than_any_ledger_is_refused_before_it_is_read(ledger, monkeypatch):
    monkeypatch.setattr(exchange, "MOST_CHARACTERS", 20_000)
    assert refused(ledger, EVERYTHING).found.expected == "at_most: 20000"
    monkeypatch.setattr(exchange, "MOST_CHARACTERS", 10**9)
    monkeypatch.setattr(exchange, "MOST_LINES", 5)
    refused(ledger, EVERYTHING)
    endless = (
        EVERYTHING[0].replace(str(len(EVERYTHING) - 1), "5") if number == 0 else EVERYTHING[1]
        for number in range(10**9)
    )
    refused(ledger, endless)


def test_a_line_of_many_keys_of_which_one_is_there_twice_is_refused_at_once(ledger):
    keys = ", ".join(f'"{number}": 0' for number in range(200_000))  # one look per key at all others took hours
    assert refused(ledger, [EVERYTHING[0], f'{{{keys}, "199999": 0}}\n', *EVERYTHING[2:]]).found.field == "199999"


def test_a_line_longer_than_any_record_is_refused_before_it_takes_many_times_its_size(ledger):
    line = '{"reading": {"warnings": [' + "{}, " * 1_000_000 + "{}]}}\n"
    assert refused(ledger, [EVERYTHING[0], line, *EVERYTHING[2:]]).found.expected == "at_most: 4000000"
