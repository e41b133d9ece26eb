"""What may be said of a view: never of a sample, never over a gap, and never with a tie broken by chance."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import statements
from data.aggregate.geography import Ground, ground
from data.aggregate.periods import per_period
from data.change import rate_ratio
from data.filter import Filter
from data.statements import Compared, NotCompared
from data.store import Origin
from tests.factories import incident, store

SERIES = Origin("t", "series", 100, date(2018, 1, 1), date(2021, 12, 31), 100, {}, {})
OCTOBER = Filter(origin="t", period="custom", date_from=date(2021, 10, 1), date_to=date(2021, 10, 31))


def monthly(counts, last="2021-11"):
    """Incidents per month as `per_period` counts them, the last of them in `last`."""
    months = pd.period_range(end=last, periods=len(counts), freq="M").start_time
    return pd.DataFrame({"period": months, "governorate": "SY09", "event_class": "attack", "n": counts})


def surge_of(counts, last="2021-11", **more):
    month = pd.Period(last, "M")
    wanted = replace(OCTOBER, date_from=month.start_time.date(), date_to=month.end_time.date())
    return statements.surge(monthly(counts, last), "attacks", wanted, replace(SERIES, **more))


def test_sixteen_attacks_then_twenty_six_are_stated_as_no_clear_change():
    said = statements.compare(26, rate_ratio(16, 26), OCTOBER, SERIES)
    assert isinstance(said, Compared)
    assert said.change.verdict == "no_clear_change"
    assert (said.earlier.date_from, said.earlier.date_to) == (date(2021, 8, 31), date(2021, 9, 30))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"kind": "sample"}, "sample"),
        ({"kind": "case"}, "coverage"),
        ({"kind": "upload"}, "coverage"),
        ({"covers_to": date(2021, 10, 30)}, "unfinished"),
        ({"covers_from": date(2021, 9, 1)}, "before"),
        ({"covers_from": date(2021, 8, 31)}, ""),
    ],
)
def test_periods_that_are_not_both_covered_are_not_compared_and_the_reason_is_told(changed, reason):
    origin = replace(SERIES, **changed)
    said = statements.compare(26, rate_ratio(16, 26), OCTOBER, origin)
    assert statements.not_comparable(OCTOBER, origin) == reason
    assert isinstance(said, NotCompared if reason else Compared)
    assert not reason or said == NotCompared(26, reason)


def test_security_operations_are_in_no_count_of_attacks():
    rows = [incident(), incident(event_class="security_operation", event_type="raid"), incident(event_class="clash")]
    counted = per_period(store(*rows).incidents("t"), every="month")
    assert {
        measure: int(statements.measured(counted, measure)["n"].sum())
        for measure in ("attacks", "security_operations", "clashes", "violent_events")
    } == {"attacks": 1, "security_operations": 1, "clashes": 1, "violent_events": 2}
    with pytest.raises(ValueError, match="killed"):
        statements.measured(counted, "killed")


def test_a_month_that_stands_out_is_a_surge():
    said = surge_of([*[5] * 24, 40])
    assert (said.month, said.n, said.highest_before) == (date(2021, 11, 1), 40, 5)


def test_without_two_years_of_whole_months_before_no_surge_is_said():
    assert surge_of([5] * 24 + [50], covers_from=date(2019, 11, 2)) is None
    assert surge_of([5] * 24 + [50], covers_from=date(2019, 11, 1)).n == 50


def test_an_unfinished_month_is_no_surge():
    assert surge_of([*[5] * 24, 50], covers_to=date(2021, 11, 29)) is None


def test_a_sample_has_no_surge():
    assert surge_of([*[5] * 24, 50], kind="sample") is None


def test_months_without_incidents_are_counted_as_none_and_not_left_out():
    assert surge_of([12], covers_from=date(2019, 1, 1)).highest_before == 0


def test_the_governorate_with_most_has_its_share_of_all_also_of_those_nowhere():
    rows = [incident()] * 3 + [incident(governorate="SY11")] + [incident(governorate=None)]
    counted = per_period(store(*rows).incidents("t"), every="month")
    share = statements.share(counted, "attacks", SERIES)
    assert (share.code, share.part, share.whole) == ("SY09", 3, 5)
    assert (round(share.low, 2), round(share.high, 2)) == (0.23, 0.88)


def test_two_governorates_with_the_same_count_have_no_first():
    rows = [incident(), incident(governorate="SY11")]
    assert statements.share(per_period(store(*rows).incidents("t"), every="month"), "attacks", SERIES) is None


def test_a_sample_has_no_share_that_could_have_an_interval():
    rows = [incident()] * 3 + [incident(governorate="SY11")]
    counted = per_period(store(*rows).incidents("t"), every="month")
    assert statements.share(counted, "attacks", replace(SERIES, kind="sample")) is None


def test_places_of_one_count_are_tied():
    said = statements.top("place", {"Hajin": 4, "Gharanij": 2, "Al-Sousah": 2, "Nowhere": 0})
    assert said.ranks == ((4, ("Hajin",)), (2, ("Al-Sousah", "Gharanij")))


def test_more_tied_places_than_can_be_named_are_only_counted():
    said = statements.top("place", {f"place {n}": 1 for n in range(9)})
    assert (said.ranks, said.tied, said.tied_n) == ((), 9, 1)


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 5), max_size=12))
def test_who_is_named_has_more_than_everybody_who_is_not(counts):
    said = statements.top("actor", counts)
    if said is None:
        assert not any(counts.values())
        return
    named = {name: n for n, names in said.ranks for name in names}
    assert all(counts[name] == n for name, n in named.items())
    assert len(named) <= statements.MOST_TIED
    left = [n for name, n in counts.items() if name not in named]
    assert not named or all(n < min(named.values()) for n in left)


def apart(name, area):
    return f"{name} in {area}"


def ranked(*rows):
    said = statements.top_places(ground(store(*rows).incidents("t")), "attacks", "en", apart)
    return said.ranks if said else None


def test_one_name_at_two_points_of_one_district_is_one_place():
    here, there = incident(district="SY0901"), incident(district="SY0901", latitude=35.2)
    other = incident(district="SY0902", latitude=34.7, place_name_en="Hajin")
    assert ranked(here, there, other, other, there) == ((3, ("Al-Busayrah",)), (2, ("Hajin",)))


def test_one_name_in_two_districts_is_two_places_that_are_told_apart():
    here, there = incident(district="SY0901"), incident(district="SY0902", latitude=34.7)
    assert ranked(here, here, there) == ((2, ("Al-Busayrah in SY0901",)), (1, ("Al-Busayrah in SY0902",)))


def test_no_named_place_is_said_to_have_the_most_where_a_nameless_one_has_more():
    nameless = incident(latitude=35.3, place_name_en=None, place_name_ar=None)
    assert ranked(incident(), nameless, nameless) is None
    assert ranked(incident(), nameless) == ((1, ("Al-Busayrah",)),)


def test_places_in_cells_have_no_names_and_are_not_ranked():
    laid = ground(store(incident(), incident()).incidents("t"))
    assert statements.top_places(laid, "attacks", "ar", apart).ranks == ((2, ("البصيرة",)),)
    cells = Ground(laid.places, laid.areas, laid.codes, 0, 5000)
    assert statements.top_places(cells, "attacks", "ar", apart) is None
