"""The governorates that a text names around a place: they tell homonyms apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter


class Named:
    """The governorates that a text names, (word, code): by how near they are, and by how often, in `common`."""

    def __init__(self, governorates: list[tuple[int, str]]) -> None:
        self.common = tuple(code for code, _ in Counter(code for _, code in governorates).most_common())
        self._at: dict[str, list[int]] = {}
        for at, code in sorted(governorates):
            self._at.setdefault(code, []).append(at)

    def near(self, word: int, begin: int, end: int) -> tuple[str, ...]:
        """Those of one sentence, the nearest first: what follows a place is nearer ("X east of Raqqa")."""
        found = []
        for code, named in self._at.items():
            before, after = bisect_left(named, min(word, end)), bisect_right(named, max(word, begin - 1))
            found += [(word - at + 4, code) for at in named[max(0, before - 1) : before] if begin <= at < end]
            found += [(at - word, code) for at in named[after : after + 1] if begin <= at < end]
        return tuple(dict.fromkeys(code for _, code in sorted(found)))
