"""Sides over one another: told apart without colour, on one scale, broken where nothing is known."""

import json
from datetime import date

import plotly.graph_objects as go
import pytest

from components.figures.overlaid import alone, overlaid
from components.figures.sides import Told
from components.look import DARK, LIGHT
from components.names import names
from tests.aggregate.test_overlay import SOONER, laid, laying, on

EN, AR = names("en"), names("ar")


TOLD = (Told("this year", "#0b5c8a", "solid", ""), Told("the year before", "#b4540a", "dash", "/"))


def lines(drawn):
    return [trace for trace in drawn.data if trace.get("line", {}).get("dash")]


def filled(drawn):
    return [trace for trace in drawn.data if trace.get("fill")]


@pytest.mark.parametrize("said", [EN, AR])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("measure", ["attacks", "killed"])
def test_plotly_takes_every_figure_as_it_is(said, theme, measure):
    rows = (
        on(date(2018, 10, 3), killed_low=2, killed_high=5),
        on(date(2018, 11, 3)),
        on(date(2018, 12, 3), killed_low=3),
    )
    covers = (date(2017, 11, 1), date(2018, 12, 31))
    shown = laid(laying(*rows, measure=measure), laying(days=SOONER, covers=covers, measure=measure))
    for drawn in (
        overlaid(shown, TOLD, said, theme),
        alone(shown, 0, TOLD[0], said, theme),
        alone(shown, 1, TOLD[1], said, theme),
    ):
        assert len(go.Figure(drawn.spec).data) == len(drawn.data)
        json.dumps(drawn.spec)


def test_two_lines_differ_by_colour_and_by_dash_and_so_do_their_entries():
    drawn = overlaid(laid(laying(on(date(2018, 10, 3))), laying(days=SOONER)), TOLD, EN, LIGHT)
    one, other = lines(drawn)
    assert one["line"]["dash"] != other["line"]["dash"]
    assert one["line"]["color"] != other["line"]["color"]
    assert [entry.words for entry in drawn.legend[:2]] == ["this year", "the year before"]
    assert drawn.legend[0].shape != drawn.legend[1].shape


def test_all_panels_and_sides_share_one_scale():
    busy = [on(date(2017, 10, 3))] * 9
    shown = laid(laying(on(date(2018, 10, 3)), governorates=("SY09", "SY08")), laying(*busy, days=SOONER))
    for drawn in (overlaid(shown, TOLD, EN, LIGHT), *(alone(shown, at, TOLD[at], EN, LIGHT) for at in (0, 1))):
        axes = [axis for name, axis in drawn.layout.items() if name.startswith("yaxis")]
        assert [axis["range"] for axis in axes] == [[0, pytest.approx(9.9)]] * 2


def test_a_line_ends_where_the_table_does_and_the_rest_is_filled_in_words_too():
    covers = (date(2017, 1, 1), date(2018, 11, 15))
    drawn = overlaid(laid(laying(on(date(2018, 10, 3)), covers=covers), laying(days=SOONER)), TOLD, EN, LIGHT)
    assert max(lines(drawn)[0]["x"]) == 46
    (gap,) = filled(drawn)
    assert min(gap["x"]) == 46
    assert "this year" in gap["text"]
    assert any("this year" in entry.words and "no data" in entry.words for entry in drawn.legend[2:])


def test_a_month_of_which_no_number_of_killed_is_reported_is_no_zero():
    rows = (
        on(date(2018, 10, 3), killed_low=2, killed_high=2),
        on(date(2018, 11, 3)),
        on(date(2018, 12, 3), killed_low=1),
    )
    drawn = overlaid(laid(laying(*rows, measure="killed"), laying(days=SOONER, measure="killed")), TOLD, EN, LIGHT)
    line = lines(drawn)[0]
    assert None in line["y"]
    assert 0 not in line["y"]
    crosses = [trace for trace in drawn.data if trace.get("marker", {}).get("symbol") == "x-thin-open"]
    assert [trace["x"] for trace in crosses] == [[46.0]]


def test_a_title_says_both_numbers_and_a_hover_whose_days_it_is_of():
    drawn = overlaid(laid(laying(on(date(2018, 10, 3))), laying(days=SOONER)), TOLD, EN, LIGHT)
    assert "Deir ez-Zor: 1 against 0" in drawn.layout["annotations"][0]["text"]
    said = lines(drawn)[1]["hovertext"][0]
    assert "the year before" in said
    assert "1 October 2017" in said


def test_days_are_numbered_where_the_periods_are_not_the_same_and_dated_where_they_are():
    apart = overlaid(laid(laying(on(date(2018, 10, 3))), laying(days=SOONER)), TOLD, EN, LIGHT)
    assert apart.layout["xaxis"]["ticktext"][0] == "Day 1"
    same = overlaid(laid(laying(on(date(2018, 10, 3))), laying(), same_days=True), TOLD, EN, LIGHT)
    assert any("2018" in tick for tick in same.layout["xaxis"]["ticktext"])


def test_a_side_by_itself_is_dated_by_its_own_days():
    shown = laid(laying(on(date(2018, 10, 3))), laying(days=SOONER))
    assert any("2017" in tick for tick in alone(shown, 1, TOLD[1], EN, LIGHT).layout["xaxis"]["ticktext"])


def test_where_no_incident_says_how_many_were_killed_no_line_of_zeros_is_drawn():
    rows = on(date(2018, 10, 3), killed_low=2, killed_high=2), on(date(2018, 11, 3))
    shown = laid(laying(*rows, measure="killed"), laying(on(date(2017, 10, 3)), days=SOONER, measure="killed"))
    drawn = overlaid(shown, TOLD, EN, LIGHT)
    assert [line["line"]["color"] for line in lines(drawn)] == [TOLD[0].colour]
    crosses = [trace["marker"]["color"] for trace in drawn.data if trace.get("mode") == "markers"]
    assert crosses == [TOLD[0].colour, TOLD[1].colour]


def test_what_fits_no_bin_is_outlined_on_its_own_side_and_says_whose_it_is():
    window = on(date(2018, 10, 20), date_end=date(2018, 11, 10), date_precision="month")
    sooner = on(date(2017, 10, 20), date_end=date(2017, 11, 10), date_precision="month")
    shown = laid(laying(on(date(2018, 10, 3)), window), laying(sooner, days=SOONER))
    spans = [trace for trace in overlaid(shown, TOLD, EN, LIGHT).data if trace["type"] == "bar"]
    assert [trace["marker"]["line"]["color"] for trace in spans] == [one.colour for one in TOLD]
    assert ["pattern" in trace["marker"] for trace in spans] == [False, True]
    assert spans[0]["y"] > spans[1]["y"]  # the view's own above the other's
    for trace, one in zip(spans, TOLD, strict=True):
        assert one.name in trace["hovertext"][0]
