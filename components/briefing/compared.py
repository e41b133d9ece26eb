"""The block of a comparison on a slide: both sides in a table, as on the pages; of many sides, a row each."""

from __future__ import annotations

from components.briefing.asked import Asked
from components.briefing.slide import Block, EmptyBlock, ListBlock
from components.compare import rereading, said
from components.compare.judging import judged
from components.compare.laying import Cell, Laid, laid
from components.view import View

_LABEL, _VALUE, _RATIO = 0.24, 0.22, 0.32  # widths of columns, each to the others
_PEOPLE = 2  # columns of people beside many sides: killed, and civilians among them
Texts = tuple[tuple[str, ...], ...]


def blocks(view: View, asked: Asked) -> tuple[Block, ...]:
    """One block; none where the link compares with nothing."""
    if not view.compared:
        return ()
    found = judged(view, asked.measure)
    drawn = laid(view, found)
    if not drawn.rows:
        return (EmptyBlock(view.names.t("compare_block"), (*drawn.first, *drawn.notes)),)
    several = len(view.compared) > 1
    head, *rows = _by_side(drawn) if several else _by_count(drawn)
    widths = _widths(head, drawn.ratio)
    notes = (*drawn.first, *said.briefly(found, view), *rereading.in_words(view, found))
    return (ListBlock(view.names.t("compare_block"), notes, head, widths, tuple(rows), len(rows)),)


def _by_count(drawn: Laid) -> Texts:
    """A row a count: what is counted first, then people, as the last ones are left out where there is no room."""
    first, *others = drawn.rows
    rows = (first, *sorted(others, key=lambda row: not row.people))
    return (drawn.columns, *(tuple(map(_said, drawn.values(row))) for row in rows))


def _by_side(drawn: Laid) -> Texts:
    """A row a side, as many would not stand beside one another: what is counted first, its ratios, and people."""
    first, people = drawn.rows[0], [row for row in drawn.rows if row.people][:_PEOPLE]
    ratios = tuple(zip(("", *first.ratios))) if any(drawn.told) else ((),) * len(drawn.sides)
    head = (drawn.what, first.label, *([drawn.ratio] if any(drawn.told) else []), *(row.label for row in people))
    rows = (
        (side, _said(first.cells[at]), *ratios[at], *(_said(row.cells[at]) for row in people))
        for at, side in enumerate(drawn.sides)
    )
    return (head, *rows)


def _widths(head: tuple[str, ...], ratio: str) -> tuple[float, ...]:
    widths = [_RATIO if column == ratio else _VALUE if at else _LABEL for at, column in enumerate(head)]
    return tuple(width / sum(widths) for width in widths)


def _said(cell: Cell) -> str:
    return f"{cell.value} ({cell.note})" if cell.note else cell.value
