"""Places named in a text: which place of the gazetteer, how near the act, and which names are no scene of anything.

A name counts where its surroundings make it a place ("قرية X", "في X", "near X"); of homonyms the one in the
governorate named nearest, then the most important; the others are kept as alternatives. A village the gazetteer
lacks keeps its name without a point.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from data.extract.places import gazetteer
from data.extract.places.gazetteer import Place
from data.extract.places.names import QUALIFIERS, SITES, _Found
from data.extract.places.nearness import Named
from data.extract.places.regions import Regions
from data.extract.places.where import Precision, Where
from data.extract.text.marks import Mark
from data.places import names as area_names

# the north-east and the desert's rim: a village or town elsewhere is meant only where its governorate is named
HEREABOUTS = {*gazetteer.NORTH_EAST, "SY02", "SY04", "SY05"}


ROADS = {"طريق", "اوتوستراد", "اتستراد"}


def plain(name: str) -> tuple[str, ...]:
    """A name's folded words without the article."""
    return tuple(word.removeprefix("ال") for word in gazetteer.words_of(name))


class Reader(Regions):
    """Reads the places of one text."""

    def read(self) -> list[Where]:
        """All mentions in order, homonyms settled by the governorates named around them."""
        found = []
        for one in self._scan():
            if self._counts(one):
                found.append(one)
                if one.candidates and one.governorate is None:
                    name = (word.folded.removesuffix("'s") for word in self.words[one.first : one.last])
                    self.known.setdefault(tuple(word for word in name if word not in gazetteer.ARTICLES), one)
        named = Named(self._governorates(found))
        mentions = [
            self._where(one, (named.near(one.first, *self._sentence(one.first)), named.common)) for one in found
        ]
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
        roads = [n for n in before if self.words[n].folded.removeprefix("ب").removeprefix("ال") in ROADS]
        if self.arabic and not between and not joined and roads and end - roads[-1] <= 3:
            return True  # طريق تدمر دير الزور
        return (joined and betwixt) or (
            not between
            and not self.arabic
            and road
            and "-" in self.marks.text.text[self.words[end - 1].end : self.words[start].start]
        )

    def _governorates(self, found: list[_Found]) -> list[tuple[int, str]]:
        named = [(one.first, one.governorate) for one in found if one.governorate]
        named += [
            (one.first, one.candidates[0].governorate)
            for one in found
            if one.candidates and one.candidates[0].importance >= 5 and not one.governorate and self._hereabouts(one)
        ]
        lone = (one for one in found if len(one.candidates) == 1)
        return named or [
            (one.first, one.candidates[0].governorate) for one in lone if one.candidates[0].governorate in HEREABOUTS
        ]

    def _hereabouts(self, one: _Found) -> bool:
        return one.candidates[0].governorate in HEREABOUTS or one.candidates[0].kind == "city"

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
        near = governorates[0]
        small = place.importance < 2 and place.kind in {"village", "hamlet"}
        quarter = noun is not None and noun.code == "quarter" and place.kind != "neighbourhood"
        far = place.governorate not in HEREABOUTS and place.kind != "city" and place.governorate not in near
        if far or (near and place.governorate not in near and (small or quarter)):
            nameless = replace(one, candidates=(), raw=spelled)
            return self._unlisted_where(nameless, first, last, noun, precision, governorates, aside)
        rank = (
            4
            if place.kind in {"camp", "prison", "oil_field", "gas_field", "neighbourhood", "military", "airport"}
            else 2
            if place.kind == "city"
            else 3
        )
        if noun is not None and noun.code in SITES and place.kind not in {SITES[noun.code], "gas_field", "mountain"}:
            return self._site(first, last, noun, place, precision, aside)
        where = self._of(place, first, last, precision, rank, aside, others)
        longer = (place.name_ar or "").removeprefix(spelled + " ")
        if self.arabic and longer != place.name_ar and longer.replace("ة", "ه") in QUALIFIERS:
            return replace(where, name_ar=spelled)  # الجرذي alone: which of its halves is not said
        if self.arabic and not one.prefix and place.kind == "village" and plain(spelled) != plain(place.name_ar):
            return replace(where, name_ar=spelled)  # a village by the name that this text gives it
        return where

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

        def fitness(place: Place) -> tuple[bool, int, bool, bool, bool, int, bool, bool, bool, float]:
            village = noun is not None and noun.code == "village" and place.kind == "village"
            return (
                *(
                    wanted is not None and place.kind == wanted,
                    order(place.governorate, near),
                    place.kind != "neighbourhood" or place.importance >= 1 or wanted == "neighbourhood",
                    spelled in (place.name_ar, place.name_en) and place.importance >= 1,
                ),
                *(place.importance >= 5, order(place.governorate, common), spelled in (place.name_ar, place.name_en)),
                *(village,),
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
