"""A workbook with a sheet a month is one table; nothing in it replaces anything, and every row says its sheet."""

import argparse
import json

import pytest

from data import schema
from data.library.file_cli import add_parser
from data.sources import Refused, load, load_here
from data.sources.mapping.mapping import Mapping
from tests.sources.files import FIXTURES, as_csv, read, rows
from tests.sources.test_xlsx_file import workbook

MONTHS = FIXTURES / "field" / "monthly_sheets.xlsx"


def months(*contents, titles=("Jan", "Feb", "Mar")):
    first, *also = zip(titles, contents, strict=False)
    return workbook(first[1], first[0], also=also)


def test_a_sheet_a_month_is_one_table():
    found = load_here(MONTHS, "monthly_sheets.xlsx")
    assert (found.n_read, len(found.table), found.n_rejected) == (24, 24, 0)
    assert len(set(found.table["incident_id"].to_pylist())) == 24


def test_columns_in_another_order_and_spelling_are_alike(tmp_path):
    turned = [{"Killed": "2", **{name.upper(): value for name, value in rows({})[0].items()}, "INCIDENT_ID": "I9"}]
    found = read(tmp_path, months(rows({"killed": "1"}), turned), "a.xlsx")
    assert found.table["killed_low"].to_pylist() == [1, 2]


def test_what_is_wrong_with_a_row_names_its_sheet(tmp_path):
    found = read(tmp_path, months(rows({}, {"date_start": "soon"}), rows({"date_start": "later"})), "a.xlsx")
    said = [(one.sheet, one.row) for one in found.rejected if one.code == "not_a_date"]
    assert said == [("Jan", 3), ("Feb", 2)]
    assert (found.n_read, len(found.table), found.n_rejected) == (3, 1, 2)
    assert load(months(rows({}, {"date_start": "soon"}), rows({})), "a.xlsx").rejected[0].sheet == "Jan"


def test_sheets_that_each_number_their_rows_from_one_lose_none(tmp_path):
    found = read(tmp_path, months(rows({"killed": "1"}), rows({"killed": "2"}), rows({"killed": "3"})), "a.xlsx")
    assert sorted(found.table["incident_id"].to_pylist()) == ["I1", "I1-2", "I1-3"]
    said = [(one.sheet, one.value) for one in found.flags if one.code == "same_id_in_sheets"]
    assert said == [("Feb", "I1"), ("Mar", "I1")]


def test_a_copy_of_a_sheet_counts_nothing_twice(tmp_path):
    found = read(tmp_path, months(rows({}, {}), rows({}, {})), "a.xlsx")
    assert len(found.table) == 2
    assert [(one.sheet, one.row, one.code) for one in found.rejected] == [
        ("Feb", 2, "duplicate_id"),
        ("Feb", 3, "duplicate_id"),
    ]


def test_an_empty_month_costs_nothing(tmp_path):
    def emptied(book):
        book["Feb"].delete_rows(2)

    content = workbook(rows({}), "Jan", also=(("Feb", rows({})),), edit=emptied)
    assert len(read(tmp_path, content, "a.xlsx").table) == 1


def test_a_total_below_a_month_is_left_out_by_its_sheet(tmp_path):
    content = months(
        rows({"killed": "1"}), [*rows({"killed": "2", "incident_id": "F1"}), {"incident_id": "Total", "killed": "2"}]
    )
    found = read(tmp_path, content, "a.xlsx")
    assert [(one.reason, one.sheet, one.rows) for one in found.left_out] == [("total_row", "Feb", (3,))]


TITLES = ("January, 2021", 'the "second" one', "آذار")


@pytest.mark.parametrize("title", TITLES)
def test_any_title_of_a_sheet_can_be_asked_for(tmp_path, title):
    others = rows({"killed": "1"}), rows({"injured": "2"}), rows({"detained": "3"})
    content = months(*others, titles=TITLES)
    with pytest.raises(Refused) as refused:
        read(tmp_path, content, "a.xlsx")
    assert (refused.value.code, refused.value.values["sheets"]) == ("which_sheet", list(TITLES))
    assert len(read(tmp_path, content, "a.xlsx", sheet=title).table) == 1


def test_a_sheet_that_is_not_there_is_never_another_one(tmp_path):
    with pytest.raises(Refused) as refused:
        load_here(MONTHS, "monthly_sheets.xlsx", sheet="April")
    assert (refused.value.code, refused.value.values["sheets"]) == ("no_such_sheet", ["Jan", "Feb", "Mar"])


def test_a_sheet_of_another_kind_is_said_not_to_be_read(tmp_path):
    content = workbook(rows({}, {}), "Data", also=(("Notes", [{"Read me": "these are notes"}]),))
    assert [one.value for one in read(tmp_path, content, "a.xlsx").flags] == ["Notes"]


def test_a_hidden_sheet_is_said(tmp_path):
    def hidden(book):
        book["Feb"].sheet_state = "hidden"

    content = workbook(rows({}), "Jan", also=(("Feb", rows({"incident_id": "F1"})),), edit=hidden)
    found = read(tmp_path, content, "a.xlsx")
    assert [(one.sheet, one.row) for one in found.flags if one.code == "hidden_row"] == [("Feb", 2)]
    assert found.table["flags"].to_pylist() == [None, "hidden_row"]


def test_two_sheets_of_one_workbook_are_two_tables_where_they_are_asked_for(tmp_path, capsys):
    def run(*words):
        parser = argparse.ArgumentParser()
        add_parser(parser.add_subparsers())
        args = parser.parse_args(["import", str(MONTHS), "--tables", str(tmp_path), *words])
        return args.run(args)

    assert run("--sheet", "Jan", "--to", "jan") == 0
    assert run("--sheet", "Feb", "--to", "feb") == 0
    assert run("--sheet", "Feb", "--to", "again") == 2
    assert sorted(path.stem for path in (tmp_path / "incidents").iterdir()) == ["feb", "jan"]
    jan, feb = (load(MONTHS, "monthly_sheets.xlsx", sheet=title).version for title in ("Jan", "Feb"))
    assert jan != feb


def test_titles_are_printed_so_that_each_can_be_told(tmp_path, capsys):
    path = tmp_path / "a.xlsx"
    path.write_bytes(months(rows({"killed": "1"}), rows({"injured": "2"}), titles=("a, b", "c")))
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers())
    args = parser.parse_args(["import", str(path), "--to", "x", "--tables", str(tmp_path)])
    assert args.run(args) == 2
    assert json.dumps(["a, b", "c"]) in capsys.readouterr().err


def whence(found):
    return list(zip(*(found.table[name].to_pylist() for name in schema.WHENCE), strict=True))


def test_every_row_says_the_file_the_sheet_and_the_row_that_it_was_read_from(tmp_path):
    content = months(
        rows({"killed": "1"}, {"date_start": "soon"}, {}),
        rows({"incident_id": "F1", "killed": ""}),
        titles=("a, b", "c"),
    )
    expected = [("year.xlsx", "a, b", 2), ("year.xlsx", "a, b", 4), ("year.xlsx", "c", 2)]
    assert whence(read(tmp_path, content, "year.xlsx")) == expected
    assert whence(load(content, "year.xlsx")) == expected
    assert whence(read(tmp_path, content, "year.xlsx", sheet="c")) == [("year.xlsx", "c", 2)]
    assert whence(read(tmp_path, as_csv(rows({}, {})), "year.csv")) == [("year.csv", None, 2), ("year.csv", None, 3)]


def test_a_row_of_a_known_layout_says_where_it_stood_too():
    for name in ("ged_pandas_float.csv", "acled_2024.csv", "kobo_plain.csv"):
        found = load_here(FIXTURES / "field" / name, name)
        assert {one for one, _, _ in whence(found)} == {name}
        numbers = [row for _, _, row in whence(found)]
        assert len(set(numbers)) == len(found.table) and min(numbers) == 2


def test_victims_of_one_sheet_take_no_flag_of_the_rows_of_those_numbers_in_another(tmp_path):
    def person(**changes):
        named = {
            "date_start": "2021-11-05",
            "governorate": "SY09",
            "place": "Abu Hamam",
            "event_type": "raid",
            "age": "3",
        }
        return named | changes

    first = [person(), person(), person(date_start="2021-11-06")]
    second = [
        person(date_start="2021-12-05"),
        person(date_start="soon"),
        person(date_start="2021-12-07", place="Nowhere"),
    ]
    columns = {name: (name,) for name in ("date_start", "governorate", "place", "event_type")}
    found = read(tmp_path, months(first, second), "a.xlsx", mapping=Mapping(columns, row_is="victim"))
    assert [row[1:] for row in whence(found)] == [("Jan", 2), ("Jan", 4), ("Feb", 2), ("Feb", 4)]
    assert found.table["killed_low"].to_pylist() == [2, 1, 1, 1]
    assert [(one.sheet, one.row) for one in found.rejected] == [("Feb", 3)]
    assert [(one.sheet, one.rows) for one in found.left_out] == [("Jan", (3,))]
    flagged = ["unknown_place" in (flags or "") for flags in found.table["flags"].to_pylist()]
    assert flagged == [False, False, False, True]


def test_what_is_said_while_a_sheet_is_read_flags_no_row_of_that_number_in_another(tmp_path):
    def hidden(book):
        book["Feb"].row_dimensions[3].hidden = True

    records = [{**row, "incident_id": f"F{row['incident_id']}"} for row in rows({}, {})]
    found = read(tmp_path, workbook(rows({}, {}), "Jan", also=(("Feb", records),), edit=hidden), "a.xlsx")
    assert found.table["flags"].to_pylist() == [None, None, None, "hidden_row"]
