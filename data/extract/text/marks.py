"""Where the terms of the lexicon stand in a text. A term of several words is found across quotation marks, not
across a comma.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from data.extract.text.affixes import Form, forms, stems
from data.extract.text.lexicon import lexicon
from data.extract.text.written import Text, Word


@dataclass(frozen=True, slots=True)
class Mark:
    """Words first..last (exclusive) are a term of the lexicon: family "act", code "ied"."""

    family: str
    code: str
    first: int
    last: int
    form: Form


def _begins(mark: Mark) -> int:
    return mark.first


def _follows(words: tuple[Word, ...], at: int, rest: tuple[str, ...]) -> bool:
    """Whether the words from here on are these, each in a form that the lexicon's may take; no mark stands between."""
    if at + len(rest) > len(words):
        return False
    for n, wanted in enumerate(rest, at):
        word = words[n]
        if word.folded != wanted and (word.is_mark or wanted not in stems(word.folded, word.written)):
            return False
    return True


@dataclass(frozen=True)
class Marks:
    """Every term of the lexicon in a text, by family; within a family the longest term wins and none overlap, but
    `act`.
    """

    text: Text
    language: str

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Words and marks of punctuation, in order."""
        return self.text.words

    @cached_property
    def arabic(self) -> bool:
        """Whether it is read as Arabic."""
        return self.language == "ar"

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The same as they are compared."""
        return tuple(word.folded for word in self.words)

    def word(self, at: int) -> str:
        """The folded word at a place; "" before the first and after the last."""
        return self.folded[at] if 0 <= at < len(self.folded) else ""

    @cached_property
    def by_family(self) -> dict[str, list[Mark]]:
        """family -> its marks in order."""
        table = lexicon(self.language)
        found: dict[str, dict[tuple[int, str], Mark]] = defaultdict(dict)
        words = self.text.words
        for at, word in enumerate(words):
            if word.is_mark:
                continue
            for form in forms(word.folded, word.written):
                for terms, family, code in table.get(form.stem, ()):
                    if len(terms) > 1 and not _follows(words, at + 1, terms[1:]):
                        continue
                    mark = Mark(family, code, at, at + len(terms), form)
                    known = found[family].get((at, code))
                    if known is None or known.last < mark.last:
                        found[family][at, code] = mark
        return {
            family: self._apart(sorted(marks.values(), key=lambda m: (m.first, -m.last)))
            for family, marks in found.items()
        }

    @staticmethod
    def _apart(marks: list[Mark]) -> list[Mark]:
        kept: list[Mark] = []
        for mark in marks:
            if kept and mark.first < kept[-1].last and (mark.first, mark.last) != (kept[-1].first, kept[-1].last):
                continue
            kept.append(mark)
        return kept

    def of(self, family: str, *codes: str, first: int = 0, last: int | None = None) -> list[Mark]:
        """Marks of a family (and codes, if given) that begin in words first..last (exclusive)."""
        marks = self.by_family.get(family, [])
        start = bisect_left(marks, first, key=_begins)
        end = len(marks) if last is None else bisect_left(marks, last, key=_begins)
        return [mark for mark in marks[start:end] if not codes or mark.code in codes]

    @cached_property
    def at(self) -> dict[int, list[Mark]]:
        """Word -> the marks that begin there."""
        table: dict[int, list[Mark]] = defaultdict(list)
        for marks in self.by_family.values():
            for mark in marks:
                table[mark.first].append(mark)
        return dict(table)

    def has(self, word: int, family: str, *codes: str) -> Mark | None:
        """The mark of this family (and codes) that begins at a word, or None."""
        for mark in self.at.get(word, ()):
            if mark.family == family and (not codes or mark.code in codes):
                return mark
        return None
