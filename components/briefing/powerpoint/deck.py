"""Slides as a PowerPoint file: texts and tables that can be edited, native charts, the map as native shapes.

Nothing but python-pptx is needed. The notes of each slide hold its sources, its link and its data hash.
Its font has both scripts and is in the file, in the form in which PowerPoint embeds fonts: a program that cannot read
it takes one of its own.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

from lxml.etree import SubElement
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from components.briefing.html.layout import TLP
from components.briefing.html.svg import Side
from components.briefing.measure import lines_of
from components.briefing.powerpoint import blocks as powerpoint_blocks
from components.briefing.slide import Slide
from components.briefing.zones import (
    FINDING,
    FOOTER,
    GAP,
    MARKING,
    SCOPE,
    TITLE_LINE,
    Box,
    Zones,
    footer_columns,
    zones,
)
from components.look import LIGHT
from components.names import FIRST_STRONG, ISOLATE, POP, Names

EMU = 6350  # a pixel of the sheet: 1920 px are a wide slide of 13.33 inches, and 1684 px are A4
FONT = "IBM Plex Sans Arabic"
_FACES = {"regular": "IBMPlexSansArabic-Regular", "bold": "IBMPlexSansArabic-Bold"}  # EOT, see fonts/README.md
_FONTS = Path(__file__).parent / "fonts"
# So much wider than measured a title may be in the letters that stand in for it, in Arabic above all.
_WIDER = {False: 1.12, True: 1.35}
Rectangle = tuple[float, float, float, float]  # x, y, width, height [px of the sheet]; a Box is one
_LRE, _RLE, _PDF = "\u202a", "\u202b", "\u202c"
_EMBEDDED = {ISOLATE: _LRE, "\u2067": _RLE, FIRST_STRONG: ""}  # "": as the text within begins
_ALIGNED: dict[Side, Any] = {"left": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_LONGEST_PROPERTY = 255  # letters that python-pptx takes
_TITLE_ONLY = 5  # the layout of python-pptx's own template that has a title and nothing else
_PATTERNS = {  # of figures.frame.Entry
    "/": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "\\": MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
    "x": MSO_PATTERN.DIAGONAL_BRICK,
    "-": MSO_PATTERN.DARK_HORIZONTAL,
    "|": MSO_PATTERN.DARK_VERTICAL,
    "+": MSO_PATTERN.LARGE_GRID,
    ".": MSO_PATTERN.PERCENT_20,
}


def made(slides: list[Slide]) -> bytes:
    """A file of these slides, each laid out on the sheet of the first.

    raises  ValueError where there are none.
    """
    if not slides:
        raise ValueError(slides)
    sheet, deck = slides[0].sheet, Presentation()
    deck.slide_width, deck.slide_height = Emu(sheet.width * EMU), Emu(sheet.height * EMU)
    deck.part._element.sldSz.attrib.pop("type")  # the template's, of 4:3
    for slide in slides:
        _add(deck, replace(slide, sheet=sheet))
    _embed_font(deck)
    deck.core_properties.title = embedded(slides[0].title, slides[0].names)[:_LONGEST_PROPERTY]
    deck.core_properties.author = slides[0].names.t("app_name")
    deck.core_properties.language = slides[0].names.lang
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _add(deck: Any, slide: Slide) -> None:
    shared, names = zones(slide), slide.names
    drawn = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    drawn.shapes.turbo_add_enabled = True
    title = drawn.shapes.title
    title.left, title.top, title.width, title.height = emu(mirrored(shared.title, slide))
    write(title.text_frame, [slide.title], _title_size(slide.title, shared, _WIDER[names.rtl]), names, bold=True)
    put(drawn, mirrored(shared.scope, slide), [slide.scope], SCOPE, names, colour=LIGHT.quiet)
    if slide.findings:
        lines = [f"\u25aa {finding}" for finding in slide.findings]
        put(drawn, mirrored(shared.findings, slide), lines, FINDING, names)
    _figures(drawn, slide, shared)
    for block, box in zip(slide.blocks, shared.blocks, strict=True):
        powerpoint_blocks.add(drawn, block, mirrored(box, slide), names)
    half = shared.footer.width // shared.columns
    for at, column in enumerate(footer_columns(slide, shared)):
        box = Box(shared.footer.x + at * half, shared.footer.y, half - 12, shared.footer.height)
        put(drawn, mirrored(box, slide), column, FOOTER, names)
    if slide.marking:
        for y in (0, slide.sheet.height - MARKING):
            _marking(drawn, slide, Box(0, y, slide.sheet.width, MARKING))
    figures = [": ".join((label, f"{value} ({note})" if note else value)) for label, value, note in slide.figures]
    notes = [slide.title, slide.scope, *slide.findings, *figures, *slide.footer, slide.trace, slide.link]
    write(drawn.notes_slide.notes_text_frame, notes, 24, names)
    for number, shape in enumerate(drawn.shapes._spTree.iter(qn("p:cNvPr")), 1):
        shape.set("id", str(number))  # outlines, and what is added in turbo mode, are numbered apart and would collide


def _embed_font(deck: Any) -> None:
    """Put the font into the file: ECMA-376, part 1, 19.2.1.9 (embeddedFontLst)."""
    whole = deck.part
    fonts = whole._element.makeelement(qn("p:embeddedFontLst"))
    font = SubElement(fonts, qn("p:embeddedFont"))
    SubElement(font, qn("p:font"), typeface=FONT)
    for face, file in _FACES.items():
        data = (_FONTS / f"{file}.fntdata").read_bytes()
        part = Part(PackURI(f"/ppt/fonts/{file}.fntdata"), CONTENT_TYPE.X_FONTDATA, whole.package, data)
        SubElement(font, qn(f"p:{face}")).set(qn("r:id"), whole.relate_to(part, RELATIONSHIP_TYPE.FONT))
    whole._element.find(qn("p:notesSz")).addnext(fonts)
    whole._element.set("embedTrueTypeFonts", "1")


def _title_size(title: str, shared: Zones, wider: float) -> int:
    """The largest font size [px] at which a title fits its box also in wider letters."""
    box = shared.title
    sizes = range(shared.title_size, SCOPE, -1)
    return next((s for s in sizes if lines_of(title, s * wider, box.width, 600) * s * TITLE_LINE <= box.height), SCOPE)


def mirrored(box: Box, slide: Slide) -> Box:
    """A box of `zones`, whose x counts from where reading begins, with x from the left."""
    return box._replace(x=slide.sheet.width - box.x - box.width) if slide.names.rtl else box


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


def _figures(drawn: Any, slide: Slide, shared: Zones) -> None:
    whole, more = shared.figures, shared.labels_more
    count = len(slide.figures)
    each = (whole.width - (count - 1) * GAP) // max(1, count)
    for at, (label, value, note) in enumerate(slide.figures):
        box = mirrored(Box(whole.x + at * (each + GAP), whole.y, each, whole.height), slide)
        panel(drawn, box, LIGHT.panel)
        inner = Box(box.x + 10, box.y + 6, box.width - 20, 24 + more)
        put(drawn, inner, [label], 17, slide.names)
        put(drawn, inner._replace(y=inner.y + 22 + more, height=40), [value], shared.value_size, slide.names, bold=True)
        if note:
            put(
                drawn,
                inner._replace(y=inner.y + 62 + more, height=max(20, box.height - 74 - more)),
                [note],
                15,
                slide.names,
            )


def _marking(drawn: Any, slide: Slide, box: Box) -> None:
    band = panel(drawn, box, "#000000")
    colour = TLP.get(slide.marking.upper().replace(" ", ""), "#ffffff")
    write(band.text_frame, [slide.marking], 18, slide.names, colour=colour, bold=True, side="middle")
    band.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
