"""What fits no bar of a slide is outlined over its bars, in every format."""

import io
import re

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_FILL
from pptx.enum.shapes import MSO_SHAPE_TYPE

from components.briefing.html import layout
from components.briefing.powerpoint import deck
from components.briefing.slide import TimelineBlock
from components.names import languages
from tests.briefing.views import slide_of

OUTLINE = re.compile(r'<path d="M([\d.]+) [\d.]+h([\d.]+)[^"]*" fill="none" stroke="#1b242c" stroke-width="1.5"/>')
LINKS = {
    "the worked case": ("table=worked_case&slide=timeline", [1, 0, 0]),
    "a year of the series": ("from=2018-01-01&to=2018-12-31&slide=timeline", [3, 1, 0]),
}


def block_of(slide):
    return next(block for block in slide.blocks if isinstance(block, TimelineBlock))


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(("link", "counts"), LINKS.values(), ids=LINKS)
def test_a_slide_outlines_every_incident_that_is_in_no_bar(link, counts, lang):
    slide = slide_of(link, lang)
    block = block_of(slide)
    assert [sum(one.span.n for one in spans) for spans in block.spans] == counts
    held = sum(map(len, block.spans))
    drawn = layout.page(slide)
    assert len(OUTLINE.findall(drawn)) == held
    made = Presentation(io.BytesIO(deck.made([slide]))).slides[0]
    boxes = [shape for shape in made.shapes if shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE]
    assert sum(shape.line.fill.type == MSO_FILL.SOLID for shape in boxes) == held


def test_the_attack_of_10_or_11_december_is_outlined_over_the_first_half_of_four_days():
    slide = slide_of("table=worked_case&slide=timeline")
    (one,) = block_of(slide).spans[0]
    assert (one.left, one.right) == (0, 0.5)
    assert "10 December 2021" in block_of(slide).outlined


def test_where_the_governorates_are_drawn_as_one_their_spans_are_too():
    block = block_of(slide_of("gov=all&slide=timeline"))
    assert len(block.panels) == len(block.spans) == 1
    note = next(note for note in block.notes if note.startswith("In no bar"))
    assert str(sum(one.span.n for one in block.spans[0])) in note


def test_a_slide_whose_dates_all_fit_keeps_its_room():
    block = block_of(slide_of("table=coded_reports&exact=day&slide=timeline"))
    assert not block.spans and not block.outlined
