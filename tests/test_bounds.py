"""What a row says of a number of people is a range that holds, however its own numbers contradict each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.incidents import listed as incident_list
from components.names import names
from data import bounds
from data.aggregate import listing, toll
from data.filter import Filter
from data.query import matching
from tests.factories import USUAL, incident, store

SILENT = dict.fromkeys(bounds.READ_FOR_KILLED)
numbers = st.none() | st.integers(0, 9)
people = st.fixed_dictionaries(dict.fromkeys(bounds.READ_FOR_KILLED, numbers))


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"killed_low": 328, "killed_best": 327, "killed_high": 327}, (327, 327, 328)),
        ({"killed_low": 7, "killed_best": 7, "killed_high": 0}, (0, 7, 7)),
        ({"killed_low": 5, "killed_best": 2, "killed_high": 9}, (2, 2, 9)),
        ({"killed_low": 7}, (7, None, None)),
        ({"killed_high": 4}, (None, None, 4)),
        ({"killed_best": 5}, (5, 5, None)),
        ({}, (None, None, None)),
    ],
)
def test_the_range_of_a_row_runs_from_its_lowest_number_to_its_highest(given_, said):
    found = bounds.of_row(SILENT | given_, "killed")
    assert (found.low, found.best, found.high) == said


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"killed_civilians_low": 3}, (3, None, None)),
        ({"killed_civilians_low": 3, "killed_low": 1}, (3, None, None)),
        ({"killed_civilians_low": 3, "killed_low": 1, "killed_best": 2, "killed_high": 5}, (1, 2, 5)),
        ({"killed_civilians_low": 7, "killed_low": 1, "killed_best": 2, "killed_high": 5}, (1, 2, 7)),
        ({"killed_civilians_low": 3, "killed_low": 1, "killed_high": 1}, (3, None, 3)),
        ({"killed_civilians_high": 3}, (None, None, None)),
        ({"killed_civilians_low": 3, "killed_low": 5, "killed_high": 6}, (5, None, 6)),
    ],
)
def test_civilians_killed_are_killed_at_least(given_, said):
    found = bounds.of_row(SILENT | given_, "killed")
    assert (found.low, found.best, found.high) == said


@pytest.mark.parametrize(
    ("given_", "flags"),
    [
        ({"killed_low": 30, "killed_best": 28, "killed_high": 27}, {"best_outside_range"}),
        ({"killed_low": 30, "killed_high": 27}, {"low_above_high"}),
        ({"detained_low": 5, "detained_high": 3}, {"low_above_high"}),
        ({"killed_low": 1, "killed_high": 1, "killed_civilians_low": 3}, {"civilians_above_killed"}),
        ({"killed_low": 1, "killed_civilians_low": 3}, set()),
    ],
)
def test_a_row_that_contradicts_itself_is_flagged_for_how_it_does(given_, flags):
    assert bounds.flags(given_) == flags


@settings(max_examples=40, deadline=None)
@given(st.lists(people, min_size=1, max_size=6))
def test_sums_say_the_same_as_the_rows_one_by_one_and_their_range_holds(rows):
    incidents = store(*(incident(**row) for row in rows)).incidents("t")
    summed = toll.toll_of(
        incidents.agg(**toll.columns(incidents, "killed")).to_pyarrow().to_pylist()[0], "killed", len(rows)
    )
    said = [bounds.of_row(row, "killed") for row in rows]
    told = [one for one in said if (one.low, one.high) != (None, None)]
    assert summed.low == sum(one.low or 0 for one in told)
    assert summed.high == sum(next(n for n in (one.high, one.best, one.low) if n is not None) for one in told)
    assert (summed.open, summed.silent) == (sum(one.high is None for one in told), len(rows) - len(told))
    assert summed.contradictory == sum(bool(bounds.flags(row)) for row in map(killed_only, rows))
    assert summed.low <= (summed.low if summed.best is None else summed.best) <= summed.high


def killed_only(row):
    """A row without what only its civilians' own range contradicts."""
    low, high = row["killed_civilians_low"], row["killed_civilians_high"]
    backwards = low is not None and high is not None and low > high
    return {**row, **({"killed_civilians_low": high} if backwards else {})}


@settings(max_examples=40, deadline=None)
@given(people)
def test_a_row_in_words_never_has_its_least_above_its_most(row):
    said = bounds.of_row(row, "killed")
    given_ = [number for number in (said.low, said.best, said.high) if number is not None]
    assert given_ == sorted(given_)
    assert incident_list.killed(row, names("en")).startswith(names("en").range(said.low, said.high))


def test_a_filter_and_a_sort_by_killed_read_the_row_as_it_is_shown():
    rows = store(
        incident(killed_low=9, killed_high=2), incident(killed_low=3, killed_high=3), incident(killed_civilians_low=4)
    ).incidents("t")
    asked = Filter(governorates=(USUAL["governorate"],), least_toll=3)
    assert sorted(matching(rows, asked.resolved(USUAL["date_start"], USUAL["date_start"])).incident_id.to_pandas()) == [
        "I2",
        "I3",
    ]
    assert listing.listed(rows, order="deadliest")["incident_id"].tolist() == ["I3", "I2", "I1"]
