"""What a view is held against, and what may be said of two counts."""

from dataclasses import replace
from datetime import date, timedelta
from math import inf, isclose

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import comparison
from data.change import CLEAR, rate_ratio
from data.comparison import DATED, KINDS, Comparison, held_against, held_together, in_year, meant, read, untold, written
from data.dispersion import POISSON, UNKNOWN, Dispersion, between, lengthened, of_series
from data.filter import Resolved
from data.store import Origin

SERIES = Origin("t", "series", 10, date(2016, 1, 1), date(2019, 11, 30), 10, {}, {})
DAYS = st.dates(date(2015, 1, 1), date(2020, 12, 31))
COUNTS = st.integers(0, 400)


def asked(start=date(2018, 10, 1), end=date(2018, 12, 31), **more):
    return Resolved(period="custom", date_from=start, date_to=end, **{"governorates": ("SY09",), **more})


def days_of(kind, wanted, value="", origin=SERIES):
    found = meant(Comparison(kind, value), wanted, origin)
    return found if isinstance(found, str) else [(one.date_from, one.date_to) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "before",
        "year",
        "years",
        "2016-07-01..2016-12-31",
        "SY07",
        "islamic_state",
        "insurgent",
        "table:ucdp_ged",
        "table:a b",
    ],
)
def test_what_a_link_asks_for_is_read_and_written_as_it_was(text):
    found = read(text)
    assert found and found.kind in KINDS and written(found) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "no", "Before", "table:", "SY99", "SY0901", "2016", "2016-07-01", "2016-07-01..", "..2016-07-01"),
        *("2016-12-31..2016-07-01", "2016-02-30..2016-03-01", "20160701..20161231", "2016-W01-1..2016-W02-1"),
        *(
            "1016-07-01..1016-12-31",
            "9999-01-01..9999-12-31",
            "٢٠١٦-٠٧-٠١..٢٠١٦-١٢-٣١",
            "SY09,SY08",
            "islamic_state,sdf",
        ),
        *("2016-07-01..2016-12-31\n", "before "),
    ],
)
def test_what_is_nothing_to_compare_with_is_not_guessed(text):
    assert read(text) is None


def test_the_period_before_is_as_long_and_ends_the_day_before():
    assert days_of("before", asked()) == [(date(2018, 7, 1), date(2018, 9, 30))]


@pytest.mark.parametrize(
    ("start", "end", "year", "expected"),
    [
        (date(2018, 10, 1), date(2018, 12, 31), 2017, (date(2017, 10, 1), date(2017, 12, 31))),
        (date(2016, 1, 1), date(2016, 12, 31), 2017, (date(2017, 1, 1), date(2017, 12, 31))),
        (date(2016, 2, 1), date(2016, 2, 29), 2017, (date(2017, 2, 1), date(2017, 2, 28))),
        (date(2017, 2, 1), date(2017, 2, 28), 2016, (date(2016, 2, 1), date(2016, 2, 29))),
        (date(2017, 2, 20), date(2017, 2, 28), 2016, (date(2016, 2, 20), date(2016, 2, 28))),
        (date(2016, 2, 29), date(2016, 3, 6), 2017, (date(2017, 2, 28), date(2017, 3, 6))),
        (date(2016, 2, 29), date(2016, 2, 29), 2017, (date(2017, 2, 28), date(2017, 2, 28))),
        (date(2016, 12, 15), date(2017, 1, 15), 2018, (date(2018, 12, 15), date(2019, 1, 15))),
        (date(2015, 12, 1), date(2016, 2, 29), 2016, (date(2016, 12, 1), date(2017, 2, 28))),
    ],
)
def test_the_same_days_of_another_year_know_leap_days(start, end, year, expected):
    assert in_year(start, end, year) == expected


@settings(max_examples=25)
@given(DAYS, st.integers(0, 365), st.integers(1990, 2030))
def test_the_same_days_of_another_year_are_as_many_but_for_a_leap_day(start, more, year):
    end = start + timedelta(more)
    first, last = in_year(start, end, year)
    assert first.year == year and first <= last and abs((last - first) - (end - start)) <= timedelta(1)
    assert (first.month, first.day) in {(start.month, start.day), (2, 28)}


def test_the_same_days_of_every_other_year_are_those_that_the_table_touches():
    found = days_of("years", asked())
    assert [start.year for start, _ in found] == [2016, 2017, 2019]
    assert days_of("years", asked(date(2019, 12, 1), date(2019, 12, 31))) == [
        (date(year, 12, 1), date(year, 12, 31)) for year in (2016, 2017, 2018)
    ]
    across = days_of("years", asked(date(2016, 12, 20), date(2017, 1, 10)))
    assert [start.year for start, _ in across] == [2015, 2017, 2018]


def test_of_many_years_the_nearest_stand_beside_and_the_others_are_counted():
    long = replace(SERIES, covers_from=date(1970, 1, 1), covers_to=date(2020, 12, 31))
    found = days_of("years", asked(), origin=long)
    assert len(found) == comparison.MOST_YEARS and found == sorted(found)
    assert {start.year for start, _ in found} == {*range(2013, 2018), 2019, 2020, 2012, 2011}
    assert comparison.years_left_out(Comparison("years"), asked(), long) == 50 - comparison.MOST_YEARS
    assert comparison.years_left_out(Comparison("years"), asked(), SERIES) == 0


def test_a_period_of_more_than_a_year_has_no_same_days_in_every_other():
    assert days_of("years", asked(date(2016, 1, 1), date(2019, 11, 30))) == "too_long"
    assert days_of("years", asked(date(2017, 1, 1), date(2018, 1, 1))) == "too_long"
    assert days_of("years", asked(date(2017, 1, 1), date(2017, 12, 31))) != "too_long"


def test_a_longer_period_stands_beside_its_days_a_year_before_without_a_ratio():
    """From October 2018 to the end of the table, against the year before: two months are in both."""
    long = asked(date(2018, 10, 1), date(2019, 11, 30))
    assert days_of("year", long) == [(date(2017, 10, 1), date(2018, 11, 30))]
    assert why("year", wanted=long) == "days"
    assert why("before", wanted=long) == ""


def test_what_the_table_covers_no_day_of_is_not_there():
    assert days_of("before", asked(date(2016, 1, 1), date(2016, 6, 30))) == "uncovered"
    assert days_of("year", asked(date(2016, 1, 1), date(2016, 6, 30))) == "uncovered"
    assert days_of("period", asked(), "2021-01-01..2021-02-01") == "uncovered"
    other = replace(SERIES, origin="u", covers_from=date(2020, 1, 1), covers_to=date(2020, 2, 1))
    assert days_of("table", asked(origin="t"), "u", other) == "uncovered"


def test_a_view_is_not_held_against_itself():
    assert days_of("period", asked(), "2018-10-01..2018-12-31") == "same"
    assert days_of("governorate", asked(), "SY09") == "same"
    assert days_of("actor", asked(actors=("sdf",)), "sdf") == "same"
    assert days_of("table", asked(origin="t"), "t") == "same"


def test_only_what_is_compared_differs():
    wanted = asked(actors=("sdf",), role="target", districts=("SY0901",), least_toll=3, asof="2", origin="t")
    (area,) = meant(Comparison("governorate", "SY08"), wanted, SERIES)
    assert area == replace(wanted, governorates=("SY08",), districts=())
    (actor,) = meant(Comparison("actor", "islamic_state"), wanted, SERIES)
    assert actor == replace(wanted, actors=("islamic_state",))
    (table,) = meant(Comparison("table", "u"), wanted, replace(SERIES, origin="u"))
    assert table == replace(wanted, origin="u", asof="")
    whole = Resolved(period="all", date_from=SERIES.covers_from, date_to=SERIES.covers_to)
    assert meant(Comparison("governorate", "SY08"), whole, SERIES)[0].period == "all"


def why(kind, value="", wanted=None, origin=SERIES, shared=None):
    wanted = wanted or asked()
    one = Comparison(kind, value)
    found = meant(one, wanted, origin)
    assert not isinstance(found, str)
    return untold(one, wanted, found[0], origin, shared)


def test_where_nothing_speaks_against_it_a_ratio_is_told():
    assert {why("before"), why("year"), why("governorate", "SY08"), why("period", "2016-10-01..2016-12-30")} == {""}
    assert why("actor", "sdf", asked(actors=("islamic_state",)), shared=0) == ""


@pytest.mark.parametrize("kind", DATED)
@pytest.mark.parametrize(
    ("origin", "wanted", "expected"),
    [
        (replace(SERIES, kind="sample"), asked(), "sample"),
        (replace(SERIES, kind="upload"), asked(), "coverage"),
        (replace(SERIES, kind="case"), asked(), "coverage"),
        (replace(SERIES, directed=9), asked(actors=("sdf",), role="target"), "undirected"),
        (SERIES, asked(own=(("Alert", "Red"),)), "own"),
        (replace(SERIES, covers_to=date(2018, 12, 30)), asked(), "unfinished"),
    ],
)
def test_no_ratio_is_told_where_it_could_mean_something_else(kind, origin, wanted, expected):
    assert why(kind, "2018-07-01..2018-09-30" if kind == "period" else "", wanted, origin) == expected


def test_no_ratio_is_told_of_a_period_that_the_table_covers_in_part():
    for first, last in ((date(2018, 9, 30), date(2019, 11, 30)), (date(2016, 1, 1), date(2018, 12, 31))):
        origin = replace(SERIES, covers_from=first, covers_to=last)
        assert why("before", origin=origin) == ("partly" if first.month == 9 else "")
    assert why("period", "2018-10-01..2018-12-31", asked(date(2019, 10, 1), date(2019, 12, 31))) == "unfinished"
    assert why("period", "2019-10-01..2019-12-31") == "partly"


def test_two_tables_are_never_told_as_a_ratio_whatever_they_are():
    found = untold(Comparison("table", "u"), asked(origin="t"), asked(origin="u"), SERIES)
    assert found == "tables"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2016-01-01..2016-03-31", ""),
        ("2017-01-01..2017-12-31", "lengths"),
        ("2016-01-01..2016-04-12", ""),  # 103 days beside 92: more than an eighth longer from 104 on
        ("2016-01-01..2016-04-13", "lengths"),
        ("2016-01-01..2016-01-31", "lengths"),
        ("2018-12-31..2019-03-31", "days"),
    ],
)
def test_periods_of_other_lengths_are_told_per_day_until_they_differ_by_an_eighth(value, expected):
    assert why("period", value) == expected


def test_what_is_in_both_is_told_of_neither():
    assert why("governorate", "SY08", asked(governorates=("SY09", "SY08"))) == "inside"
    assert why("governorate", "SY08", asked(governorates=())) == "inside"
    assert why("governorate", "SY09", asked(districts=("SY0901",))) == "inside"
    both = ("SY08", "SY09")
    assert [why("governorate", code, asked(governorates=both, place="SY0902")) for code in both] == ["", "inside"]
    assert why("governorate", "SY08", asked(governorates=both, place="gn173927")) == "inside"  # it may lie in either
    assert why("governorate", "SY08", asked(governorates=("SY09", "SY08"), districts=("SY0901",))) == ""
    assert why("actor", "sdf", asked()) == "inside"
    assert why("actor", "sdf", asked(actors=("islamic_state",)), shared=1) == "shared"


NOISE = st.builds(Dispersion, st.floats(1, 60), st.floats(2, 40), st.just("own"), st.just(9))


@settings(max_examples=25)
@given(COUNTS, COUNTS, st.integers(1, 400), NOISE)
def test_counts_of_as_many_days_are_held_as_a_change_is(n, other, days, known):
    found = held_against(n, other, days, days, known)
    plain = rate_ratio(other, n, dispersion=known)
    assert found.rates is None and found.change
    assert found.change.verdict == plain.verdict
    assert found.change.ratio == plain.ratio or other == n == 0 or isclose(found.change.ratio, plain.ratio)


@settings(max_examples=25)
@given(COUNTS, COUNTS, st.integers(20, 40), st.integers(20, 40), NOISE)
def test_which_side_is_named_first_changes_nothing_but_the_words(n, other, days, days_other, known):
    one, back = held_against(n, other, days, days_other, known), held_against(other, n, days_other, days, known)
    assert one.change and back.change
    opposite = {"clearly_more": "clearly_fewer", "clearly_fewer": "clearly_more"}
    assert back.change.verdict == opposite.get(one.change.verdict, one.change.verdict)
    assert isclose(one.change.p, back.change.p, rel_tol=1e-6)
    if n and other:
        assert isclose(one.change.ratio * back.change.ratio, 1)
        assert isclose(one.change.low * back.change.high, 1, rel_tol=1e-6) or back.change.high == inf


@settings(max_examples=25)
@given(st.integers(1, 400), st.integers(1, 400), st.integers(180, 184), st.integers(180, 184), NOISE)
def test_the_ratio_is_that_of_the_rates_and_lies_in_its_interval(n, other, days, days_other, known):
    found = held_against(n, other, days, days_other, known)
    assert found.change and isclose(found.change.ratio, (n / days) / (other / days_other))
    assert found.change.low <= found.change.ratio <= found.change.high
    assert (found.rates is None) == (days == days_other)
    clear = found.change.verdict.startswith("clearly")
    assert clear == (found.change.p < CLEAR)


def test_of_many_held_together_fewer_are_clear():
    alone = held_against(30, 12, 90, 90, POISSON)
    beside = held_together(
        [alone, *(held_against(20, 20, 90, 90, POISSON) for _ in range(30)), held_against(1, 2, 9, 9, POISSON, "days")]
    )
    assert alone.change and alone.change.verdict == "clearly_more"
    assert (
        beside[0].change and beside[0].change.verdict == "no_clear_change" and beside[0].change.low == alone.change.low
    )
    assert beside[-1].change is None and beside[-1].untold == "days"


def test_a_reason_leaves_counts_and_takes_the_ratio():
    found = held_against(30, 12, 90, 365, POISSON, "lengths")
    assert (found.n, found.n_other, found.change, found.rates) == (30, 12, None, None)
    assert held_against(30, 12, 90, 90, UNKNOWN).change.verdict == "untold"


SERIES_OF = st.lists(st.integers(0, 60), min_size=8, max_size=20)


@settings(max_examples=25)
@given(SERIES_OF, st.data())
def test_what_two_series_differ_by_allows_for_the_waves_of_both(one, data):
    other = data.draw(st.lists(st.integers(0, 60), min_size=len(one), max_size=len(one)))
    found = between(one, other)
    assert found.factor == between(other, one).factor
    for mine in (of_series(one), of_series(other)):
        assert not mine.known or (found.known and found.factor >= mine.factor)


def test_waves_that_go_from_one_area_to_the_other_are_allowed_for():
    one, other = [10, 30] * 5, [30, 10] * 5
    assert between(one, other).factor == pytest.approx(2 * of_series(one).factor)
    assert between([5] * 8, [0] * 8).factor == 1
    assert not between([0] * 8, [0] * 8).known and not between([9], [3]).known


def test_two_that_are_alike_in_the_long_run_are_seldom_told_apart():
    """Rates that remember the period before, as those of the shipped table do, go up and down for months: two series of
    them differ at any one time by more than the steps from window to window show."""
    rng, said, n = np.random.default_rng(1), 0, 200
    for _ in range(n):
        noise = rng.normal(size=(2, 60))
        waves = noise.copy()
        for at in range(1, 60):
            waves[:, at] = 0.65 * waves[:, at - 1] + 0.76 * noise[:, at]
        one, other = (rng.poisson(43 * np.exp(0.6 * wave - 0.18)).tolist()[12:] for wave in waves)
        told = held_against(one[20], other[20], 28, 28, between(one, other)).change
        said += told is not None and told.verdict.startswith("clearly")
    assert said / n < CLEAR


def test_a_longer_window_never_has_less_of_the_waves():
    known = Dispersion(5.0, 7.0, "own", 9)
    assert lengthened(known, 1.1).factor == pytest.approx(5.4) and lengthened(known, 0.5) == known
    assert lengthened(POISSON, 2) == POISSON


def test_an_actor_beside_its_own_family_is_a_part_beside_its_whole():
    wanted = asked(actors=("islamic_state",))
    (family,) = meant(Comparison("actor", "insurgent"), wanted, SERIES)
    assert untold(Comparison("actor", "insurgent"), wanted, family, SERIES, shared=0) == "inside"
    (other,) = meant(Comparison("actor", "sdf"), wanted, SERIES)
    assert untold(Comparison("actor", "sdf"), wanted, other, SERIES, shared=0) == ""
