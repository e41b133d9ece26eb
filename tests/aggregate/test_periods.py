"""Timelines: what a bar may hold, and what must be listed instead."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.aggregate.families import family_of
from data.aggregate.periods import EVERY, UNFIT, calendar, coarser_than_asked, listed_within, per_period, within
from data.aggregate.timeline import timeline
from data.aggregate.toll import toll_of
from data.filter import Filter
from data.schema import NOT_STATED
from data.store import Origin
from tests.factories import incident, refilled, store


def counted(*rows, every="month", family=False):
    return per_period(refilled(*rows), every, family=family)


def drawn(
    *rows, every="month", measure="attacks", split="none", covers=(date(2021, 1, 1), date(2021, 12, 31)), **asked
):
    origin = Origin("t", "series", len(rows), *covers, len(rows), {}, {})
    wanted = Filter(**asked).resolved(*covers)
    return timeline(counted(*rows, every=every, family=split == "family"), wanted, origin, every, measure, split)


def october(precision="month"):
    return incident(date_start=date(2021, 10, 1), date_end=date(2021, 10, 31), date_precision=precision)


def test_october_is_drawn_by_month_and_by_year_but_by_day_it_is_listed():
    assert drawn(october(), every="month").unfit.empty
    assert drawn(october(), every="year").unfit.empty
    by_day = drawn(october(), every="day")
    assert by_day.drawn.empty
    assert by_day.not_drawn("SY09") == {"month": 1}
    assert by_day.total("SY09") == 1


def test_a_window_over_new_year_fits_no_bar_but_is_counted():
    night = incident(date_start=date(2021, 12, 31), date_end=date(2022, 1, 1), date_precision="window")
    for every in EVERY:
        shown = drawn(night, every=every, covers=(date(2021, 1, 1), date(2022, 12, 31)))
        assert (shown.not_drawn("SY09"), shown.total("SY09")) == ({"window": 1} if every != "week" else {}, 1)


def test_a_day_that_the_file_says_is_known_only_to_the_month_is_drawn_on_no_day():
    vague = incident(date_precision="month")  # date_start and date_end are both 5 October
    assert drawn(vague, every="day").not_drawn("SY09") == {"month": 1}
    assert drawn(vague, every="week").not_drawn("SY09") == {"month": 1}
    assert drawn(vague, every="month").unfit.empty
    assert drawn(incident(date_precision="year"), every="quarter").not_drawn("SY09") == {"year": 1}


def test_a_date_whose_precision_is_not_stated_is_in_no_bar_shorter_than_a_year():
    unsaid = incident(date_precision=None)
    for every in EVERY:
        shown = drawn(unsaid, every=every)
        assert shown.not_drawn("SY09") == ({} if every == "year" else {NOT_STATED: 1})
        assert shown.total("SY09") == 1
    incidents = store(unsaid, incident()).incidents("t")
    assert listed_within(incidents, "day", "2021-10-05", "", "attacks", limit=50)["incident_id"].tolist() == ["I2"]
    assert listed_within(incidents, "day", UNFIT, "", "attacks", limit=50)["incident_id"].tolist() == ["I1"]


def test_weeks_begin_on_monday():
    sunday, monday = incident(date_start=date(2021, 12, 12)), incident(date_start=date(2021, 12, 13))
    assert list(counted(sunday, monday, every="week")["period"]) == [
        pd.Timestamp(2021, 12, 6),
        pd.Timestamp(2021, 12, 13),
    ]


def test_attacks_and_security_operations_are_never_one_sum():
    raid = incident(event_type="raid", event_class="security_operation")
    clash = incident(event_type="clash", event_class="clash", directed=False)
    rows = (incident(), incident(), raid, clash)
    totals = {m: drawn(*rows, measure=m).total("SY09") for m in ("attacks", "security_operations", "violent_events")}
    assert totals == {"attacks": 2, "security_operations": 1, "violent_events": 3}


def test_an_incident_without_a_class_is_not_lost():
    assert drawn(incident(event_class=None, killed_low=3), measure="killed").toll("SY09").low == 3
    found = within(store(incident(event_class=None)).incidents("t"), "month", "2021-10-01", "SY09", "killed")
    assert found.count().execute() == 1


def test_the_month_in_which_the_data_end_is_not_a_whole_one():
    shown = drawn(incident(), covers=(date(2021, 9, 1), date(2021, 10, 20)))
    assert shown.partial == {pd.Timestamp(2021, 10, 1)}
    assert not drawn(incident(), covers=(date(2021, 9, 1), date(2021, 10, 31))).partial


def test_a_month_cut_by_the_filter_is_not_a_whole_one():
    shown = drawn(incident(), date_from=date(2021, 10, 3), date_to=date(2021, 11, 30))
    assert shown.partial == {pd.Timestamp(2021, 10, 1)}


def test_time_outside_the_coverage_is_no_row_of_zeros():
    shown = drawn(incident(), date_from=date(2021, 8, 1), date_to=date(2022, 6, 30))
    assert shown.uncovered == {pd.Timestamp(2022, 1, 1)}  # a strip of it, so that the shade can be seen
    assert not drawn(incident()).uncovered


def test_a_bar_of_rows_outside_the_coverage_is_no_whole_bar():
    late = incident(date_start=date(2022, 2, 3))
    assert pd.Timestamp(2022, 2, 1) in drawn(late).partial


def test_an_absurdly_long_period_is_drawn_only_where_the_table_reaches():
    shown = drawn(incident(), every="day", date_from=date(1900, 1, 1), date_to=date(2200, 1, 1))
    assert len(shown.periods) < 500


def test_a_governorate_without_incidents_keeps_its_panel_and_one_unknown_is_not_lost():
    shown = drawn(incident(), incident(governorate=None), governorates=("SY09", "SY11"))
    assert shown.panels == ("SY09", "SY11", "none")
    assert [shown.total(panel) for panel in shown.panels] == [1, 0, 1]


def test_a_silent_source_is_not_a_death_toll_of_zero():
    shown = drawn(incident(killed_low=2, killed_high=3), incident(), measure="killed")
    toll = shown.toll("SY09")
    assert (toll.low, toll.high, toll.silent) == (2, 3, 1)
    assert shown.silent == 1
    assert not drawn(incident(), measure="killed").toll("SY09").known


def test_a_bar_can_be_split_by_the_family_of_its_initiators():
    shown = drawn(
        *(incident(), incident(initiators="coalition;sdf"), incident(initiators=None), incident(directed=False)),
        split="family",
    )
    assert dict(zip(shown.drawn["part"], shown.drawn["n"], strict=True)) == {
        "insurgent": 1,
        "several": 1,
        "unknown": 1,
        "undirected": 1,
    }


def test_the_family_of_several_actors_of_one_kind_is_theirs():
    assert family_of("asayish;sdf", directed=True) == "autonomous_administration"
    assert family_of("asayish;sdf", directed=False) == "undirected"


def test_the_incidents_behind_a_bar_are_those_it_counts():
    rows = [incident(), incident(governorate="SY11"), incident(date_start=date(2021, 11, 2)), october("month")]
    incidents = store(*rows).incidents("t")
    found = listed_within(incidents, "month", "2021-10-01", "SY09", "attacks", limit=50)
    assert list(found["incident_id"]) == ["I4", "I1"]
    assert within(incidents, "day", UNFIT, "", "attacks").count().execute() == 1
    assert within(incidents, "day", "2021-10-05", "none", "attacks").count().execute() == 0
    assert within(incidents, "month", "2021-10-01", "SY09", "clashes").count().execute() == 0


def test_the_default_period_keeps_few_marks():
    assert coarser_than_asked(30, 3) == "day"
    assert coarser_than_asked(1430, 3) == "month"
    assert coarser_than_asked(1430, 14) == "year"
    assert coarser_than_asked(10**6, 14) == "year"


def test_another_length_of_period_is_refused():
    with pytest.raises(KeyError):
        calendar(date(2021, 1, 1), date(2021, 2, 1), "fortnight")


DAYS = st.dates(date(2020, 12, 1), date(2021, 2, 28))
ROWS = st.builds(
    lambda day, length, governorate, low, extra: incident(
        date_start=day,
        date_end=day + timedelta(length),
        date_precision=None if length == 3 else "day" if not length else "window",
        governorate=governorate,
        killed_low=low,
        killed_high=None if low is None else low + extra,
    ),
    DAYS,
    st.integers(0, 40),
    st.sampled_from(["SY09", "SY11", "SY08", None]),
    st.none() | st.integers(0, 9),
    st.integers(0, 5),
)


@settings(max_examples=25)
@given(st.lists(ROWS, min_size=1, max_size=8), st.sampled_from(EVERY))
def test_bars_and_what_fits_none_add_up_to_all_incidents(rows, every):
    covers = (date(2020, 12, 1), date(2021, 4, 30))
    shown = drawn(*rows, every=every, covers=covers)
    assert int(shown.drawn["n"].sum() + shown.unfit["n"].sum()) == len(rows)
    assert sum(shown.total(panel) for panel in shown.panels) == len(rows)
    assert set(shown.drawn["period"]) <= set(shown.periods)
    killed = drawn(*rows, every=every, covers=covers, measure="killed")
    lows = [row["killed_low"] for row in rows if row["killed_low"] is not None]
    assert sum(killed.toll(panel).low for panel in killed.panels) == sum(lows)
    assert killed.silent == len(rows) - len(lows)


@settings(max_examples=8)
@given(st.lists(ROWS, min_size=1, max_size=6), st.sampled_from(EVERY))
def test_every_bar_opens_to_as_many_incidents_as_it_counts(rows, every):
    incidents = refilled(*rows)
    shown = drawn(*rows, every=every, covers=(date(2020, 12, 1), date(2021, 4, 30)))
    periods = {str(period.date()) for period in shown.drawn["period"]}
    for period in (*periods, UNFIT):
        for panel in ("", *shown.panels):
            behind = within(incidents, every, period, panel, "attacks").count().execute()
            assert behind == shown.count(None if period == UNFIT else period, panel)


def test_a_toll_in_a_counted_row_reads_as_the_incidents_do():
    row = counted(incident(killed_low=7)).iloc[0]
    toll = toll_of(row, "killed", row["n"])
    assert (toll.low, toll.open, toll.silent) == (7, 1, 0)
