"""A table of totals is told from one of incidents, and refused in words that say what it is."""

from pathlib import Path

import pytest

from components.names import names
from components.tables.problems_said import refusal_in_words
from data.sources import load_here
from data.sources.problems import Refused
from tests.sources.files import as_csv, imported, read

FIELD = Path(__file__).parent / "field"
WEEKS = ("2024-01-06", "2024-01-13", "2024-01-20", "2024-01-27")
MONTHS = ("2024-01", "2024-02", "2024-03")
AREAS = ("Deir ez-Zor", "Al-Hasakeh", "Ar-Raqqa")


def refused(folder, content, name="table.csv"):
    path = folder / "upload"
    path.write_bytes(content)
    with pytest.raises(Refused) as caught:
        load_here(path, name)
    assert caught.value.code == "looks_like_totals"
    return caught.value.values


def grid(**columns):
    """One row for each area and week."""
    return [
        {name: make(week, area, place) for name, make in columns.items()}
        for place, (week, area) in enumerate((week, area) for week in WEEKS for area in AREAS)
    ]


def test_totals_to_which_an_id_and_a_date_were_added_are_still_totals(tmp_path):
    said = refused(tmp_path, (FIELD / "weekly_totals.csv").read_bytes(), "weekly_totals.csv")
    assert said == {"name": "weekly_totals.csv", "column": "EVENTS", "total": "80", "rows": "20"}


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
    assert refused(tmp_path, as_csv(records)) == {
        "name": "table.csv",
        "column": header,
        "total": str(sum(place % 5 for place in range(12))),
        "rows": "12",
    }


def test_acleds_weekly_file_and_hapis_events_are_totals_also_where_no_row_has_two(tmp_path):
    acled = grid(WEEK=lambda week, *_: week, COUNTRY=lambda *_: "Syria", ADMIN1=lambda _, area, __: area)
    acled = [record | {"EVENT_TYPE": "Battles", "EVENTS": "1", "FATALITIES": "0"} for record in acled]
    assert refused(tmp_path, as_csv(acled))["column"] == "EVENTS"
    hapi = grid(reference_period_start=lambda week, *_: f"{week}T00:00:00", admin2_code=lambda *_: "SY0901")
    hapi = [record | {"event_type": "political_violence", "events": "1", "fatalities": "3"} for record in hapi]
    assert refused(tmp_path, as_csv(hapi))["total"] == "12"


@pytest.mark.parametrize("columns", [AREAS, ("دير الزور", "الحسكة", "الرقة"), MONTHS, ("Jan", "Feb", "Mar")])
def test_areas_or_periods_side_by_side_are_totals(tmp_path, columns):
    first = ("week", WEEKS) if columns[0] in (AREAS[0], "دير الزور") else ("governorate", AREAS)
    records = [{first[0]: of} | dict.fromkeys(columns, str(place + 1)) for place, of in enumerate(first[1])]
    assert refused(tmp_path, as_csv(records))["total"] == str(3 * sum(range(1, len(first[1]) + 1)))


@pytest.mark.parametrize(
    "dates", [WEEKS, ("2024-01", "2024-02", "2024-03"), ("2024-01-01", "2024-02-01", "2024-03-01")]
)
def test_one_row_for_each_area_and_period_is_a_table_of_totals(tmp_path, dates):
    records = [{"date": day, "governorate": area, "killed": "7"} for day in dates for area in AREAS]
    assert refused(tmp_path, as_csv(records))["column"] == "killed"


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


def test_a_numbered_list_of_incidents_is_none_of_totals(tmp_path):
    days = ("2021-11-05", "2021-11-05", "2021-11-09", "2021-12-02")
    records = [{"No": str(n), "date": day, "governorate": AREAS[0]} for n, day in enumerate(days, start=1)]
    assert len(read(tmp_path, as_csv(records), "list.csv").table) == len(days)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_words_say_that_totals_are_no_incidents_and_never_to_add_columns(lang):
    values = {"name": "t.csv", "column": "EVENTS", "total": "80", "rows": "20"}
    told = refusal_in_words(Refused("looks_like_totals", **values), names(lang))
    assert all(value in told for value in values.values())
    assert ("never counted as incidents" if lang == "en" else "لا تُحسب حوادث") in told
    lacking = refusal_in_words(Refused("missing_columns", name="t.csv", columns="event_date"), names(lang))
    assert ("Add" if lang == "en" else "أضف") not in lacking
