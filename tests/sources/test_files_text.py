"""Text tables as programs and offices write them: any separator, any encoding, with or without a header."""

import pytest

from data.sources import Refused, load_here
from data.sources.files import heading
from data.sources.files.headers_known import HeadersKnown
from data.sources.files.separators import separator
from data.sources.files.sheet import Row
from tests.sources.files import FIXTURES, as_csv, codes, read, rows

FIELD = FIXTURES / "field"
NOBODY = HeadersKnown(*(lambda _: False,) * 2, lambda _: (), lambda _: None, lambda *_: False, ())
ARABIC = as_csv(rows({"place": "البصيرة", "source": "نورث برس"}, {"place": "هجين"})).decode()


@pytest.mark.parametrize(
    "encoding",
    ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1256", "iso8859-6", "mac_arabic"],
)
def test_arabic_is_read_in_any_encoding_and_a_guess_is_said(tmp_path, encoding):
    found = read(tmp_path, ARABIC.encode(encoding), "a.csv")
    assert found.table["place_name_ar"].to_pylist() == ["البصيرة", "هجين"]
    proved = encoding in ("utf-8-sig", "utf-16", "utf-32")
    assert ("assumed_encoding" in [one.code for one in found.flags]) != proved


def test_the_letters_of_western_europe_are_read(tmp_path):
    records = rows({"source": "Süddeutsche Zeitung, Köln"}, {"source": "Märchen über naïve"})
    found = read(tmp_path, as_csv(records).decode().encode("cp1252"), "a.csv")
    assert found.table["sources"].to_pylist() == ["Süddeutsche Zeitung, Köln", "Märchen über naïve"]
    assert [one.value for one in found.flags] == ["Windows-1252"]


@pytest.mark.parametrize(
    "content", [b"\x80\x04\x00\x01\x02", "a,b\n".encode("utf-16-le") + b"\x00", b"\x00\xd8\x00\x01" * 50]
)
def test_bytes_that_are_no_text_in_any_encoding_are_refused(tmp_path, content):
    with pytest.raises(Refused) as refused:
        read(tmp_path, content, "a.csv")
    assert refused.value.code == "not_text"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|", "^", "~", "¦", "،", "؛", "   "])
def test_whatever_parts_the_cells_is_seen(tmp_path, separator):
    content = as_csv(rows({"killed": "3"}, {"killed": "4"})).decode().replace(",", separator).encode()
    assert read(tmp_path, content, "a.csv").table["killed_low"].to_pylist() == [3, 4]


def test_a_separator_of_a_header_that_nobody_knows_is_what_parts_the_lines_alike():
    assert separator(["A, b; when^where^what", "x, y^z; w^1", "p^q^r, s, t"], NOBODY) == "^"
    assert separator(['a;b;"c, d, e"', "1,5;2,5;3", "1;2;3"], NOBODY) == ";"


def test_the_separator_that_a_spreadsheet_states_is_taken(tmp_path):
    content = b"sep=;\r\n" + as_csv(rows({"killed": "3"})).replace(b",", b";")
    found = read(tmp_path, content, "a.csv")
    assert (found.n_read, found.table["killed_low"].to_pylist()) == (1, [3])


@pytest.mark.parametrize("first", ["I1,2021-11-05,SY09,raid", "x,05 Nov 2021,Deir ez-Zor,raid", "35.155,40.428,a,b"])
def test_records_without_a_header_are_refused_in_words_that_say_so(tmp_path, first):
    with pytest.raises(Refused) as refused:
        read(tmp_path, f"{first}\n{first}\n{first}\n".encode(), "a.csv")
    assert refused.value.code == "no_header"
    assert any("event_date" in one for one in refused.value.values["columns"])


@pytest.mark.parametrize("name", ["hxl_row.csv", "hxl_only.csv"])
def test_a_row_of_tags_is_no_record(name):
    found = load_here(FIELD / name, name)
    assert (found.n_read, len(found.table), codes(found.rejected)) == (20, 20, [])


def test_years_as_the_names_of_columns_are_a_header():
    assert heading.find([Row(1, ("area", "2019", "2020")), Row(2, ("a", "3", "4"))], NOBODY, "a.csv").last == 1
