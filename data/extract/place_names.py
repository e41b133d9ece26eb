"""Names of places in a text: of the gazetteer, of governorates, and of villages that no gazetteer has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from data.extract import gazetteer
from data.extract.gazetteer import Place
from data.extract.words import Mark, Marks, forms, term_set

Precision = Literal["place", "near", "district", "governorate", "unknown"]

NOUNS = ("village", "town", "city", "quarter", "camp", "prison", "field", "mountain", "area", "governorate")

SITES = {"camp": "camp", "prison": "prison", "field": "oil_field", "mountain": "mountain", "quarter": "neighbourhood"}

# first words of names that go on: أبو حردوب, تل تمر
COMPOUND = term_set("compound_heads_ar")

# people whose town is where they speak, not where it happened
TELLERS = term_set("tellers")

NOT_ROADS = term_set("no_road_names_ar")

QUALIFIERS = term_set("name_qualifiers_ar")

DIRECTION_EN = {"شرق": "eastern", "غرب": "western", "شمال": "northern", "جنوب": "southern"}

DIRECTION_AR = {
    "eastern": "الشرقي",
    "western": "الغربي",
    "northern": "الشمالي",
    "southern": "الجنوبي",
    "east": "الشرقي",
    "west": "الغربي",
    "north": "الشمالي",
    "south": "الجنوبي",
    "northeastern": "الشمالي الشرقي",
    "southeastern": "الجنوبي الشرقي",
    "northwestern": "الشمالي الغربي",
    "southwestern": "الجنوبي الغربي",
}


@dataclass(frozen=True)
class Where:
    """Words first..last (exclusive), nouns and prepositions included, name a place.

    precision  place, near, district (an area below the governorate), governorate, unknown (a region across
    governorates).
    rank       how specific: 4 site or quarter, 3 village or town, 2 city, 1 area, 0 governorate.
    aside      not where anything happens: a dateline, a hospital, a direction of flight, a home town.
    others     homonyms that were not chosen.
    """

    first: int
    last: int
    name_ar: str | None
    name_en: str | None
    lat: float | None
    lon: float | None
    governorate: str | None
    precision: Precision
    rank: int
    place_id: str | None = None
    aside: bool = False
    others: tuple[Place, ...] = ()
    rule: str = "gazetteer"

    @property
    def key(self) -> tuple[str | None, str | None]:
        """What makes two mentions one place."""
        return (self.place_id or self.name_ar or self.name_en, self.governorate)


@dataclass(frozen=True)
class _Found:
    first: int
    last: int
    candidates: tuple[Place, ...]
    governorate: str | None = None
    prefix: str = ""
    raw: str = ""


class PlaceNames:
    """Finds names and says which of them the words around make places."""

    def __init__(self, marks: Marks) -> None:
        self.marks, self.words = marks, marks.text.words
        self.arabic = marks.language == "ar"
        self.names: dict[tuple[int, int], int] = {}  # a mention's words -> where the name itself begins
        self.known: dict[tuple[str, ...], _Found] = {}  # names already read here, by their words

    def _scan(self) -> Iterator[_Found]:
        at = 0
        while at < len(self.words):
            found = None if self.words[at].is_mark else (self._governorate(at) or self._named(at) or self._unlisted(at))
            if found is None:
                at += 1
                continue
            yield found
            at = found.last

    def _match(self, at: int, terms: tuple[str, ...], head: str) -> int | None:
        """The word after a name of these terms that begins at a word with this head, or None. Latin articles may
        stand between.
        """
        if terms[0] != head:
            return None
        after = at + 1
        for term in terms[1:]:
            while after < len(self.words) and not self.arabic and self.words[after].folded in gazetteer.ARTICLES:
                after += 1
            if after >= len(self.words) or self.words[after].is_mark:
                return None
            word = self._latin(after) if not self.arabic else self.words[after].folded
            if word != term and not (self.arabic and word.removeprefix("ال") == term.removeprefix("ال")):
                return None
            after += 1
        return after

    def _latin(self, at: int) -> str:
        word = self.words[at].folded
        return gazetteer.same_head((word[:-2] if word.endswith("'s") else word).replace("'", ""))

    def _heads(self, at: int) -> Iterator[tuple[str, str]]:
        """(how a name may begin here, the prefix taken off)."""
        if not self.arabic:
            if self.words[at].written[:1].isupper():
                yield self._latin(at), ""
            return
        for form in forms(self.words[at].folded, self.words[at].written):
            if not form.pronoun and len(form.stem) > 1:
                if form.definite:
                    yield "ال" + form.stem, form.prefix
                elif form.stem == self.words[at].folded[len(form.prefix) :] or "ل" in form.prefix:
                    yield form.stem, form.prefix

    def _governorate(self, at: int) -> _Found | None:
        table = gazetteer.governorates()
        start = at
        if not self.arabic and self.words[at].folded in gazetteer.ARTICLES and self.words[at].written[:1].isupper():
            at += 1
            if at >= len(self.words):
                return None
        for head, prefix in self._heads(at):
            for length in (2, 1):
                terms = [head]
                after = at + 1
                while len(terms) < length and after < len(self.words):
                    if self.words[after].folded not in gazetteer.ARTICLES or self.arabic:
                        terms.append(self._latin(after) if not self.arabic else self.words[after].folded)
                    after += 1
                code = table.get(" ".join(terms))
                if code is not None and len(terms) == length:
                    capital = gazetteer.capitals().get(code)
                    return _Found(start, after, (capital,) if capital else (), code, prefix)
        return None

    def _named(self, at: int) -> _Found | None:
        table = gazetteer.trie()
        start = at
        if not self.arabic and self.words[at].folded in gazetteer.ARTICLES:
            at += 1
            if at >= len(self.words) or self.words[at].is_mark:
                return None
        best: _Found | None = None
        for head, prefix in self._heads(at):
            for terms, places in table.get(head, ()):
                after = self._match(at, terms, head)
                if after is not None and (best is None or after > best.last):
                    best = _Found(start, after, places, prefix=prefix)
        if (
            best is None
            and self.arabic
            and self.words[at].folded.startswith("ال")
            and self._noun_before(at) is not None
        ):
            bare = self.words[at].folded.removeprefix("ال")
            alone = next((places for terms, places in table.get(bare, ()) if terms == (bare,)), None)
            best = _Found(start, at + 1, alone) if alone else None
        if (
            best is not None
            and self.arabic
            and best.last == at + 1
            and self.words[at].folded in COMPOUND
            and self._noun_before(at) is not None
            and best.last < len(self.words)
            and not self.words[best.last].is_mark
            and not self._ends_name(best.last)
        ):
            return None
        if best is not None and not self.arabic and best.candidates[0].importance < 0.9 and self.known:
            alike = gazetteer.skeleton(tuple(self._latin(n) for n in range(at, best.last)))
            same = next(
                (
                    known
                    for spelled, known in self.known.items()
                    if len(alike) >= 3 and gazetteer.skeleton(spelled) == alike
                ),
                None,
            )
            best = _Found(start, best.last, same.candidates) if same is not None else best
        if best is None and (seen := self.known.get((self._latin(start),))) is not None:
            return _Found(start, start + 1, seen.candidates)
        if best is None and not self.arabic and self._cue(start) is not None and self.words[at].written[:1].isupper():
            return self._spelled_alike(start, at)
        return best

    def _spelled_alike(self, start: int, at: int) -> _Found | None:
        if self.marks.has(at, "actor") or self.marks.has(at, "time.month") or self.marks.has(at, "time.weekday"):
            return None
        alike = gazetteer.skeleton((self._latin(at),))
        seen = next(
            (
                known
                for spelled, known in self.known.items()
                if len(alike) >= 3 and gazetteer.skeleton(spelled) == alike
            ),
            None,
        )
        if seen is not None:
            return _Found(start, at + 1, seen.candidates)
        for length in (2, 1):
            words = [word for word in self.words[at : at + length] if not word.is_mark and word.written[:1].isupper()]
            if len(words) != length:
                continue
            spelled = tuple(self._latin(at + n) for n in range(length))
            near = gazetteer.skeletons().get(gazetteer.skeleton(spelled), ())
            scored = [
                (fuzz.ratio(" ".join(spelled), " ".join(gazetteer.words_of(place.name_en))), place) for place in near
            ]
            good = sorted((one for one in scored if one[0] >= 70), key=lambda one: -one[0])
            if good:
                return _Found(start, at + length, tuple(place for _, place in good[:1]))
            close = gazetteer.closest(" ".join(spelled))
            if close is not None:
                return _Found(start, at + length, (close,))
        return None

    def _unlisted(self, at: int) -> _Found | None:
        """A name after "village", "town", "camp" ... that the gazetteer does not have."""
        noun = self._noun_before(at)
        if self.arabic:
            if (
                self.words[at].folded.startswith("ال")
                and at
                and self.words[at - 1].folded.removeprefix("ب") == "طريق"
                and not self.marks.has(at, "near")
                and self.words[at].folded not in NOT_ROADS
            ):
                return _Found(at, at + 1, (), raw="طريق " + self.marks.text.written(at, at + 1))
            desert = (
                at
                and self.words[at - 1].folded in {"باديه", "بباديه"}
                and self.words[at].folded.startswith("ال")
                and not self.marks.has(at, "near")
            )
            if desert and self.words[at].folded not in {"السوريه", "الشام", "الشاميه"}:
                return _Found(at, at + 1, (), raw=self.marks.text.written(at, at + 1))
            if noun is None or noun.last != at or self.marks.has(at, "near") or self.marks.has(at, "actor"):
                return None
            if noun.code in {"area", "governorate", "mountain", "city"} or noun.form.definite or noun.form.pronoun:
                return None
            if noun.form.stem == "محطه":
                return None
            if (
                self.marks.has(at, "number")
                or self.words[at].folded[0].isdigit()
                or self.words[at].folded
                in {"من", "التي", "تقع", "علي", "اخري", "مجاوره", "كان", "كانت", "نائيه", "صغيره"}
            ):
                return None
            last = at + 1
            if (
                self.words[at].folded in COMPOUND
                and last < len(self.words)
                and not self.words[last].is_mark
                and not self._ends_name(last)
            ):
                last += 1
            if last < len(self.words) and self.words[last].folded in QUALIFIERS and not self._governorate_at(last + 1):
                last += 1
            return _Found(at, last, (), raw=self.marks.text.written(at, last))
        if (
            not self.words[at].written[:1].isupper()
            or self.marks.has(at, "actor")
            or self.marks.has(at, "time.weekday")
        ):
            return None
        last = at + 1
        while last < min(at + 3, len(self.words)) and self.words[last].written[:1].isupper():
            last += 1
        after = self.marks.has(last, "near", *NOUNS)
        if (noun is not None and noun.code not in {"area", "governorate", "mountain", "city"}) or (
            after is not None and after.code in {"village", "quarter", "field", "camp", "prison"}
        ):
            return _Found(at, last, (), raw=self.marks.text.written(at, last))
        return None

    def _ends_name(self, at: int) -> bool:
        """Whether a word belongs to what follows a name: a direction, a time, a preposition."""
        return bool(
            self.marks.has(at, "near") or self.marks.has(at, "time") or self.words[at].folded in {"علي", "من", "في"}
        )

    def _governorate_at(self, at: int) -> bool:
        return at < len(self.words) and not self.words[at].is_mark and self._governorate(at) is not None

    def _noun_before(self, at: int) -> Mark | None:
        """The place noun directly before a name: قرية, مدينة, the village of."""
        for back in (1, 2, 3):
            if at - back < 0:
                break
            mark = self.marks.has(at - back, "near", *NOUNS)
            if mark is not None and all(
                self.words[n].folded in {"of", "the", "al"} | gazetteer.ARTICLES for n in range(mark.last, at)
            ):
                return mark
            if self.words[at - back].is_mark:
                break
        return None

    def _noun_after(self, last: int) -> Mark | None:
        if self.arabic or last >= len(self.words):
            return None
        return self.marks.has(last, "near", *NOUNS)

    def _cue(self, at: int) -> str | None:
        """What before a name makes it a place: "noun", "near", "in", or None."""
        if self._noun_before(at) is not None:
            return "noun"
        steps = 0
        here = at - 1
        while here >= 0 and steps < 3:
            word = self.words[here]
            if word.folded.removeprefix("ب") == "طريق":
                return "in"
            if word.folded in {"the", "of", *gazetteer.ARTICLES}:
                here -= 1
                continue
            for family_code in ("near", "rural", "desert", "inside", "road", "direction", "not_there"):
                mark = self.marks.has(here, "near", family_code)
                if mark is not None and mark.last >= here + 1:
                    return "near" if family_code in {"near", "desert"} else "in"
            if word.folded in {"من", "علي", "و", "in", "at", "on", "and", "from", "–", "-", "—", "to", "of"}:
                return "in"
            steps += 3
        return None

    def _counts(self, found: _Found) -> bool:
        """Whether the words around it make this name a place."""
        if found.raw or found.governorate:
            return not self._inside_actor(found)
        if {self.words[n].folded for n in range(max(0, found.first - 2), found.first)} & term_set("outlets_before_en"):
            return False
        before = self.words[found.first - 1].folded if found.first else ""
        after = self.words[found.last].folded if found.last < len(self.words) else ""
        if before in {"شارع", "بشارع", "الشارع"} or after in {"street", "avenue"}:
            return False  # شارع تل أبيض is in Raqqa
        ordinary_noun = found.last - found.first == 1 and self.marks.has(found.first, "near", *NOUNS) is not None
        if any(self.marks.has(n, "time.month") for n in range(found.first, found.last)):
            return False
        if (
            ordinary_noun
            or self._inside_actor(found)
            or self.words[found.last - 1].folded.lstrip("وب").removeprefix("ل") in term_set("no_scenes")
        ):
            return False
        if self.marks.has(found.first, "time.month"):
            return False
        if not self.arabic:
            return any(word.written[:1].isupper() for word in self.words[found.first : found.last])
        first = self.words[found.first]
        noun = self._noun_before(found.first)
        if noun is not None or (found.first and self.marks.has(found.first - 1, "near", "near", "desert", "rural")):
            return True
        best = found.candidates[0]
        several = found.last - found.first > 1
        ordinary = any(
            mark.family
            in {
                "act",
                "casualty",
                "person",
                "actor",
                "frame",
                "near",
                "time",
                "source",
                "target_noun",
                "bound",
                "number",
                "ordinal",
            }
            for mark in self.marks.at.get(found.first, ())
        )
        cue = self._cue(found.first) is not None or "ب" in found.prefix
        if several:
            return cue or best.importance >= 1 or best.governorate in gazetteer.NORTH_EAST
        if ordinary or len(first.folded) < 4:
            return False
        known = (
            best.kind in {"city", "town", "camp", "oil_field", "gas_field", "neighbourhood"}
            or best.importance >= 0.9
            or best.governorate == "SY09"
        )
        if (
            best.importance <= 1.0
            and best.kind in {"village", "hamlet"}
            and "ال" not in first.folded[:4]
            and not first.folded.startswith("لل")
        ):
            return False
        follows = "و" in found.prefix and found.first > 0
        return (known and (cue or follows or best.importance >= 5)) or (
            cue and best.governorate in gazetteer.NORTH_EAST and "ال" in first.folded[:3]
        )

    def _inside_actor(self, found: _Found) -> bool:
        """Whether the name is part of an actor's: مجلس منبج العسكري, الفرقة 17."""
        near = self.marks.of("actor", first=max(0, found.first - 5), last=found.first + 1)
        return any(mark.first <= found.first < mark.last and mark.last - mark.first > 1 for mark in near)
