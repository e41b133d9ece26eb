"""Tolls in other turns of phrase: killed and wounded together, the fifth to die, a toll that rises, nobody hurt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data.extract.text import numbers
from data.extract.text.lexicon import term_set
from data.extract.text.numbers import NONE
from data.extract.tolls.people import BE, BOTH_KINDS, HEADS
from data.extract.tolls.toll import Toll
from data.extract.tolls.verbs import TollVerbs

_LEFT = {"left", "leaving", "leaves"}


class TollTurns(TollVerbs):
    """Reads tolls that neither a plain verb nor a counted noun tells."""

    def _combined(self, first: int, last: int) -> Iterator[Toll]:
        """12 بين قتيل وجريح; nine killed and wounded: killed 1..n-1, injured 1..n-1."""
        for mark in self.marks.of("casualty", "combined", first=first, last=last):
            before = (numbers.at(self.marks, at) for at in range(mark.first - 1, max(first, mark.first - 16) - 1, -1))
            number = next((n for n in before if n and n.low and n.low > 1 and not self._counts_things(n.last)), None)
            wider = numbers.at(self.marks, number.first - 1) if number is not None and number.first > first else None
            number = wider if wider is not None and number is not None and wider.last == number.last else number
            if number is None:
                after = numbers.at(self.marks, mark.last)
                number = after if after and after.low and after.low > 1 and not self.arabic else None
            pair = (
                self.arabic and self._word(mark.first).lstrip("وف") in {"قتيل", "قتيلا"} and mark.last - mark.first == 2
            )
            if pair and number is None and self._word(mark.first - 1) != "بين":
                for kind, at in zip(BOTH_KINDS, (mark.first, mark.first + 1), strict=True):
                    yield Toll(kind, 1, 1, at, at, at + 1, rule="noun_form")
                continue
            for kind in BOTH_KINDS:
                if number is None or number.low is None:
                    yield Toll(kind, None, None, mark.first, mark.first, mark.last, vague=True, rule="combined")
                else:
                    high = number.high - 1 if number.high else None
                    yield Toll(
                        kind,
                        1,
                        high,
                        mark.first,
                        min(number.first, mark.first),
                        max(mark.last, number.last),
                        rule="combined",
                    )
        if not self.arabic:
            return
        for mark in self.marks.of("casualty", "kill", first=first, last=last):
            second = self.marks.has(mark.last, "casualty", "wound")
            if second is not None and second.form.prefix.startswith("و"):
                people = self.people(second.last)
                if people is not None and people.low is not None and people.low > 1:
                    for combined in BOTH_KINDS:
                        yield replace(
                            self._toll(combined, people, mark.first, "combined"),
                            low=1,
                            high=people.high - 1 if people.high else None,
                            civilians=NONE,
                        )

    def _left_dead(self, first: int, last: int) -> Iterator[Toll]:
        """left an SDF logistics man dead; leaving a guard wounded."""
        for mark in self.marks.of("casualty", "kill_people", "wound_people", first=first, last=last):
            if self.arabic:
                return
            begin = next(
                (n for n in range(mark.first - 1, max(first, mark.first - 8) - 1, -1) if self._word(n) in _LEFT), None
            )
            people = self.people(begin + 1) if begin is not None else None
            if people is not None and people.last == mark.first and people.low is not None:
                yield self._toll("killed" if mark.code == "kill_people" else "injured", people, mark.first, "left")

    def _nobody(self, first: int, last: int) -> Iterator[Toll]:
        """nobody was taken; أحداً لم يُقتل, لم يعتقل أحد: none of this kind."""
        for mark in self.marks.of("casualty", *HEADS, first=first, last=last):
            before = [self._word(n).removeprefix("و") for n in range(max(first, mark.first - 3), mark.first)]
            if self.arabic:
                none = before[-1:] == ["لم"] and bool({"احدا", "احد"} & {*before, self._word(mark.last)})
            else:
                none = before[-1:] in (["was"], ["been"]) and ("nobody" in before or {"no", "one"} <= set(before))
            if none:
                yield Toll(HEADS[mark.code], 0, 0, mark.first, mark.first, mark.last, rule="none")

    def _found_dead(self, first: int, last: int) -> Iterator[Toll]:
        """Two refugees were found in their tent with gunshot wounds to the head."""
        for at in range(first, last):
            if self.arabic or self._word(at) not in {"found", "discovered"} or not self._be(at - 1):
                continue
            marks = self.marks.of("act", "body", first=at, last=min(last, at + 14))
            people = self._subject(first, at - 1) if marks else None
            if people is not None and people.low is not None and not self.marks.has(people.first, "act", "body"):
                yield self._toll("killed", people, at, "found_dead")

    def _running_total(self, first: int, last: int) -> Iterator[Toll]:
        """bringing to 41 the number of residents killed."""
        for at in range(first, last - 4):
            if self._word(at) not in {"bringing", "raising", "taking"} or self._word(at + 1) != "to":
                continue
            number = numbers.at(self.marks, at + 2)
            if (
                number is None
                or self._word(number.last) != "the"
                or self._word(number.last + 1) not in {"number", "toll"}
            ):
                continue
            if self.marks.of("casualty", "kill", "kill_people", first=number.last, last=min(last, number.last + 8)):
                yield Toll(
                    "killed", number.low, number.high, at, number.first, number.last, update=True, rule="running"
                )

    def _nth_dead(self, first: int, last: int) -> Iterator[Toll]:
        """A sixth person has died; فارق مقاتل خامس الحياة: six dead, five dead in all."""
        for mark in self.marks.of("ordinal", first=first, last=last):
            number = int(mark.code)
            beside = mark.first - 1 if self.arabic else mark.last
            if not 3 <= number <= 20 or self._person(beside) is None or mark.form.definite:
                continue
            near = range(mark.last, mark.last + 6) if not self.arabic else range(mark.first - 4, mark.first)
            died = next((n for n in near if first <= n < last and self.marks.has(n, "casualty", "kill")), None)
            if died is not None and (self.arabic or self._word(mark.first - 1) in {"a", "the"}):
                yield Toll("killed", number, number, died, mark.first, mark.last, update=True, rule="nth_dead")

    def _updated(self, first: int, last: int) -> Iterator[Toll]:
        """put the death toll at five; ارتفعت الحصيلة إلى سبعة; رفعت العدد إلى خمسة."""
        for mark in self.marks.of("casualty", "toll", first=first, last=last):
            for at in range(mark.last, min(mark.last + 6, last)):
                if self._word(at) not in {"at", "to", "الي", "بلغت", "عند"}:
                    continue
                number = numbers.at(self.marks, at + 1)
                if number is None or number.low is None or self._counts_things(number.last):
                    continue
                acts = {self._word(n).removeprefix("ال") for n in range(number.last, number.last + 3)}
                if acts & term_set("plural_acts"):
                    continue
                about = {self._word(n) for n in range(max(first, mark.first - 4), at)}
                injured = bool(about & {"الجرحي", "المصابين", "wounded", "injured"})
                if self._word(number.last + 1) == "ومثلهم" and self.marks.has(
                    number.last + 3, "casualty", "wound_people"
                ):
                    yield Toll("injured", number.low, number.high, number.last + 3, number.last + 1, number.last + 4)
                if self.marks.has(number.last, "casualty", "wound_people"):
                    injured = True
                yield Toll(
                    "injured" if injured else "killed",
                    number.low,
                    number.high,
                    mark.first,
                    number.first,
                    number.last,
                    update=True,
                    rule="updated_toll",
                )
                break

    def _him(self, first: int, last: int) -> Iterator[Toll]:
        """shot him dead, killing her: one person named before."""
        if self.arabic:
            return
        for at in range(first, last - 2):
            if self._word(at + 1) not in {"him", "her"}:
                continue
            fatal = self.marks.has(at, "casualty", "kill")
            fatal_after = self._word(at) in term_set("shots") and self._word(at + 2) in {"dead", "to"}
            if fatal_after or (fatal and fatal.last == at + 1 and self._person(at + 2) is None):
                yield Toll("killed", 1, 1, at, at, at + 2, rule="object")

    def _neutralised(self, first: int, last: int) -> Iterator[Toll]:
        for mark in self.marks.of("act", "neutralise", first=first, last=last):
            for at in range(mark.last, min(mark.last + 4, last)):
                people = self.people(at)
                if people is not None and people.low is not None:
                    yield replace(self._toll("killed", people, mark.first, "neutralised"), low=0)
                    break
            else:
                if (
                    not self.arabic
                    and self._word(mark.first - 1) in BE
                    and (subject := self._subject(first, mark.first - 1)) is not None
                ):
                    yield replace(self._toll("killed", subject, mark.first, "neutralised"), low=0)
