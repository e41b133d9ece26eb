"""The charts of the overview are drawn by ours as plotly.js draws the same dictionary: bars, words, what is said."""

import base64
import json
from functools import cache
from pathlib import Path

import plotly
import pytest

from components.drawing.faces import faces
from tests.test_app import opened

SCRIPT = Path(__file__).parent.parent.parent / "static" / "figures" / "drawn.js"
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
YEAR = {"gov": "SY09", "from": "2018-10-01", "to": "2018-12-31", "compare": "year"}
VIEWS = {
    "months, spans over the bars": {},
    "years, cut and uncovered, in Arabic": {"gov": "all", "lang": "ar", "to": "2020-06-30"},
    "few coded attacks": {"table": "coded_reports"},
    "lines by the day": YEAR,
    "lines by the day, in Arabic": YEAR | {"lang": "ar"},
    "lines that end, numbers that are not told": {"gov": "SY09", "compare": "table:coded_reports"},
    "sides beside one another": YEAR | {"compare_as": "panels"},
}
MODULE = "data:text/javascript;base64," + base64.b64encode(SCRIPT.read_bytes()).decode()
BOTH = Path(__file__).with_name("drawn.js").read_text(encoding="utf-8")


@cache
def figures(view: str) -> list[dict]:
    """What the overview gives its charts to draw."""
    sent = [
        json.loads(element.proto.json or "{}") for element in opened("overview", **VIEWS[view]).get("bidi_component")
    ]
    return [data for data in sent if "layout" in data]


@pytest.fixture(scope="module")
def page(browser):
    page = browser.new_page(viewport={"width": 1000, "height": 1700})
    page.set_content(f"<!doctype html><style>{faces()} body {{ margin: 0 }} div {{ position: relative }}</style>")
    page.add_script_tag(path=PLOTLY)
    page.evaluate(
        """() => Promise.all(["400", "700"].flatMap((weight) =>
            [["Plex", "A"], ["PlexArabic", "\u0627"]].map(([family, letter]) =>
                document.fonts.load(`${weight} 12px ${family}`, letter))))"""
    )
    yield page
    page.close()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("wide", [360, 780])
def test_bars_words_and_hovers_are_those_that_plotly_draws(page, view, wide):
    drawn = figures(view)
    assert drawn
    for figure in drawn:
        theirs, ours = page.evaluate(BOTH, [figure, wide, MODULE])
        assert_alike(ours["bars"], theirs["bars"], within=1)
        words = {text for text, *_ in theirs["texts"]}
        assert {text for text, *_ in ours["texts"]} == words
        for text in words:
            assert_alike(*([box for said, *box in one["texts"] if said == text] for one in (ours, theirs)), within=3)
        assert ours["said"] == theirs["said"]
        assert any(theirs["said"])


def assert_alike(ours: list[list[float]], theirs: list[list[float]], within: float) -> None:
    """Each box of one is at its place among those of the other [px]."""
    assert len(ours) == len(theirs)
    left = list(ours)
    for box in theirs:
        nearest = min(left, key=lambda one: sum(abs(a - b) for a, b in zip(one, box, strict=True)))
        assert nearest == pytest.approx(box, abs=within), theirs
        left.remove(nearest)
