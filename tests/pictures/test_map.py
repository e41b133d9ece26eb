"""The map as a still: what is sent to the browser's map, with the numbers of all places, areas and of the rest."""

import pytest

from components.look import LIGHT
from components.map import drawn as still
from components.map import incident_map, picture
from components.names import languages
from components.pictures.chart import made
from data.aggregate import geography
from data.aggregate.headline import counted
from tests.briefing.views import held, view_of
from tests.factories import incident
from tests.pictures import drawn
from tests.pictures.drawn import rows_of, whole

LINK = "from=2018-01-01&to=2018-12-31"


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(("size", "split"), [("incidents", "class"), ("killed", "family")])
def test_the_places_areas_and_the_rest_of_a_map_add_up_to_the_incidents_in_view(lang, size, split):
    view = view_of(LINK, lang)
    chart, laid = picture.chart(view, "places", size, split), view.ask(geography.ground, split=split)
    rows = rows_of(made(chart, "csv", view))
    assert (whole(rows, "place"), whole(rows, "area")) == (laid.located, laid.shaded)
    assert whole(rows, "not_on_the_map") == laid.unlocated
    assert sum(int(row["incidents"]) for row in rows) == view.ask(counted)
    assert whole(rows, "place", "killed_low") == int(laid.places["killed_low"].sum())
    texts = drawn.texts(made(chart, "svg", view).text)
    values = [area[1] for area in incident_map.payload(view, "places", size, split, "", named=False)["areas"]]
    assert all(view.names.number(value) in texts for value in values)


def test_every_place_is_a_circle_whose_area_is_its_number():
    rows = (incident(), *[incident(latitude=35.3, longitude=40.1)] * 4, *[incident(latitude=35.6)] * 25)
    view = view_of("table=t", store=held(*rows))
    sent = incident_map.payload(view, "places", "incidents", "class", "", named=False)
    svg = "".join(still.of(sent, incident_map.kinds(view.names, LIGHT), view.names).parts)
    circles = [line for line in svg.split("<circle ")[1:] if 'stroke-width=".8"' in line]
    radii = sorted(float(line.partition(' r="')[2].partition('"')[0]) for line in circles)
    assert [radius / radii[0] for radius in radii] == pytest.approx([1, 2, 5], abs=0.05)


def test_a_place_outside_the_piece_of_ground_in_the_picture_is_counted_beside_it():
    view = view_of("table=t", store=held(incident(), incident(latitude=33.0, longitude=36.3)))
    chart = picture.chart(view, "places", "incidents", "class")
    assert view.names.t("picture_outside", n=1) in " ".join(drawn.texts(made(chart, "svg", view).text))


@pytest.mark.parametrize("level", geography.LEVELS)
def test_a_map_of_filled_areas_says_every_number_and_counts_those_of_no_such_area(level):
    view = view_of(LINK)
    chart, counts = picture.chart(view, level, "incidents", "class"), view.ask(geography.per_area, level=level)
    rows = rows_of(made(chart, "csv", view))
    assert whole(rows, "area") + whole(rows, "not_on_the_map") == view.ask(counted)
    texts = drawn.texts(made(chart, "svg", view).text)
    assert all(view.names.number(int(n)) in texts for n in counts.dropna(subset="area")["n"])
