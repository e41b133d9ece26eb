"""A slide as one self-contained HTML page of its sheet's exact size: words in boxes, drawings as SVG, no script.

Heights are shared out here, from how many lines each text takes at the most; what is left is the drawings'. The browser
tests measure that no box cuts its text.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from components.briefing import charts, map
from components.briefing.measure import ARABIC, FONTS, LATIN, lines_of
from components.briefing.slide import (
    ActorsBlock,
    Block,
    ComparisonBlock,
    EmptyBlock,
    ListBlock,
    MapBlock,
    Slide,
    TimelineBlock,
)
from components.names import Names

_STYLE = (Path(__file__).parent / "slide.css").read_text(encoding="utf-8")
_FACES = (("Plex", LATIN), ("PlexArabic", ARABIC))
_MARKING, _EDGE, _GAP = 30, 28, 14  # px: the marking's strip, the page's margin, the space between boxes
_TITLE_SIZES = (44, 38, 32)  # px: the largest that needs no more than two lines
_FINDING, _NOTE, _FOOTER = 21, 16, 15  # px: font sizes
_LINE = 1.36  # line height of running text, of its font size
_HEADING, _NOTES = 34, 24  # px: a block's heading; a line of its notes
_CELL, _CELL_LINE = 16, 1.3  # px: font size in a table; its line height, of the font size
# The Traffic Light Protocol's own colours, FIRST, version 2.0; all on black.
_TLP = {"TLP:RED": "#ff2b2b", "TLP:AMBER": "#ffc000", "TLP:AMBER+STRICT": "#ffc000", "TLP:GREEN": "#33ff00"}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"


def page(slide: Slide) -> str:
    """The slide as an HTML document that needs nothing else."""
    sheet, names = slide.sheet, slide.names
    direction = "rtl" if names.rtl else "ltr"
    size = f"@page{{size:{sheet.paper};margin:0}}@media print{{body{{zoom:{sheet.shrunk:.5f}}}}}"
    return (
        f'<!DOCTYPE html>\n<html lang="{names.lang}" dir="{direction}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{html.escape(slide.title)}</title><style>{_fonts()}{_STYLE}{size}</style></head>"
        f"<body>{body(slide)}</body></html>\n"
    )


def body(slide: Slide) -> str:
    """The slide's own element, of the sheet's width and height."""
    sheet = slide.sheet
    kind = f"slide {sheet.code}{' portrait' if sheet.portrait else ''}"
    return f'<main class="{kind}" style="width:{sheet.width}px;height:{sheet.height}px">{"".join(_parts(slide))}</main>'


def _parts(slide: Slide) -> Iterator[str]:
    wide = slide.sheet.width - 2 * _EDGE
    title, title_high = _title(slide, wide)
    findings_high = sum(_high(finding, _FINDING, wide - 24) for finding in slide.findings)
    columns = 2 if wide > 1400 else 1
    footer_high = _footer_height(slide, wide, columns)
    figures_high = _figures_height(slide, wide)
    used = title_high + findings_high + figures_high + footer_high + _EDGE + 4 * _GAP
    left = slide.sheet.height - used - (2 * _MARKING if slide.marking else _GAP)
    if slide.marking:
        yield _marking(slide.marking)
    yield f'<div class="in" style="padding:{_GAP}px {_EDGE}px 0">'
    yield title
    if slide.findings:
        items = "".join(f"<li>{html.escape(finding)}</li>" for finding in slide.findings)
        yield f'<ul class="findings box" style="height:{findings_high}px">{items}</ul>'
    yield f'<div class="figures box" style="height:{figures_high}px">{"".join(_figures(slide))}</div>'
    yield f'<div class="blocks" style="height:{left}px">{"".join(_blocks(slide, wide, left))}</div>'
    yield _footer(slide, footer_high, columns)
    yield "</div>"
    if slide.marking:
        yield _marking(slide.marking)


def _title(slide: Slide, wide: int) -> tuple[str, int]:
    size = next((size for size in _TITLE_SIZES if lines_of(slide.title, size, wide, 600) <= 2), _TITLE_SIZES[-1])
    high = int(lines_of(slide.title, size, wide, 600) * size * 1.24) + 36
    return (
        f'<header class="box" style="height:{high}px"><h1 style="font-size:{size}px">{html.escape(slide.title)}</h1>'
        f"<p>{html.escape(slide.scope)}</p></header>"
    ), high


def _figures(slide: Slide) -> Iterator[str]:
    """The headline figures, each with what it leaves out."""
    for label, value, note in slide.figures:
        yield (
            f'<div class="figure"><span>{html.escape(label)}</span><b><bdi>{html.escape(value)}</bdi></b>'
            f"<small>{html.escape(note)}</small></div>"
        )


def _figures_height(slide: Slide, wide: int) -> int:
    each = wide / max(1, len(slide.figures)) - 34
    notes = max((_high(note, _NOTE, each) if note else 0 for _, _, note in slide.figures), default=0)
    return 86 + notes


def _blocks(slide: Slide, wide: int, high: int) -> Iterator[str]:
    count = len(slide.blocks)
    for block in slide.blocks:
        if slide.sheet.portrait:
            width, height = wide, (high - (count - 1) * _GAP) // count
        else:
            width, height = (wide - (count - 1) * 2 * _GAP) // count, high
        yield f'<section style="width:{width}px;height:{height}px">{drawn(block, width, height, slide.names)}</section>'


def drawn(block: Block, width: int, height: int, names: Names) -> str:
    """One block: its heading, its drawing or table, its notes."""
    heading = f'<h2 class="box">{html.escape(block.heading)}</h2>'
    if isinstance(block, EmptyBlock):
        return f'{heading}<p class="empty">{html.escape(" ".join(block.notes))}</p>'
    if isinstance(block, ListBlock):
        rows = fitting_rows(block, width, height - _HEADING - 2 * _NOTES)
        notes = " ".join((*block.notes, *_listed(len(rows), block, names)))
    else:
        rows, notes = (), " ".join(block.notes)
    notes_high = _high(notes, _NOTE, width) if notes else 0
    room = height - _HEADING - notes_high - 6
    match block:
        case TimelineBlock():
            inside = charts.timeline(block, width, room, names)
        case ActorsBlock():
            inside = charts.actors(block, width, room, names)
        case ComparisonBlock():
            inside = charts.comparison(block, width, room, names)
        case MapBlock():
            inside = map.drawn(block, width, room, names)
        case ListBlock():
            inside = _table(block, rows, room)
    foot = f'<p class="notes box" style="height:{notes_high}px">{html.escape(notes)}</p>' if notes else ""
    return f"{heading}{inside}{foot}"


def fitting_rows(block: ListBlock, width: int, room: float) -> tuple[tuple[str, ...], ...]:
    """The rows of a list that stand in this room, the first ones."""
    used = _row_height(block.columns, block.shares, width, 600) + 2
    for at, row in enumerate(block.rows):
        used += _row_height(row, block.shares, width)
        if used > room:
            return block.rows[:at]
    return block.rows


def _row_height(cells: tuple[str, ...], shares: tuple[float, ...], width: int, weight: int = 400) -> float:
    lines = [lines_of(cell, _CELL, share * width - 9, weight) for cell, share in zip(cells, shares, strict=True)]
    return max(lines) * _CELL * _CELL_LINE + 8


def _listed(shown: int, block: ListBlock, names: Names) -> tuple[str, ...]:
    return (names.t("brief_listed", shown=shown, n=block.total),) if shown < block.total else ()


def _table(block: ListBlock, rows: tuple[tuple[str, ...], ...], room: float) -> str:
    """Each cell keeps its own direction."""
    widths = "".join(f'<col style="width:{share:.0%}">' for share in block.shares)
    head = "".join(f"<th>{html.escape(name)}</th>" for name in block.columns)
    body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f'<div class="list box" style="height:{room:.0f}px"><table><colgroup>{widths}</colgroup>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _footer(slide: Slide, high: int, columns: int) -> str:
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in slide.footer)
    trace = html.escape(slide.trace)
    if slide.link.startswith(("https://", "http://")):
        trace = f'<a href="{html.escape(slide.link, quote=True)}">{trace}</a>'
    return f'<footer class="box" style="height:{high}px;columns:{columns}">{lines}<p class="trace">{trace}</p></footer>'


def _footer_height(slide: Slide, wide: int, columns: int) -> int:
    each = wide / columns - 24
    highs = [int(lines_of(line, _FOOTER, each) * _FOOTER * _LINE) + 1 for line in (*slide.footer, slide.trace)]
    if columns == 1:
        return sum(highs) + 10
    # The browser fills the first column as far as it must so that the second is no higher: a line is never broken.
    return 10 + min(max(sum(highs[:cut]), sum(highs[cut:])) for cut in range(1, len(highs)))


def _high(words: str, size: int, wide: float) -> int:
    """How high a text stands [px]."""
    return int(lines_of(words, size, wide) * size * _LINE) + 2


def _marking(marking: str) -> str:
    colour = _TLP.get(marking.upper().replace(" ", ""), "#ffffff")
    return f'<div class="marking" style="height:{_MARKING}px;color:{colour}"><bdi>{html.escape(marking)}</bdi></div>'


@cache
def _fonts() -> str:
    """The fonts inside the page, as data."""
    faces = []
    for family, file in _FACES:
        for weight in (400, 600):
            data = base64.b64encode((FONTS / f"{file}-{weight}-normal.woff2").read_bytes()).decode()
            faces.append(
                f'@font-face{{font-family:"{family}";font-weight:{weight};src:url(data:font/woff2;base64,{data})}}'
            )
    return "".join(faces)
