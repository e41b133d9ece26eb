"""Totals of another source: what may be read together, and that neither silence nor a missing row is a zero."""

from datetime import date, timedelta

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import schema
from data.aggregate.counted import ALL_TYPES, holdings
from data.aggregate.counted_sums import by_area, every_of, per_period
from data.filter import Filter
from tests.factories import totals

YEAR = (date(2024, 1, 1), date(2024, 12, 31))


def month(number, **facts):
    end = date(2024, number + 1, 1) if number < 12 else date(2025, 1, 1)
    return {"date_start": date(2024, number, 1), "date_end": end - timedelta(1), "governorate": "SY09", **facts}


def week(number, **facts):
    start = date(2024, 1, 6) + timedelta(7 * number)
    return {"date_start": start, "date_end": start + timedelta(6), "governorate": "SY09", **facts}


def counted(*rows):
    return ibis.memtable(totals(*rows))


def asked(first=YEAR[0], last=YEAR[1], **facts):
    return Filter(date_from=first, date_to=last, period="custom", **facts)


def areas(*rows, kind=None, what="events", level="governorate", wanted=None):
    table = counted(*rows)
    held = holdings(table)
    return by_area(table, wanted or asked(), held, held.choices[0] if kind is None else kind, what, level)


def periods(*rows, every="month", kind=None, wanted=None):
    table = counted(*rows)
    held = holdings(table)
    return per_period(table, wanted or asked(), held, held.choices[0] if kind is None else kind, "events", every)


def numbers(found):
    return {cell.area: cell.n for cell in found.cells}


def test_a_row_without_a_number_is_not_reported_and_a_period_without_a_row_is_none():
    found = periods(month(1, events=0), month(2, events=None), month(4, events=3))
    assert [(cell.start.month, cell.n, cell.silent) for cell in found.cells] == [(1, 0, 0), (2, None, 1), (4, 3, 0)]
    whole = areas(month(1, events=0), month(2, events=None), month(4, events=3)).cells
    here = next(cell for cell in whole if cell.area == "SY09")
    assert (here.n, here.given, here.silent, here.lacking) == (3, 2, 1, 9)
    nowhere = next(cell for cell in whole if cell.area == "SY08")
    assert nowhere.n is None and nowhere.rowless


def test_types_that_are_not_exclusive_are_never_summed():
    rows = [
        month(1, events=5, type_text=name, exclusive=False) for name in ("political_violence", "civilian_targeting")
    ]
    held = holdings(counted(*rows))
    assert ALL_TYPES not in held.choices
    assert numbers(areas(*rows, kind="political_violence"))["SY09"] == 5
    assert numbers(areas(*rows, kind=ALL_TYPES))["SY09"] is None


def test_types_of_which_an_event_has_one_alone_may_be_summed():
    rows = [month(1, events=5, type_text=name, exclusive=True) for name in ("Battles", "Riots")]
    assert holdings(counted(*rows)).choices == (ALL_TYPES, "Battles", "Riots")
    assert numbers(areas(*rows))["SY09"] == 10


def test_a_source_s_own_sum_of_its_types_is_not_added_to_them():
    rows = [month(1, events=5, type_text="Battles", exclusive=True), month(1, events=7, exclusive=True)]
    assert numbers(areas(*rows))["SY09"] == 7


def test_a_type_alone_is_the_choice():
    assert holdings(counted(month(1, events=1, type_text="strikes", exclusive=True))).choices == ("strikes",)
    assert holdings(counted(month(1, events=1))).choices == (ALL_TYPES,)


def test_the_type_with_the_most_events_is_the_usual_one():
    rows = (month(1, events=2, type_text="demonstration"), month(1, events=9, type_text="political_violence"))
    assert holdings(counted(*rows)).choices[0] == "political_violence"


def test_rows_of_a_governorate_and_of_its_districts_are_never_added():
    both = (month(1, events=9), month(1, events=4, district="SY0901"), month(1, events=5, district="SY0902"))
    found = areas(*both)
    assert (numbers(found)["SY09"], found.other_level) == (9, 2)
    assert numbers(areas(*both, level="district")) == {"SY0901": 4, "SY0902": 5}


def test_where_most_is_given_by_district_a_row_of_the_governorate_alone_is_not_its_total():
    rows = [month(at, events=4, district=code) for at in (1, 2, 3) for code in ("SY0901", "SY0902")]
    found = areas(*rows, month(1, events=1))
    assert (numbers(found)["SY09"], found.other_level) == (24, 1)


def test_a_district_without_a_row_leaves_its_governorate_s_number_open():
    rows = [
        month(1, events=4, district="SY0901"),
        month(1, events=5, district="SY0902"),
        month(2, events=1, district="SY0901"),
    ]
    first, second = periods(*rows).cells
    assert (first.n, first.whole) == (9, True)
    assert (second.n, second.lacking, second.whole) == (1, 1, False)


def test_the_whole_country_stands_apart():
    found = areas(month(1, events=3), month(1, events=90, governorate=None, area_text="Syria"))
    assert numbers(found)["SY09"] == 3
    assert found.country.n == 90
    alone = areas(month(1, events=90, governorate=None))
    assert (numbers(alone), alone.country.n) == ({}, 90)
    assert [cell.n for cell in periods(month(1, events=90, governorate=None)).cells] == [90]


def test_a_row_of_an_area_that_nobody_knows_is_not_of_the_whole_country():
    found = areas(month(1, events=3), month(1, events=90, governorate=None, area_text="Atlantis"))
    assert (found.country, found.unplaced) == (None, 1)


def test_a_period_that_reaches_over_the_edge_of_the_view_is_left_out_and_counted():
    rows = [month(at, events=at) for at in (1, 2, 3)]
    found = areas(*rows, wanted=asked(date(2024, 1, 15), date(2024, 3, 31)))
    assert (numbers(found)["SY09"], found.over_edge) == (5, 1)


def test_a_year_s_total_is_not_added_to_its_months():
    rows = [month(at, events=1) for at in range(1, 13)]
    year = {"date_start": YEAR[0], "date_end": YEAR[1], "governorate": "SY09", "events": 12}
    found = areas(*rows, year)
    assert (numbers(found)["SY09"], found.other_step) == (12, 1)


def test_totals_since_a_day_are_neither_summed_nor_taken_for_periods():
    rows = [{**month(at, events=at * 10), "date_start": YEAR[0], "date_end": date(2024, at, 15)} for at in (2, 3, 4)]
    assert holdings(counted(*rows)).overlapping
    assert areas(*rows).cells == ()


def test_the_latest_state_of_a_number_counts_and_not_both():
    rows = [month(1, events=5, as_of=date(2024, 3, 1)), month(1, events=7, as_of=date(2024, 6, 1))]
    assert numbers(areas(*rows))["SY09"] == 7
    assert holdings(counted(*rows)).as_of == date(2024, 6, 1)


def test_two_sources_of_one_period_and_area_are_not_added():
    found = areas(month(1, events=5, source="A"), month(1, events=7, source="B"), month(2, events=1, source="A"))
    here = next(cell for cell in found.cells if cell.area == "SY09")
    assert (here.n, here.torn) == (1, 1)


def test_two_numbers_of_one_type_contradict_where_events_may_be_of_several():
    one = month(1, events=5, type_text="political_violence")
    assert numbers(areas(one, one))["SY09"] == 5
    assert numbers(areas(one, {**one, "events": 6}))["SY09"] is None
    strikes = {**one, "exclusive": True, "date_end": one["date_start"]}
    assert numbers(areas(strikes, {**strikes, "events": 6}))["SY09"] == 11


def test_a_month_that_stands_twice_in_a_table_is_no_sum_of_both():
    rows = [month(1, events=4, exclusive=True), month(2, events=6, exclusive=True)]
    assert numbers(areas(rows[0], *rows))["SY09"] == 10
    here = next(cell for cell in areas(month(1, events=7, exclusive=True), *rows).cells if cell.area == "SY09")
    assert (here.n, here.torn) == (6, 1)


@pytest.mark.parametrize(
    ("step", "every", "drawn"),
    [("day", "month", "month"), ("month", "week", "month"), ("month", "year", "year"), ("week", "month", "week")],
)
def test_totals_are_drawn_in_our_periods_only_where_theirs_lie_in_them(step, every, drawn):
    assert every_of(step, every) == drawn


def test_weeks_are_drawn_as_the_source_cuts_them_and_missing_ones_are_counted():
    rows = [week(at, events=2) for at in (0, 1, 3)]
    found = periods(*rows, wanted=asked(last=date(2024, 2, 2)))
    assert [cell.start for cell in found.cells] == [date(2024, 1, 6), date(2024, 1, 13), date(2024, 1, 27)]
    cells = areas(*rows, wanted=asked(last=date(2024, 2, 2))).cells
    summed = next(cell for cell in cells if cell.area == "SY09")
    assert (summed.n, summed.given, summed.lacking) == (6, 3, 1)


def test_a_table_without_rows_holds_nothing():
    assert holdings(counted()) is None


def test_killed_are_asked_as_events_are_and_are_not_recorded_where_no_row_gives_them():
    rows = [month(1, events=5, killed=2), month(2, events=5)]
    assert holdings(counted(*rows)).recorded == ("events", "killed")
    here = next(cell for cell in areas(*rows, what="killed").cells if cell.area == "SY09")
    assert (here.n, here.silent) == (2, 1)
    assert holdings(counted(month(1, events=5))).recorded == ("events",)


ROWS = st.lists(
    st.builds(
        month,
        st.integers(1, 6),
        events=st.none() | st.integers(0, 50),
        governorate=st.sampled_from(("SY08", "SY09")),
        type_text=st.sampled_from(("a", "b")),
    ),
    max_size=14,
    unique_by=lambda row: (row["date_start"], row["governorate"], row["type_text"]),
)


@settings(max_examples=8)
@given(rows=ROWS, exclusive=st.booleans())
def test_what_is_drawn_by_period_and_by_area_is_one_sum_and_every_row_in_it_once(rows, exclusive):
    rows = [{**row, "exclusive": exclusive} for row in rows]
    if not rows:
        return
    table = counted(*rows)
    held = holdings(table)
    kind = held.choices[0]
    mine = [row for row in rows if kind in (ALL_TYPES, row["type_text"])]
    for every in ("month", "quarter"):
        cells = per_period(table, asked(), held, kind, "events", every).cells
        assert sum(cell.n or 0 for cell in cells) == sum(row["events"] or 0 for row in mine)
    whole = by_area(table, asked(), held, kind, "events", "governorate").cells
    assert sum(cell.n or 0 for cell in whole) == sum(row["events"] or 0 for row in mine)
    for cell in whole:
        own = [row for row in mine if row["governorate"] == cell.area]
        assert (cell.n is None) == all(row["events"] is None for row in own)
        months = {row["date_start"] for row in own}
        assert cell.lacking == 12 - len(months)


def test_the_columns_asked_are_the_schema_s():
    assert isinstance(totals(month(1, events=1)), pa.Table)
    assert totals().schema.names == [column.name for column in schema.COUNTED]
