"""Areas without a point: the eastern countryside of a governorate, the Badia, northern Syria."""

from __future__ import annotations

from collections.abc import Iterator

from data.extract.places.names import DIRECTION_AR, DIRECTION_EN, _Found
from data.extract.places.surroundings import Surroundings
from data.extract.places.where import Where
from data.places import names as area_names


class Regions(Surroundings):
    """Finds districts and regions."""

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
                yield _badia(at, aside=flight)
            elif not self.arabic and word.folded in {"badia", "badiya"}:
                yield _badia(at, aside=False)
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


def _badia(at: int, *, aside: bool) -> Where:
    """The Syrian desert, named in one word: a region across governorates, so no governorate and no point."""
    names = ("البادية السورية", "Syrian desert (Badia)")
    return Where(at, at + 1, *names, None, None, None, "unknown", 1, rule="region", aside=aside)
