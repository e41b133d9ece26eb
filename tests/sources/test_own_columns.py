"""Columns that have no place in the schema stay with their row, whatever happens to the rows around them."""

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data import own, schema
from data.sources import limits
from data.sources.mapping.mapping import Mapping
from tests.sources.files import FIXTURES, as_csv, codes, imported, read, rows

SIX = schema.OWN


def own_cells(found):
    """Its own columns, by name."""
    return {name.removeprefix(SIX): found.table[name].to_pylist() for name in own.columns_in(found.table.schema.names)}


def test_a_column_that_has_no_place_stays_with_its_row_when_other_rows_are_rejected(tmp_path):
    found = imported(tmp_path, rows({"alert": "red"}, {"alert": "lost", "date_start": "soon"}, {"alert": "green"}))
    assert found.n_rejected == 1
    assert dict(zip(found.table["incident_id"].to_pylist(), own_cells(found)["alert"], strict=True)) == {
        "I1": "red",
        "I3": "green",
    }
    assert codes(found.flags) == [(1, "alert", "column_not_read")]
    assert found.table.schema.names[: len(schema.INCIDENTS)] == [column.name for column in schema.INCIDENTS]


def test_texts_stay_as_they_came_and_plain_integers_are_numbers(tmp_path):
    kept = {
        "code": " 007",
        "sum": "1,200",
        "formula": "=1+1",
        "place_note": "البصيرة\nشارع",
        "n": "-5",
        "big": "9" * 19,
    }
    found = imported(tmp_path, rows(kept, {"n": "12", "code": "7"}))
    cells = own_cells(found)
    assert cells.pop("n") == [-5, 12]
    assert found.table.schema.field("own:n").type == pa.int64()
    assert {name: column[0] for name, column in cells.items()} == {k: v for k, v in kept.items() if k != "n"}
    assert cells["sum"][1] is None
    assert found.table.schema.field("own:big").type == pa.string()  # 64 bits do not hold it


def test_a_value_that_only_a_rejected_row_has_makes_no_number_a_text(tmp_path):
    found = imported(tmp_path, rows({"n": "5"}, {"n": "five", "date_start": "soon"}))
    assert own_cells(found) == {"n": [5]}


def test_an_own_text_is_found_by_the_text_search_and_a_row_without_one_is_found_as_before(tmp_path):
    found = imported(tmp_path, rows({"camp": "Al-Hawl"}, {}))
    with_it, without = found.table["search_text"].to_pylist()
    assert with_it.endswith("| al-hawl")
    assert without == imported(tmp_path, rows({}, {})).table["search_text"].to_pylist()[1]


def test_what_stands_in_the_rows_of_one_incident_is_joined_each_text_once(tmp_path):
    told = {"date_start": "2021-11-05", "governorate": "SY09", "place": "Hajin"}
    victims = [
        {**told, "Nickname": "a", "Camp": "x"},
        {**told, "Nickname": "b", "Camp": "x"},
        {**told, "place": "Sur", "Nickname": "c"},
        {**told, "Nickname": "a", "Camp": ""},
    ]
    mapping = Mapping({name: (name,) for name in told}, row_is="victim")
    found = imported(tmp_path, victims, mapping=mapping)
    assert own_cells(found) == {"Nickname": ["a; b", "c"], "Camp": ["x", None]}


def test_sheets_that_are_one_table_keep_the_own_cells_of_each(tmp_path):
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for number, year in enumerate(("2020", "2021")):
            sheet = book.add_worksheet(year)
            header = ["incident_id", "date_start", "governorate", "event_type", "Alert", "team"]
            cells = [f"I{year}", f"{year}-01-05", "SY09", "raid", f"level {year}", f"t{number}"]
            order = range(6) if not number else (0, 1, 2, 3, 5, 4)
            for place, at in enumerate(order):
                sheet.write_string(0, place, header[at])
                sheet.write_string(1, place, cells[at])
    found = read(tmp_path, out.getvalue(), "a.xlsx")
    assert own_cells(found) == {"Alert": ["level 2020", "level 2021"], "team": ["t0", "t1"]}
    assert found.table["from_row"].to_pylist() == [2, 2]


def test_headers_that_nobody_sees_or_could_tell_apart_become_names_of_their_own():
    headers = ["a\0b", "\u202ea", "x" * 5000, "x" * 6000, "#", "%", "", "own:own:n", "A\u200bB", "ab (2)"]
    names = own.columns(headers)
    assert len({name.casefold() for name in names}) == len(headers)
    assert names[:2] == ("own:a b", "own:a")
    assert names[7] == "own:own:n"
    assert max(map(len, names)) <= len(SIX) + own.LONGEST_NAME + len(" (2)")
    assert all(name.isprintable() for name in names)


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_column_without_a_header_is_kept_by_its_place(tmp_path, kind):
    content = as_csv(rows({"": "noted"}))
    if kind == "parquet":
        out = io.BytesIO()
        pq.write_table(pa.Table.from_pylist(rows({"": "noted"})), out)
        content = out.getvalue()
    assert own_cells(read(tmp_path, content, f"a.{kind}")) == {"#5": ["noted"]}


def test_of_more_own_columns_than_are_kept_the_others_are_named(tmp_path):
    found = imported(tmp_path, rows({f"c{n}": str(n) for n in range(203)}))
    assert len(own_cells(found)) == own.MOST
    assert [one.column for one in found.flags if one.code == "own_column_left_out"] == ["c200", "c201", "c202"]


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_an_own_text_that_is_too_long_costs_no_row_and_is_said_to_be_cut(tmp_path, kind):
    records = rows({"tale": "x" * 40_000}, {"tale": "short"})
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(records), out)
    found = read(tmp_path, as_csv(records) if kind == "csv" else out.getvalue(), f"a.{kind}")
    assert list(map(len, own_cells(found)["tale"])) == [limits.LONGEST_TEXT, 5]
    assert (2, "tale", "own_cell_cut") in codes(found.flags)


def test_a_parquet_file_keeps_moments_and_numbers_and_says_which_columns_are_no_text(tmp_path):
    moments = pa.array(["2021-01-01T10:30:00", "2021-01-02T00:00:00"]).cast(pa.timestamp("us"))
    table = pa.Table.from_pylist(rows({}, {}))
    table = table.append_column("seen", moments).append_column("share", pa.array([0.5, None]))
    table = table.append_column("level", pa.array(["a", "b"]).dictionary_encode())
    table = table.append_column("shape", pa.array([b"x", b"y"])).append_column("n", pa.array([2**60, 3]))
    out = io.BytesIO()
    pq.write_table(table, out)
    found = read(tmp_path, out.getvalue(), "a.parquet")
    assert own_cells(found) == {
        "seen": ["2021-01-01 10:30:00", "2021-01-02"],
        "share": ["0.5", None],
        "level": ["a", "b"],
        "n": [2**60, 3],
    }
    assert (1, "shape", "own_column_left_out") in codes(found.flags)


def test_json_members_are_own_columns_and_half_a_letter_costs_no_file(tmp_path):
    records = rows({"who": {"team": "A"}, "tags": ["x", "y"], "n": 3}, {"odd": "\ud800", "n": None})
    found = read(tmp_path, json.dumps(records).encode(), "a.json")
    assert own_cells(found) == {"who / team": ["A", None], "tags": ["x;y", None], "n": [3, None], "odd": [None, "?"]}


def test_a_layout_known_by_its_name_keeps_what_it_does_not_read(tmp_path):
    found = read(tmp_path, (FIXTURES / "ucdp_ged_41_columns.csv").read_bytes(), "ged.csv")
    assert found.source == "ucdp_ged"
    assert "conflict_name" in own_cells(found)
    assert len(own_cells(found)["conflict_name"]) == len(found.table)
    assert ("conflict_name", "column_not_read") in {(one.column, one.code) for one in found.flags}


def test_columns_called_as_ours_are_own_columns_of_a_file_that_is_no_export(tmp_path):
    found = imported(tmp_path, rows({"provenance": "a letter", "origin": "Homs"}))
    assert own_cells(found) == {"provenance": ["a letter"], "origin": ["Homs"]}
    assert found.table["origin"].to_pylist() != ["Homs"]
