"""Slides as a PowerPoint file: texts and tables that can be edited, native charts, the map as native shapes.

Nothing but python-pptx is needed. The notes of each slide hold its sources, its link and its data hash.
Its font has both scripts and is in the file, in the form in which PowerPoint embeds fonts: a program that cannot read
it takes one of its own.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml.etree import SubElement
from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.util import Emu

from components.briefing.powerpoint import blocks as powerpoint_blocks
from components.briefing.powerpoint import shapes
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
from components.drawing.marking import ink
from components.look import LIGHT
from components.measure import lines_of

_FACES = {"regular": "IBMPlexSansArabic-Regular", "bold": "IBMPlexSansArabic-Bold"}  # EOT, see fonts/README.md
_FONTS = Path(__file__).parent / "fonts"
# So much wider than measured a title may be in the letters that stand in for it, in Arabic above all.
_WIDER = {False: 1.12, True: 1.35}
_LONGEST_PROPERTY = 255  # letters that python-pptx takes
_TITLE_ONLY = 5  # the layout of python-pptx's own template that has a title and nothing else


def made(slides: list[Slide]) -> bytes:
    """A file of these slides, each laid out on the sheet of the first.

    raises  ValueError where there are none.
    """
    if not slides:
        raise ValueError(slides)
    sheet, deck = slides[0].sheet, Presentation()
    deck.slide_width, deck.slide_height = Emu(sheet.width * shapes.EMU), Emu(sheet.height * shapes.EMU)
    deck.part._element.sldSz.attrib.pop("type")  # the template's, of 4:3
    for slide in slides:
        _add(deck, replace(slide, sheet=sheet))
    _embed_font(deck)
    deck.core_properties.title = shapes.embedded(slides[0].title, slides[0].names)[:_LONGEST_PROPERTY]
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
    title.left, title.top, title.width, title.height = shapes.emu(mirrored(shared.title, slide))
    shapes.write(title.text_frame, [slide.title], _title_size(slide.title, shared, _WIDER[names.rtl]), names, bold=True)
    shapes.put(drawn, mirrored(shared.scope, slide), [slide.scope], SCOPE, names, colour=LIGHT.quiet)
    if slide.findings:
        lines = [f"\u25aa {finding}" for finding in slide.findings]
        shapes.put(drawn, mirrored(shared.findings, slide), lines, FINDING, names)
    _figures(drawn, slide, shared)
    for block, box in zip(slide.blocks, shared.blocks, strict=True):
        powerpoint_blocks.add(drawn, block, mirrored(box, slide), names)
    half = shared.footer.width // shared.columns
    for at, column in enumerate(footer_columns(slide, shared)):
        box = Box(shared.footer.x + at * half, shared.footer.y, half - 12, shared.footer.height)
        shapes.put(drawn, mirrored(box, slide), column, FOOTER, names)
    if slide.marking:
        for y in (0, slide.sheet.height - MARKING):
            _marking(drawn, slide, Box(0, y, slide.sheet.width, MARKING))
    figures = [": ".join((label, f"{value} ({note})" if note else value)) for label, value, note in slide.figures]
    notes = [slide.title, slide.scope, *slide.findings, *figures, *slide.footer, slide.trace, slide.link]
    shapes.write(drawn.notes_slide.notes_text_frame, notes, 24, names)
    for number, shape in enumerate(drawn.shapes._spTree.iter(qn("p:cNvPr")), 1):
        shape.set("id", str(number))  # outlines, and what is added in turbo mode, are numbered apart and would collide


def _embed_font(deck: Any) -> None:
    """Put the font into the file: ECMA-376, part 1, 19.2.1.9 (embeddedFontLst)."""
    whole = deck.part
    fonts = whole._element.makeelement(qn("p:embeddedFontLst"))
    font = SubElement(fonts, qn("p:embeddedFont"))
    SubElement(font, qn("p:font"), typeface=shapes.FONT)
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


def _figures(drawn: Any, slide: Slide, shared: Zones) -> None:
    whole, more = shared.figures, shared.labels_more
    count = len(slide.figures)
    each = (whole.width - (count - 1) * GAP) // max(1, count)
    for at, (label, value, note) in enumerate(slide.figures):
        box = mirrored(Box(whole.x + at * (each + GAP), whole.y, each, whole.height), slide)
        shapes.panel(drawn, box, LIGHT.panel)
        inner = Box(box.x + 10, box.y + 6, box.width - 20, 24 + more)
        shapes.put(drawn, inner, [label], 17, slide.names)
        shapes.put(
            drawn, inner._replace(y=inner.y + 22 + more, height=40), [value], shared.value_size, slide.names, bold=True
        )
        if note:
            shapes.put(
                drawn,
                inner._replace(y=inner.y + 62 + more, height=max(20, box.height - 74 - more)),
                [note],
                15,
                slide.names,
            )


def _marking(drawn: Any, slide: Slide, box: Box) -> None:
    band = shapes.panel(drawn, box, "#000000")
    colour = ink(slide.marking)
    shapes.write(band.text_frame, [slide.marking], 18, slide.names, colour=colour, bold=True, side="middle")
    band.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
