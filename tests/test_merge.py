"""Accounts become one incident only where a person said so; counts become the range of all of them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import corroboration, merge, schema
from data.merge import ContradictionError


def account(name="R1", **facts):
    silent = dict.fromkeys(column.name for column in schema.FACTS)
    given_ = {
        "report_id": name,
        "date_start": date(2021, 12, 13),
        "date_precision": "day",
        "governorate": "SY09",
        "event_class": "security_operation",
        "event_type": "raid",
        "initiators": "coalition;sdf",
        "targets": "unknown",
        "location_precision": "place",
        "latitude": 35.156,
        "longitude": 40.427,
    }
    return silent | given_ | facts


def yes(one, two):
    return {"report_a": one, "report_b": two, "same": "yes"}


def no(one, two):
    return {"report_a": one, "report_b": two, "same": "no"}


def test_an_account_that_contradicts_itself_gives_no_range_that_runs_backwards_and_rules_nothing_out():
    backwards, other = account("A", killed_low=30, killed_best=28, killed_high=27), account("B", killed_low=28)
    facts = merge.merged([backwards, {**other, "killed_high": 29}])
    assert (facts["killed_low"], facts["killed_best"], facts["killed_high"]) == (27, 28, 30)
    assert not merge.contradict([backwards, {**other, "killed_high": 29}])


def test_an_incident_of_one_account_keeps_its_numbers_as_they_are_and_is_flagged():
    made = corroboration.incident([report(killed_low=30, killed_high=27, detained_low=2)], "I1", "t")
    assert (made["killed_low"], made["killed_high"], made["flags"]) == (30, 27, "low_above_high")


def report(**facts):
    """One account with its source."""
    return account(source="A paper", source_url=None, source_date=None, publisher=None, **facts)


def test_the_raid_of_al_busayra_is_three_to_five_killed_and_contested():
    accounts = [account(n, killed_low=k, killed_high=k, killed_best=k) for n, k in (("A", 3), ("B", 5), ("C", 4))]
    facts = merge.merged(accounts)
    assert (facts["killed_low"], facts["killed_best"], facts["killed_high"]) == (3, 4, 5)
    assert merge.contradict(accounts)


def test_an_at_least_keeps_the_range_open_and_a_silent_account_changes_nothing():
    facts = merge.merged(
        [account("A", detained_low=7), account("B"), account("C", detained_low=9, detained_high=9)],
    )
    assert (facts["detained_low"], facts["detained_high"]) == (7, None)
    assert (facts["killed_low"], facts["killed_high"], facts["killed_best"]) == (None, None, None)


def test_the_best_of_an_even_number_of_accounts_is_the_lower_middle():
    accounts = [account(str(k), killed_low=k, killed_high=k, killed_best=k) for k in (2, 4, 6, 8)]
    assert merge.merged(accounts)["killed_best"] == 4


COUNT = st.none() | st.integers(0, 50)


@given(st.lists(st.tuples(COUNT, COUNT), min_size=1, max_size=6))
def test_no_account_lies_outside_the_merged_range(counts):
    accounts = [account(str(n), killed_low=low, killed_high=high) for n, (low, high) in enumerate(counts)]
    facts = merge.merged(accounts)
    for low, high in counts:
        if low is not None:
            assert facts["killed_low"] <= low
        if high is not None and facts["killed_high"] is not None:
            assert high <= facts["killed_high"]
    if all(pair == (None, None) for pair in counts):
        assert facts["killed_low"] is None


@given(st.lists(st.tuples(COUNT, COUNT), min_size=1, max_size=6))
def test_the_order_of_the_accounts_does_not_change_the_counts(counts):
    accounts = [account(str(n), killed_low=low, killed_high=high) for n, (low, high) in enumerate(counts)]
    bounds = [{k: v for k, v in merge.merged(order).items() if "killed" in k} for order in (accounts, accounts[::-1])]
    assert bounds[0] == bounds[1]


def test_the_merged_window_is_what_all_accounts_allow():
    facts = merge.merged(
        [
            account("A", date_start=date(2021, 12, 10), date_end=date(2021, 12, 14), date_precision="window"),
            account("B", date_start=date(2021, 12, 13), date_end=date(2021, 12, 13)),
        ]
    )
    assert (facts["date_start"], facts["date_end"], facts["date_precision"]) == (
        date(2021, 12, 13),
        date(2021, 12, 13),
        "day",
    )


def test_a_named_actor_replaces_an_unknown_one():
    facts = merge.merged([account("A", targets="unknown"), account("B", targets="civilians")])
    assert facts["targets"] == "civilians"
    assert facts["initiators"] == "coalition;sdf"


@pytest.mark.parametrize(
    ("why", "other"),
    [
        ("another class", {"event_class": "attack"}),
        ("another governorate", {"governorate": "SY08"}),
        ("days later", {"date_start": date(2021, 12, 15)}),
        ("another town", {"latitude": 34.45, "longitude": 40.92}),
        ("other attackers", {"initiators": "islamic_state"}),
    ],
)
def test_accounts_that_cannot_be_one_incident_are_no_candidates(why, other):
    assert merge.candidates([account("A"), account("B", **other)]) == [], why


@pytest.mark.parametrize(
    "other",
    [{"targets": "civilians"}, {"killed_low": 99}, {"initiators": "unknown"}, {"latitude": None, "longitude": None}],
)
def test_accounts_that_may_be_one_incident_are_read_by_a_person(other):
    assert merge.candidates([account("A"), account("B", **other)]) == [("A", "B")]


@given(st.integers(0, 60), st.integers(0, 60))
def test_numbers_never_decide_what_is_a_candidate(one, two):
    assert merge.may_be_one(account("A", killed_low=one), account("B", killed_low=two))


@given(st.integers(-10, 10))
def test_being_a_candidate_goes_both_ways(days):
    one, two = account("A"), account("B", date_start=date(2021, 12, 13) + timedelta(days))
    assert merge.may_be_one(one, two) == merge.may_be_one(two, one)


def test_groups_follow_the_decisions_and_keep_the_order():
    assert merge.groups("ABCD", [yes("A", "C"), no("A", "B"), yes("C", "D")]) == [["A", "C", "D"], ["B"]]


def test_decisions_that_contradict_each_other_are_not_carried_out():
    with pytest.raises(ContradictionError, match="A and C"):
        merge.groups("ABC", [yes("A", "B"), yes("B", "C"), no("A", "C")])


def test_decisions_about_other_reports_are_left_alone():
    assert merge.groups("AB", [yes("A", "Z"), yes("Y", "Z")]) == [["A"], ["B"]]


def test_a_merge_makes_no_day_of_accounts_that_do_not_say_how_well_theirs_is_known():
    silent = [account(name, date_precision=None) for name in "AB"]
    assert merge.merged(silent)["date_precision"] is None
    assert merge.merged([account("A", date_precision=None), account("B")])["date_precision"] == "day"


def test_a_long_chain_of_merges_is_one_group_before_anybody_waits():
    names = [f"R{number:05}" for number in range(20_000)]
    backwards = [yes(one, two) for one, two in pairwise(names)][::-1]
    assert merge.groups(names, backwards) == [names]


@given(st.lists(st.tuples(st.integers(0, 9) | st.none(), st.integers(0, 9) | st.none()), min_size=1, max_size=5))
def test_accounts_contradict_each_other_where_two_of_them_do(counts):
    accounts = [account(str(place), killed_low=low, killed_high=high) for place, (low, high) in enumerate(counts)]
    pairs = [(one, two) for one in accounts for two in accounts if one is not two]
    assert merge.contradict(accounts) == any(merge.contradict([one, two]) for one, two in pairs)
