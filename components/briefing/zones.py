"""How the height of a sheet is shared out: each text has what it needs, measured; the blocks have what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from components.briefing.slide import Block, EmptyBlock, ListBlock, Slide
from components.measure import lines_of
from components.names import Names

MARKING, EDGE, GAP = 30, 28, 14  # px: the marking's strip, the page's margin, the space between boxes
TITLE_SIZES = (44, 38, 32)  # px: the largest that needs no more than two lines
VALUE_SIZES = (29, 25, 21, 18)  # px: the largest in which no figure breaks
TITLE_LINE, LINE = 1.24, 1.36  # line heights, of the font size
DESCENT = 9  # px: Arabic letters reach below the last line of a title
SCOPE, FINDING, NOTE, FOOTER, CELL = 20, 21, 16, 15, 16  # px: font sizes
LABEL, LABEL_LINE = 17, 24  # px: size and line height of the words over a figure
SCOPE_LINE, HEADING, FIGURE = 30, 34, 86  # px: heights of a line of the scope, a heading, a figure without its note
CELL_LINE, CELL_SPACE = 1.3, 8  # a table's line height, of its font size; px above and below a cell
BULLET = 24  # px
WIDE = 1400  # px: a sheet wider than this has its footer in two columns


class Box(NamedTuple):
    """A rectangle on the sheet [px]."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Zones:
    """Where everything stands on a sheet. title_size, value_size: px. columns: of the footer. labels_more: what the
    labels of the figures need beyond one line [px].
    """

    title: Box
    title_size: int
    scope: Box
    findings: Box
    figures: Box
    blocks: tuple[Box, ...]
    footer: Box
    columns: int
    value_size: int
    labels_more: int


@dataclass(frozen=True)
class Inside:
    """A block inside its box: the drawing's height, the rows of a list that are shown, and the notes [px]."""

    room: int
    rows: tuple[tuple[str, ...], ...]
    notes: str
    notes_high: int


def zones(slide: Slide) -> Zones:
    """Share out a slide's sheet."""
    sheet = slide.sheet
    wide, top = sheet.width - 2 * EDGE, (MARKING if slide.marking else 0) + GAP
    size = next((size for size in TITLE_SIZES if lines_of(slide.title, size, wide, 600) <= 2), TITLE_SIZES[-1])
    title = Box(EDGE, top, wide, round(lines_of(slide.title, size, wide, 600) * size * TITLE_LINE) + DESCENT)
    scope = Box(EDGE, title.y + title.height, wide, lines_of(slide.scope, SCOPE, wide) * SCOPE_LINE)
    findings_high = sum(high(finding, FINDING, wide - BULLET) for finding in slide.findings)
    findings = Box(EDGE, scope.y + scope.height + GAP, wide, findings_high)
    each = wide / max(1, len(slide.figures)) - GAP - 20
    value_size = _fitting(VALUE_SIZES, [value for _, value, _ in slide.figures], each)
    notes_high = max((high(note, NOTE, each) for _, _, note in slide.figures if note), default=0)
    labels_more = max((lines_of(label, LABEL, each) - 1 for label, _, _ in slide.figures), default=0) * LABEL_LINE
    figures_high = FIGURE + labels_more + notes_high if slide.figures else 0
    figures = Box(EDGE, findings.y + findings_high + (GAP if findings_high else 0), wide, figures_high)
    columns = 2 if wide > WIDE else 1
    foot = sheet.height - (MARKING if slide.marking else 0) - GAP // 2
    footer_high = _footer_height(slide, wide, columns)
    footer = Box(EDGE, foot - footer_high, wide, footer_high)
    start = figures.y + figures.height + GAP
    blocks = _blocks(len(slide.blocks), Box(EDGE, start, wide, footer.y - GAP - start), sheet.portrait)
    return Zones(title, size, scope, findings, figures, blocks, footer, columns, value_size, labels_more)


def inside(block: Block, box: Box, names: Names) -> Inside:
    """How a block shares its box among heading, drawing and notes."""
    if isinstance(block, EmptyBlock):
        return Inside(box.height - HEADING, (), " ".join(block.notes), 0)
    rows: tuple[tuple[str, ...], ...] = ()
    notes = block.notes
    if isinstance(block, ListBlock):
        rows = _fitting_rows(block, box, names)
        notes = _list_notes(block, len(rows), names)
    said = " ".join(notes)
    notes_high = high(said, NOTE, box.width) + 6 if said else 0
    return Inside(box.height - HEADING - notes_high, rows, said, notes_high)


def _fitting(sizes: tuple[int, ...], values: list[str], wide: float) -> int:
    return next((size for size in sizes if all(lines_of(value, size, wide, 600) == 1 for value in values)), sizes[-1])


def high(words: str, size: int, wide: float) -> int:
    """How high a text stands [px]."""
    return int(lines_of(words, size, wide) * size * LINE) + 2


def row_height(cells: tuple[str, ...], shares: tuple[float, ...], width: int, weight: int = 400) -> float:
    """How high a row of a table stands [px]."""
    lines = [lines_of(cell, CELL, share * width - 9, weight) for cell, share in zip(cells, shares, strict=True)]
    return max(lines) * CELL * CELL_LINE + CELL_SPACE


def _fitting_rows(block: ListBlock, box: Box, names: Names) -> tuple[tuple[str, ...], ...]:
    """The rows of a list that stand in its box beside its notes, the first ones."""
    notes = " ".join(_list_notes(block, 0, names))
    room = box.height - HEADING - high(notes, NOTE, box.width) - 6
    used = row_height(block.columns, block.shares, box.width, 600) + 2
    for at, row in enumerate(block.rows):
        used += row_height(row, block.shares, box.width)
        if used > room:
            return block.rows[:at]
    return block.rows


def _list_notes(block: ListBlock, shown: int, names: Names) -> tuple[str, ...]:
    left = (names.t("brief_listed", shown=shown, n=block.total),) if shown < block.total else ()
    return (*block.notes, *left)


def _blocks(count: int, room: Box, portrait: bool) -> tuple[Box, ...]:
    if portrait:
        each = (room.height - (count - 1) * GAP) // count
        return tuple(Box(room.x, room.y + at * (each + GAP), room.width, each) for at in range(count))
    each = (room.width - (count - 1) * 2 * GAP) // count
    return tuple(Box(room.x + at * (each + 2 * GAP), room.y, each, room.height) for at in range(count))


def _footer_height(slide: Slide, wide: int, columns: int) -> int:
    each = wide / columns - (columns - 1) * BULLET / 2
    highs = [round(lines_of(line, FOOTER, each) * FOOTER * LINE) + 1 for line in (*slide.footer, slide.trace)]
    if columns == 1:
        return sum(highs) + 8
    return 8 + min(max(sum(highs[:cut]), sum(highs[cut:])) for cut in range(1, len(highs)))


def footer_columns(slide: Slide, shared: Zones) -> tuple[tuple[str, ...], ...]:
    """The lines of the footer in its columns, as even as they can be."""
    lines = (*slide.footer, slide.trace)
    if shared.columns == 1:
        return (lines,)
    each = shared.footer.width / 2 - BULLET / 2
    highs = [lines_of(line, FOOTER, each) for line in lines]
    cut = min(range(1, len(lines)), key=lambda at: max(sum(highs[:at]), sum(highs[at:])))
    return lines[:cut], lines[cut:]
