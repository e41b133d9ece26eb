"""A comparison laid out as a table of words: both sides of every count, and ratios or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from components import words
from components.compare import rereading, said
from components.compare.judging import Judged
from components.headline import cards
from components.headline.cards import NO_FIGURE
from components.view import View
from data.aggregate.periods import MEASURES, Measure
from data.aggregate.side import Side
from data.bounds import TOLLS
from data.comparison import Held
from data.recorded import columns_of

OTHER = "other"  # the class that no measure counts


@dataclass(frozen=True)
class Cell:
    """A value, and what it leaves out or how many that are a day."""

    value: str
    note: str = ""


@dataclass(frozen=True)
class Row:
    """cells: of the view and of each view beside it. ratios: of the view to each beside it, "" where none is told."""

    label: str
    cells: tuple[Cell, ...]
    ratios: tuple[str, ...]
    people: bool = False
    recorded: bool = True  # whether the table of any side ever records it


@dataclass(frozen=True)
class Laid:
    """A comparison in words.

    first  what is said before the numbers: what differs in coverage, and why no ratio is told.
    sides  what they are called, the view first. told: for each view beside it, whether any ratio to it is told.
    """

    title: str
    first: tuple[str, ...]
    what: str
    sides: tuple[str, ...]
    ratio: str
    told: tuple[bool, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The heads of the columns."""
        beside = zip(self.sides[1:], self.told, strict=True)
        heads = (head for side, told in beside for head in ((side, self.ratio) if told else (side,)))
        return (self.what, self.sides[0], *heads)

    @property
    def places(self) -> tuple[int | None, ...]:
        """Which side each column is of, 0 the view; None for those of no one side."""
        beside = ((at, None) if told else (at,) for at, told in enumerate(self.told, 1))
        return (None, 0, *(place for places in beside for place in places))

    def values(self, row: Row) -> tuple[Cell, ...]:
        """The cells of a row as they stand in the columns, its label first."""
        beside = zip(row.cells[1:], row.ratios, self.told, strict=True)
        cells = (one for cell, ratio, told in beside for one in ((cell, Cell(ratio or NO_FIGURE)) if told else (cell,)))
        return (Cell(row.label), row.cells[0], *cells)


def laid(view: View, found: Judged) -> Laid:
    """The table of what was judged of a view that is compared."""
    names, others = view.names, range(len(view.compared))
    a_day = any(one.rates for one in found.held.values())
    told = tuple(any(found.held[measure, at].change for measure in found.measures) for at in others)
    people = tuple(_people(view, found))
    rows = (*(_counted(view, found, measure) for measure in found.measures), *_others(view, found), *people)
    never = names.t("list_break").join(row.label for row in rows if not row.recorded)
    notes = (
        *said.last(view, found),
        *rereading.in_words(view, found),
        names.begun(words.not_recorded(never, names)) + "." if never else "",
    )
    return Laid(
        title=said.of_sides(view),
        first=tuple(said.first(view, found)),
        what=names.t("compare_what"),
        sides=tuple(names.begun(said.side(view, one, names)) for one in (view, *view.compared)),
        ratio=names.t("compare_ratio_a_day" if a_day else "compare_ratio_to"),
        told=told,
        rows=tuple(row for row in rows if row.recorded),
        notes=tuple(line for line in notes if line),
    )


def _counted(view: View, found: Judged, measure: Measure) -> Row:
    held = tuple(found.held[measure, at] for at in range(len(view.compared)))
    sides = zip((view, *view.compared), found.sides, strict=True)
    rates = (_rate(held, 0), *(_rate((one,), 1) for one in held))
    cells = (_count(one, side, measure, rate) for (one, side), rate in zip(sides, rates, strict=True))
    ratios = tuple(said.ratio(one, view) for one in held)
    recorded = any(one.origin.classes & set(MEASURES[measure]) for one in (view, *view.compared))
    return Row(view.names.t(f"measure_{measure}"), tuple(cells), ratios, recorded=recorded)


def _rate(held: tuple[Held, ...], side: int) -> float | None:
    return next((one.rates[side] for one in held if one.rates), None)


def _count(one: View, side: Side | None, measure: Measure, rate: float | None) -> Cell:
    """A count; what the filter or the table leaves out is no zero."""
    names = one.names
    if left_out := one.left_out(MEASURES[measure]):
        return Cell(NO_FIGURE, words.left_out(left_out, one.filter, names))
    n = side.count(measure) if side else 0
    return Cell(names.number(n), names.t("compare_rate", rate=names.ratio(rate)) if rate is not None else "")


def _others(view: View, found: Judged) -> Iterator[Row]:
    """Incidents of the class that no measure counts, where there are any: of many kinds, so that no ratio is told."""
    if any(side and side.classes[OTHER] for side in found.sides):
        cells = (
            Cell(NO_FIGURE) if side is None else Cell(view.names.number(side.classes[OTHER])) for side in found.sides
        )
        yield Row(view.names.of("event_class", OTHER), tuple(cells), ("",) * len(view.compared))


def _people(view: View, found: Judged) -> Iterator[Row]:
    """The people in all incidents of each side."""
    sides = tuple(zip((view, *view.compared), found.sides, strict=True))
    for toll in TOLLS:
        recorded = any(one.origin.records(*columns_of(toll)) for one, _ in sides)
        cells = tuple(_toll(toll, one, side) for one, side in sides)
        label_of = view.names.t("toll_in_incidents", toll=said.toll_name(toll, view.names))
        yield Row(label_of, cells, ("",) * len(view.compared), people=True, recorded=recorded)


def _toll(toll: str, one: View, side: Side | None) -> Cell:
    """The people of a side; of one where nothing happened, nobody has "not reported" how many they were."""
    if side is None:
        return Cell(NO_FIGURE, words.left_out(one.silence, one.filter, one.names) if one.silence else "")
    if not side.incidents and one.origin.records(*columns_of(toll)):
        return Cell(one.names.t("n_incidents", n=0))
    return Cell(*cards.told(toll, side.tolls[toll], one))
