"""What layouts that are known by name share: their headers in any case, their words, their numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

from data import actors, schema
from data.sources.plan import Caution, Plan, Rule, Taken
from data.sources.problems import Warned
from data.text import name_key

SYRIA = ("syria", "syr", "sy", "760", "syrianarabrepublic", "سوريا", "سوريه")
COARSE = ("subdistrict", "district", "governorate", "country")
_BRACKETS = re.compile(r"\s*\(([^)]*)\)\s*")
_LIST = re.compile(r"\s*[،؛;,|\n]\s*")
_WHOLE = re.compile(r"(\d+)\.0+")


class Headers:
    """The columns of a file by their names in any case, space and punctuation."""

    def __init__(self, header: Sequence[str]) -> None:
        self._written: dict[str, str] = {}
        for name in header:
            self._written.setdefault(name_key(name), name)

    def __contains__(self, name: str) -> bool:
        return name_key(name) in self._written

    def have(self, *names: str) -> bool:
        """Whether the file has all of these."""
        return all(name in self for name in names)

    def written(self, name: str) -> tuple[str, ...]:
        """The column of this name as the file writes it; none where it has none."""
        return tuple(filter(None, (self._written.get(name_key(name)),)))

    def taken(self, names: Sequence[str], through: Callable[..., str] | None = None) -> Taken | None:
        """One of ours that is read from these columns; None without the first. A column that is missing is empty."""
        if names[0] not in self:
            return None
        here = [name in self for name in names]
        written = tuple(self._written[name_key(name)] for name in names if name in self)
        if through is None or all(here):
            return Taken(written[:1] if through is None else written, through)
        return Taken(written, partial(_with_gaps, through, tuple(here)))

    def elsewhere(self, *names: str) -> tuple[Rule, ...]:
        """The rule that leaves out what is not in Syria, by the first of these columns that the file has."""
        here = [self._written[name_key(name)] for name in names if name in self]
        return tuple(Rule("other_country", name, is_elsewhere) for name in here[:1])

    def cautions(self, code: Warned, name: str, text: str) -> tuple[Caution, ...]:
        """The rows that are flagged because this column says so; none where the file does not have it."""
        if name not in self:
            return ()
        return (Caution(code, (self._written[name_key(name)],), lambda cell: name_key(whole(cell)) == text),)


def _with_gaps(through: Callable[..., str], here: tuple[bool, ...], *cells: str) -> str:
    given = iter(cells)
    return through(*(next(given) if one else "" for one in here))


def plan(
    name: str, columns: Mapping[str, Taken | None], rules: Sequence[Rule] = (), cautions: Sequence[Caution] = ()
) -> Plan:
    """The plan of a layout: what the file does not have is not read."""
    return Plan({ours: taken for ours, taken in columns.items() if taken}, name, tuple(rules), tuple(cautions))


def always(text: str) -> Taken:
    """The same in every row."""
    return Taken((), lambda *_: text)


def is_elsewhere(country: str) -> bool:
    """Whether a country is another; a row that names none is not known to be elsewhere."""
    return bool(country.strip()) and name_key(country) not in SYRIA


@cache
def words(layout: str, column: str) -> Mapping[str, str]:
    """A source's words to ours, as name_key."""
    rows = schema.reference("layout_words")
    return {name_key(row["written"]): row["ours"] for row in rows if (row["layout"], row["column"]) == (layout, column)}


def known(layout: str, column: str, text: str) -> str:
    """Ours for a source's word; a word that is not known as it stands: what reads it then says so."""
    return words(layout, column).get(name_key(text), text)


def named(layout: str, text: str) -> str:
    """The actors of a cell, alone or listed; a name that is not known stays as it stands."""
    whole = _one(layout, text)
    if whole is not None:
        return whole
    parts = [part for part in _LIST.split(text.strip()) if part]
    found = [_one(layout, part) for part in parts]
    return ";".join(one or part for one, part in zip(found, parts, strict=True)) if any(found) else text


def _one(layout: str, text: str) -> str | None:
    """ "Kurdistan Workers' Party (PKK)" as a whole, without its brackets, or by what stands in them."""
    inside = _BRACKETS.search(text)
    for spelling in (text, _BRACKETS.sub(" ", text), inside[1] if inside else ""):
        if found := words(layout, "actor").get(name_key(spelling)) or actors.actor(spelling):
            return found
    return None


def day(year: str, month: str, of_month: str) -> str:
    """Three columns as one date; a part that is 0, empty or negative is not known, nor what is finer."""
    parts: list[str] = []
    for part in map(whole, (year, month, of_month)):
        if not part.strip("0") or part.startswith("-"):
            break
        parts.append(part)
    return "-".join(parts)


def whole(text: str) -> str:
    """12.0 as 12: what a program writes that keeps whole numbers with gaps as fractions."""
    found = _WHOLE.fullmatch(text.strip())
    return found[1] if found else text.strip()


def people(text: str) -> str:
    """A count; negative codes (-9, -99) are "not known"."""
    number = whole(text)
    return "" if re.fullmatch(r"-\d+(\.0+)?", number) else number


def sum_of(*cells: str) -> str:
    """People of several columns together; what is no number stands as it is, to be said."""
    given = [whole(cell) for cell in cells if cell.strip()]
    odd = [cell for cell in given if not cell.isdecimal()]
    return odd[0] if odd else str(sum(map(int, given))) if given else ""


def unless_coarse(text: str, precision: str) -> str:
    """A point or a place of a row that is only known to its area stands for the area: it has none."""
    return "" if precision in COARSE else text
