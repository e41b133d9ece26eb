"""Bars in pairs: one scale, every number printed, and no bar where there is no number."""

import plotly.graph_objects as go
import pytest

from components.figures.paired import Column, paired
from components.look import DARK, LIGHT
from components.names import names
from tests.figures.test_overlaid import TOLD

EN, AR = names("en"), names("ar")
ROWS = ("Attack", "Security operation")
NUMBERS = ((12, 30), (4, None))
COLUMN = Column("", NUMBERS, tuple(tuple((f"{n}",) for n in row) for row in NUMBERS))


@pytest.mark.parametrize("said", [EN, AR])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_plotly_takes_the_figure_as_it_is(said, theme):
    drawn = paired(ROWS, (COLUMN, COLUMN), TOLD, said, theme, "–")
    assert len(go.Figure(drawn.spec).data) == 4


def test_what_a_side_does_not_record_has_a_sign_and_no_zero():
    one, other = paired(ROWS, (COLUMN,), TOLD, EN, LIGHT, "–").data
    assert one["text"] == ["12", "4"]
    assert other["text"] == ["30", "–"]


def test_sides_differ_by_pattern_as_well_as_by_colour():
    one, other = paired(ROWS, (COLUMN,), TOLD, EN, LIGHT, "–").data
    assert one["marker"]["pattern"]["shape"] != other["marker"]["pattern"]["shape"]
    assert one["marker"]["color"] != other["marker"]["color"]


def test_all_columns_are_on_one_scale_and_grow_from_the_side_where_reading_begins():
    english, arabic = (paired(ROWS, (COLUMN, COLUMN), TOLD, said, LIGHT, "–").layout for said in (EN, AR))
    assert english["xaxis"]["range"] == english["xaxis2"]["range"]
    assert english["xaxis"]["range"] == arabic["xaxis"]["range"][::-1]


def test_the_bars_of_a_row_do_not_lie_on_one_another():
    one, other = paired(ROWS, (COLUMN,), TOLD, EN, LIGHT, "–").data
    assert all(below - above >= one["width"] for above, below in zip(one["y"], other["y"], strict=True))
