"""People in words: how many, counted, dual, single or vague, and which of them civilians."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.extract.text import numbers
from data.extract.text.affixes import forms
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.text.numbers import NONE, Bounds
from data.extract.tolls.toll import TollKind

HEADS: dict[str, TollKind] = {"kill": "killed", "wound": "injured", "detain": "detained", "abduct": "detained"}

BOTH_KINDS: tuple[TollKind, TollKind] = ("killed", "injured")

REACH = {"killed": 7, "injured": 7, "detained": 16}  # words between a verb and the people it befell

STOP_EN = term_set("stops_en")

ANIMALS = term_set("animals")

NEGATIONS = term_set("toll_negations")

HARM = term_set("harm")

UNKNOWN_WORDS = term_set("no_word_of")

DOERS_AR = term_set("active_verbs_ar")

STABBED = {"stabbed", "stabbing", "knifed", "طعن", "طعنت"}

BE = term_set("be_aux_en")


@dataclass(frozen=True)
class People:
    """Words first..last (exclusive) name people: how many, and of them how many civilians (None, None where it is not
    said).
    """

    low: int | None
    high: int | None
    first: int
    last: int
    civilians: Bounds = NONE
    vague: bool = False
    fighters: bool = False
    definite: bool = False


class NamedPeople:
    """Reads the people that one noun names: a dual, a singular, a plural, with or without an article."""

    def __init__(self, marks: Marks) -> None:
        self.marks, self.words = marks, marks.text.words
        self.arabic = marks.language == "ar"

    def _word(self, at: int) -> str:
        return self.words[at].folded if 0 <= at < len(self.words) else ""

    def _person(self, at: int) -> Mark | None:
        """The person noun at a word; the سوريا inside the name قوات سوريا الديمقراطية is no Syrian."""
        if any(name.last > at for name in self.marks.of("actor", first=at - 2, last=at)):
            return None
        marks = [mark for mark in self.marks.at.get(at, ()) if mark.family == "person"]
        return max(
            marks,
            key=lambda mark: (mark.last, mark.code.endswith("_plural"), mark.code.startswith("civilian")),
            default=None,
        )

    def _dual(self, at: int) -> Mark | None:
        """A dual: طفلان, عنصرين, طفلاه; not a plural spelled alike (مدنيين)."""
        if at >= len(self.words) or self.words[at].is_mark:
            return None
        word = self.words[at]
        for form in forms(word.folded, word.written):
            stem = form.stem
            if form.definite and not form.pronoun and not (stem.endswith("ين") and self._befallen(at)):
                continue
            if form.pronoun and stem.endswith("ي") and stem[:-1] in term_set("own_two_ar"):
                return Mark("person", self._singular(stem[:-1]) or "civilian", at, at + 1, form)
            if form.pronoun and not stem.endswith("ان"):
                continue
            if stem.endswith(("ان", "ين")) and len(stem) >= 5:
                base = stem[:-2]
                for singular in (base, base + "ه" if not base.endswith("ت") else base[:-1] + "ه"):
                    code = self._singular(singular)
                    if code is not None:
                        return Mark("person", code, at, at + 1, form)
        return None

    def _befallen(self, at: int) -> bool:
        """مقتل الشقيقين: a word of harm stands directly before."""
        return at > 0 and self.marks.has(at - 1, "casualty", *HEADS) is not None

    def _singular(self, stem: str) -> str | None:
        from data.extract.text.lexicon import lexicon

        for terms, family, code in lexicon(self.marks.language).get(stem, ()):
            if family == "person" and len(terms) == 1 and not code.endswith(("_plural", "_dual")):
                return code
        return None

    def _body_part(self, at: int) -> int | None:
        """Where a part of the body stands, over "his", "of the": both her hands, ثلاثة من أصابعه."""
        here = at
        while here < at + 3 and self._word(here) in {"of", "his", "her", "their", "the", "من"}:
            here += 1
        return here if self._word(here) in term_set("body_parts") else None

    def _counts_things(self, after: int) -> bool:
        """Whether the word after a number is no person: years, sorties, vehicles, hands."""
        if self._body_part(after) is not None:
            return True
        if self.marks.has(after, "time.month") is not None:
            return True
        return self.marks.has(after, "bound", "ordinal_thing") is not None or (
            self.marks.has(after, "frame", "acts_counted") is not None and self._person(after) is None
        )

    def _noun_after(self, after: int) -> tuple[Mark | None, int]:
        """The person noun after a number, over at most three qualifiers, and the word after it."""
        if self.arabic:
            person = self._person(after)
            if person is None and self._word(after) in {"من", "اخرين", "اخرون"}:
                second = self._person(after + 1) if self._word(after) == "من" else None
                return second, second.last if second else after + (self._word(after) != "من")
            if person is not None:
                second = self._person(person.last)
                if second is not None and second.code.startswith("civilian") and not second.form.prefix:
                    return second, second.last
            return person, person.last if person else after
        for here in range(after, min(after + 5, len(self.words))):
            if (
                self.words[here].is_mark
                or (self._word(here) in STOP_EN and self._word(here) != "of")
                or self.marks.has(here, "casualty")
            ):
                break
            person = self._person(here)
            if person is not None:
                further = self._person(person.last)
                return (further, further.last) if further is not None else (person, person.last)
        return None, after

    def _one_ar(self, at: int) -> People | None:
        dual = self._dual(at)
        plural = next(
            (m for m in self.marks.at.get(at, ()) if m.family == "person" and m.code.endswith("_plural")), None
        )
        if dual is not None and (plural is None or "\u064eين" in self.words[at].written):
            civilian = dual.code.startswith("civilian")
            return People(2, 2, at, at + 1, (2, 2) if civilian else NONE, fighters=dual.code == "fighter")
        if self._word(at) in {"ابو", "ابي"} and self._befallen(at) and at + 1 < len(self.words):
            further = self._word(at + 2).startswith("ال") and not self.words[at + 1].is_mark
            return People(1, 1, at, at + 2 + further)  # مقتل أبو ياسر العراقي
        if self._word(at).removeprefix("و") in {"ثالث", "رابع", "خامس", "ثان"}:
            return People(1, 1, at, at + 1)
        if (
            "\u064eي" in self.words[at].written
            and self._singular(self._word(at).removeprefix("و").removesuffix("ي")) is not None
        ):
            return People(2, 2, at, at + 1)
        if self._word(at).removeprefix("و").removeprefix("ا") in {"حدهم", "حدهما", "حداهن"}:
            return People(1, 1, at, at + 1)
        if self._word(at) in {"احد", "احدى", "احدي"} and self._person(at + 1):
            return People(1, 1, at, at + 2)
        person = self._person(at)
        if person is None:
            if (
                self.marks.has(at, "actor", "unknown") is not None
                and self._word(at).endswith(("ان", "ين"))
                and self._word(at).startswith("مسلح")
            ):
                return (
                    People(2, 2, at, at + 1, fighters=True)
                    if self._word(at).endswith("ان")
                    else People(None, None, at, at + 1, vague=True)
                )
            return None
        counted = self._numeral_after(person)
        if counted is not None:
            return counted
        civilian, fighters = person.code.startswith("civilian"), person.code.startswith("fighter")
        two = self.marks.has(person.last, "number", "2")
        if two is not None and not person.form.definite:
            return People(2, 2, at, two.last, (2, 2) if civilian else NONE, fighters=fighters)
        told = self._number_told(person)
        if told is not None:
            return People(told[0], told[0], at, told[1])
        if person.code.endswith("_plural"):
            return People(
                None,
                None,
                at,
                person.last,
                vague=not person.form.definite or person.form.pronoun,
                fighters=fighters,
                definite=person.form.definite,
            )
        if person.form.definite and not person.form.pronoun:
            one = (
                None
                if person.code.endswith("_plural") or person.form.stem in {"ضحيه", "قتيل", "مهاجم", "رجل", "شخص"}
                else 1
            )
            return People(one, one, at, person.last, definite=True)
        if self._dual(person.last) is None:
            second = self._person(person.last)
            if (
                second is not None
                and not second.code.endswith("_plural")
                and not second.form.definite
                and not second.form.prefix
            ):
                person = replace(person, last=second.last)
                civilian = civilian or second.code.startswith("civilian")
        return People(1, 1, at, person.last, (1, 1) if civilian else NONE, fighters=fighters)

    def _numeral_after(self, person: Mark) -> People | None:
        """ركابها الثلاثة, الشبان الأربعة."""
        word = self._word(person.last)
        if not word.startswith("ال") or not person.form.definite:
            return None
        mark = self.marks.has(person.last, "number")
        if mark is None:
            return None
        value = int(mark.code)
        return People(
            value, value, person.first, mark.last, (value, value) if person.code.startswith("civilian") else NONE
        )

    def _number_told(self, person: Mark) -> tuple[int, int] | None:
        """المتورطين، وعددهم ثلاثة: the number said after a plural."""
        for at in range(person.last, min(person.last + 5, len(self.words))):
            if self._word(at).lstrip("و").startswith("عددهم"):
                return numbers.plain(self.marks, at + 1)
        return None

    def _befell(self, at: int) -> bool:
        """Whether a verb of harm follows: "a third was wounded", "a second injured"."""
        return self._word(at) in BE or self.marks.has(at, "casualty", *HEADS) is not None

    def _one_en(self, at: int) -> People | None:
        article = self._word(at)
        if self._word(at - 1) in {"in", "to"} and self._word(at + 1) in term_set("body_parts") | {"head"}:
            return None  # shot in the head
        possessive = article in {"his", "her", "their", "its", "the"} or article.endswith("'s")
        start = at + 1 if possessive or article in {"a", "an", "another"} else at
        if article in {"a", "the"} and self.marks.has(at + 1, "ordinal") and self._befell(at + 2):
            return People(1, 1, at, at + 2)
        for here in range(start, min(start + 6, len(self.words))):
            if self.words[here].is_mark or self._word(here) in STOP_EN or self.marks.has(here, "casualty"):
                return None
            if (self._word(here).isdigit() and self._word(here + 1) == "year") or self._word(here) in {"year", "old"}:
                continue  # a 34-year-old man
            number = numbers.plain(self.marks, here) if here > start - 1 and possessive else None
            if number is not None and self._word(here) not in {"a", "an"} and not self._counts_things(number[1]):
                noun, last = self._noun_after(number[1])
                if noun is not None:
                    civilian = noun.code.startswith("civilian")
                    return People(number[0], number[0], at, last, (number[0],) * 2 if civilian else NONE)
            if here > at and not possessive and numbers.plain(self.marks, here) and self._word(here) not in {"a", "an"}:
                return None
            person = self._person(here)
            if person is None:
                continue
            further = self._person(person.last)
            if further is not None:
                person = further
            civilian, fighters = person.code.startswith("civilian"), person.code.startswith("fighter")
            if person.code.endswith("_plural"):
                return People(
                    None, None, at, person.last, vague=article != "the", fighters=fighters, definite=article == "the"
                )
            if article in {"a", "an", "another"} or (possessive and article != "the"):
                return People(1, 1, at, person.last, (1, 1) if civilian else NONE, fighters=fighters)
            if article == "the":
                return People(1, 1, at, person.last, (1, 1) if civilian else NONE, fighters=fighters, definite=True)
            if (
                start == at
                and here == at
                and at
                and self.marks.has(at - 1, "actor")
                and not person.code.endswith("_plural")
            ):
                return People(1, 1, at, person.last, fighters=fighters)
            return None
        return None
