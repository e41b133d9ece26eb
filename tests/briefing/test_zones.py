"""What each part of a slide is given of the sheet is enough for its words."""

import pytest

from components.briefing.asked import SHEETS
from components.briefing.zones import GAP, zones
from components.measure import width_of
from components.names import languages
from tests.briefing.views import slide_of


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("sheet", SHEETS)
def test_a_long_range_is_set_smaller_and_not_broken_in_two(sheet, lang):
    slide = slide_of(f"gov=all&slide=map&sheet={sheet}", lang)
    shared = zones(slide)
    each = shared.figures.width / len(slide.figures) - GAP - 20
    assert any("\u2013" in value.strip("\u2013") for _, value, _ in slide.figures)
    assert max(width_of(value, shared.value_size, 600) for _, value, _ in slide.figures) <= each
