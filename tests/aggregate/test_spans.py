"""Incidents whose date fits no bar, as spans of the days on which they may have been."""

from datetime import date

import pytest

from data.aggregate.measured import default_measure
from data.aggregate.periods import Every, per_period
from data.aggregate.spans import WITHIN, Span, gathered, may_be
from data.aggregate.timeline import timeline
from data.filter import Filter
from data.store import Origin
from tests.aggregate.test_periods import drawn
from tests.briefing.views import view_of
from tests.factories import incident, refilled

FILTERS = (
    "table=ucdp_ged_syria_2016_2019",
    "table=ucdp_ged_syria_2016_2019&gov=all",
    "table=ucdp_ged_syria_2016_2019&from=2017-03-02&to=2018-02-11",
    "table=ucdp_ged_syria_2016_2019&gov=SY11&actor=islamic_state",
    "table=ucdp_ged_syria_2016_2019&toll=5",
    "table=ucdp_ged_syria_2016_2019&class=attack&gov=SY08",
    "table=ucdp_ged_syria_2016_2019&exact=place&from=2016-01-01&to=2016-12-31",
    "table=coded_reports",
    "table=coded_reports&gov=SY09&from=2021-01-01&to=2022-12-31",
    "table=worked_case",
    "table=worked_case&gov=SY09",
    "table=worked_case&class=attack",
)


def span(start, end, n=1, panel="SY09"):
    return Span(panel, start, end, n)


@pytest.mark.parametrize("link", FILTERS)
def test_the_spans_of_each_panel_hold_every_incident_that_is_in_no_bar_and_no_other(link):
    view = view_of(link)
    every: Every = "day" if "worked_case" in link else "week"
    counted = view.ask(per_period, every=every)
    for measure in (default_measure(view.origin), "killed"):
        shown = timeline(counted, view.filter, view.origin, every, measure)
        for panel in shown.panels:
            own = [one for one in shown.spans if one.panel == panel]
            unfit = shown.unfit[shown.unfit["panel"] == panel]
            assert sum(one.n for one in own) == unfit["n"].sum() == sum(shown.not_drawn(panel).values())
            for number in ("low", "high", "silent", "open"):
                assert sum(getattr(one.toll, number) for one in own) == unfit[f"killed_{number}"].sum()
        assert {sum(one.n for one in gathered(shown.spans, within)) for within in WITHIN} == {shown.unfit["n"].sum()}


def test_the_attack_of_10_or_11_december_is_one_span_of_two_days():
    view = view_of("table=worked_case")
    shown = timeline(view.ask(per_period, every="day"), view.filter, view.origin, "day", "attacks")
    assert [(one.panel, one.start, one.end, one.n) for one in shown.spans] == [
        ("SY09", date(2021, 12, 10), date(2021, 12, 11), 1)
    ]


@pytest.mark.parametrize(
    ("precision", "start", "end", "days"),
    [
        ("window", date(2021, 12, 10), date(2021, 12, 11), (date(2021, 12, 10), date(2021, 12, 11))),
        ("month", date(2021, 11, 5), date(2021, 11, 5), (date(2021, 11, 1), date(2021, 11, 30))),
        ("week", date(2021, 11, 5), date(2021, 11, 20), (date(2021, 11, 5), date(2021, 11, 20))),
        ("year", date(2021, 3, 1), date(2021, 6, 30), (date(2021, 3, 1), date(2021, 6, 30))),
        ("", date(2021, 3, 1), date(2021, 3, 1), (date(2021, 1, 1), date(2021, 12, 31))),
    ],
)
def test_a_date_may_be_any_day_that_its_precision_leaves_open(precision, start, end, days):
    assert may_be(precision, start, end) == days


def test_a_day_known_to_the_month_may_have_been_beyond_the_view_and_the_span_says_so():
    shown = drawn(
        incident(date_start=date(2021, 11, 5), date_precision="month"),
        every="day",
        date_from=date(2021, 11, 1),
        date_to=date(2021, 11, 10),
    )
    assert (shown.spans[0].start, shown.spans[0].end) == (date(2021, 11, 1), date(2021, 11, 30))
    assert shown.end.date() == date(2021, 11, 11)


def test_equal_windows_are_one_span_with_their_number_and_the_toll_of_all():
    window = {"date_start": date(2021, 10, 30), "date_end": date(2021, 11, 2), "date_precision": "window"}
    shown = drawn(incident(**window, killed_low=2, killed_high=3), incident(**window), measure="killed")
    (one,) = shown.spans
    assert (one.n, one.toll.low, one.toll.high, one.toll.silent) == (2, 2, 3, 1)


def test_spans_that_are_gathered_reach_from_their_first_day_to_their_last_and_no_further():
    near = [span(date(2021, 10, 2), date(2021, 10, 4)), span(date(2021, 10, 20), date(2021, 10, 22), n=2)]
    apart = span(date(2021, 12, 30), date(2022, 1, 2))
    assert gathered([*near, apart], "M") == (span(date(2021, 10, 2), date(2021, 10, 22), n=3), apart)
    assert gathered([*near, apart], "all") == (span(date(2021, 10, 2), date(2022, 1, 2), n=4),)


def test_of_very_many_rows_a_window_reaches_over_its_year_but_not_beyond_the_view():
    window = incident(date_start=date(2021, 10, 30), date_end=date(2021, 11, 2), date_precision="window")
    covers = date(2021, 1, 1), date(2021, 12, 31)
    wanted = Filter(date_from=date(2021, 3, 1), date_to=date(2021, 12, 31)).resolved(*covers)
    counted = per_period(refilled(window, incident()), "month", rough=True)
    shown = timeline(counted, wanted, Origin("t", "series", 2, *covers, 2, {}, {}), "month", "attacks")
    assert (shown.drawn["n"].sum(), shown.spans[0].start, shown.spans[0].end) == (1, *(wanted.date_from, covers[1]))
