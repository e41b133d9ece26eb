"""What is drawn of the sides of a view: the numbers of each, on one scale, and no number where there is none."""

import pytest

from components.briefing.html import layout
from components.briefing.slide import OverlaidBlock
from components.compare import actors, maps, overlaying, sides
from components.figures.overlaid import counted
from components.names import languages, names
from data.aggregate.overlay import WHOLE
from tests.briefing.test_powerpoint import opened as opened_deck
from tests.briefing.views import slide_of, view_of
from tests.test_app import charts, opened, said

YEAR = "gov=SY09&from=2018-10-01&to=2018-12-31&compare=year"
HALVES = "gov=SY08&from=2016-01-01&to=2016-06-30&compare=2016-07-01..2016-12-31"
TABLES = "gov=SY09&from=2018-07-01&to=2019-06-30&compare=table:coded_reports"
PLACES = "gov=SY09&from=2018-10-01&to=2018-12-31"


def params(link):
    return dict(pair.split("=", 1) for pair in link.split("&"))


def laid(link, every="month", measure="violent_events", lang="en", most=0):
    return overlaying.lay(view_of(link, lang), every, measure, most)


@pytest.mark.parametrize(("link", "totals"), [(YEAR, [223, 311]), (HALVES, [112, 87])])
def test_each_side_of_a_timeline_has_the_incidents_of_its_own_days(link, totals):
    assert [side.total(side.timeline.panels[0]) for side in laid(link).sides] == totals


def test_lines_of_periods_that_are_not_as_long_end_where_these_do_and_it_is_said():
    shown, view = laid(HALVES), view_of(HALVES)
    assert [side.end for side in shown.sides] == [182, 184]
    lines = overlaying.not_shown(shown, sides.told(view), view.names)
    assert names("en").t("sides_lengths") in lines


def test_where_nothing_happened_nobody_is_said_to_be_not_reported():
    shown = laid(TABLES, measure="killed")
    assert counted(shown.sides[1], "SY09", names("en")) == "0 incidents"


@pytest.mark.parametrize("lang", languages())
def test_windows_that_fit_no_bar_are_said_of_each_side(lang):
    view = view_of(YEAR, lang)
    lines = overlaying.not_shown(laid(YEAR, every="day", lang=lang), sides.told(view), view.names)
    assert len(lines) == 2
    assert all(one.name in line for one, line in zip(sides.told(view), lines, strict=True))


def test_a_table_before_its_first_day_has_a_gap_and_its_own_name_in_the_legend():
    shown, view = laid(TABLES), view_of(TABLES)
    assert shown.origin is not None
    (gap,) = shown.sides[1].gaps
    assert gap[0] == 0
    assert min(one.start for one in shown.sides[1].bins["SY09"]) == gap[1]
    assert sides.told(view)[1].name != sides.told(view)[0].name


def test_a_governorate_against_others_is_one_panel_and_not_as_many_as_there_are():
    shown = laid("from=2018-10-01&to=2018-12-31&compare=SY07")
    assert shown.panels == (WHOLE,)


def test_a_class_that_a_table_never_records_is_no_zero_beside_one_that_does():
    view = view_of(TABLES)
    assert [actors._classes(one)["security_operation"] is None for one in sides.of(view)] == [True, False]


def test_a_side_that_is_covered_in_part_says_so_beside_its_bars_and_maps():
    mine, other = sides.told_whole(view_of(TABLES))
    assert "24 October 2018 to 30 June 2019" in other.name
    assert mine.name == sides.told(view_of(TABLES))[0].name


def test_a_side_without_a_number_says_why_and_the_other_is_drawn():
    shown, view = laid(TABLES, measure="security_operations"), view_of(TABLES)
    assert [side is None for side in shown.sides] == [True, False]
    (reason,) = sides.without(view, "security_operations")
    assert sides.told(view)[0].name in reason
    assert "not recorded in this table" in reason


def test_two_maps_have_one_frame_one_scale_and_one_legend():
    one = {"codes": ["class_attack", "class_clash"], "frame": (38, 34, 41, 36), "filled": None}
    other = {"codes": ["class_clash"], "frame": (36, 35, 37, 37), "filled": None}
    mine = one | {"places": [[1, 2, 9, 0, 4, 1, 5]], "areas": []}
    its = other | {"places": [[1, 2, 30, 0, 30]], "areas": [["SY09", 2, 0, 2]]}
    first, second = maps.on_one_scale([mine, its])
    assert first["frame"] == second["frame"] == (36, 34, 41, 37)
    assert first["most"] == second["most"] == 30
    assert first["also"] == second["also"] == ["areas"]
    assert first["codes"] == second["codes"] == ["class_attack", "class_clash"]
    assert second["places"] == [[1, 2, 30, 1, 30]]  # a part is an index into the codes of both
    assert second["areas"] == [["SY09", 2, 1, 2]]


def test_two_filled_maps_have_one_ramp():
    empty = {"codes": [], "frame": (38, 34, 41, 36), "places": [], "areas": []}
    few, many = (
        empty | {"filled": {"level": "district", "values": values, "breaks": []}}
        for values in ([["SY0901", 3]], [["SY0901", None], ["SY0902", 400]])
    )
    first, second = maps.on_one_scale([few, many])
    assert first["filled"]["breaks"] == second["filled"]["breaks"]
    assert first["filled"]["breaks"][-1] > 3
    assert first["also"] == ["silent"]


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("overview", YEAR),
        ("timeline", f"{TABLES}&measure=killed&compare_as=panels&lang=ar"),
        ("actors", f"{PLACES}&compare=SY07&show=pairs&lang=ar"),
        ("map", f"{HALVES}&ground=district"),
    ],
)
def test_a_page_draws_both_sides_and_says_both_to_who_does_not_see_them(page, link):
    app, view = opened(page, **params(link)), view_of(link, params(link).get("lang", "en"))
    assert not app.exception
    told = [one.name for one in sides.told(view)]
    assert all(name in " ".join([*charts(app), said(app)]) for name in told)


def test_the_timeline_of_a_slide_draws_both_sides_over_one_another():
    slide = slide_of(f"{HALVES}&slide=timeline", "ar")
    (block,) = [block for block in slide.blocks if isinstance(block, OverlaidBlock)]
    drawn = layout.page(slide)
    assert all(one.name in drawn for one in block.told)
    assert drawn.count("stroke-dasharray") >= 2  # the other side's line, and its swatch


def test_a_slide_in_powerpoint_has_a_line_a_side_with_the_numbers_of_its_bins():
    opened_slides, (slide,) = opened_deck(f"{HALVES}&slide=timeline")
    (block,) = [block for block in slide.blocks if isinstance(block, OverlaidBlock)]
    (chart,) = [shape.chart for shape in opened_slides.slides[0].shapes if shape.has_chart]
    bins = [side.bins["SY08"] for side in block.shown.sides]
    lines = [list(series.values) for series in chart.plots[0].series if len(series.values) > 2]
    assert lines == [[one.n for one in each for _ in (1, 2)] for each in bins]
    assert len({series.format.line.dash_style for series in chart.plots[0].series}) > 1
