"""On what a number of people rests: days that are not known, and few incidents that hold much of it."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from data import schema
from data.aggregate.resting import COARSE, resting
from data.filter import NORTH_EAST
from data.store import open_store
from tests.factories import incident, refilled, store

UCDP = "ucdp_ged_syria_2016_2019"
PRECISIONS = (*schema.codes("date_precision"), None)
counts = st.one_of(st.none(), st.integers(0, 50))


def of(*rows, toll="killed", **asked):
    return resting(store(*(incident(**row) for row in rows)).incidents("t"), toll, **asked)


def test_people_in_incidents_whose_day_is_not_known_are_told_apart_from_those_whose_month_is_not():
    found = of(
        {"killed_best": 5},
        {"killed_best": 3, "date_precision": "window"},
        {"killed_best": 2, "date_precision": "month"},
        {"killed_best": 1, "date_precision": "year"},
    )
    assert (found.people, found.undated, found.coarse, found.taken) == (11, 6, 3, "best")


def test_a_date_whose_precision_is_not_stated_is_no_known_day_and_no_known_month_either():
    found = of({"killed_best": 4, "date_precision": None}, {"killed_best": 4})
    assert (found.undated, found.unstated, found.coarse) == (4, 4, 0)


def test_where_there_is_no_best_estimate_the_lowest_number_counts_and_it_is_said():
    low = {"killed_low": 7}
    assert (of(low).people, of(low).taken) == (7, "low")
    both = of(low, {"killed_low": 1, "killed_best": 2, "killed_high": 9})
    assert (both.people, both.taken) == (9, "mixed")
    assert of({"detained_low": 3, "detained_high": 5}, toll="detained").taken == "low"


def test_an_incident_without_a_number_or_with_an_upper_one_alone_is_not_spoken_of():
    found = of({"killed_best": 2}, {}, {"killed_high": 9})
    assert (found.people, found.incidents) == (2, 1)
    assert (of({}).people, of({}).incidents, of({}).n_largest) == (0, 0, 0)


def test_the_largest_are_one_in_a_hundred_rounded_up():
    one = of({"killed_best": 60}, *({"killed_best": 1} for _ in range(40)))
    assert (one.n_largest, one.largest, one.people) == (1, 60, 100)
    two = of(*({"killed_best": n} for n in range(101)))
    assert (two.n_largest, two.largest, two.nobody) == (2, 199, 1)


def test_the_toll_of_a_measure_rests_on_its_own_incidents():
    attack, clash = {"killed_best": 2}, {"killed_best": 5, "event_class": "clash", "event_type": "clash"}
    assert of(attack, clash, measure="clashes").people == 5
    assert of(attack, clash).people == 7


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(PRECISIONS), counts, counts), min_size=1, max_size=8))
def test_parts_of_a_toll_are_those_that_a_recount_gives(given_rows):
    rows = [incident(date_precision=precision, killed_low=low, killed_best=best) for precision, low, best in given_rows]
    found = resting(refilled(*rows), "killed")
    said = [
        (precision, best if best is not None else low)
        for precision, low, best in given_rows
        if (low, best) != (None, None)
    ]
    assert found.people == sum(n for _, n in said) == sum(n for _, n in found.dated)
    assert found.undated == sum(n for precision, n in said if precision != "day")
    assert found.coarse == sum(n for precision, n in said if precision in COARSE)
    assert found.largest == max((n for _, n in said), default=0)
    assert found.nobody == sum(not n for _, n in said)


def test_the_shipped_tolls_rest_on_what_pandas_counts_in_their_file():
    """In the three governorates: 30 % not known to the day, 14.5 % to a month at best, 22 % in the largest 1 %."""
    rows = pd.read_parquet(schema.TABLES / "incidents" / f"{UCDP}.parquet")
    shipped = open_store().incidents(UCDP)
    for areas in (NORTH_EAST, tuple(schema.codes("governorate"))):
        found = resting(shipped.filter(shipped.governorate.isin(areas)), "killed")
        kept = rows[rows["governorate"].isin(areas)]
        best = kept["killed_best"].astype(int)
        assert found.people == best.sum()
        assert found.undated == best[kept["date_precision"] != "day"].sum()
        assert found.coarse == best[kept["date_precision"].isin(["month", "year"])].sum()
        assert found.largest == best.nlargest(-(-len(kept) // 100)).sum()
        assert found.nobody == (best == 0).sum()
        if areas == NORTH_EAST:
            said = [round(100 * part / found.people, 1) for part in (found.undated, found.coarse, found.largest)]
            assert (said, found.nobody, found.incidents) == ([30.3, 14.5, 22.2], 395, 4046)
