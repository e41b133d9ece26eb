"""Who was involved: roles, shared incidents, pairs, ties."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.aggregate import actors
from tests.factories import incident, store


def sides(*rows, measure="attacks", across=None):
    return actors.sides(store(*rows).incidents("t"), measure, across)


def roles(*rows, measure="attacks"):
    found = actors.by_role(sides(*rows, measure=measure))
    return found, found.counts.set_index("actor")


def clash(**facts):
    return incident(event_type="clash", event_class="clash", directed=False, **facts)


def test_an_incident_with_two_initiators_counts_for_both_and_it_is_said():
    found, counts = roles(incident(initiators="coalition;sdf", targets="islamic_state"), incident())
    assert counts.loc["coalition", "initiator"] == counts.loc["sdf", "initiator"] == 1
    assert (found.total, found.shared) == (2, 1)


def test_who_did_not_say_who_attacked_made_nobody_an_attacker():
    _, counts = roles(clash(initiators="islamic_state", targets="sdf"), measure="violent_events")
    assert counts.loc["islamic_state", ["initiator", "target", "involved"]].tolist() == [0, 0, 1]
    assert counts.loc["sdf", ["initiator", "target", "involved"]].tolist() == [0, 0, 1]


def test_an_actor_on_both_sides_is_involved_once():
    _, counts = roles(clash(initiators="tribal_fighters", targets="tribal_fighters"), measure="clashes")
    assert counts.loc["tribal_fighters", ["involved", "any"]].tolist() == [1, 1]


def test_equal_counts_share_a_rank():
    found, _ = roles(incident(), incident(initiators="islamic_state", targets="asayish"))
    assert list(found.counts["actor"]) == ["islamic_state", "sdf", "asayish"]
    assert found.rank == (1, 2, 2)
    assert [found.tied(row) for row in range(3)] == [False, True, True]


def test_an_unnamed_actor_is_nobody_and_is_counted_as_that():
    found, counts = roles(incident(initiators=None, targets=None), incident())
    assert "" not in counts.index
    assert (found.total, found.named) == (2, 1)


@pytest.mark.parametrize("nobody", ["unknown", "other", "other;unknown"])
def test_an_unknown_attacker_of_nobody_in_particular_names_no_actor(nobody):
    found, counts = roles(incident(initiators=nobody, targets="unknown"), incident(initiators=nobody))
    assert (found.total, found.named) == (2, 1)
    assert counts.loc["unknown", "any"] >= 1


def test_a_claim_is_a_role_of_its_own():
    found, counts = roles(incident(initiators="unknown", claimed_by="islamic_state"))
    assert counts.loc["islamic_state", ["initiator", "claimant", "any"]].tolist() == [0, 1, 0]
    assert found.roles == ("initiator", "target", "claimant")


def test_directed_and_undirected_pairs_are_kept_apart():
    counted = sides(incident(), incident(), clash(initiators="sdf", targets="islamic_state"), measure="violent_events")
    assert actors.directed_pairs(counted).loc["islamic_state", "sdf"] == 2
    assert actors.directed_pairs(counted).shape == (1, 1)
    assert actors.undirected_pairs(counted).to_dict("records") == [{"first": "islamic_state", "second": "sdf", "n": 1}]


def test_an_attack_on_two_targets_stands_in_both_cells():
    pairs = actors.directed_pairs(sides(incident(targets="asayish;sdf"), incident(targets=None)))
    assert pairs.loc["islamic_state"].to_dict() == {"sdf": 1, "asayish": 1, "": 1}


def test_how_an_initiator_is_known_adds_up_to_its_incidents():
    rows = (incident(initiator_basis="claimed"), incident(initiator_basis="suspected"), incident(initiator_basis=None))
    counts = actors.across(sides(*rows, across="initiator_basis"), "initiator_basis")
    assert counts.loc["islamic_state"].to_dict() == {"claimed": 1, "suspected": 1, "": 1}


def test_over_time_a_target_is_not_an_attacker():
    incidents = store(incident(), incident(date_start=date(2021, 11, 3)), clash()).incidents("t")
    counted = actors.per_actor(actors.over_time(incidents, "violent_events", "month"))
    assert counted.groupby("actor")["n"].sum().to_dict() == {"islamic_state": 3, "sdf": 1}


def test_an_actor_in_no_list_of_ours_keeps_its_own_words():
    rows = [incident(initiators="other", initiators_text="Saraya X"), incident(initiators_text="cells")]
    found = actors.kept_in_words(store(*rows, *rows[:1]).incidents("t"), "attacks")
    assert found.to_dict("records") == [{"text": "Saraya X", "n": 2}]


def test_an_actor_of_none_of_our_lists_is_one_actor_on_whichever_side_and_more_than_fifty_are_all_counted():
    sides = [{"initiators": "other", "initiators_text": "Liwa X"}, {"targets": "other", "targets_text": "Liwa X"}]
    many = [{"initiators": "other", "initiators_text": f"Saraya {n}"} for n in range(60)]
    found = actors.kept_in_words(store(*(incident(**facts) for facts in (*sides, *many))).incidents("t"), "attacks")
    assert (len(found), found.iloc[0].tolist()) == (61, ["Liwa X", 2])


IDS = st.none() | st.lists(
    st.sampled_from(["islamic_state", "sdf", "coalition", "unknown"]), min_size=1, max_size=3
).map(lambda ids: ";".join(sorted(set(ids))))
ROWS = st.builds(
    lambda one, two, directed: incident(initiators=one, targets=two, directed=directed), IDS, IDS, st.booleans()
)


@settings(max_examples=25)
@given(st.lists(ROWS, min_size=1, max_size=8))
def test_no_actor_has_more_incidents_than_there_are(rows):
    found, counts = roles(*rows)
    assert found.total == len(rows)
    assert (counts["any"] <= found.total).all()
    assert max(found.shared, found.named) <= found.total
    assert (counts[["initiator", "target", "involved"]].max(axis=1) <= counts["any"]).all()
    assert (counts["any"] <= counts[["initiator", "target", "involved"]].sum(axis=1)).all()


@settings(max_examples=25)
@given(st.lists(ROWS, min_size=1, max_size=8))
def test_a_breakdown_never_loses_an_incident(rows):
    counts = actors.across(sides(*rows, across="event_type"), "event_type")
    acting = [actors.acting(row["initiators"] or "", row["targets"] or "", row["directed"]) for row in rows]
    assert counts.to_numpy().sum() == sum(map(len, acting))
