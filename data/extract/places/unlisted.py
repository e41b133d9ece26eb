"""Every name in a text that its surroundings make a place, those among them that no gazetteer has."""

from __future__ import annotations

from collections.abc import Iterator

from data.extract.places import gazetteer
from data.extract.places.names import COMPOUND, NOT_ROADS, NOUNS, QUALIFIERS, PlaceNames, _Found
from data.extract.text.lexicon import term_set


class UnlistedNames(PlaceNames):
    """Scans a text for names and says which of them the words around make places."""

    def _scan(self) -> Iterator[_Found]:
        at = 0
        while at < len(self.words):
            found = None if self.words[at].is_mark else (self._governorate(at) or self._named(at) or self._unlisted(at))
            if found is None:
                at += 1
                continue
            yield found
            at = found.last

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
        if self._named_for_it(found):
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

    def _named_for_it(self, found: _Found) -> bool:
        """تفجير غويران: an act named for a place that the text has named before."""
        act = any(mark.last == found.first for mark in self.marks.of("act", first=found.first - 2, last=found.first))
        name = tuple(word.folded for word in self.words[found.first : found.last])
        return act and any(spelled[-len(name) :] == name for spelled in self.known)

    def _inside_actor(self, found: _Found) -> bool:
        """Whether the name is part of an actor's: مجلس منبج العسكري, الفرقة 17."""
        near = self.marks.of("actor", first=max(0, found.first - 5), last=found.first + 1)
        return any(mark.first <= found.first < mark.last and mark.last - mark.first > 1 for mark in near)
