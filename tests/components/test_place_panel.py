"""A place that was chosen keeps its incidents, whatever else the map draws."""

import pytest

from components.map import place_panel
from data import place_codes
from data.aggregate import geography
from tests.components.test_incident_map import view_of
from tests.factories import incident

DISTRICT = {"district": "SY0901", "subdistrict": "SY090100"}
POINT = place_codes.place_code(3515618, 4042716)
ROWS = (
    *(incident(**DISTRICT, killed_low=1, killed_high=2) for _ in range(3)),
    incident(location_precision="district", latitude=None, longitude=None, **DISTRICT),
    incident(location_precision="governorate", latitude=None, longitude=None),
)


def counted(view, ground, code):
    mark = place_panel._mark(view, ground, "class", code)
    said = place_panel.name_of(mark, view.names)
    return mark["n"], said, len(view.ask(geography.listed_at, place=code, limit=20, offset=0))


@pytest.mark.parametrize("ground", ["places", *geography.LEVELS])
def test_a_place_keeps_its_incidents_when_other_ground_is_drawn(ground):
    assert counted(view_of(*ROWS), ground, POINT) == (3, "Al-Busayrah", 3)
    assert counted(view_of(*ROWS, lang="ar"), ground, POINT) == (3, "البصيرة", 3)


@pytest.mark.parametrize("ground", ["places", *geography.LEVELS])
@pytest.mark.parametrize(
    ("code", "n"),
    [("SY0901", 4), ("SY090100", 3), ("SY09", 5), ("only:SY0901", 1), ("only:SY090100", 0), ("only:SY09", 1)],
)
def test_an_area_holds_the_same_incidents_whatever_ground_is_drawn(ground, code, n):
    count, _, listed = counted(view_of(*ROWS), ground, code)
    assert (count, listed) == (n, n)


def test_what_is_known_to_an_area_alone_is_never_said_to_be_all_of_it():
    names = [counted(view_of(*ROWS), "places", code)[1] for code in ("SY0901", "only:SY0901")]
    assert names == ["Deir ez-Zor district", "Deir ez-Zor district (district only)"]


def test_a_cell_keeps_its_incidents_when_the_filter_leaves_so_few_places_that_none_are_drawn():
    cell = place_codes.place_code(3514000, 4042000, 2000)
    assert counted(view_of(*ROWS), "places", cell)[0] == 3


def test_a_place_without_incidents_is_said_to_have_none():
    assert counted(view_of(*ROWS), "district", place_codes.place_code(3600000, 3900000))[0] == 0
    assert counted(view_of(*ROWS), "places", "SY1101")[0] == 0


@pytest.mark.parametrize(("near", "said"), [(0, "at it"), (2, "1 at it, 2 only near it"), (3, "only near it")])
def test_what_is_only_near_a_place_is_told_apart_from_what_is_at_it(near, said):
    rows = [incident(location_precision="near" if n < near else "place", **DISTRICT) for n in range(3)]
    for ground in ("places", "district"):
        mark = place_panel._mark(view_of(*rows), ground, "class", POINT)
        assert place_panel.counts_of(mark, view_of(*rows)).startswith(f"3 incidents ({said}), Killed")


def test_of_an_area_or_a_cell_nothing_is_said_to_be_at_it():
    for code in ("SY0901", place_codes.place_code(3514000, 4042000, 2000)):
        mark = place_panel._mark(view_of(*ROWS), "places", "class", code)
        assert "at it" not in place_panel.counts_of(mark, view_of(*ROWS))
