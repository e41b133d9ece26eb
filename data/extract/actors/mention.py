"""Mention: one naming of an actor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

_FORMER = term_set("former_members")


@dataclass(frozen=True)
class Mention:
    """One naming of an actor: `actor` is an id; of "the organisation" the one it stands for."""

    actor: str
    first: int
    last: int
    anaphor: bool
    mark: Mark


def ids(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The actors named, each once, in order."""
    return tuple(dict.fromkeys(mention.actor for mention in mentions))


def spans(mentions: Iterable[Mention]) -> tuple[tuple[int, int], ...]:
    """The words (first, last) of each."""
    return tuple((mention.first, mention.last) for mention in mentions)


def is_former(marks: Marks, mention: Mention) -> bool:
    """An ex-member, عنصر سابق في: a civilian by the coding guide."""
    around = range(max(0, mention.first - 4), mention.last + 2)
    return any(marks.word(n) in _FORMER for n in around)
