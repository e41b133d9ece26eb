"""The rows a filter means, and those it leaves out."""

from datetime import date

import pytest

from data import query
from data.filter import Filter
from tests.factories import incident, store


def found(wanted: Filter, *rows, ask=query.matching):
    table = store(*rows).incidents("t")
    resolved = wanted.resolved(date(2021, 1, 1), date(2021, 12, 31))
    return sorted(ask(table, resolved).to_pandas()["incident_id"])


OCTOBER = Filter(period="custom", date_from=date(2021, 10, 1), date_to=date(2021, 10, 31))


def test_an_incident_is_in_a_period_when_its_whole_window_is():
    rows = [
        incident(date_start=date(2021, 10, 1), date_end=date(2021, 10, 31)),
        incident(date_start=date(2021, 9, 30), date_end=date(2021, 10, 1)),
        incident(date_start=date(2021, 11, 1)),
    ]
    assert found(OCTOBER, *rows) == ["I1"]
    assert found(OCTOBER, *rows, ask=query.straddling) == ["I2"]


def test_the_whole_table_leaves_no_row_out_by_date():
    late = incident(date_start=date(2021, 12, 31), date_end=date(2022, 1, 1))
    assert found(Filter(), late) == ["I1"]
    assert found(Filter(), late, ask=query.straddling) == []


def test_a_window_that_spans_the_whole_period_is_counted_as_left_out():
    assert found(OCTOBER, incident(date_start=date(2021, 1, 1), date_end=date(2021, 12, 31)), ask=query.straddling) == [
        "I1"
    ]


@pytest.mark.parametrize(
    ("role", "expected"),
    [("any", ["I1", "I2", "I3"]), ("initiator", ["I1"]), ("target", ["I2"]), ("claimant", ["I3"])],
)
def test_an_actor_is_found_in_the_role_asked_for(role, expected):
    rows = [
        incident(initiators="coalition;sdf", targets="unknown"),
        incident(initiators="islamic_state", targets="sdf"),
        incident(initiators="unknown", targets="civilians", claimed_by="sdf"),
        incident(initiators="asayish", targets="islamic_state"),
    ]
    assert found(Filter(actors=("sdf",), role=role), *rows) == expected


def test_a_pair_is_one_who_attacked_the_other_and_no_row_that_does_not_say_who_did():
    clash = {"directed": False, "event_class": "clash", "event_type": "clash"}
    rows = [
        incident(initiators="coalition;sdf", targets="islamic_state;unknown"),
        incident(initiators="islamic_state", targets="sdf"),
        incident(initiators="sdf", targets="islamic_state", **clash),
        incident(initiators="islamic_state", targets="sdf", **clash),
        incident(initiators="sdf", targets="sna", **clash),
        incident(initiators="sdf", targets=None),
        incident(initiators="sdf", targets="islamic_state", governorate="SY08", **clash),
    ]
    pair = Filter(pair=("sdf", "islamic_state"), governorates=("SY09",))
    assert found(pair, *rows) == ["I1"]
    assert found(pair, *rows, ask=query.undirected) == ["I3", "I4"]
    assert found(Filter(pair=("autonomous_administration", "not_reported")), *rows) == ["I6"]


def test_rows_that_do_not_say_who_attacked_are_left_out_of_a_role_and_a_pair_together_once():
    clash = incident(initiators="sdf", targets="islamic_state", directed=False, event_class="clash", event_type="clash")
    wanted = Filter(actors=("sdf",), role="initiator", pair=("islamic_state", "sdf"))
    assert found(wanted, clash, ask=query.undirected) == ["I1"]
    assert found(Filter(), clash, ask=query.undirected) == []


def test_nobody_is_the_initiator_of_a_row_that_does_not_say_who_attacked():
    row = incident(initiators="sdf", targets="islamic_state", directed=False, event_class="clash", event_type="clash")
    assert found(Filter(actors=("sdf",), role="initiator"), row) == []
    assert found(Filter(actors=("sdf",)), row) == ["I1"]


def test_an_actor_id_that_begins_like_another_is_not_the_other():
    assert found(Filter(actors=("sdf",)), incident(initiators="sdf_council", targets="unknown")) == []


def test_silence_about_the_killed_is_below_every_least_toll():
    rows = [incident(killed_low=3), incident(killed_low=None), incident(killed_low=1)]
    assert found(Filter(least_toll=2), *rows) == ["I1"]
    assert found(Filter(), *rows) == ["I1", "I2", "I3"]


def test_text_is_found_however_its_alef_and_teh_marbuta_are_written():
    row = incident(search_text="البصيره الي ارياف")
    for text in ("البصيرة", "إلى", "أَرياف"):
        assert found(Filter(text=text), row) == ["I1"]


def test_exact_place_leaves_out_what_is_known_only_to_its_district():
    rows = [
        incident(),
        incident(location_precision="near"),
        incident(location_precision="district"),
        incident(latitude=None, longitude=None),
    ]
    assert found(Filter(exact_place=True), *rows) == ["I1", "I2"]


def test_governorates_and_districts_narrow():
    rows = [
        incident(district="SY0901"),
        incident(district="SY0902"),
        incident(governorate="SY02"),
        incident(governorate=None),
    ]
    assert found(Filter(), *rows) == ["I1", "I2"]
    assert found(Filter(governorates=()), *rows) == ["I1", "I2", "I3", "I4"]
    assert found(Filter(districts=("SY0902",)), *rows) == ["I2"]


@pytest.mark.parametrize(("role", "expected"), [("initiator", ["I1", "I2"]), ("any", ["I1", "I2", "I3"])])
def test_a_family_is_found_by_any_of_its_actors_in_the_role_asked_for(role, expected):
    rows = [
        incident(initiators="islamic_state"),
        incident(initiators="coalition;hts"),
        incident(initiators="sdf", targets="opposition_groups"),
        incident(initiators="sdf", targets="coalition"),
    ]
    assert found(Filter(actors=("insurgent",), role=role), *rows) == expected


def test_a_code_of_an_actor_and_of_a_family_means_the_actor_alone():
    rows = [incident(targets="civil_administration"), incident(targets="civilians")]
    assert found(Filter(actors=("civilians",)), *rows) == ["I2"]
