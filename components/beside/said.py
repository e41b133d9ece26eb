"""Totals of another source in words: what is drawn, each number with what it leaves open, the source, what is not read.

Names, types and sources are the file's own texts: shown as they are written, cut where they are long, set apart.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from components.names import Names
from components.view import visible
from data import schema
from data.aggregate.counted import ALL_TYPES
from data.aggregate.counted_sums import COUNTRY, Cell, Sums, every_of
from data.aggregate.periods import Every
from data.beside import Beside
from data.filter import Filter
from data.text import name_key

LONGEST = 64  # letters of a name or a type
LONGEST_LINE = 200  # of a citation, a licence, an address
MOST_SOURCES = 3
OPEN = ("silent", "torn", "lacking")  # of a Cell
NOT_READ = ("over_edge", "other_step", "other_level_district", "other_level_governorate", "unplaced")


def table(beside: Beside, names: Names) -> str:
    """What the table is called."""
    return names.apart(_cut(beside.origin.names.get(names.lang, beside.origin.origin), LONGEST))


def kind(code: str, names: Names) -> str:
    """A type of the source's own: by its name where it is known in this language, else as the file has it."""
    if code == ALL_TYPES:
        return names.t("beside_all_types")
    known = _types(names.lang).get(_key(code))
    return known or names.apart(_cut(code.replace("_", " "), LONGEST))


def what(beside: Beside, names: Names) -> str:
    """Political violence, events."""
    counted = names.t(f"beside_{beside.what}")
    if beside.kind == ALL_TYPES:
        return counted
    return names.t("beside_of_type", type=kind(beside.kind, names), what=counted)


def over_time(beside: Beside, every: str, names: Names) -> str:
    """The title of what is drawn over time."""
    return names.t(f"beside_by_{every}", table=table(beside, names), what=what(beside, names))


def over_areas(beside: Beside, names: Names) -> str:
    """The title of what is drawn by area."""
    return names.t("beside_by_area", table=table(beside, names), what=what(beside, names))


def area(code: str, names: Names) -> str:
    """The name of an area, or of the whole country."""
    return names.t("area_all") if code == COUNTRY else names.of("area", code)


def number(cell: Cell, names: Names) -> str:
    """The number of a cell; why there is none, where there is none."""
    if cell.rowless:
        return names.t("beside_no_row")
    return names.t("not_reported") if cell.n is None else names.number(cell.n)


def open_in(cell: Cell, names: Names) -> str:
    """What a number leaves open: periods without a number, without a row, with rows that contradict; "" for none."""
    if cell.rowless:
        return ""
    counts = (cell.silent, cell.torn, cell.lacking)
    told = zip(OPEN, counts, strict=True)
    return names.t("list_break").join(names.t(f"beside_{code}", n=n) for code, n in told if n)


def in_full(cell: Cell, names: Names) -> str:
    """A number with what it leaves open."""
    left = open_in(cell, names)
    return names.t("beside_number", count=number(cell, names), left=left) if left else number(cell, names)


def source(beside: Beside, names: Names) -> str:
    """The source line: whose totals, as of when, under which licence, which version."""
    origin, held = beside.origin, beside.held
    cited = origin.citation.get(names.lang, "")
    given = names.t("list_break").join(names.apart(_cut(one, LONGEST)) for one in held.sources[:MOST_SOURCES])
    whose = names.apart(_cut(cited, LONGEST_LINE)) if cited else given or table(beside, names)
    licence = origin.licence.get(names.lang, "")
    parts = [
        names.t("beside_source", source=whose),
        names.t("beside_as_of", day=names.date(held.as_of)) if held.as_of else names.t("beside_no_as_of"),
        names.t("beside_covers", period=names.window(held.covers_from, held.covers_to)),
        names.t("beside_licence", licence=names.apart(_cut(licence, LONGEST_LINE))) if licence else "",
        names.t("beside_version", version=origin.version, day=names.date(date.fromisoformat(origin.made)))
        if origin.version
        else "",
    ]
    address = origin.url or (held.urls[0] if len(held.urls) == 1 else "")
    return " ".join(part for part in (*parts, names.isolated(_cut(address, LONGEST_LINE))) if part)


def not_read(sums: Sums, beside: Beside, names: Names) -> list[str]:
    """Rows of what is drawn that are in no number, a sentence for each reason."""
    by_district = beside.held.level == "district"
    counts = (
        sums.over_edge,
        sums.other_step,
        0 if by_district else sums.other_level,
        sums.other_level if by_district else 0,
        sums.unplaced,
    )
    return [names.t(f"beside_left_{code}", n=n) for code, n in zip(NOT_READ, counts, strict=True) if n]


def nothing(beside: Beside | None, names: Names) -> str:
    """Why nothing of it is drawn: that is no zero."""
    assert beside
    if beside.held.overlapping:
        return names.t("beside_overlapping")
    covers = names.window(beside.held.covers_from, beside.held.covers_to)
    return names.t("beside_nothing", covers=covers)


def whole_areas(beside: Beside, wanted: Filter, names: Names) -> list[str]:
    """That areas narrower than the source's are asked for, or areas where it has none."""
    if beside.held.level == "country":
        return [names.t("beside_country_alone")]
    return [names.t("beside_whole_governorates")] if wanted.districts and not beside.held.districts else []


def drawn_by(beside: Beside, every: Every) -> str:
    """The length of the periods that are drawn beside bars of `every`."""
    return every_of(beside.held.step, every)


def _cut(text: str, most: int) -> str:
    text = " ".join(visible(text).split())
    return text if len(text) <= most else text[: most - 1] + "\u2026"


def _key(text: str) -> str:
    return name_key(text.replace("_", " "))


@cache
def _types(lang: str) -> dict[str, str]:
    return {_key(row["type"]): row[f"name_{lang}"] for row in schema.reference("counted_types")}
