"""What the words around a name say of it: how far the mention reaches, how near the act was, whether it was there."""

from __future__ import annotations

from dataclasses import dataclass

from data.extract.places.aside import is_no_scene
from data.extract.places.cues import noun_after, noun_before
from data.extract.places.found import Found
from data.extract.places.nearness import Around
from data.extract.places.reach import reach
from data.extract.places.where import Precision
from data.extract.text.marks import Mark, Marks


@dataclass(frozen=True)
class Surroundings:
    """Words first..last (exclusive) are the mention, nouns and prepositions included; noun is the noun beside the
    name; aside and precision as in Where.
    """

    first: int
    last: int
    precision: Precision
    aside: bool
    noun: Mark | None
    around: Around


def surroundings_of(marks: Marks, one: Found, around: Around) -> Surroundings:
    """What stands around a name, in a sentence of these governorates."""
    first, precision = reach(marks, one)
    after = noun_after(marks, one.last)
    return Surroundings(
        first=first,
        last=one.last + (after is not None),
        precision=precision,
        aside=is_no_scene(marks, one, first),
        noun=noun_before(marks, one.first) or after,
        around=around,
    )
