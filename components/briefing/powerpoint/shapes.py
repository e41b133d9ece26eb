"""What a slide in PowerPoint is made of: texts, fonts, fills and lengths, in pixels of the sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from unicodedata import bidirectional

from lxml.etree import SubElement
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from components.briefing.zones import Box
from components.drawing.svg import Side
from components.look import LIGHT
from components.names import FIRST_STRONG, ISOLATE, POP, Names

EMU = 6350  # a pixel of the sheet: 1920 px are a wide slide of 13.33 inches, and 1684 px are A4
FONT = "IBM Plex Sans Arabic"
Rectangle = tuple[float, float, float, float]  # x, y, width, height [px of the sheet]; a Box is one
_LRE, _RLE, _PDF = "\u202a", "\u202b", "\u202c"
_EMBEDDED = {ISOLATE: _LRE, "\u2067": _RLE, FIRST_STRONG: ""}  # "": as the text within begins
_ALIGNED: dict[Side, Any] = {"left": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_PATTERNS = {  # of figures.frame.Entry
    "/": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "\\": MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
    "x": MSO_PATTERN.DIAGONAL_BRICK,
    "-": MSO_PATTERN.DARK_HORIZONTAL,
    "|": MSO_PATTERN.DARK_VERTICAL,
    "+": MSO_PATTERN.LARGE_GRID,
    ".": MSO_PATTERN.PERCENT_20,
}


def put(
    drawn: Any, box: Box, lines: Iterable[str], size: float, names: Names, colour: str = LIGHT.text, **more: Any
) -> Any:
    """A box of text; size in px of the sheet."""
    shape = drawn.shapes.add_textbox(*emu(box))
    write(shape.text_frame, lines, size, names, colour=colour, **more)
    return shape


def write(
    frame: Any,
    lines: Iterable[str],
    size: float,
    names: Names,
    colour: str = LIGHT.text,
    bold: bool = False,
    side: Side | None = None,
) -> None:
    """Set lines of text, each a paragraph of its own; on the side where reading begins where no `side` is given."""
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = embedded(line, names)
        paragraph.alignment = _ALIGNED[side or ("right" if names.rtl else "left")]
        if names.rtl:
            paragraph._p.get_or_add_pPr().set("rtl", "1")
        style(run.font, size, colour, bold, names)


def style(font: Any, size: float, colour: str, bold: bool, names: Names) -> None:
    """A font of so many px, for both scripts."""
    font.name, font.size, font.bold = FONT, Pt(size * EMU / 12700), bold
    font.color.rgb = rgb(colour)
    font._element.set("lang", "ar-SY" if names.lang == "ar" else "en-GB")
    both_scripts(font)


def both_scripts(font: Any) -> None:
    """Set Arabic letters in the font that the Latin ones are set in."""
    SubElement(font._element, qn("a:cs"), typeface=FONT)


def embedded(words: str, names: Names) -> str:
    """Text whose isolates (U+2066 to U+2069) are embeddings between marks of direction, which every PowerPoint knows.

    It shows the same: the marks keep what is embedded from turning what stands beside it.
    """
    mark, turned, opened = "\u200f" if names.rtl else "\u200e", "", 0
    for at, letter in enumerate(words):
        if letter in _EMBEDDED:
            turned += mark + (_EMBEDDED[letter] or (_RLE if _begins_rtl(words[at + 1 :]) else _LRE))
            opened += 1
        elif letter != POP:
            turned += letter
        elif opened:
            turned += _PDF + mark
            opened -= 1
    return turned


def _begins_rtl(words: str) -> bool:
    """Whether the first letter with a direction is read from the right; an isolate within has none."""
    depth = 0
    for letter in words:
        depth += (letter in _EMBEDDED) - (letter == POP)
        if depth < 0:
            return False
        if not depth and (way := bidirectional(letter)) in ("L", "R", "AL"):
            return way != "L"
    return False


def bare(shape: Any) -> None:
    """Take the theme's style off a shape: no shadow, no colour but its own."""
    style_of_theme = shape._element.find(qn("p:style"))
    if style_of_theme is not None:
        shape._element.remove(style_of_theme)


def panel(drawn: Any, box: Rectangle, colour: str, opaque: int = 100) -> Any:
    """A rectangle of one colour, without an edge; opaque in hundredths."""
    ground = drawn.shapes.add_shape(MSO_SHAPE.RECTANGLE, *emu(box))
    fill_with(ground.fill, colour, opaque)
    ground.line.fill.background()
    bare(ground)
    return ground


def fill_with(fill: Any, colour: str, opaque: int = 100) -> None:
    """Fill with one colour; opaque in hundredths."""
    fill.solid()
    fill.fore_color.rgb = rgb(colour)
    if opaque < 100:
        SubElement(fill._xPr.find(f".//{qn('a:srgbClr')}"), qn("a:alpha"), val=str(opaque * 1000))


def hatch(fill: Any, colour: str, light: bool = False) -> None:
    """Fill with slanting lines of one colour on white."""
    fill.patterned()
    fill.pattern = MSO_PATTERN.LIGHT_UPWARD_DIAGONAL if light else MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    fill.fore_color.rgb, fill.back_color.rgb = rgb(colour), rgb("#ffffff")


def fill_as(fill: Any, colour: str, pattern: str) -> None:
    """Fill as a part of a legend: its colour, under the strokes of its pattern where it has one."""
    if pattern not in _PATTERNS:
        fill_with(fill, colour)
        return
    fill.patterned()
    fill.pattern = _PATTERNS[pattern]
    fill.fore_color.rgb, fill.back_color.rgb = rgb("#ffffff"), rgb(colour)


def rgb(colour: str) -> RGBColor:
    """#0b5c8a as PowerPoint takes it."""
    made_of: RGBColor = RGBColor.from_string(colour.lstrip("#").upper())
    return made_of


def emu(box: Rectangle) -> tuple[Emu, ...]:
    """x, y, width and height [px of the sheet] as PowerPoint takes them."""
    return tuple(Emu(int(length * EMU)) for length in box)
