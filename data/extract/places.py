"""Places named in a text: which place of the gazetteer, how near the act, and which names are no scene of anything.

A name counts where its surroundings make it a place ("قرية X", "في X", "near X"); of homonyms the one in the
governorate named nearest, then the most important; the others are kept as alternatives. A village the gazetteer
lacks keeps its name without a point.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz import fuzz

from data.extract import gazetteer
from data.extract.gazetteer import Place
from data.extract.words import Mark, Marks, forms, term_set
from data.places import names as area_names

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


class Reader:
    """Reads the places of one text."""

    def __init__(self, marks: Marks) -> None:
        self.marks, self.words = marks, marks.text.words
        self.arabic = marks.language == "ar"
        self.names: dict[tuple[int, int], int] = {}  # a mention's words -> where the name itself begins
        self.known: dict[tuple[str, ...], _Found] = {}  # names already read here, by their words

    def read(self) -> list[Where]:
        """All mentions in order, homonyms settled by the governorates named around them."""
        found = []
        for one in self._scan():
            if self._counts(one):
                found.append(one)
                if one.candidates and one.governorate is None:
                    name = (word.folded.removesuffix("'s") for word in self.words[one.first : one.last])
                    self.known.setdefault(tuple(word for word in name if word not in gazetteer.ARTICLES), one)
        governorates = self._governorates(found)
        mentions = [self._where(one, self._near_governorate(one, governorates)) for one in found]
        self.names = {(where.first, where.last): one.first for where, one in zip(mentions, found, strict=True)}
        mentions += list(self._districts(found))
        return self._roads(sorted(mentions, key=lambda where: where.first))

    def _roads(self, mentions: list[Where]) -> list[Where]:
        """Of a road or a stretch between two places the first is the scene, near it: طريق منبج – أبو قلقل, between A
        and B.
        """
        settled = list(mentions)
        for index, one in enumerate(mentions):
            after = next(
                (
                    n
                    for n in range(index + 1, len(mentions))
                    if mentions[n].rank != 1
                    and mentions[n].first >= one.first
                    and self._end(mentions[n]) > self._end(one)
                ),
                None,
            )
            if after is None or one.rank == 1:
                continue
            other = mentions[after]
            if not self._joined_by_road(self._end(one), self._start(other)):
                continue
            settled[after] = replace(other, aside=True)
            first = settled[index]
            capital = gazetteer.capitals().get(first.governorate or "") if first.rank == 0 else None
            if capital is not None:
                first = self._of(capital, first.first, first.last, "near", 2, first.aside, ())
            settled[index] = replace(
                first, precision="near", rank=max(first.rank, 2), aside=False if capital else first.aside
            )
        return settled

    def _end(self, where: Where) -> int:
        return where.last

    def _start(self, where: Where) -> int:
        return self.names.get((where.first, where.last), where.first)

    def _joined_by_road(self, end: int, start: int) -> bool:
        if not 0 <= start - end <= 2:
            return False
        between = [self.words[n].folded for n in range(end, start)]
        before = range(max(0, end - 6), end)
        around = [*before, *range(start, min(start + 4, len(self.words)))]
        road = any(
            self.marks.has(n, "near", "road") or self.words[n].folded.removeprefix("ب") == "طريق" for n in around
        )
        betwixt = any(self.words[n].folded.lstrip("و") in {"بين", "between", "الواصل", "الواصله"} for n in before)
        if between and between[0] in {"–", "—", "-", "and", "to"}:
            return road or betwixt
        joined = not between and self.words[start].folded.startswith("و")
        return (joined and betwixt) or (
            not between
            and not self.arabic
            and road
            and "-" in self.marks.text.text[self.words[end - 1].end : self.words[start].start]
        )

    # finding names

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
        return (word[:-2] if word.endswith("'s") else word).replace("'", "")

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

    # what surrounds a name

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

    # settling

    def _governorates(self, found: list[_Found]) -> list[tuple[int, str]]:
        named = [(one.first, one.governorate) for one in found if one.governorate]
        named += [
            (one.first, one.candidates[0].governorate)
            for one in found
            if one.candidates and one.candidates[0].importance >= 5 and not one.governorate
        ]
        return named or [(one.first, one.candidates[0].governorate) for one in found if len(one.candidates) == 1]

    def _near_governorate(
        self, one: _Found, governorates: list[tuple[int, str]]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Governorates of the same sentence by how near they are named ("X east of Raqqa"), and the text's by how
        often.
        """
        begin, end = self._sentence(one.first)
        near = sorted(
            (abs(at - one.first) + (4 if at < one.first else 0), code)
            for at, code in governorates
            if begin <= at < end and at != one.first
        )
        common = Counter(code for _, code in governorates).most_common()
        return tuple(dict.fromkeys(code for _, code in near)), tuple(code for code, _ in common)

    def _sentence(self, at: int) -> tuple[int, int]:
        sentences = self.marks.text.sentences
        index = bisect_right(sentences, at, key=lambda sentence: sentence.first) - 1
        return sentences[max(index, 0)].first, sentences[max(index, 0)].last

    def _where(self, one: _Found, governorates: tuple[tuple[str, ...], tuple[str, ...]]) -> Where:
        first, precision = self._reach(one)
        aside = self._aside(first, one)
        noun = self._noun_before(one.first) or self._noun_after(one.last)
        last = one.last + (self._noun_after(one.last) is not None)
        if one.raw:
            return self._unlisted_where(one, first, last, noun, precision, governorates, aside)
        if one.governorate is not None:
            capital = one.candidates[0] if one.candidates else None
            if not self._is_city(one, noun) or capital is None:
                english, arabic = area_names(one.governorate)
                return Where(
                    first,
                    last,
                    arabic,
                    english,
                    None,
                    None,
                    one.governorate,
                    "governorate",
                    0,
                    aside=aside,
                    rule="governorate",
                )
            return self._of(capital, first, last, precision, 2, aside, ())
        spelled = self.marks.text.written(one.first, one.last)
        if (
            self.arabic
            and noun is not None
            and one.last < len(self.words)
            and self.words[one.last].folded in QUALIFIERS
            and not self._governorate_at(one.last + 1)
        ):
            wider = replace(one, last=one.last + 1, candidates=(), raw=self.marks.text.written(one.first, one.last + 1))
            if self.words[one.last].folded[-1] == "ه":
                return self._unlisted_where(wider, first, one.last + 1, noun, precision, governorates, aside)
        place, others = self._choose(one.candidates, governorates, noun, spelled)
        rank = (
            4
            if place.kind in {"camp", "prison", "oil_field", "gas_field", "neighbourhood", "military", "airport"}
            else 2
            if place.kind == "city"
            else 3
        )
        if noun is not None and noun.code in SITES and place.kind not in {SITES[noun.code], "gas_field", "mountain"}:
            return self._site(first, last, noun, place, precision, aside)
        return self._of(place, first, last, precision, rank, aside, others)

    def _of(
        self,
        place: Place,
        first: int,
        last: int,
        precision: Precision,
        rank: int,
        aside: bool,
        others: tuple[Place, ...],
    ) -> Where:
        return Where(
            *(
                first,
                last,
                place.name_ar or None,
                place.name_en,
                place.lat,
                place.lon,
                place.governorate,
                precision,
                rank,
            ),
            place_id=place.place_id,
            aside=aside,
            others=others,
        )

    def _site(self, first: int, last: int, noun: Mark, place: Place, precision: Precision, aside: bool) -> Where:
        """A camp, field or quarter that shares its name with a town: the site, at no point of its own."""
        title = {"camp": "camp", "prison": "prison", "field": "oil field", "mountain": "mountain", "quarter": ""}[
            noun.code
        ]
        arabic = " ".join(filter(None, (self._noun_ar(noun), place.name_ar)))
        near = noun.code in {"quarter", "prison", "camp"}
        return Where(
            *(
                first,
                last,
                arabic,
                f"{place.name_en} {title}".strip(),
                place.lat if near else None,
                place.lon if near else None,
                place.governorate,
                precision,
                4,
            ),
            aside=aside,
            rule="site",
        )

    def _noun_ar(self, noun: Mark) -> str:
        return {"camp": "مخيم", "prison": "سجن", "field": "حقل", "mountain": "جبل"}.get(noun.code, "")

    def _unlisted_where(
        self,
        one: _Found,
        first: int,
        last: int,
        noun: Mark | None,
        precision: Precision,
        governorates: tuple[tuple[str, ...], tuple[str, ...]],
        aside: bool,
    ) -> Where:
        code = noun.code if noun else "village"
        titles = {"camp": "camp", "prison": "prison", "field": "oil field"}
        arabic = " ".join(filter(None, (self._noun_ar(noun) if noun else "", one.raw))) if self.arabic else None
        english = None if self.arabic else f"{one.raw} {titles.get(code, '')}".strip()
        governorate = next((code for code in (*governorates[0], *governorates[1])), None)
        return Where(
            first,
            last,
            arabic,
            english,
            None,
            None,
            governorate,
            precision,
            4 if code in SITES else 3,
            aside=aside,
            rule="unlisted",
        )

    def _choose(
        self,
        candidates: tuple[Place, ...],
        governorates: tuple[tuple[str, ...], tuple[str, ...]],
        noun: Mark | None,
        spelled: str,
    ) -> tuple[Place, tuple[Place, ...]]:
        wanted = SITES.get(noun.code) if noun else None
        near, common = governorates

        def order(code: str, among: tuple[str, ...]) -> int:
            return -among.index(code) if code in among else -9

        def fitness(place: Place) -> tuple[bool, int, bool, bool, int, bool, bool, float]:
            village = noun is not None and noun.code == "village" and place.kind == "village"
            return (
                *(
                    wanted is not None and place.kind == wanted,
                    order(place.governorate, near),
                    spelled in (place.name_ar, place.name_en),
                ),
                *(place.importance >= 5, order(place.governorate, common), village),
                *(place.kind != "neighbourhood", place.importance),
            )

        ordered = sorted(candidates, key=fitness, reverse=True)
        best = ordered[0]
        likely = (
            place
            for place in ordered[1:]
            if place.governorate == best.governorate or place.governorate in near or not near
        )
        return best, tuple(place for place in likely if place.importance * 10 >= best.importance)

    def _is_city(self, one: _Found, noun: Mark | None) -> bool:
        """Whether the name of a governorate is that of its capital here."""
        if noun is not None:
            return noun.code == "city"
        before = [self.words[n].folded for n in range(max(0, one.first - 3), one.first)]
        if self.marks.has(one.last, "near", "rural") or self.marks.has(one.last, "near", "direction"):
            return False
        if before and any(
            mark.last == one.first
            for mark in self.marks.of("near", "rural", "direction", first=max(0, one.first - 2), last=one.first)
        ):
            return False
        if "و" in one.prefix and self.marks.of(
            "near", "rural", "governorate", first=max(0, one.first - 6), last=one.first
        ):
            return False
        if any(self.marks.has(n, "near", "rural", "desert") for n in range(max(0, one.first - 2), one.first)):
            return False
        if self._listed(one):
            return False
        return one.governorate in {"SY08", "SY11"} or self._precise_cue(one.first)

    def _listed(self, one: _Found) -> bool:
        """Whether it stands in a list of governorates: in Deir ez-Zor, Hasakah and Raqqa."""
        for at in (one.first - 1, one.first - 2, one.last, one.last + 1):
            if not 0 <= at < len(self.words):
                continue
            joined = (
                self.words[at].folded in {",", "،", "and"} or self.words[at].folded.startswith("و") or "و" in one.prefix
            )
            if not joined:
                continue
            for n in (at - 2, at - 1, at, at + 1):
                if 0 <= n < len(self.words) and not one.first <= n < one.last and not self.words[n].is_mark:
                    other = self._governorate(n)
                    if other is not None and other.governorate != one.governorate:
                        return True
        return False

    def _precise_cue(self, at: int) -> bool:
        return any(self.marks.has(n, "near", "near", "road", "quarter") for n in range(max(0, at - 2), at))

    def _reach(self, one: _Found) -> tuple[int, Precision]:
        """Where the mention begins, nouns and prepositions included, and how near the place it is."""
        first, precision = one.first, "place"
        for back in range(1, 7):
            at = one.first - back
            if at < 0 or (self.words[at].is_mark and self.words[at].folded not in {"–", "-"}):
                break
            mark = self.marks.has(at, "near", "near", "rural", "desert", "inside", "road", "direction", *NOUNS)
            if mark is None:
                if self.words[at].folded in {"the", "of", "in", "من", "علي", *gazetteer.ARTICLES}:
                    continue
                if any(m.family in {"act", "casualty", "actor", "person", "source"} for m in self.marks.at.get(at, ())):
                    break
                continue
            first = at
            if mark.code in {"near", "desert"} or (mark.code == "rural" and one.governorate is None):
                precision = "near"
                break
            if mark.code in {"inside"}:
                near = self.marks.has(at - 1, "near", "near")
                if near is not None:
                    first, precision = at - 1, "near"
                break
        after = self.marks.has(one.last, "near", "rural", "desert")
        if after is not None and one.governorate is None and not self.arabic:
            precision = "near"
        if self.words[min(one.last, len(self.words) - 1)].folded in {"–", "—"} and self._road_to(one.last):
            precision = "near"
        return first, precision  # type: ignore[return-value]

    def _road_to(self, at: int) -> bool:
        """Whether a dash here joins two names of a road: منبج – أبو قلقل."""
        return any(self.marks.has(n, "near", "road") for n in range(max(0, at - 5), at)) or any(
            self.marks.has(n, "near", "road") for n in range(at, min(at + 5, len(self.words)))
        )

    def _aside(self, first: int, one: _Found) -> bool:
        """A dateline, a hospital's town, a direction of flight, where somebody comes from."""
        last = one.last
        bare = all(word.folded in gazetteer.ARTICLES or word.is_mark for word in self.words[: one.first])
        if bare:
            nearby = [word.folded for word in self.words[last : last + 8]]
            if (
                any(mark in nearby[:7] for mark in ("–", "-", "—", ":", "("))
                and "." not in nearby[: next((n for n, w in enumerate(nearby) if w in {"–", "-", "—", ":", "("}), 0)]
            ):
                return True
        if self.words[min(last, len(self.words) - 1)].folded == ":" and self._starts_paragraph(first):
            return True
        for at in range(max(0, one.first - 7), one.first):
            if (
                self.words[at].folded in {"باتجاه", "نحو", "صوب", "toward", "towards"}
                and self.words[at + 1].folded not in {"الساعه"}
                and not any(word.is_mark for word in self.words[at : one.first])
            ):
                return True
        for at in range(max(0, one.first - 4), one.first):
            mark = self.marks.has(at, "near", "not_there")
            if mark is not None and (mark.last >= first or mark.last == one.first):
                return not self._road_between(at, one.first)
            if (
                mark is not None
                and self.words[at].folded not in {"to", "from", "الي"}
                and mark.last - mark.first >= 1
                and mark.last >= first - 2
            ):
                return True
            if self.words[at].folded.removeprefix("ال") in TELLERS and at >= first - 2:
                return True
        return False

    def _road_between(self, at: int, name: int) -> bool:
        """ "the road from A to B", "between": not a direction of flight."""
        return any(self.marks.has(n, "near", "road", "near") for n in range(max(0, at - 4), name) if n != at)

    def _starts_paragraph(self, first: int) -> bool:
        return first == 0 or self.words[first - 1].folded in {"\n", "•", "-", "*"}

    def _districts(self, found: list[_Found]) -> Iterator[Where]:
        """ريف دير الزور الشرقي, شرقي الرقة, the eastern Deir ez-Zor countryside; and regions: البادية, the Badia, نبع
        السلام.
        """
        for one in found:
            if one.governorate is None or not one.candidates:
                continue
            direction = self._direction(one)
            if direction is None:
                continue
            english, arabic = area_names(one.governorate)
            first = max(0, one.first - 3)
            yield Where(
                *(
                    first,
                    one.last + 1,
                    f"ريف {arabic} {DIRECTION_AR[direction]}",
                    f"{direction} {english} countryside",
                    None,
                    None,
                    one.governorate,
                    "district",
                    1,
                ),
                rule="district",
                aside=self._aside(one.first, one),
            )
        for at, word in enumerate(self.words):
            if word.is_mark:
                continue
            if self.arabic and word.folded.lstrip("وب").removeprefix("ل") in {"الباديه"} and not self._named(at):
                flight = any(self.words[n].folded in {"باتجاه", "نحو", "صوب", "الي"} for n in range(max(0, at - 2), at))
                yield Where(
                    at,
                    at + 1,
                    "البادية السورية",
                    "Syrian desert (Badia)",
                    None,
                    None,
                    None,
                    "unknown",
                    1,
                    rule="region",
                    aside=flight,
                )
            elif not self.arabic and word.folded in {"badia", "badiya"}:
                yield Where(
                    at,
                    at + 1,
                    "البادية السورية",
                    "Syrian desert (Badia)",
                    None,
                    None,
                    None,
                    "unknown",
                    1,
                    rule="region",
                )
            elif self._north_of_syria(at):
                yield Where(at, at + 2, None, None, None, None, None, "unknown", 1, rule="region")
            elif (
                word.folded in {"نبع", "peace"}
                and at + 1 < len(self.words)
                and self.words[at + 1].folded in {"السلام", "spring"}
            ):
                yield Where(
                    at, at + 2, "منطقة نبع السلام", "Peace Spring area", None, None, None, "unknown", 1, rule="region"
                )

    def _north_of_syria(self, at: int) -> bool:
        """شمال سوريا, northern Syria: a region, no place."""
        last = self.words[at + 1].folded if at + 1 < len(self.words) else ""
        return last.removesuffix("'s") in {"سوريا", "سوريه", "syria"} and (
            self.marks.has(at, "near", "direction") is not None
            or self.marks.has(at - 1, "near", "direction") is not None
            or self.words[at].folded in {"northern", "northeast", "شرقي", "شرق"}
        )

    def _direction(self, one: _Found) -> str | None:
        before = self.marks.has(one.first - 1, "near", "direction") if one.first else None
        if not self.arabic:
            if before is None or before.last != one.first:
                the = self.words[one.last].folded if one.last < len(self.words) else ""
                after = self.marks.has(one.last, "near", "direction")
                possessive = self.words[one.last - 1].folded.endswith("'s")
                if possessive and after is not None and self.words[after.first].folded in DIRECTION_AR and the:
                    return self.words[after.first].folded
                if self.words[one.first - 1].folded == "of" and self.marks.has(one.first - 2, "near", "rural"):
                    word = self.words[one.first - 3].folded
                    return word if word in DIRECTION_AR else None
                return None
            word = self.words[before.first].folded
            return word if word.endswith("ern") and word in DIRECTION_AR else None
        rural = self.marks.has(one.first - 1, "near", "rural") if one.first else None
        after = self.marks.has(one.last, "near", "direction")
        if rural is not None and after is not None:
            return self._direction_word(after.first)
        of = self.marks.has(one.first - 2, "near", "rural") if one.first > 1 else None
        if "ل" in one.prefix or (before is not None and of is not None):
            return self._direction_word(one.first - 1)
        if before is not None:
            return self._direction_word(before.first)
        return None

    def _direction_word(self, at: int) -> str | None:
        word = self.words[at].folded.lstrip("وب").removeprefix("ال").removesuffix("ي")
        return DIRECTION_EN.get(word)


def settle(where: Where, governorate: str | None) -> Where:
    """The same mention in the governorate that a heading names, where a homonym fits it."""
    if governorate is None or where.governorate == governorate:
        return where
    fits = next((place for place in where.others if place.governorate == governorate), None)
    if fits is None and where.rule == "gazetteer" and where.rank == 3 and where.governorate is not None:
        return replace(where, governorate=governorate, lat=None, lon=None, place_id=None, rule="unlisted")
    if fits is None:
        return replace(where, governorate=governorate) if where.rule == "unlisted" else where
    return replace(
        where,
        name_ar=fits.name_ar,
        name_en=fits.name_en,
        lat=fits.lat,
        lon=fits.lon,
        governorate=fits.governorate,
        place_id=fits.place_id,
    )
