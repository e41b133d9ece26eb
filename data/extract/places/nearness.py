"""The governorates that a text names around a place: they tell homonyms apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from data.extract.places import gazetteer
from data.extract.places.found import Found
from data.extract.text.marks import Marks

# the north-east and the desert's rim: a village or town elsewhere is meant only where its governorate is named
HEREABOUTS = frozenset((*gazetteer.NORTH_EAST, *gazetteer.BESIDE))
_WELL_KNOWN = 5  # importance, of 0 to 37: a place that names its governorate with it


@dataclass(frozen=True)
class Around:
    """The governorates that tell of which homonym a name is: those of its sentence, the nearest first, and those of
    the whole text, the most frequent first.
    """

    near: tuple[str, ...] = ()
    common: tuple[str, ...] = ()


@dataclass(frozen=True)
class Governorates:
    """The governorates that a text names, (word, code), by how near they are, and by how often."""

    named: tuple[tuple[int, str], ...]

    @cached_property
    def common(self) -> tuple[str, ...]:
        """The most frequent first."""
        return tuple(code for code, _ in Counter(code for _, code in self.named).most_common())

    @cached_property
    def _at(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, code in sorted(self.named):
            found.setdefault(code, []).append(at)
        return found

    def near(self, word: int, begin: int, end: int) -> tuple[str, ...]:
        """Those of one sentence, the nearest first: what follows a place is nearer ("X east of Raqqa")."""
        found = []
        for code, words in self._at.items():
            before, after = bisect_left(words, min(word, end)), bisect_right(words, max(word, begin - 1))
            found += [(word - at + 4, code) for at in words[max(0, before - 1) : before] if begin <= at < end]
            found += [(at - word, code) for at in words[after : after + 1] if begin <= at < end]
        return tuple(dict.fromkeys(code for _, code in sorted(found)))


def governorates_of(found: Sequence[Found]) -> Governorates:
    """The governorates of a text: by name, and those of well-known places; where there are none, those of names that
    only one place has.
    """
    named = [(one.first, one.governorate) for one in found if one.governorate]
    for one in found:
        if one.candidates and not one.governorate:
            best = one.candidates[0]
            if best.importance >= _WELL_KNOWN and (best.governorate in HEREABOUTS or best.kind == "city"):
                named.append((one.first, best.governorate))
    lone = ((one.first, one.candidates[0].governorate) for one in found if len(one.candidates) == 1)
    return Governorates(tuple(named or ((at, code) for at, code in lone if code in HEREABOUTS)))


def around(marks: Marks, at: int, named: Governorates) -> Around:
    """The governorates around a word."""
    sentences = marks.text.sentences
    sentence = sentences[max(0, bisect_right(sentences, at, key=lambda one: one.first) - 1)]
    return Around(named.near(at, sentence.first, sentence.last), named.common)
