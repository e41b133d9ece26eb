"""What may be said of a view: never of a sample, never over a gap, and never with a tie broken by chance."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from data import statements
from data.aggregate.periods import per_period
from data.change import rate_ratio
from data.filter import Resolved
from data.statements import Compared, NotCompared
from data.store import Origin
from tests.factories import incident, store

SERIES = Origin("t", "series", 100, date(2018, 1, 1), date(2021, 12, 31), 100, {}, {})
OCTOBER = Resolved(origin="t", period="custom", date_from=date(2021, 10, 1), date_to=date(2021, 10, 31))


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
