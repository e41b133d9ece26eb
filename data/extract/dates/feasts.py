"""Feasts as dates: the first day of Eid, the day of Arafat, the eve; by the Syrian calendar in lexicon/feasts.toml."""

from __future__ import annotations

from datetime import date, timedelta

from data.extract.dates.calendar_dates import _feasts
from data.extract.dates.counted import CountedDates
from data.extract.dates.when import When
from data.extract.text.lexicon import term_set


class Feasts(CountedDates):
    """Reads feasts, their days and their eves."""

    def _feast(self, at: int) -> When | None:
        """أول أيام عيد الفطر, ثاني أيام العيد, يوم وقفة عرفة, ليلة العيد, عطلة العيد; the first day of Eid al-Fitr,
        the eve of Eid.
        """
        named = next((f for f in _feasts() if self._spells(at, f[0])), None)
        bare = (
            named is None
            and self._word(at).removeprefix("و") in {"العيد", "عيد", "eid"}
            and not self._word(at + 1).startswith("ميلاد")
        )
        arafat = self._word(at) in {"عرفه", "عرفات", "arafat", "arafah"}
        if named is None and not bare and not arafat:
            return None
        if named is not None:
            self.feast = (named[2], named[3])
        days, firsts = self.feast or (4, tuple(sorted(d for f in _feasts() if f[1].startswith("eid") for d in f[3])))
        if arafat:
            days, firsts = next((f[2], f[3]) for f in _feasts() if f[1] == "eid_al_adha")
        last = at + (len(named[0]) if named else 1)
        if arafat and self._word(last) == "day":
            last += 1
        year = self._year_at(last)
        if year:
            last = year[1]
        first = self._feast_start(firsts, year[0] if year else None)
        return self._feast_day(at, last, first, days, arafat)

    def _spells(self, at: int, terms: tuple[str, ...]) -> bool:
        word = self._word(at)
        heads = {word, word[1:]} if word[:1] in {"و", "ب", "ل", "ف"} else {word}
        return terms[0] in heads and all(self._word(at + n) == term for n, term in enumerate(terms[1:], 1))

    def _feast_start(self, firsts: tuple[date, ...], year: int | None) -> date | None:
        if year is not None:
            return next((first for first in firsts if first.year == year), None)
        if self.published is None:
            return None
        past = [first for first in firsts if first <= self.published + timedelta(1)]
        return past[-1] if past else None

    def _feast_day(self, at: int, last: int, first: date | None, days: int, arafat: bool) -> When:
        begin = at
        before = [self._word(at - n) for n in (1, 2, 3)]
        if arafat:
            begin = at - 1 - (before[1] == "يوم")
            return self._on(begin, last, first - timedelta(1) if first else None, "feast")
        if before[0].lstrip("وفب") in {"ليله", "عشيه"} or "eve" in before[:2]:
            begin = at - 1 if before[0].lstrip("وفب") in {"ليله", "عشيه"} else at - 2
            if first is None:
                return self._on(begin, last, None, "feast")
            return When(begin, last, first - timedelta(1), first, "window", "feast")
        for back in range(1, 5):
            mark = self.marks.has(at - back, "ordinal")
            between = {self._word(n) for n in range(at - back + 1, at)}
            if mark is not None and between <= term_set("feast_day_joints") and between:
                return self._on(at - back, last, first + timedelta(int(mark.code) - 1) if first else None, "feast")
        if first is None:
            return When(begin, last, None, None, "unknown", "feast", problem="unresolved", period=True)
        return When(
            begin, last, first, first + timedelta(days - 1), "window" if days > 1 else "day", "feast", period=days > 1
        )
