"""A slide as one self-contained HTML page of its sheet's exact size: words in boxes, drawings as SVG, no script.

Boxes stand where `zones` puts them; the browser tests measure that none cuts its text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from components.briefing.html import charts, overlaid, slide_map
from components.briefing.slide import (
    ActorsBlock,
    Block,
    ComparisonBlock,
    EmptyBlock,
    ListBlock,
    MapBlock,
    OverlaidBlock,
    Slide,
    TimelineBlock,
)
from components.briefing.zones import MARKING, Box, Inside, footer_columns, inside, zones
from components.drawing.faces import faces
from components.drawing.marking import ink
from components.names import Names

_STYLE = (Path(__file__).parent / "slide.css").read_text(encoding="utf-8")
_RANGE = re.compile(r"\d[\d.,]*\u2013(?:\d[\d.,]*)?\d")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"


def page(slide: Slide) -> str:
    """The slide as an HTML document that needs nothing else."""
    return pages([slide])


def pages(slides: list[Slide]) -> str:
    """Slides of one language in one document, a printed page each.

    raises  IndexError where there are none.
    """
    sheets = {slide.sheet.code: slide.sheet for slide in slides}
    size = "".join(
        f"@page {code}{{size:{sheet.paper};margin:0}}"
        f"@media print{{main.{code}{{page:{code};zoom:{sheet.shrunk:.5f};break-inside:avoid}}}}"
        for code, sheet in sheets.items()
    )
    between = "@media screen{main+main{margin-top:24px}}@media print{main+main{break-before:page}}"
    return _document(slides[0], "".join(map(body, slides)), size + between)


def scaled_page(slide: Slide) -> str:
    """The same, as large as the window it is looked at in: for the preview and for presenting.

    Nothing in it can be focused: in a frame, its link would open the app inside the slide.
    """
    sheet = slide.sheet
    size = "html,body{height:100%;overflow:hidden}svg.sheet{position:fixed;inset:0;width:100vw;height:100vh}"
    drawing = (
        f'<svg class="sheet" viewBox="0 0 {sheet.width} {sheet.height}" style="direction:ltr">'
        f'<foreignObject width="{sheet.width}" height="{sheet.height}">{body(replace(slide, link=""))}'
        "</foreignObject></svg>"
    )
    return _document(slide, drawing, size)


def _document(slide: Slide, inner: str, style: str) -> str:
    names = slide.names
    return (
        f'<!DOCTYPE html>\n<html lang="{names.lang}" dir="{_direction(names)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{html.escape(slide.title)}</title><style>{faces()}{_STYLE}{style}</style></head>"
        f"<body>{inner}</body></html>\n"
    )


def body(slide: Slide) -> str:
    """The slide's own element, of the sheet's width and height."""
    sheet = slide.sheet
    size = f"width:{sheet.width}px;height:{sheet.height}px"
    return (
        f'<main class="slide {sheet.code}" dir="{_direction(slide.names)}" style="{size}">'
        f"{''.join(_parts(slide))}</main>"
    )


def _whole(words: str) -> str:
    """Text in which no line breaks inside a range: 19–21 % stands on one."""
    return _RANGE.sub(r'<span class="whole">\g<0></span>', html.escape(words))


def _direction(names: Names) -> str:
    return "rtl" if names.rtl else "ltr"


def _parts(slide: Slide) -> Iterator[str]:
    shared, sheet = zones(slide), slide.sheet
    if slide.marking:
        for y in (0, sheet.height - MARKING):
            yield _marking(slide.marking, Box(0, y, sheet.width, MARKING))
    title, size = _whole(slide.title), shared.title_size
    yield f'<h1 class="box" style="{_at(shared.title, slide)};font-size:{size}px">{title}</h1>'
    yield f'<p class="scope box" style="{_at(shared.scope, slide)}">{html.escape(slide.scope)}</p>'
    if slide.findings:
        items = "".join(f"<li>{_whole(finding)}</li>" for finding in slide.findings)
        yield f'<ul class="findings box" style="{_at(shared.findings, slide)}">{items}</ul>'
    figures = "".join(_figures(slide, shared.value_size))
    yield f'<div class="figures box" style="{_at(shared.figures, slide)}">{figures}</div>'
    for block, box in zip(slide.blocks, shared.blocks, strict=True):
        yield f'<section class="box" style="{_at(box, slide)}">{_drawn(block, box, slide.names)}</section>'
    columns = "".join(f"<div>{''.join(_lines(lines, slide))}</div>" for lines in footer_columns(slide, shared))
    yield f'<footer class="box" style="{_at(shared.footer, slide)}">{columns}</footer>'


def _at(box: Box, slide: Slide) -> str:
    """Where a box stands: its x is counted from the side where reading begins."""
    side = "right" if slide.names.rtl else "left"
    return f"{side}:{box.x}px;top:{box.y}px;width:{box.width}px;height:{box.height}px"


def _figures(slide: Slide, value_size: int) -> Iterator[str]:
    """The headline figures, each with what it leaves out."""
    for label, value, note in slide.figures:
        yield (
            f'<div class="figure"><span>{html.escape(label)}</span>'
            f'<b style="font-size:{value_size}px"><bdi>{html.escape(value)}</bdi></b>'
            f"<small>{_whole(note)}</small></div>"
        )


def _drawn(block: Block, box: Box, names: Names) -> str:
    """One block: its heading, its drawing or table, its notes."""
    heading = f'<h2 class="box">{html.escape(block.heading)}</h2>'
    shared = inside(block, box, names)
    notes = _whole(shared.notes)
    if isinstance(block, EmptyBlock):
        return f'{heading}<p class="empty">{notes}</p>'
    foot = f'<p class="notes box" style="height:{shared.notes_high - 6}px">{notes}</p>' if notes else ""
    return f"{heading}{_drawing(block, box, shared, names)}{foot}"


def _drawing(block: Block, box: Box, shared: Inside, names: Names) -> str:
    match block:
        case TimelineBlock():
            return charts.timeline(block, box.width, shared.room, names)
        case OverlaidBlock():
            return overlaid.drawn(block, box.width, shared.room, names)
        case ActorsBlock():
            return charts.actors(block, box.width, shared.room, names)
        case ComparisonBlock():
            return charts.comparison(block, box.width, shared.room, names)
        case MapBlock():
            return slide_map.drawn(block, box.width, shared.room, names)
        case ListBlock():
            return _table(block, shared)
        case EmptyBlock():
            return ""


def _table(block: ListBlock, shared: Inside) -> str:
    widths = "".join(f'<col style="width:{share:.0%}">' for share in block.shares)
    head = "".join(f"<th>{html.escape(name)}</th>" for name in block.columns)
    rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in shared.rows)
    return (
        f'<div class="list box" style="height:{shared.room}px"><table><colgroup>{widths}</colgroup>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table></div>"
    )


def _lines(lines: tuple[str, ...], slide: Slide) -> Iterator[str]:
    for line in lines:
        words = _whole(line)
        if line is slide.trace and slide.link.startswith(("https://", "http://")):
            words = f'<a href="{html.escape(slide.link, quote=True)}">{words}</a>'
        yield f"<p>{words}</p>"


def _marking(marking: str, box: Box) -> str:
    colour = ink(marking)
    place = f"left:0;top:{box.y}px;width:{box.width}px;height:{box.height}px"
    return f'<div class="marking box" style="{place};color:{colour}"><bdi>{html.escape(marking)}</bdi></div>'
