"""What timelines draw: one scale, marked edges, nothing that a row's text could smuggle in."""

import json
from datetime import date

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.figures.frame import safe, ticks
from components.figures.marks import Mark
from components.figures.strip import Band
from components.figures.timeline import small_multiples
from components.look import DARK, LIGHT
from components.names import names
from data.aggregate.periods import per_period
from data.aggregate.timeline import timeline
from data.change import count_interval
from data.dispersion import of_series
from data.filter import Filter
from data.store import Origin
from tests.factories import incident, store

COVERS = (date(2021, 1, 1), date(2021, 12, 31))
EN, AR = names("en"), names("ar")


def figure(
    *rows, every="month", measure="attacks", split="none", covers=COVERS, said=EN, theme=LIGHT, asked=None, **draw
):
    origin = Origin("t", "series", len(rows), *covers, len(rows), {}, {})
    counted = per_period(store(*rows).incidents("t"), every, family=split == "family")
    shown = timeline(counted, (asked or Filter()).resolved(*covers), origin, every, measure, split)
    return small_multiples(shown, said, theme, **draw)


def bars(drawn):
    return [trace for trace in drawn.data if trace["type"] == "bar"]


def texts(drawn):
    return [annotation["text"] for annotation in drawn.layout["annotations"]]


def axes(drawn, letter):
    return [value for name, value in drawn.layout.items() if name.startswith(f"{letter}axis")]


@pytest.mark.parametrize("said", [EN, AR])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("measure", ["attacks", "killed"])
def test_plotly_takes_every_figure_as_it_is(said, theme, measure):
    rows = (incident(killed_low=1, killed_best=2, killed_high=4), incident(governorate="SY11", killed_low=7))
    band, mark = Band("", *COVERS, "A1"), Mark(1, date(2021, 5, 1), date(2021, 5, 2))
    drawn = figure(*rows, measure=measure, said=said, theme=theme, bands=[band], marks=[mark], intervals=True)
    assert len(go.Figure(drawn.spec).data) == len(drawn.data)
    json.dumps(drawn.spec)


def test_all_panels_share_one_scale():
    drawn = figure(*[incident()] * 9, incident(governorate="SY08"))
    assert len({tuple(axis["range"]) for axis in axes(drawn, "y")}) == 1
    assert len({tuple(axis["range"]) for axis in axes(drawn, "x")}) == 1
    assert axes(drawn, "y")[0]["range"][1] > 9


def test_a_panel_says_its_total_and_how_much_of_it_is_in_no_bar():
    year = incident(date_start=date(2021, 1, 1), date_end=date(2021, 12, 31), date_precision="year")
    title = texts(figure(incident(), year))[0]
    assert "Deir ez-Zor: 2 attacks" in title
    assert "1 in no bar" in title


def test_an_unfinished_month_is_hatched_and_named():
    drawn = figure(incident(), incident(date_start=date(2021, 9, 2)), covers=(date(2021, 9, 1), date(2021, 10, 20)))
    (bar,) = bars(drawn)
    assert bar["marker"]["pattern"]["shape"] == ["", "\\"]
    assert any("October 2021" in entry.words for entry in drawn.legend)


def test_months_that_the_table_does_not_cover_are_shaded():
    drawn = figure(incident(), asked=Filter(date_from=date(2021, 6, 1), date_to=date(2022, 12, 31)))
    shades = [shape for shape in drawn.layout["shapes"] if shape["type"] == "rect"]
    assert len(shades) == 3  # one a panel
    assert not [shape for shape in figure(incident()).layout["shapes"] if shape["type"] == "rect"]


def test_an_interval_stands_also_where_no_attack_was_reported():
    drawn = figure(incident(), intervals=True)
    (errors,) = [trace for trace in drawn.data if "error_y" in trace]
    assert len(errors["x"]) == 12
    assert errors["error_y"]["array"][0] == pytest.approx(round(count_interval(0, of_series([1] + [0] * 11))[1], 2))


def test_intervals_are_as_wide_as_the_counts_of_their_panel_vary():
    calm = [incident(date_start=date(2021, month, 5)) for month in range(1, 13) for _ in range(4)]
    waves = [incident(date_start=date(2021, month, 5), governorate="SY11") for month in (2, 6, 10) for _ in range(16)]
    drawn = figure(*calm, *waves, intervals=True)
    wide = [max(trace["error_y"]["array"]) for trace in drawn.data if "error_y" in trace]
    assert len(wide) == 2
    assert max(wide) > 3 * min(wide)


def test_of_fewer_than_eight_periods_no_interval_is_drawn_and_that_is_said():
    half = Filter(date_from=date(2021, 6, 1), date_to=date(2021, 12, 31))
    drawn = figure(incident(), asked=half, intervals=True)
    assert not [trace for trace in drawn.data if "error_y" in trace]
    assert EN.t("legend_no_interval", n=8) in [entry.words for entry in drawn.legend]


def test_killed_have_no_interval():
    drawn = figure(incident(killed_low=3, killed_high=3), measure="killed", intervals=True)
    assert not [trace for trace in drawn.data if "error_y" in trace]


def test_killed_are_drawn_as_a_range_and_an_open_end_is_marked():
    drawn = figure(incident(killed_low=3, killed_best=4, killed_high=9), incident(killed_low=7), measure="killed")
    low, rest = bars(drawn)
    assert (low["y"], rest["y"]) == ([10], [6])
    assert [trace["marker"]["symbol"] for trace in drawn.data if trace.get("mode") == "markers"] == ["triangle-up"]
    assert "at least 10" in texts(drawn)[0]


def test_a_month_whose_incidents_are_all_silent_is_no_month_of_zero_dead():
    drawn = figure(incident(), incident(date_start=date(2021, 3, 2), killed_low=2, killed_high=2), measure="killed")
    (ring,) = [trace for trace in drawn.data if trace.get("mode") == "markers"]
    assert ring["marker"]["symbol"] == "circle-open"
    assert len(ring["x"]) == 1
    assert [entry.words for entry in drawn.legend if entry.shape == "ring"]


def test_a_total_given_by_a_source_is_in_no_bar():
    band = Band("", date(2021, 10, 1), date(2021, 10, 31), "A1: detained: 57")
    with_total, without = figure(incident(), bands=[band]), figure(incident())
    assert [bar["y"] for bar in bars(with_total)] == [bar["y"] for bar in bars(without)]
    assert "A1: detained: 57" in texts(with_total)
    assert with_total.layout["height"] > without.layout["height"]


def test_time_runs_from_left_to_right_in_arabic_too_and_counts_stand_on_the_right():
    english, arabic = figure(incident()), figure(incident(), said=AR)
    assert axes(english, "x")[0]["range"] == axes(arabic, "x")[0]["range"]
    assert axes(arabic, "y")[0]["side"] == "right"
    assert any("تشرين" in text or "كانون" in text or "نيسان" in text for text in axes(arabic, "x")[0]["ticktext"])


def test_a_bar_carries_its_period_and_governorate():
    (bar,) = bars(figure(incident()))
    assert bar["customdata"] == [["2021-10-01", "SY09"]]


def test_the_bar_whose_incidents_are_listed_is_framed():
    def frames(*chosen):
        return [shape for shape in figure(incident(), chosen=chosen).layout["shapes"] if shape["type"] == "rect"]

    assert len(frames("2021-10-01", "SY09")) == 1
    assert len(frames("2021-10-01", "")) == 3
    assert not frames("2031-10-01", "SY09")
    assert not frames("", "")


def test_nothing_is_smaller_than_twelve_pixels():
    drawn = figure(incident(), said=AR, intervals=True, marks=[Mark(1, *COVERS)], bands=[Band("SY09", *COVERS, "A1")])

    def sizes(part):
        if isinstance(part, dict):
            font = [part["size"]] if "family" in part or set(part) == {"size", "color"} else []
            return font + [size for value in part.values() for size in sizes(value)]
        return [size for value in part for size in sizes(value)] if isinstance(part, list) else []

    assert min(sizes(drawn.layout)) >= 12


@given(st.text(max_size=40))
def test_no_text_makes_a_link_or_a_tag(text):
    assert "<" not in safe(text, EN)
    assert "<" not in safe(text, AR)


@given(st.floats(0, 1e6))
def test_ticks_are_few_round_and_whole(most):
    values = ticks(most)
    assert values[0] == 0
    assert len(values) <= 5
    assert all(isinstance(value, int) and value <= most for value in values)
