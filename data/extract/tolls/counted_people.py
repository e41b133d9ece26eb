"""People counted: a number with or without a noun, and those that "and" joins to them."""

from __future__ import annotations

from dataclasses import replace

from data.extract.text import numbers
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark
from data.extract.text.numbers import NONE
from data.extract.tolls.people import ANIMALS, STOP_EN, NamedPeople, People

_AT = {"في", "قرب"}
_QUALIFIERS = 6  # words between people and what bounds their number


class PeopleReader(NamedPeople):
    """Reads the people that stand at a word, with those that "and" joins to them."""

    def people(self, at: int) -> People | None:
        """People named from this word on: a number with or without a noun, a dual, a singular, a plural; then those
        joined to them.
        """
        one = self._one(at)
        if one is None:
            return None
        while True:
            joined = self._joined(one.last)
            if joined is None or self._one_kind(one, joined):
                return one
            if joined.vague or (joined.low, joined.high) == NONE:
                low, high = one.low, None
            else:
                low, high = numbers.add((one.low, one.high), (joined.low, joined.high))
            civilians = (
                numbers.add(one.civilians, joined.civilians)
                if one.civilians != NONE or joined.civilians != NONE
                else NONE
            )
            one = replace(
                one, low=low, high=high, last=joined.last, civilians=civilians, vague=one.vague and low is None
            )

    def _one_kind(self, one: People, joined: People) -> bool:
        """57 عضواً وقيادياً: two words for the same 57."""
        words = (self._word(one.last - 1), self._word(joined.last - 1))
        return (
            self.arabic
            and (one.low or 0) > 10
            and joined.low == 1
            and joined.last - joined.first == 1
            and all(word.endswith("ا") for word in words)
        )

    def _joined(self, last: int) -> People | None:
        """People joined by "and" within a few words: ثلاثة عناصر ومدنيان, a shepherd and his two sons."""
        if not self.arabic:
            here = last
            for _ in range(6):
                if self._word(here) == "and":
                    break
                actor = self.marks.has(here, "actor")
                if self._word(here) in {"of", "the", "from", ",", "in"} or actor is not None:
                    here = actor.last if actor is not None else here + 1
                    continue
                return None
            if self._word(here) != "and" or self.marks.has(here + 1, "casualty"):
                return None
            joined = self._one(here + 1)
            if joined is None or (joined.definite and joined.low is None):
                return None
            after = joined.last
            while self._word(after) in {"other", "others"}:
                after += 1
            return None if self.marks.has(after, "casualty", "kill", "wound", "kill_people", "wound_people") else joined
        for here in range(last, min(last + 9, len(self.words))):
            if self.words[here].is_mark and self._word(here) not in {"،", ",", ")", "("}:
                return None
            if (
                self.marks.has(here, "casualty")
                or self.marks.has(here, "bound", "among")
                or self.marks.has(here, "act")
            ):
                return None
            if self._word(here).removeprefix("و") in term_set("bereaves"):
                return None
            if self._word(here) == "و" and self._word(here + 1).isdigit():
                return self._one(here + 1)
            if self._word(here) in {"مع", "برفقه"}:
                own = self._person(here + 1)
                return self._one(here + 1) if own is not None and own.form.pronoun else None
            if self._word(here) == "وعلي" and (joined := self._one(here + 1)) is not None:
                return joined
            if self._word(here).startswith("و") and (len(self._word(here)) > 2 or self._word(here)[1:].isdigit()):
                joined = None if self._word(here).endswith("وا") else self._one(here)
                if joined is None or (joined.definite and not self._person(here)):
                    return None
                if {self._word(n) for n in range(last, here)} & _AT and self._word(joined.last) in _AT:
                    return None  # قُتل عنصران في ذيبان وثلاثة في البصيرة: each place its own
                return joined if self._takes_and(here) else None
        return None

    def _takes_and(self, at: int) -> bool:
        """Whether the و is a conjunction here and not the word's first letter (وجيه)."""
        if self._word(at)[1:2].isdigit():
            return True
        marks = [mark for mark in self.marks.at.get(at, ()) if mark.family in {"number", "person"}]
        if marks:
            return any(mark.form.prefix.startswith("و") for mark in marks)
        dual = self._dual(at)
        return dual is not None and dual.form.prefix.startswith("و")

    def _one(self, at: int) -> People | None:
        if at >= len(self.words) or self.words[at].is_mark:
            return None
        one = self._numbered(at) or (self._one_ar(at) if self.arabic else self._one_en(at))
        return None if one is None else self._bounded(one)

    def _bounded(self, one: People) -> People:
        """The same people with the bound before a dual (ما لا يقل عن عنصرين) or after the noun (عنصران على الأقل)."""
        if one.low is None or one.low != one.high or one.definite:
            return one
        said = self._bound_before(one.first) or self._bound_behind(one)
        if said is None:
            return one
        low, high = numbers.bounded((one.low, one.high), said.code)
        civilians = numbers.bounded(one.civilians, said.code)
        return replace(one, low=low, high=high, civilians=civilians, last=max(one.last, said.last))

    def _bound_before(self, at: int) -> Mark | None:
        if numbers.joined_on(self.marks, at) or (
            self.arabic and self._word(at).startswith("و") and self._takes_and(at)
        ):
            return None  # عنصران على الأقل ومدنيان: the bound is of those before
        for back in range(2, 5):  # of two words or more: "up to", أكثر من; not حتى alone
            mark = self.marks.has(at - back, "bound", "at_least", "at_most")
            if mark is not None and mark.last == at:
                return mark
        return None

    def _bound_behind(self, one: People) -> Mark | None:
        """Over the words that say which people: خمسة عناصر من «قسد» على الأقل, three members of the SDF at least."""
        here = one.last
        while here <= one.last + _QUALIFIERS:
            mark = numbers.bound_after(self.marks, here)
            if mark is not None:
                return mark
            again = numbers.plain(self.marks, here) if self.arabic else None  # جنديين اثنين
            if again is not None and again[0] == one.low:
                here = again[1]
                continue
            if here >= len(self.words) or self._begins_else(here):
                return None
            actor = self.marks.has(here, "actor")
            here = actor.last if actor is not None else here + 1
        return None

    def _begins_else(self, at: int) -> bool:
        """Whether a word is no more of what qualifies people: a mark, an act, a number, others."""
        word = self._word(at)
        if self.words[at].is_mark or (word in STOP_EN and word not in {"of", "from"}) or word == "and":
            return True
        if self.arabic and word.startswith("و") and self.marks.has(at, "actor") is None:
            return True
        others = self.marks.has(at, "casualty") or self.marks.has(at, "act") or self.marks.has(at, "bound")
        return others is not None or numbers.plain(self.marks, at) is not None

    def _numbered(self, at: int) -> People | None:
        number = numbers.at(self.marks, at)
        if number is None:
            return None
        after = number.last
        if not self.arabic and number.first == number.last - 1 and self._word(at) in {"a", "an"}:
            return None
        if self._word(at).isdigit() and self.marks.has(at - 1, "time.month") is not None:
            return None
        if number.low == 1 and number.high == 1 and self.arabic and not self._word(at).isdigit():
            return None
        if not self.arabic and ANIMALS & {self._word(n) for n in range(after, after + 4)}:
            return None
        part = self._body_part(after)
        if part is not None and {"his", "her"} & {self._word(n) for n in range(after, part)}:
            return People(1, 1, at, part + 1)  # both her hands were injured: one person
        if (
            self._counts_things(after)
            or self._word(after) in {"%", ":"}
            or self._word(at - 1) in {"الفوج", "الفرقه", "اللواء", "t", "aged", "age"}
        ):
            return None
        noun, last = self._noun_after(after)
        if noun is None and number.low is not None and number.low > 1900 and number.low < 2100:
            return None
        low, high = number.low, number.high
        civilian = noun is not None and noun.code.startswith("civilian")
        fighters = noun is not None and noun.code.startswith("fighter")
        return People(low, high, at, last, (low, high) if civilian else NONE, number.vague, fighters)
