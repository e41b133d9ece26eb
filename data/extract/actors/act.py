"""Act: what the actors of a text are asked about; Parts: the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.extract.text.marks import Mark, Marks

Role = Literal["initiator", "target", "source", "aside", "none"]

Basis = Literal["claimed", "reported", "suspected", "unknown"]


@dataclass(frozen=True)
class Parts:
    """The actors of one act. spans: words (first, last) that each list rests on."""

    initiators: tuple[str, ...]
    targets: tuple[str, ...]
    basis: Basis
    claimed_by: str | None
    initiator_spans: tuple[tuple[int, int], ...] = ()
    target_spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Act:
    """What the parts are sought for: its words, its type and class, and who suffered by it."""

    ranges: tuple[tuple[int, int], ...]
    core: tuple[int, int]
    event_type: str
    event_class: str
    verbs: tuple[Mark, ...]
    civilians_hit: bool
    people_hit: bool
    at_prison: bool
    civilians_detained: bool

    def at_core(self, word: int) -> bool:
        """Whether the word stands in the clause that tells the act itself."""
        first, last = self.core
        return first <= word < last


def words_of_act(marks: Marks, act: Act) -> set[str]:
    """The folded words of all that tells the act."""
    return {marks.word(n) for first, last in act.ranges for n in range(first, last)}


def core_words(marks: Marks, act: Act) -> set[str]:
    """The folded words of the clause that tells the act itself."""
    return {marks.word(n) for n in range(*act.core)}


def marks_of_act(marks: Marks, act: Act, family: str, *codes: str) -> list[Mark]:
    """Marks of a family in all that tells the act."""
    return [mark for first, last in act.ranges for mark in marks.of(family, *codes, first=first, last=last)]
