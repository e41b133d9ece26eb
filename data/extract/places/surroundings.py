"""What the words around a place name say: how near the act was, and whether it was there at all."""

from __future__ import annotations

from data.extract.places import gazetteer
from data.extract.places.names import NOUNS, TELLERS, _Found
from data.extract.places.unlisted import UnlistedNames
from data.extract.places.where import Precision
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark


class Surroundings(UnlistedNames):
    """Reads precision (in, near, countryside, road) and what is no scene (datelines, hospitals, flights)."""

    def _is_city(self, one: _Found, noun: Mark | None) -> bool:
        """Whether the name of a governorate is that of its capital here."""
        if noun is not None:
            return noun.code == "city"
        before = [self.words[n].folded for n in range(max(0, one.first - 3), one.first)]
        if {"countryside", "province", "governorate"} & set(before):
            return False
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
        return one.governorate in {"SY02", "SY04", "SY08", "SY11"} or self._precise_cue(one.first)

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
        if (
            not self.arabic
            and last < len(self.words)
            and self.words[last].folded in {"hospital", "hosp", "clinic", "morgue"}
        ):
            return True
        for at in range(max(0, one.first - 7), one.first):
            if (
                self.words[at].folded in {"باتجاه", "نحو", "صوب", "toward", "towards"}
                and self.words[at + 1].folded not in {"الساعه"}
                and not {self.words[n].folded for n in range(max(0, at - 4), at)} & term_set("advance")
                and not self.words[at + 1].folded[0].isdigit()
                and self.marks.has(at + 1, "number") is None
                and not any(word.is_mark for word in self.words[at : one.first])
            ):
                return True
        for at in range(max(0, one.first - 4), one.first):
            mark = self.marks.has(at, "near", "not_there")
            before = self.words[at - 1].folded if at else ""
            taken = self.words[at].folded == "from" and self.marks.of(
                "casualty", "abduct", first=max(0, at - 8), last=at
            )
            if taken:
                continue
            if mark is not None and before in {"entrance", "approach", "approaches", "access"}:
                continue
            slipped = {self.words[n].folded for n in range(max(0, at - 4), at)} & term_set("advance")
            if mark is not None and self.words[at].folded in {"الي", "into", "to"} and slipped:
                continue  # تسلل مجهولون إلى مخيم
            if mark is not None and before in {"علي", "on", "at", "hit", "struck"} and mark.last - mark.first > 1:
                continue  # a shell fell on our base in X
            if mark is not None and before in {"الموديه", "المودي", "الواصله", "الواصل", "leading"}:
                return self._placed_before(at)
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

    def _placed_before(self, at: int) -> bool:
        """Whether a village or town is named before "the road that leads to": then the road is only its setting."""
        return bool(self.marks.of("near", "village", "town", "city", "quarter", first=max(0, at - 14), last=at))

    def _road_between(self, at: int, name: int) -> bool:
        """ "the road from A to B", "between": not a direction of flight."""
        return any(self.marks.has(n, "near", "road", "near") for n in range(max(0, at - 4), name) if n != at)

    def _starts_paragraph(self, first: int) -> bool:
        return first == 0 or self.words[first - 1].folded in {"\n", "•", "-", "*"}
