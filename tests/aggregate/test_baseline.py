"""The windows that a change is judged against: counted as the view itself is, covered wholly, in step with it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.headline import comparing
from data import query
from data.aggregate.baseline import ANYWHERE, baseline, earlier, laid
from data.change import rate_ratio
from data.filter import Resolved
from data.store import Origin
from tests.briefing.views import view_of
from tests.factories import incident, store

COVERS = date(2018, 1, 1), date(2019, 12, 31)
SERIES = Origin("t", "series", 100, *COVERS, 100, {}, {})
DAYS = st.integers(0, 729).map(lambda day: COVERS[0] + timedelta(day))


def asked(start, end, **more):
    return Resolved(origin="t", period="custom", date_from=start, date_to=end, governorates=(), **more)


@given(DAYS, st.integers(0, 200))
def test_all_windows_are_covered_and_the_one_asked_for_is_among_them(start, length):
    wanted = asked(start, min(start + timedelta(length), COVERS[1]))
    windows = laid(wanted, SERIES)
    starts = windows.starts()
    assert starts[windows.now] == start
    assert starts[0] >= COVERS[0] > starts[0] - timedelta(windows.days)
    last = starts[-1] + timedelta(windows.days - 1)
    assert last <= COVERS[1] < last + timedelta(windows.days)


@settings(max_examples=25)
@given(st.lists(st.tuples(DAYS, st.integers(0, 40)), min_size=1, max_size=40), DAYS, st.integers(1, 120))
def test_a_window_counts_the_incidents_that_lie_wholly_in_it(rows, start, length):
    held = [(day, day + timedelta(more)) for day, more in rows]
    incidents = store(*(incident(date_start=first, date_end=last) for first, last in held)).incidents("t")
    windows = laid(asked(start, min(start + timedelta(length), COVERS[1])), SERIES)
    counts = baseline(incidents, windows).series("attacks")
    for begins, n in zip(windows.starts(), counts, strict=True):
        ends = begins + timedelta(windows.days - 1)
        assert n == sum(begins <= first and last <= ends for first, last in held)


@given(DAYS, st.integers(0, 364))
def test_each_window_is_set_beside_the_one_that_lies_as_long_before_it_and_is_covered(start, length):
    wanted = asked(start, min(start + timedelta(length), COVERS[1]), against="year")
    windows, before = laid(wanted, SERIES), wanted.previous().date_from
    sooner, without = earlier(windows, (start - before).days, SERIES)
    if before < COVERS[0]:
        assert windows.now < without or sooner.n <= 0
        return
    assert sooner.starts()[sooner.now] == before
    assert sooner.starts()[0] >= COVERS[0] > sooner.starts()[0] - timedelta(windows.days)
    lags = {one - other for one, other in zip(windows.starts()[without:], sooner.starts(), strict=True)}
    assert lags == {start - before}


@pytest.mark.parametrize("against", ["before", "year"])
@pytest.mark.parametrize("period", ["from=2018-03-01&to=2018-03-31", "period=2018", "from=2018-01-01&to=2018-06-30"])
def test_the_two_counts_are_those_of_the_two_periods_whichever_is_asked_for(period, against):
    view = view_of(f"{period}&gov=SY09&against={against}")
    both = view.filter.previous(), view.filter
    counts = dict(zip(comparing.spans(view), comparing.pairs(view, "violent_events", ANYWHERE), strict=True))
    for wanted, n in zip(both, counts[both[0].date_from, both[1].date_from], strict=True):
        rows = query.matching(view.store.incidents(view.origin.origin), wanted)
        assert n == rows.filter(rows.event_class.isin(["attack", "clash"])).count().execute()


def test_counts_are_of_one_measure_and_of_one_governorate():
    rows = [incident(), incident(event_class="clash"), incident(governorate="SY11"), incident(governorate=None)]
    found = baseline(
        store(*(row | {"date_start": date(2018, 5, 5), "date_end": None} for row in rows)).incidents("t"),
        laid(asked(date(2018, 5, 1), date(2018, 5, 31)), SERIES),
    )
    now = found.windows.now
    assert [found.series("attacks", area)[now] for area in (ANYWHERE, "SY09", "SY11")] == [3, 1, 1]
    assert found.series("violent_events")[now] == 4
    assert found.governorates() == ("SY09", "SY11")


def test_a_change_on_screen_is_of_the_two_counts_that_the_two_views_show():
    view = view_of("from=2018-03-01&to=2018-03-31")
    change = comparing.shown(view, "violent_events")["violent_events", ANYWHERE]
    for wanted, n in ((view.filter, change.after), (view.filter.previous(), change.before)):
        rows = query.matching(view.store.incidents(view.origin.origin), wanted)
        assert n == rows.filter(rows.event_class.isin(["attack", "clash"])).count().execute()
    assert change.dispersion.basis == "own"


def test_a_verdict_of_the_whole_does_not_hang_on_what_is_shown_beside_it():
    view = view_of("from=2018-01-01&to=2018-06-30")
    alone = comparing.shown(view, "violent_events")
    beside = comparing.shown(view, "violent_events", comparing.areas(view, "violent_events"))
    assert beside["violent_events", ANYWHERE] == alone["violent_events", ANYWHERE]
    assert len(beside) == len(alone) + 3


def test_areas_that_are_shown_together_are_adjusted_for_their_number():
    view = view_of("from=2018-01-01&to=2018-06-30&gov=all")
    areas = comparing.areas(view, "violent_events")
    shown = comparing.shown(view, "violent_events", areas)
    changes = [shown["violent_events", area] for area in areas]
    assert len(areas) > 8
    assert min(change.adjusted for change in changes) == min(1, len(areas) * min(change.p for change in changes))


def test_a_series_too_short_for_its_own_ups_and_downs_borrows_those_of_all_governorates_of_its_table():
    change = comparing.shown(view_of("gov=SY08&period=2018"), "violent_events")["violent_events", ANYWHERE]
    assert change.dispersion.basis == "areas"
    assert change.dispersion.factor > 50
    exact = rate_ratio(change.before, change.after)
    assert (exact.verdict, change.verdict) == ("clearly_fewer", "no_clear_change")
