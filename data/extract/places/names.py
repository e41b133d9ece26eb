"""Names of places in a text: of the gazetteer, of governorates, and of villages that no gazetteer has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from data.extract.places import gazetteer
from data.extract.places.gazetteer import Place
from data.extract.text.affixes import forms
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

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
