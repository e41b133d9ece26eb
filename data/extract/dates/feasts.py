"""Feasts as dates: the first day of Eid, the day of Arafat, the eve; by the Syrian calendar in lexicon/feasts.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date, timedelta

from data.extract.dates.anchor import Anchor
from data.extract.dates.parts import year_at
from data.extract.dates.when import When, on_day, unresolved
from data.extract.text.affixes import AND, BY, THEN, TO, bare
from data.extract.text.lexicon import LEXICON, term_set
from data.extract.text.marks import Mark, Marks
from data.text import fold

_EID, _BIRTHDAY, _ARAFAT = term_set("feasts"), term_set("birthday_ar"), term_set("arafat")
_DAY_WORD, _EVE, _JOINTS = term_set("day_of_feast_ar"), term_set("eve_ar"), term_set("feast_day_joints")
_FARTHEST = 4  # words from "the first" to the feast


@dataclass(frozen=True)
class Feast:
    """A feast of `days` days; `firsts` are its first days, a year each, `names` the folded words of each name."""

    days: int
    firsts: tuple[date, ...]
    names: tuple[tuple[str, ...], ...] = ()

    def begins(self, published: date | None, year: int | None) -> date | None:
        """Its first day in a year, or the last up to the day after publication."""
        if year is not None:
            return next((first for first in self.firsts if first.year == year), None)
        if published is None:
            return None
        return next((first for first in reversed(self.firsts) if first <= published + timedelta(1)), None)


def _read_feasts() -> dict[str, Feast]:
    table = tomllib.loads((LEXICON / "feasts.toml").read_text(encoding="utf-8"))
    return {
        code: Feast(
            feast["days"],
            tuple(feast["first"]),
            tuple(
                tuple(fold(name).replace("-", " ").split()) for name in sorted(feast["names"], key=len, reverse=True)
            ),
        )
        for code, feast in table.items()
    }


FEASTS = _read_feasts()
SACRIFICE, BREAKING_FAST = "eid_al_adha", "eid_al_fitr"
EITHER_EID = Feast(4, tuple(sorted(FEASTS[SACRIFICE].firsts + FEASTS[BREAKING_FAST].firsts)))
_BY_FIRST_WORD = {
    word: [(code, name) for code, feast in FEASTS.items() for name in feast.names if name[0] == word]
    for word in {name[0] for feast in FEASTS.values() for name in feast.names}
}


def feast(marks: Marks, anchor: Anchor, at: int) -> When | None:
    """أول أيام عيد الفطر, ثاني أيام العيد, يوم وقفة عرفة, ليلة العيد, عطلة العيد; the first day of Eid al-Fitr, the
    eve of Eid.
    """
    word = marks.word(at)
    named = _named(marks, at)
    if named is not None:
        code, length = named
        return replace(_days_of(marks, anchor, at, at + length, FEASTS[code]), feast=code)
    if bare(word, AND) in _EID and not any(marks.word(at + 1).startswith(stem) for stem in _BIRTHDAY):
        return _days_of(marks, anchor, at, at + 1, FEASTS.get(anchor.feast, EITHER_EID))
    return _arafat(marks, anchor, at) if word in _ARAFAT else None


def _named(marks: Marks, at: int) -> tuple[str, int] | None:
    """Code of the feast whose name begins here, and how many words the name has."""
    word = marks.word(at)
    for head in (word, bare(word), bare(word, BY + TO)):
        for code, name in _BY_FIRST_WORD.get(head, ()):
            if all(marks.word(at + n) == term for n, term in enumerate(name[1:], 1)):
                return code, len(name)
    return None


def _arafat(marks: Marks, anchor: Anchor, at: int) -> When:
    """يوم عرفة, وقفة عرفة, Arafat day: the day before the feast of sacrifice."""
    last = at + 1 + (marks.word(at + 1) == "day")
    first, last = _first_day(marks, anchor, last, FEASTS[SACRIFICE])
    begin = at - 1 - (marks.word(at - 2) in _DAY_WORD)
    return on_day(begin, last, first - timedelta(1) if first else None, "feast")


def _first_day(marks: Marks, anchor: Anchor, last: int, of: Feast) -> tuple[date | None, int]:
    """The first day of a feast, by the year said after it or by publication, and the word after."""
    year = year_at(marks, last)
    return of.begins(anchor.published, year.value if year else None), year.last if year else last


def _days_of(marks: Marks, anchor: Anchor, at: int, last: int, of: Feast) -> When:
    """The eve, the day that an ordinal before the feast counts, or all its days."""
    first, last = _first_day(marks, anchor, last, of)
    eve = _eve(marks, at)
    if eve is not None:
        if first is None:
            return unresolved(eve, last, "feast")
        return When(eve, last, first - timedelta(1), first, "window", "feast")
    nth = _nth(marks, at)
    if nth is not None:
        return on_day(nth.first, last, first + timedelta(int(nth.code) - 1) if first else None, "feast")
    if first is None:
        return unresolved(at, last, "feast", period=True)
    end, several = first + timedelta(of.days - 1), of.days > 1
    return When(at, last, first, end, "window" if several else "day", "feast", period=several)


def _eve(marks: Marks, at: int) -> int | None:
    """Where the eve of a feast begins: ليلة العيد, the eve of Eid."""
    if bare(marks.word(at - 1), AND + THEN + BY) in _EVE:
        return at - 1
    return at - 2 if "eve" in {marks.word(at - 1), marks.word(at - 2)} else None


def _nth(marks: Marks, at: int) -> Mark | None:
    """The ordinal before a feast: ثاني أيام العيد, the first day of Eid."""
    for back in range(2, _FARTHEST + 1):
        mark = marks.has(at - back, "ordinal")
        if mark is not None and _JOINTS.issuperset(marks.word(n) for n in range(at - back + 1, at)):
            return mark
    return None
