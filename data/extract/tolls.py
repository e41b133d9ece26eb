"""People killed, wounded, detained or abducted: every count a text gives, with its bounds and the words that say it.

Only people are counted: a number before units, ages, hours, vehicles or sorties is no toll. A plural without a
number is `vague`, never a number. "Among them two children" says who the dead were and adds nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data.extract import numbers
from data.extract.numbers import NONE
from data.extract.people import (
    ANIMALS,
    BE,
    BOTH_KINDS,
    DOERS_AR,
    HARM,
    HEADS,
    NEGATIONS,
    REACH,
    STABBED,
    STOP_EN,
    UNKNOWN_WORDS,
    Kind,
    People,
    PeopleReader,
    Toll,
)
from data.extract.words import Mark, forms, term_set

_LEFT = {"left", "leaving", "leaves"}
_OWN = {"his", "her", "its", "their"}


class Reader(PeopleReader):
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
        found = [replace(toll, kind="killed") if self._to_death(toll) else toll for toll in found]
        if any(toll.kind == "killed" for toll in found):
            stabbed = (t for t in found if t.kind != "killed" and self.words[t.head].folded.lstrip("وف") in STABBED)
            wounded = {id(toll) for toll in stabbed}
            found = [toll for toll in found if id(toll) not in wounded]
        return sorted(found, key=lambda toll: toll.first)

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

    def _toll(self, kind: Kind, people: People, head: int, rule: str) -> Toll:
        return Toll(
            kind, people.low, people.high, head, people.first, people.last, people.civilians, people.vague, rule=rule
        )

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

    def _counted_nouns(self, first: int, last: int) -> Iterator[Toll]:
        """ثلاثة قتلى, جريحان, five dead, two wounded."""
        for mark in self.marks.of(
            "casualty", "kill_people", "wound_people", "detain_people", "abduct_people", first=first, last=last
        ):
            kind: Kind = (
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
                yield Toll(kind, one, one, mark.first, mark.first, mark.last, rule="noun_form")

    def _be(self, at: int) -> bool:
        """Whether a word is a form of "be": not the IS of the Islamic State."""
        return self._word(at) in BE and not (self._word(at) == "is" and self.words[at].written.isupper())

    def _bare_participle(self, at: int) -> bool:
        """ "left five wounded", "one killed and three wounded"."""
        following = self._word(at + 1)
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
                        for n in (numbers.at(self.marks, at - k) for k in (1, 2, 3) if at - k >= first)
                        if n and n.last == number.last
                    ),
                    default=number.first,
                )
                wider = numbers.at(self.marks, start) or number
                trailing = self.marks.has(mark.last, "bound", "at_least")
                if trailing is not None and self._word(trailing.first) in {"علي", "at"}:
                    wider = replace(wider, high=None)
                noun = next((p for n in between if (p := self._person(n))), None)
                civil = noun is not None and noun.code.startswith("civilian")
                return People(wider.low, wider.high, start, mark.last, (wider.low, wider.high) if civil else NONE)
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

    def _after_heads(self, first: int, last: int) -> Iterator[Toll]:
        for mark in self.marks.of("casualty", *HEADS, first=first, last=last):
            kind = HEADS[mark.code]
            if kind == "killed" and self.is_charge(mark.first, first):
                continue
            if kind == "killed" and self._attempted(mark):
                yield Toll(kind, 0, 0, mark.first, mark.first, mark.last, rule="none")
                continue
            if self._word(mark.first) == "wounds" and self._word(mark.first - 1) in term_set("after_wounds_en"):
                continue
            if (
                self.arabic
                and self.marks.has(mark.first, "casualty", "kill_people", "wound_people")
                and self._word(mark.first).lstrip("وف") in {"قتلي", "جرحي", "جثث", "جثه", "جثتي"}
                and mark.code == "kill"
                and not self._word(mark.first).lstrip("وف").startswith("جث")
            ):
                continue
            if self.arabic and self._word(mark.first - 1).startswith("متاثر"):
                continue
            if kind == "injured" and mark.form.pronoun and self._died_of_it(mark, first):
                continue
            if self.arabic and mark.form.pronoun and self._masdar(mark):
                one = {"ه": 1, "ها": 1, "هما": 2}.get(self._pronoun(mark))
                if one is not None:
                    yield Toll(kind, one, one, mark.first, mark.first, mark.last, rule="pronoun")
                continue
            with_others = self.arabic and mark.form.pronoun and self._word(mark.last) in {"مع", "برفقه"}
            following = [] if with_others else list(self._following(mark, kind, last))
            if self.arabic and not following and (one_toll := self._object(mark, kind)) is not None:
                following = [one_toll]
            yield from following

    def _died_of_it(self, wound: Mark, first: int) -> bool:
        """توفيت طفلة جراء إصابتها: the wound is what the dead, told before, died of."""
        cause = self._word(wound.first - 1) in term_set("causes_ar") or wound.form.prefix.endswith("ب")
        return cause and bool(self.marks.of("casualty", "kill", first=first, last=wound.first))

    def _object(self, mark: Mark, kind: Kind) -> Toll | None:
        """اعتقلته, قتلوه: one person named before, with those "together with" him."""
        if kind == "injured" or not mark.form.pronoun or self._pronoun(mark) not in {"ه", "ها"}:
            return None
        company = self.people(mark.last + 1) if self._word(mark.last) in {"مع", "برفقه"} else None
        if company is not None and company.low is not None:
            high = company.high + 1 if company.high is not None else None
            return Toll(kind, company.low + 1, high, mark.first, mark.first, company.last, rule="object")
        return Toll(kind, 1, 1, mark.first, mark.first, mark.last, rule="object")

    def is_charge(self, at: int, first: int) -> bool:
        """للاشتباه بتورطهم في قتل صائغ, arrested over the murder of: what those detained are charged with."""
        killing = self.marks.has(at, "casualty", "kill")
        if killing is None:
            return False
        begin = max(0, at - 5)
        charged = [mark.first for mark in self.marks.of("frame", "accused", first=begin, last=at)]
        charged += [n for n in range(begin, at) if self._word(n).lstrip("بل") in term_set("charges")]
        if not charged or any(self.words[n].is_mark for n in range(min(charged), at)):
            return False
        return bool(self.marks.of("casualty", "detain", first=max(first, at - 30), last=min(charged) + 1))

    def _attempted(self, mark: Mark) -> bool:
        """حاولوا تصفية عامل, tried to kill: nobody is dead by these words."""
        before = range(max(0, mark.first - 6), mark.first)
        tried = max((n for n in before if self._word(n).lstrip("وف") in term_set("attempts")), default=None)
        if tried is None or (self._word(tried) == "survived" and mark.first - tried > 4):
            return False
        return not any(self.words[n].is_mark or self.marks.has(n, "casualty", "kill") for n in range(tried, mark.first))

    def _masdar(self, mark: Mark) -> bool:
        nouns = term_set("masdars_ar")
        return any(form.stem in nouns for form in forms(self._word(mark.first), self.words[mark.first].written))

    def _pronoun(self, mark: Mark) -> str:
        word = self._word(mark.first)
        return next((ending for ending in ("هما", "هم", "ها", "ه") if word.endswith(ending)), "")

    def _following(self, mark: Mark, kind: Kind, last: int) -> Iterator[Toll]:
        at, reach = mark.last, REACH[kind]
        if self.arabic and mark.form.stem in DOERS_AR and (self.marks.has(at, "actor") or self._agents(at)):
            reach = 16
        if not self.arabic and (
            self._be(mark.first - 1)
            or self._word(mark.first - 1) == "themselves"
            or self._word(mark.first) in term_set("intransitive_en") - {"died"}
        ):
            return
        if self.arabic and self._word(mark.last - 1).startswith("علي") and self._word(mark.last - 1) != "علي":
            return
        if self.arabic and mark.form.stem in term_set("fall_ar"):
            reach = 4
        if self.arabic and kind == "killed" and {self._word(n) for n in range(at, at + 3)} & term_set("of_it_ar"):
            wounded = any(self.marks.has(n, "casualty", "wound") for n in range(max(0, mark.first - 4), mark.first))
            if wounded and not any(self.people(n) for n in range(at, at + 3)):
                yield Toll(kind, 1, 1, mark.first, mark.first, mark.last, rule="died_of_it")
                return
        if not self.arabic and kind == "injured" and self._word(at) == ",":
            return
        while at < min(last, mark.last + reach):
            if self.marks.has(at, "source", "by") or (self.arabic and self._word(at) in term_set("breaks_toll_ar")):
                return
            if (
                self.marks.has(at, "casualty", *HEADS, "kill_people", "wound_people")
                or self.marks.has(at, "bound", "among")
                or self._word(at) in {".", "؛", ";", ":"}
            ):
                return
            if not self.arabic and self._word(at) in STOP_EN - {"of", "by"} and at > mark.last:
                return
            people = self._not_subject(at, mark) and self.people(at)
            if people:
                if people.low is None and not people.vague and people.high is None:
                    at = people.last
                    continue
                if (
                    self.arabic
                    and people.vague
                    and people.fighters
                    and mark.form.stem in DOERS_AR
                    and "\u064f" not in self.words[mark.first].written
                ):
                    at = people.last
                    continue
                if not self.arabic and people.definite and self._word(mark.first - 1) == "the":
                    return
                yield self._toll(kind, people, mark.first, "head")
                return
            if (
                not self.arabic
                and kind == "killed"
                and (
                    self._word(at) in {"a", "an"}
                    or (
                        self._word(at) in _OWN
                        and not self._word(at + 1).endswith("s")
                        and not numbers.plain(self.marks, at + 1)
                    )
                )
                and at == mark.last
                and self._word(mark.first - 1) != "the"
                and self._word(at + 1) not in term_set("times_en")
                and not ANIMALS & {self._word(n) for n in range(at, at + 4)}
            ):
                yield Toll(kind, 1, 1, mark.first, at, at + 2, rule="object")
                return
            at += 1
            if self.arabic and kind != "detained" and self.marks.has(at, "act") and not self._person(at):
                return

    def _agents(self, at: int) -> bool:
        person = self._person(at)
        return (person is not None and person.code == "fighter_plural") or self._word(at) in term_set("agents_ar")

    def _not_subject(self, at: int, mark: Mark) -> bool:
        """Whether people here may be the object: not gunmen that do the killing, nor an armed group's name."""
        actor = self.marks.has(at, "actor")
        if actor is None or not self.arabic:
            return True
        if actor.code == "unknown":
            return mark.form.stem in {"مقتل", "اعتقال", "توقيف", "اصابه"} or "ُ" in self.words[mark.first].written
        return self._person(at) is not None and (actor.last == at + 1 or actor.code == "civil_administration")

    def _before_verbs_ar(self, first: int, last: int) -> Iterator[Toll]:
        """جنديين تركيين قُتلا; three civilians before their verb."""
        for mark in self.marks.of("casualty", "kill", "wound", first=first, last=last):
            if mark.code == "kill" and self._one_before_verb_ar(mark, first):
                yield Toll("killed", 1, 1, mark.first, mark.first, mark.last, rule="before_verb")
            if self._word(mark.first).lstrip("وف") not in term_set("after_victims_ar"):
                continue
            for at in range(mark.first - 1, max(first, mark.first - 5) - 1, -1):
                people = self.people(at)
                if people is not None and people.low is not None and people.last <= mark.first:
                    yield self._toll(HEADS[mark.code], people, mark.first, "before_verb")
                    break

    def _one_before_verb_ar(self, mark: Mark, first: int) -> bool:
        """شاباً قضى برصاص دورية: one person before a verb that nobody follows."""
        if self._word(mark.first).removeprefix("ف") not in {"قضي", "توفي", "قتل"}:
            return False
        if self._word(mark.last) in {"،", ",", ".", ""}:
            for at in range(mark.first - 1, max(first, mark.first - 9) - 1, -1):
                if self._word(at).removeprefix("و") in {"احد", "احدي"} and self._person(at + 1):
                    return True  # إلا أن أحد الإرهابيين فجّر حزامه فقُتل
        if any(self.people(n) for n in range(mark.last, min(mark.last + 3, len(self.words)))):
            return False
        return any(
            (people := self.people(at)) is not None
            and people.low == 1
            and not people.definite
            and people.last >= mark.first - 1
            for at in range(max(first, mark.first - 2), mark.first)
        )

    def _before_heads(self, first: int, last: int) -> Iterator[Toll]:
        """English: three people were killed; a guard died; two of them hurt."""
        for mark in self.marks.of("casualty", *HEADS, first=first, last=last):
            word = self._word(mark.first)
            at = mark.first - 1
            while at > first and self._word(at) in term_set("adverbs_en"):
                at -= 1
            passive = self._be(at) or word in term_set("intransitive_en")
            if not passive:
                shared = self._shared_verb(mark, first)
                if shared is not None:
                    yield self._toll(HEADS[mark.code], shared, mark.first, "shared_verb")
                continue
            while self._word(at) in BE | {"have", "has", "had", "not"}:
                if self._word(at) == "not":
                    return
                at -= 1
            people = self._subject(first, at + 1)
            if people is not None:
                yield self._toll(HEADS[mark.code], people, mark.first, "passive")

    def _shared_verb(self, mark: Mark, first: int) -> People | None:
        """A child was killed and four members of her family injured: the second verb shares the first one's "was"."""
        begin = max(first, mark.first - 12)
        left = {self._word(n) for n in range(max(first, begin - 4), mark.first)} & {"leaving", "left"}
        heads = self.marks.of("casualty", *HEADS, *(["kill_people"] if left else []), first=begin, last=mark.first)
        for head in reversed(heads):
            if self._word(head.last) != "and" or not (self._be(head.first - 1) or left):
                continue
            people = self.people(head.last + 1)
            if people is None or people.low is None:
                return None
            rest = [self._word(n) for n in range(people.last, mark.first)]
            free = not any(self.words[n].is_mark or self._be(n) for n in range(people.last, mark.first))
            return people if free and (not rest or rest[0] in {"of", "from", "in"}) else None
        return None

    def _subject(self, first: int, end: int) -> People | None:
        """The people named last before a passive verb, with those joined to them."""
        best: People | None = None
        skip = 0
        for at in range(max(first, end - 14), end):
            if self.words[at].is_mark and best is None:
                continue
            if at < skip:
                continue
            if self.marks.has(at, "bound", "among") and best is not None:
                skip = next((n for n in range(at, end) if self._word(n) == ","), at)
                continue
            if self._word(at) in {"that", "said", ";", ":"} or self.marks.has(at, "casualty"):
                best = None
                continue
            if best is not None and at < best.last:
                continue
            people = self.people(at)
            if people is None or people.last > end or (people.low is None and not people.vague and people.high is None):
                continue
            if best is not None and self._in_apposition(best, people):
                continue
            if best is None or not any(self._word(n) in term_set("breaks_victims_en") for n in range(best.last, at)):
                best = people
        return best

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

    def _in_apposition(self, counted: People, named: People) -> bool:
        """Two refugees, a man and his nephew, were found: the same two."""
        return (named.low or 0) <= (counted.low or 0) and (counted.low or 0) > 1 and self._word(counted.last) == ","

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
