"""Tolls told by a verb or its noun: قُتل ثلاثة, مقتل طفل, five were wounded, killing a shepherd."""

from __future__ import annotations

from collections.abc import Iterator

from data.extract.text import numbers
from data.extract.text.affixes import forms
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark
from data.extract.tolls.counted_people import PeopleReader
from data.extract.tolls.people import ANIMALS, BE, DOERS_AR, HEADS, REACH, STOP_EN, People
from data.extract.tolls.toll import Toll, TollKind, TollRule

_WITHIN = {"في", "خلال", "اثناء", "اثر", "جراء", "نتيجه"}
_OWN = {"his", "her", "its", "their"}


class TollVerbs(PeopleReader):
    """Reads whom a verb of harm or arrest befell."""

    def _toll(self, kind: TollKind, people: People, head: int, rule: TollRule) -> Toll:
        low, high, civilians, last = people.low, people.high, people.civilians, people.last
        said = numbers.bound_after(self.marks, head + 1) if last <= head and low is not None else None
        if said is not None:  # three soldiers were killed at least
            low, high = numbers.bounded((low, high), said.code)
            civilians = numbers.bounded(civilians, said.code)
        return Toll(kind, low, high, head, people.first, last, civilians, people.vague, rule=rule)

    def _be(self, at: int) -> bool:
        """Whether a word is a form of "be": not the IS of the Islamic State."""
        return self._word(at) in BE and not (self._word(at) == "is" and self.words[at].written.isupper())

    def _after_heads(self, first: int, last: int) -> Iterator[Toll]:
        for mark in self.marks.of("casualty", *HEADS, first=first, last=last):
            kind = HEADS[mark.code]
            if kind == "killed" and self.is_charge(mark.first, first):
                continue
            if kind != "detained" and self._only_meant(mark):
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

    def _object(self, mark: Mark, kind: TollKind) -> Toll | None:
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

    def _only_meant(self, mark: Mark) -> bool:
        """Threatened to kill, could have killed, خطط لقتل: nothing of it happened."""
        for at in range(mark.first - 1, max(-1, mark.first - 7), -1):
            if self.words[at].is_mark or self.marks.has(at, "casualty", "kill"):
                return False
            if self._word(at).lstrip("وف") in term_set("only_meant"):
                return True
        return False

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

    def _following(self, mark: Mark, kind: TollKind, last: int) -> Iterator[Toll]:
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
        fallen = self.arabic and mark.form.stem in {"سقط", "سقوط"}
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
            if fallen and self._word(at) in {"علي", "في", "قرب"}:
                return  # سقطت قذيفة على مدرسة: a shell fell, nobody
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
            told = self.arabic and kind != "detained" and self.marks.has(at, "act")
            if told and not self._person(at) and not self._befell_in_it(told, mark):
                return

    def _befell_in_it(self, act: Mark, harm: Mark) -> bool:
        """قُتل في المداهمة مدنيان: the act, told before, is where it befell them, and they are named after it."""
        within = self._word(harm.last) in _WITHIN and act.first == harm.last + 1
        return within and act.form.definite and not act.form.pronoun and self.people(act.last) is not None

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
            if self._only_meant(mark):
                continue
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
        if self._word(end - 1) in {"whom", "them"} and self._word(end - 2) == "of":
            some = numbers.at(self.marks, end - 3)
            if some is not None:
                return People(some.low, some.high, end - 3, end)  # two others, one of whom was wounded
        if self._word(end - 1) == "who":  # 14 wounded, among them five children who later died: the five
            near = (self.people(at) for at in range(max(first, end - 8), end - 1))
            return next((one for one in near if one is not None and one.last == end - 1 and one.low is not None), None)
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
            if self._word(at) in term_set("deeds_en") and {"for", "of", "over", "in"} & {
                self._word(at - 1),
                self._word(at - 2),
            }:
                deed = next((p for n in range(at + 1, at + 4) if (p := self.people(n))), None)
                skip = deed.last if deed is not None and best is not None else skip
                if skip > at:
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
            if best is not None and people.last == end and any(self._be(n) for n in range(best.last, at)):
                best = people  # a cell of ten was found and six were arrested: those before had a verb of their own
            broken = best is not None and any(
                self._word(n) in term_set("breaks_victims_en") for n in range(best.last, at)
            )
            if not broken or (best is not None and self._did_it(best, people)):
                best = people
        return best

    def _did_it(self, named: People, counted: People) -> bool:
        """Gunmen attacked a checkpoint and two fighters were wounded: those before "and" have a verb of their own."""
        if named.low is not None or counted.low is None or self._word(counted.first - 1) != "and":
            return False
        return any(self.marks.has(n, "act") for n in range(named.last, counted.first))

    def _in_apposition(self, counted: People, named: People) -> bool:
        """Two refugees, a man and his nephew, were found: the same two."""
        return (named.low or 0) <= (counted.low or 0) and (counted.low or 0) > 1 and self._word(counted.last) == ","
