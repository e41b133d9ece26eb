"""People killed, wounded, detained or abducted: every count a text gives, with its bounds and the words that say it.

Only people are counted: a number before units, ages, hours, vehicles or sorties is no toll. A plural without a
number is `vague`, never a number. "Among them two children" says who the dead were and adds nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data.extract.text import numbers
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark
from data.extract.text.numbers import NONE
from data.extract.tolls.people import BOTH_KINDS, HARM, NEGATIONS, STABBED, STOP_EN, UNKNOWN_WORDS, People
from data.extract.tolls.toll import Toll, TollKind
from data.extract.tolls.turns import TollTurns


class Reader(TollTurns):
    """Reads the tolls of one text, sentence by sentence."""

    def read(self, first: int, last: int) -> list[Toll]:
        """The tolls in words first..last (exclusive), in order."""
        found: list[Toll] = []
        taken: dict[int, int] = {}  # word -> the head of the toll that counts it
        for toll in self._all(first, last):
            covered = range(toll.first, toll.last)
            twice = toll.rule == "passive" and any(one.rule == "passive" and one.kind != toll.kind for one in found)
            found_dead = toll.kind == "killed" and self._word(toll.head) in {"body", "bodies"}
            if (
                toll.rule != "none"
                and not twice
                and not found_dead
                and any(taken.get(at, toll.head) != toll.head for at in covered)
            ):
                continue
            if any(one.kind == toll.kind and one.head == toll.head for one in found):
                continue
            found.append(toll)
            if toll.rule != "none":
                taken.update(dict.fromkeys(covered, toll.head))
        found = [self._killed_in_the_end(toll, last, found) for toll in found]
        found = [replace(toll, kind="killed") if self._to_death(toll) else toll for toll in found]
        if any(toll.kind == "killed" for toll in found):
            stabbed = (t for t in found if t.kind != "killed" and self.words[t.head].folded.lstrip("وف") in STABBED)
            wounded = {id(toll) for toll in stabbed}
            found = [toll for toll in found if id(toll) not in wounded]
        return sorted(found, key=lambda toll: toll.first)

    def _killed_in_the_end(self, toll: Toll, last: int, found: list[Toll]) -> Toll:
        """Two spies were seized and then killed; خطفوا رجلين ثم أعدموهما: the same people, counted once, as dead."""
        if toll.kind != "detained" or toll.rule == "none":
            return toll
        heads = self.marks.of("casualty", "kill", first=max(toll.last, toll.head + 1), last=min(last, toll.last + 18))
        for head in heads:
            before = [self._word(n) for n in range(max(toll.last, head.first - 3), head.first)]
            if self.arabic:
                then = bool(set(before[-2:]) & term_set("and_then")) or self._word(head.first).startswith(("و", "ف"))
                same = then and self._word(head.first).endswith(("ه", "ها", "هما", "هم", "هن"))
                same = same and bool(head.form.pronoun) and self.people(head.last) is None
            else:
                same = bool(set(before[-2:]) & term_set("and_then")) and self.people(head.last) is None
                same = same and not any(self._be(n) for n in range(head.first - 1, head.first))
                same = same and self._word(head.last) not in {"a", "an", "the", "two", "his", "her", "their"}
                same = same or self._word(head.last) in {"them", "him", "her"} or self._killed_later(before)
            if not same:
                continue
            others = [one for one in found if one.kind == "killed" and one.head == head.first and one.rule != "object"]
            if not others:
                return replace(toll, kind="killed", rule="held_then_killed")
        return toll

    def _killed_later(self, before: list[str]) -> bool:
        """... and were later killed, before being executed."""
        return before[-1:] in (["later"], ["then"], ["being"]) or before[-2:] in (["then", "were"], ["and", "were"])

    def _to_death(self, toll: Toll) -> bool:
        """stabbed a refugee to death."""
        if self.arabic or toll.kind != "injured" or self._word(toll.head) not in STABBED:
            return False
        return any(self._word(n) == "to" and self._word(n + 1) == "death" for n in range(toll.last, toll.last + 3))

    def _all(self, first: int, last: int) -> Iterator[Toll]:
        yield from self._nth_dead(first, last)
        yield from self._combined(first, last)
        yield from self._updated(first, last)
        yield from self._counted_nouns(first, last)
        yield from self._before_verbs_ar(first, last) if self.arabic else self._before_heads(first, last)
        yield from self._after_heads(first, last)
        yield from self._neutralised(first, last)
        yield from self._him(first, last)
        yield from self._found_dead(first, last)
        yield from self._left_dead(first, last)
        yield from self._nobody(first, last)
        yield from self._running_total(first, last)
        for begin, end in self._none(first, last):
            for kind in BOTH_KINDS:
                yield Toll(kind, 0, 0, begin, begin, end, rule="none")

    def _none(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Words that say nobody was hurt: دون وقوع إصابات, اقتصرت الأضرار على الماديات, no casualties; not "no
        information on casualties".
        """
        for mark in self.marks.of("casualty", "none", first=first, last=last):
            yield mark.first, mark.last
        for at in range(first, last):
            word = self._word(at).lstrip("و").removeprefix("ب")
            reach = range(at + 1, min(at + 7, last))
            if word.startswith(("اقتصر", "تقتصر")) and any(
                self._word(n).removeprefix("ال").startswith("مادي") for n in reach
            ):
                yield at, reach[-1] + 1
            if word in NEGATIONS:
                here = next((n for n in reach if self._word(n).removeprefix("ال") in HARM), None)
                between = {self._word(n).lstrip("و").removeprefix("ال") for n in range(at + 1, here or at + 1)}
                if (
                    here is not None
                    and not between & UNKNOWN_WORDS
                    and not any(numbers.plain(self.marks, n) for n in range(at + 1, here))
                ):
                    yield at, here + 1

    def _counted_nouns(self, first: int, last: int) -> Iterator[Toll]:
        """ثلاثة قتلى, جريحان, five dead, two wounded."""
        for mark in self.marks.of(
            "casualty", "kill_people", "wound_people", "detain_people", "abduct_people", first=first, last=last
        ):
            kind: TollKind = (
                "killed" if mark.code == "kill_people" else "injured" if mark.code == "wound_people" else "detained"
            )
            participles = term_set("participles_en")
            participle = not self.arabic and self._word(mark.first) in participles
            if participle and (self._be(mark.first - 1) or not self._bare_participle(mark.first)):
                continue
            if self.arabic and mark.form.definite and self._word(mark.first - 1) == "من":
                continue  # سبعة من المصابين: part of those counted before
            if self._word(mark.first - 1) in {"وفاه", "بوفاه", "لوفاه", "توفي"}:
                continue  # who died had been counted as wounded
            around = {self._word(n).removeprefix("ال") for n in range(mark.first - 6, mark.last + 6)}
            if kind == "detained" and around & term_set("escapes"):
                continue  # six detainees escaped
            people = self._number_before(mark, first)
            if people is not None:
                yield self._toll(kind, people, mark.first, "number_noun")
            elif self.arabic and (one := self._form_count(mark)) is not None:
                yield self._toll(kind, self._bounded(People(one, one, mark.first, mark.last)), mark.first, "noun_form")

    def _bare_participle(self, at: int) -> bool:
        """ "left five wounded", "one killed and three wounded"."""
        following = self._word(at + 1)
        number = numbers.at(self.marks, at + 1)
        if number is not None and following not in {"a", "an"}:
            told = range(number.last, number.last + 3)
            if not any(self.marks.has(n, "casualty", "wound", "wound_people", "kill_people") for n in told):
                return False  # a convoy with 120 soldiers killed at least 13
        counted = self._person(at - 1) is not None and any(numbers.plain(self.marks, at - n) for n in (2, 3, 4))
        return (counted or numbers.plain(self.marks, at - 1) is not None or self._word(at - 1) == "another") and not (
            self.marks.has(at + 1, "person")
            or (following in {"a", "an", "the"} and self._word(at + 2) not in term_set("times_en"))
        )

    def _number_before(self, mark: Mark, first: int) -> People | None:
        if not self.arabic and self._word(mark.first - 1) == "another":
            return People(1, 1, mark.first - 1, mark.last)
        for back in range(1, 5):
            at = mark.first - back
            if at < first or self.words[at].is_mark:
                return None
            number = numbers.at(self.marks, at)
            if number is not None and self._word(at) not in {"a", "an"}:
                between = range(number.last, mark.first)
                if not self.arabic and any(self._be(n) for n in between):
                    return None
                if number.last > mark.first or any(
                    self.marks.has(n, "casualty") or self._word(n) in STOP_EN for n in between
                ):
                    return None
                if self._counts_things(number.last) or (number.low is None and number.high is None):
                    return None
                start = min(
                    (
                        n.first
                        for n in (numbers.at(self.marks, at - k) for k in range(1, 7) if at - k >= first)
                        if n and n.last == number.last
                    ),
                    default=number.first,
                )
                wider = numbers.at(self.marks, start) or number
                if self.arabic and {self._word(n).lstrip("و") for n in between} & {"احدهما", "احدهم", "احداهن"}:
                    return People(1, 1, mark.first, mark.last)  # أسرت اثنين أحدهما جريح
                noun = next((p for n in between if (p := self._person(n))), None)
                civil = noun is not None and noun.code.startswith("civilian")
                count = (wider.low, wider.high)
                return self._bounded(People(*count, start, mark.last, count if civil else NONE))
        return None

    def _form_count(self, mark: Mark) -> int | None:
        """قتيلان = 2, جريحاً = 1; a plural says none."""
        word = self._word(mark.first).lstrip("وف")
        if word.startswith("ال"):
            return None
        if word.endswith(("ان", "تين")) or word in {"قتيلين", "جريحين", "شهيدين"}:
            return 2
        if word in {"قتيل", "قتيلا", "جريح", "جريحا", "شهيدا"}:
            return 1
        return None
