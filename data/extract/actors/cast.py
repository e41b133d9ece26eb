"""Cast: the actors of a text, each as it is named, and how two namings stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.extract.actors.mention import Mention
from data.extract.text.affixes import AND
from data.extract.text.marks import Marks


@dataclass(frozen=True)
class Cast:
    """The namings of actors in a text, in its order, and the day of its publication, on which its governments hang."""

    marks: Marks
    published: date | None
    mentions: tuple[Mention, ...]


def within(cast: Cast, ranges: tuple[tuple[int, int], ...]) -> tuple[Mention, ...]:
    """Mentions in these stretches of words, those inside a longer name left out."""
    inside = [m for m in cast.mentions if any(first <= m.first < last for first, last in ranges)]
    ends: dict[int, int] = {}  # of the longest name that begins at a word
    for m in inside:
        ends[m.first] = max(m.last, ends.get(m.first, 0))
    longest = max((m.last - m.first for m in inside), default=0)
    return tuple(
        m
        for m in inside
        if not any(
            ends.get(first, 0) >= m.last and ends[first] - first > m.last - m.first
            for first in range(m.first - longest + 1, m.first + 1)
        )
    )


def joined_by_and(marks: Marks, one: Mention, other: Mention) -> bool:
    """Whether "and" joins two names, which then have one part in an act: «قسد» والأسايش, the SDF and the Asayish."""
    between = range(one.last, other.first)
    if marks.arabic:
        return (
            len(between) <= 2
            and (other.mark.form.prefix.startswith(AND) or any(marks.word(n).startswith(AND) for n in between))
            and not any(marks.words[n].is_mark for n in between)
        )
    return (
        len(between) <= 3
        and any(marks.word(n) == "and" for n in between)
        and not any(marks.words[n].is_mark and marks.word(n) != "(" for n in between)
    )
