"""A record is believed only where every value is as it should be; one that is not takes no other table with it."""

import json

import pytest

from data.library import reading
from data.library.shelf import Shelf
from data.library.writing import LARGEST, as_json, of_json
from tests.library.made import kept, replaced


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    shelf = Shelf(tmp_path_factory.mktemp("home") / "tables")
    return shelf, kept(shelf, "other", origin="other"), replaced(shelf, kept(shelf, "a", origin="mine"), "a", "b")


def changed(record, path, value):
    """The record with one value changed."""
    found = json.loads(record)
    *above, last = path
    place = found
    for name in above:
        place = place[name]
    place[last] = value
    return json.dumps(found).encode()


FIRST = ("versions", 0)
HOSTILE = {
    "another format": (("format",), "rasid-table-9"),
    "a path as its name": (("origin",), "../mine"),
    "another name": (("origin",), "other"),
    "a flag as a number": (("current",), True),
    "a version that is none": (("current",), 9),
    "a number used twice": ((*FIRST, "number"), 2),
    "a number of the future": (("next",), 2),
    "a number without end": (("next",), 10**400),
    "a size below nothing": ((*FIRST, "size"), -1),
    "no versions": (("versions",), []),
    "a value nobody knows": (("wiped",), True),
    "a kind nobody knows": (("about", "kind"), "census"),
    "names that are a list": (("about", "names"), ["a"]),
    "no name": (("about", "names"), {}),
    "a name that turns the line round": (("about", "names"), {"en": "\u202eabc"}),
    "half a letter": (("about", "licence"), "\ud800"),
    "a link that runs": (("about", "url"), "javascript:alert(1)"),
    "a day that is none": (("about", "covers_from"), "2024-02-31"),
    "a moment without a place": ((*FIRST, "made"), "2024-01-01T00:00:00"),
    "a digest that is a path": ((*FIRST, "files", 0, "sha256"), "../../../etc/passwd"),
    "a fact of another type": ((*FIRST, "facts", "rows"), "2"),
    "an end that is no moment": (("until",), "tomorrow"),
    "an owner that is a text": (("owner",), "everybody"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_record_that_is_not_as_it_should_be_is_refused(made, case):
    record = as_json(made[2])
    assert of_json(record, "mine") == made[2]
    with pytest.raises(ValueError):
        of_json(changed(record, *HOSTILE[case]), "mine")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"format": "rasid-table-1"}', b" " * (LARGEST + 1)],
    ids=["nothing", "half", "a list", "null", "no text", "a well", "empty", "too much"],
)
def test_a_damaged_record_is_left_out_and_listed_and_its_folder_is_left_alone(made, content, caplog):
    shelf, other, mine = made
    record = shelf.folder / "mine" / "table.json"
    whole = record.read_bytes()
    try:
        record.write_bytes(content)
        assert (shelf.tables(), shelf.broken(), shelf.find("mine")) == ((other,), ("mine",), None)
        assert "mine" in caplog.text
        shelf.describe(other, other.about, "")  # sweeps
        assert shelf.version_folder(mine, 1).is_dir()
    finally:
        record.write_bytes(whole)
    assert shelf.find("mine") == mine


def test_a_table_whose_version_is_cut_short_is_left_out(made):
    shelf, other, mine = made
    rows = shelf.version_folder(mine, 2) / "incidents.parquet"
    whole = rows.read_bytes()
    try:
        rows.write_bytes(whole[:-9])
        reading._record.cache_clear()
        assert (shelf.tables(), shelf.broken()) == ((other,), ("mine",))
    finally:
        rows.write_bytes(whole)
        reading._record.cache_clear()
