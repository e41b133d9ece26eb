"""Every incident lies on the ground once: at a place, in an area, or nowhere that is known."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import place_codes, schema
from data.aggregate import families, geography
from data.filter import NORTH_EAST, Filter
from data.query import matching
from data.store import open_store
from tests.factories import incident, refilled, store

STORE = open_store()
RAQQA = {"latitude": 35.95283, "longitude": 39.00788, "governorate": "SY11", "place_name_en": "Raqqa"}
KILLED = ("killed_low", "killed_best", "killed_high")


def incidents(*rows):
    return store(*rows).incidents("t")


def only_area(precision, **facts):
    return incident(location_precision=precision, latitude=None, longitude=None, **facts)


def by_area(laid):
    return dict(zip(laid.areas["area"], laid.areas["n"], strict=True))


any_incident = st.builds(
    incident,
    location_precision=st.sampled_from([None, *schema.codes("location_precision")]),
    latitude=st.sampled_from([35.15618, 35.15618, 36.5, None]),
    longitude=st.sampled_from([40.42716, 40.9]),
    governorate=st.sampled_from(["SY09", "SY08", None]),
    district=st.sampled_from(["SY0901", "SY0902", None]),
    subdistrict=st.sampled_from(["SY090100", None]),
    event_class=st.sampled_from(schema.CLASSES),
    directed=st.sampled_from([True, False, None]),
    initiators=st.sampled_from(["islamic_state", "coalition;sdf", "asayish;sdf", None]),
    killed_low=st.sampled_from([None, 0, 3]),
)


@settings(max_examples=25)
@given(st.lists(any_incident, min_size=1, max_size=12), st.sampled_from(geography.SPLITS))
def test_places_areas_and_the_rest_add_up_to_the_incidents(rows, split):
    laid = geography.ground(refilled(*rows), split=split)
    assert laid.located + laid.shaded + laid.unlocated == len(rows)
    for marks in (laid.places, laid.areas):
        parts = marks[[f"n_{code}" for code in laid.codes]].sum(axis=1)
        assert parts.tolist() == marks["n"].tolist()
        assert marks[[f"exact_{code}" for code in laid.codes]].sum(axis=1).tolist() == marks["exact"].tolist()
        assert marks[[f"low_{code}" for code in laid.codes]].sum(axis=1).tolist() == marks["killed_low"].tolist()


@settings(max_examples=15)
@given(st.lists(any_incident, min_size=1, max_size=12))
def test_a_mark_opens_exactly_the_incidents_that_it_counts(rows):
    table = refilled(*rows)
    laid = geography.ground(table)
    places = {place_codes.place_code(y, x): n for y, x, n in laid.places[["y", "x", "n"]].itertuples(index=False)}
    areas = {place_codes.ONLY + area: n for area, n in by_area(laid).items()}
    for code, n in {**places, **areas}.items():
        assert geography.at_place(table, code).count().execute() == n


@settings(max_examples=15)
@given(st.lists(any_incident, min_size=1, max_size=12), st.sampled_from(geography.LEVELS))
def test_a_filled_area_opens_exactly_the_incidents_that_it_counts(rows, level):
    table = refilled(*rows)
    counted = geography.per_area(table, level)
    assert counted["n"].sum() == len(rows)
    for area, n in counted.dropna(subset="area")[["area", "n"]].itertuples(index=False):
        assert geography.at_place(table, area).count().execute() == n


@pytest.mark.parametrize("precision", ["subdistrict", "district", "governorate", "country", None])
def test_a_point_is_drawn_only_where_the_place_is_known(precision):
    laid = geography.ground(incidents(incident(location_precision=precision)))
    assert (len(laid.places), laid.shaded + laid.unlocated) == (0, 1)


@pytest.mark.parametrize(
    ("precision", "area"),
    [("subdistrict", "SY090100"), ("district", "SY0901"), ("governorate", "SY09"), (None, "SY090100")],
)
def test_a_coarse_row_shades_the_area_that_its_precision_allows_and_no_finer_one(precision, area):
    laid = geography.ground(incidents(only_area(precision, district="SY0901", subdistrict="SY090100")))
    assert by_area(laid) == {area: 1}


def test_what_is_known_only_to_the_country_shades_nothing():
    laid = geography.ground(incidents(only_area("country", governorate="SY09", district="SY0901")))
    assert (laid.shaded, laid.unlocated) == (0, 1)


def test_a_place_without_coordinates_shades_its_area():
    assert by_area(geography.ground(incidents(only_area("place", district="SY0902")))) == {"SY0902": 1}


def test_incidents_at_the_same_point_are_one_place_whatever_it_is_called():
    laid = geography.ground(incidents(incident(**RAQQA), incident(**{**RAQQA, "place_name_en": "Ar-Raqqah"})))
    assert laid.places["n"].tolist() == [2]


def test_what_is_at_a_place_is_counted_apart_from_what_is_only_near_it():
    at, near = incident(), incident(location_precision="near", event_class="clash")
    table = incidents(at, near, near, only_area("place", district="SY0902"))
    laid = geography.ground(table)
    assert laid.places.loc[0, ["n", "exact", "n_clash", "exact_attack", "exact_clash"]].tolist() == [3, 1, 2, 1, 0]
    assert laid.areas["exact"].tolist() == [0]
    place = place_codes.place_code(*laid.places.loc[0, ["y", "x"]])
    assert geography.counted_at(table, place)["exact"] == 1


def test_the_biggest_place_comes_first():
    laid = geography.ground(incidents(incident(), incident(**RAQQA), incident(**RAQQA)))
    assert laid.places["place_name_en"].tolist() == ["Raqqa", "Al-Busayrah"]


def test_an_undirected_row_is_given_to_no_initiator():
    laid = geography.ground(incidents(incident(directed=False, initiators="islamic_state")), split="family")
    assert laid.codes == (families.UNDIRECTED,)


def test_a_row_without_a_known_class_is_counted_as_other():
    laid = geography.ground(incidents(incident(event_class=None), incident(event_class="attack")))
    assert laid.places.loc[0, ["n_attack", "n_other"]].tolist() == [1, 1]


def test_where_nothing_matches_nothing_lies_on_the_ground():
    laid = geography.ground(incidents(incident()).limit(0))
    assert (laid.located, laid.shaded, laid.unlocated) == (0, 0, 0)
    assert geography.per_area(incidents(incident()).limit(0), "district").empty


def test_initiators_of_two_families_are_several_and_of_one_family_are_that_one():
    rows = [incident(initiators="coalition;sdf"), incident(initiators="asayish;sdf")]
    assert set(geography.ground(incidents(*rows), split="family").codes) == {
        families.SEVERAL,
        "autonomous_administration",
    }


def test_too_many_places_are_put_into_cells_and_none_is_lost(monkeypatch):
    monkeypatch.setattr(geography, "MOST_PLACES", 20)
    rows = [incident(latitude=35 + n / 1000, longitude=40.42716) for n in range(60)]
    table = refilled(*rows)
    laid = geography.ground(table)
    assert laid.cell in geography.CELLS and len(laid.places) <= 20 and laid.located == 60
    for y, x, n in laid.places[["y", "x", "n"]].itertuples(index=False):
        assert geography.at_place(table, place_codes.place_code(y, x, laid.cell)).count().execute() == n


def test_a_cell_drawn_after_a_narrower_one_was_too_narrow_still_opens_to_its_own_incidents(monkeypatch):
    """Cells of 5,000 steps were put together from cells of 2,000, which do not fit into them."""
    monkeypatch.setattr(geography, "MOST_PLACES", 2)
    points = [incident(latitude=35.0 + at / 100, longitude=40.0) for at in (1, 3, 4.5, 5.5, 7, 9)]
    table = incidents(*points)
    laid = geography.ground(table)
    assert laid.cell > geography.CELLS[0]
    for y, x, n in laid.places[["y", "x", "n"]].itertuples(index=False):
        assert geography.at_place(table, place_codes.place_code(y, x, laid.cell)).count().execute() == n


def test_silence_at_a_place_is_not_zero_killed():
    laid = geography.ground(incidents(incident(), incident(**dict.fromkeys(KILLED, 2))))
    assert laid.places.loc[0, ["killed_low", "killed_silent"]].tolist() == [2, 1]


def test_a_row_known_only_to_its_governorate_is_in_no_district():
    counted = geography.per_area(incidents(only_area("governorate", district="SY0901")), "district")
    assert counted["area"].isna().tolist() == [True]


@given(st.integers(-9_000_000, 9_000_000), st.integers(-18_000_000, 18_000_000), st.sampled_from([0, *geography.CELLS]))
def test_the_code_of_a_place_in_a_link_leads_back_to_it(y, x, cell):
    assert place_codes.read_place(place_codes.place_code(y, x, cell)) == (y, x, cell or 1)


@pytest.mark.parametrize("absurd", ["", "35,40", "35.1,40.1", "<script>", "35.00000,40.00000,9", "٣٥.00000,40.00000"])
def test_a_link_that_names_no_place_is_refused(absurd):
    with pytest.raises(ValueError):
        place_codes.read_place(absurd)


@pytest.mark.parametrize("origin", STORE.origins)
@pytest.mark.parametrize("governorates", [NORTH_EAST, ()])
def test_the_shipped_tables_lie_on_the_ground_whole(origin, governorates):
    covers = STORE.origins[origin]
    wanted = Filter(origin=origin, governorates=governorates).resolved(covers.covers_from, covers.covers_to)
    rows = matching(STORE.incidents(origin), wanted)
    laid = geography.ground(rows)
    assert laid.located + laid.shaded + laid.unlocated == rows.count().execute()


def test_raqqa_is_one_circle_of_622_incidents():
    """622 rows of UCDP lie on one point of Raqqa: one mark says so, and no heat is drawn around it."""
    rows = STORE.incidents("ucdp_ged_syria_2016_2019").filter(lambda row: row.governorate == "SY11")
    first = geography.ground(rows).places.iloc[0]
    assert (first["place_name_en"], first["n"]) == ("Raqqa", 622)
