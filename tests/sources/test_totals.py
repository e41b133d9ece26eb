"""A table of totals is told from one of incidents, and read as totals: never as incidents, never added up."""

import json
from datetime import date
from pathlib import Path

import pyarrow.compute as pc
import pytest

from components.names import names
from components.tables.problems_said import refusal_in_words
from data.sources.cells import Import
from data.sources.mapping.mapping import Mapping
from data.sources.problems import Refused
from data.sources.unmatched import unmatched
from tests.sources.files import as_csv, codes, imported, read

FIELD = Path(__file__).parent / "field"
COUNTED = Path(__file__).parent / "counted"
WEEKS = ("2024-01-06", "2024-01-13", "2024-01-20", "2024-01-27")
MONTHS = ("2024-01", "2024-02", "2024-03")
AREAS = ("Deir ez-Zor", "Al-Hasakeh", "Ar-Raqqa")
CODES = ("SY09", "SY08", "SY11")


def totals(found: Import):
    """The totals of a file of which no row is an incident."""
    assert not len(found.table)
    assert {one.table for one in found.problems} <= {"counts"}
    assert found.n_read == found.n_loaded + found.n_rejected + found.skipped
    return found.others["counts"]


def counted(folder, records, name="table.csv", **how):
    return totals(imported(folder, records, name, **how))


def sums(table):
    return pc.sum(table["events"]).as_py(), pc.sum(table["killed"]).as_py()


def grid(**columns):
    """One row for each area and week."""
    return [
        {name: make(week, area, place) for name, make in columns.items()}
        for place, (week, area) in enumerate((week, area) for week in WEEKS for area in AREAS)
    ]


def warned(found):
    return [(one.row, one.column, one.code) for one in found.flags if one.code != "column_not_read"]


def test_totals_to_which_an_id_and_a_date_were_added_are_kept_as_totals_and_as_no_incident(tmp_path):
    found = read(tmp_path, (FIELD / "weekly_totals.csv").read_bytes(), "weekly_totals.csv")
    table = totals(found)
    assert (found.source, found.n_loaded, len(table), sums(table)) == ("totals", 20, 20, (80, 90))
    assert set(table["exclusive"].to_pylist()) == {False}  # nobody says that a clash is not also counted as shelling
    assert set(table["from_file"].to_pylist()) == {"weekly_totals.csv"}
    assert warned(found) == [(row, "date", "same_period") for row in (4, 16)]


@pytest.mark.parametrize(
    "header",
    (
        *("EVENTS", "number of events", "Event count", "events_total", "nb_incidents", "strikes", "Number of strikes"),
        *("عدد الحوادث", "عدد الغارات", "الأحداث", "airStrikes", "count", "Total", "العدد"),
    ),
)
def test_a_column_that_counts_events_makes_a_table_one_of_totals(tmp_path, header):
    records = grid(date=lambda week, *_: week, governorate=lambda _, area, __: area)
    for place, record in enumerate(records):
        record[header] = str(place % 5)
    table = counted(tmp_path, records)
    assert table["events"].to_pylist() == [place % 5 for place in range(12)]
    assert table["governorate"].to_pylist() == [*CODES] * 4
    assert set(table["exclusive"].to_pylist()) == {True}  # there are no types


def test_acleds_weekly_file_is_seven_days_a_row_without_other_countries(tmp_path):
    found = read(tmp_path, (COUNTED / "acled_weekly.csv").read_bytes(), "acled.csv")
    table = totals(found)
    assert (found.source, found.n_read, found.n_loaded, found.n_rejected, found.skipped) == ("acled_weekly", 8, 6, 1, 1)
    first = table.to_pylist()[0]
    assert (first["date_start"], first["date_end"]) == (date(2024, 1, 6), date(2024, 1, 12))
    assert (first["governorate"], first["type_text"], first["exclusive"]) == ("SY09", "Armed clash", True)
    assert table["killed"].to_pylist() == [3, None, 0, 6, 0, 2]  # an empty cell is not reported, 0 is 0
    assert codes(found.rejected) == [(9, "WEEK", "not_a_date")]
    assert warned(found) == [(8, "EVENTS", "not_a_total")]
    assert table["events"].to_pylist()[-1] is None


def test_hapis_types_are_never_exclusive_and_its_months_end_where_they_say(tmp_path):
    tagged = (COUNTED / "hapi.csv").read_bytes()
    header, _, *records = tagged.decode().splitlines()
    plain = "\n".join([header, *records]).encode()
    answer = json.dumps({"data": [dict(zip(header.split(","), one.split(","), strict=True)) for one in records]})
    for content, name in ((tagged, "hapi.csv"), (plain, "plain.csv"), (answer.encode(), "hapi.json")):
        found = read(tmp_path, content, name)
        table = totals(found)
        assert (found.source, found.n_read, len(table)) == ("hapi", 5, 5)
        assert set(table["exclusive"].to_pylist()) == {False}
        assert table["date_end"].to_pylist()[0] == date(2024, 1, 31)
        assert table["district"].to_pylist() == ["SY0903"] * 3 + ["SY0804", None]
        assert table["events"].to_pylist() == [12, 4, 0, 5, 2]
        assert table["killed"].to_pylist() == [9, 3, None, 0, 1]
        assert table["area_text"].to_pylist()[-1] == "Nowhere"  # kept, and flagged: nothing is lost
        assert [code for *_, code in warned(found)] == ["unknown_area"]


@pytest.mark.parametrize("columns", [AREAS, ("دير الزور", "الحسكة", "الرقة")])
def test_areas_side_by_side_are_a_total_each_and_an_empty_cell_is_not_reported(tmp_path, columns):
    records = [{"week": week} | dict.fromkeys(columns, str(place)) for place, week in enumerate(WEEKS)]
    records[2][columns[1]] = ""
    found = imported(tmp_path, records)
    table = totals(found)
    assert (found.n_read, found.n_loaded, len(table)) == (4, 4, 12)
    assert table["governorate"].to_pylist() == [code for code in CODES for _ in WEEKS]
    assert table["events"].to_pylist() == [0, 1, 2, 3, 0, 1, None, 3, 0, 1, 2, 3]
    assert table["date_end"].to_pylist()[:2] == [date(2024, 1, 12), date(2024, 1, 19)]


@pytest.mark.parametrize(
    ("columns", "also"),
    [(MONTHS, {}), (("Jan", "Feb", "Mar"), {"year": "2024"}), (("Jan 2024", "Feb 2024", "Mar 2024"), {})],
)
def test_periods_side_by_side_are_a_total_each(tmp_path, columns, also):
    records = [{"governorate": area} | also | dict.fromkeys(columns, str(place)) for place, area in enumerate(AREAS)]
    table = counted(tmp_path, records)
    assert table["date_start"].to_pylist() == [date(2024, month, 1) for month in (1, 2, 3) for _ in AREAS]
    assert set(table["date_end"].to_pylist()) == {date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31)}
    assert table["events"].to_pylist() == [0, 1, 2] * 3


def test_months_without_a_year_are_of_no_period_that_is_known(tmp_path):
    records = [{"governorate": area} | dict.fromkeys(("Jan", "Feb", "Mar"), "3") for area in AREAS]
    with pytest.raises(Refused) as caught:
        imported(tmp_path, records)
    assert caught.value.code == "totals_without_period"


def test_numbers_under_a_file_that_is_called_after_the_killed_are_no_events(tmp_path):
    records = [{"week": week} | dict.fromkeys(AREAS, "2") for week in WEEKS]
    table = counted(tmp_path, records, "killed by governorate.csv")
    assert sums(table) == (None, 24)


@pytest.mark.parametrize(
    "dates", [WEEKS, ("2024-01", "2024-02", "2024-03"), ("2024-01-01", "2024-02-01", "2024-03-01")]
)
def test_one_row_for_each_area_and_period_is_a_table_of_totals(tmp_path, dates):
    records = [{"date": day, "governorate": area, "killed": "7"} for day in dates for area in AREAS]
    table = counted(tmp_path, records)
    assert sums(table) == (None, 7 * len(records))


def test_a_row_for_each_area_and_period_that_counts_neither_events_nor_killed_is_refused_in_words(tmp_path):
    records = [{"date": day, "governorate": area, "displaced": "7"} for day in WEEKS for area in AREAS]
    with pytest.raises(Refused) as caught:
        imported(tmp_path, records)
    assert caught.value.code == "looks_like_totals"
    assert caught.value.values["column"] == "displaced"


def test_strikes_of_a_day_with_a_count_are_one_total_a_row(tmp_path):
    records = [
        {"date": "2024-01-06", "governorate": AREAS[0], "number of strikes": "4", "killed": ""},
        {"date": "2024-01-06", "governorate": AREAS[0], "number of strikes": "2", "killed": "1"},
        {"date": "2024-01-09", "governorate": "Syria", "number of strikes": "0", "killed": "0"},
    ]
    found = imported(tmp_path, records)
    table = totals(found)
    assert table["events"].to_pylist() == [4, 2, 0]
    assert table["killed"].to_pylist() == [None, 1, 0]
    assert table["governorate"].to_pylist() == ["SY09", "SY09", None]
    assert [one[0] for one in warned(found)] == [2, 3]  # of one day and area: kept apart, and said


def test_columns_of_acts_side_by_side_are_a_type_each(tmp_path):
    records = [{"month": month, "governorate": AREAS[0], "clashes": "3", "air strikes": "5"} for month in MONTHS]
    table = counted(tmp_path, records)
    assert set(zip(table["type_text"].to_pylist(), table["events"].to_pylist(), strict=True)) == {
        ("clashes", 3),
        ("air strikes", 5),
    }
    assert set(table["exclusive"].to_pylist()) == {False}


@pytest.mark.parametrize(
    ("cell", "number", "code"),
    [
        *(("3-5", None, "not_a_total"), ("3+", None, "not_a_total"), ("many", None, "not_a_total")),
        *(("-4", None, "negative"), ("99999999999", None, "implausible"), ("=1+1", None, "not_a_total")),
        *(("1.000", None, "thousands_or_decimals"), ("1,200", 1200, ""), ("250000", 250_000, ""), ("٣", 3, "")),
        *(("N/A", None, ""), ("", None, ""), ("0", 0, "")),
    ],
)
def test_what_is_no_single_whole_number_is_not_reported_and_flagged(tmp_path, cell, number, code):
    records = [{"week": week, "governorate": AREAS[0], "events": "2"} for week in WEEKS]
    records[1]["events"] = cell
    found = imported(tmp_path, records)
    assert totals(found)["events"].to_pylist() == [2, number, 2, 2]
    assert warned(found) == ([(3, "events", code)] if code else [])


def test_a_person_says_which_columns_are_the_period_the_area_and_the_numbers(tmp_path):
    records = [{"Quand": "05/11/2024", "Où": "Deir ez-Zor", "Combien": "3", "Morts": "1", "Genre": "raid"}]
    said = Mapping(
        {"date_start": ("Quand",), "governorate": ("Où",), "events": ("Combien",), "killed": ("Morts",)}
        | {"event_type": ("Genre",)},
        row_is="total",
        orders={"date_start": "day first"},
    )
    (row,) = counted(tmp_path, records, mapping=said).to_pylist()
    assert (row["date_start"], row["governorate"], row["type_text"]) == (date(2024, 11, 5), "SY09", "raid")
    assert (row["events"], row["killed"], row["exclusive"]) == (3, 1, False)


def test_the_day_on_which_a_source_said_it_is_kept_and_one_that_cannot_be_read_costs_no_total(tmp_path):
    records = [{"week": week, "governorate": AREAS[0], "events": "2", "last updated": "2024-03-01"} for week in WEEKS]
    records[3]["last updated"] = "soon"
    table = counted(tmp_path, records)
    assert table["as_of"].to_pylist() == [date(2024, 3, 1)] * 3 + [None]


@pytest.mark.parametrize(
    "more",
    [
        {"count": "4", "place": "Basira"},  # people
        {"strikes": "4", "summary": "Four strikes on one house."},
        {"number of strikes": "4", "summary": "Four strikes on one house."},
        {"month": "11", "killed": "3", "total": "5"},
        {"events": "1"},
        {"event number": "7"},
        {"killed": "3"},
        {"count": "3"},
    ],
)
def test_a_table_of_incidents_with_a_column_of_numbers_is_none_of_totals(tmp_path, more):
    days = ("2021-11-05", "2021-11-05", "2021-11-09", "2021-12-02", "2022-01-17", "2022-01-18", "2022-03-30")
    found = imported(
        tmp_path, [{"date": day, "governorate": AREAS[place % 3]} | more for place, day in enumerate(days)]
    )
    assert len(found.table) == len(days)
    assert "counts" not in found.others


def test_a_numbered_list_of_incidents_is_none_of_totals(tmp_path):
    days = ("2021-11-05", "2021-11-05", "2021-11-09", "2021-12-02")
    records = [{"No": str(n), "date": day, "governorate": AREAS[0]} for n, day in enumerate(days, start=1)]
    assert len(read(tmp_path, as_csv(records), "list.csv").table) == len(days)


def test_totals_that_somebody_calls_incidents_are_refused(tmp_path):
    records = grid(date=lambda week, *_: week, governorate=lambda _, area, __: area, events=lambda *_: "3")
    said = Mapping({"date_start": ("date",), "governorate": ("governorate",)})
    with pytest.raises(Refused) as caught:
        imported(tmp_path, records, mapping=said)
    assert caught.value.values == {"name": "user.csv", "column": "events", "total": "36", "rows": "12"}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_words_say_that_totals_are_no_incidents_and_never_to_add_columns(lang):
    values = {"name": "t.csv", "column": "EVENTS", "total": "80", "rows": "20"}
    told = refusal_in_words(Refused("looks_like_totals", **values), names(lang))
    assert all(value in told for value in values.values())
    assert ("never read as incidents" if lang == "en" else "لا تُقرأ المجاميع حوادث") in told
    lacking = refusal_in_words(Refused("missing_columns", name="t.csv", columns="event_date"), names(lang))
    assert ("Add" if lang == "en" else "أضف") not in lacking


def test_an_area_that_nothing_knows_is_asked_for_and_what_is_said_of_it_is_used(tmp_path):
    records = [{"week": week, "province": "The Old Province", "events": "2"} for week in WEEKS]
    found = imported(tmp_path, records)
    assert [(one.text, one.rows) for one in unmatched(found).governorates] == [("The Old Province", 4)]
    said = Mapping({}, values={"governorate": {"the old province": "SY09"}})
    assert set(counted(tmp_path, records, mapping=said)["governorate"].to_pylist()) == {"SY09"}
