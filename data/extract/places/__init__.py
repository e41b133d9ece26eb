"""What the words of a text say about where: which place of the gazetteer, how near the act, and which names are no
scene of anything.

A name counts where its surroundings make it a place ("قرية X", "في X", "near X"); of homonyms the one in the
governorate named nearest, then the most important; the others are kept as alternatives. A village the gazetteer
lacks keeps its name without a point.
"""

from __future__ import annotations

from data.extract.places.reader import Reader
from data.extract.places.where import Where
from data.extract.text.marks import Marks


def read(marks: Marks) -> tuple[Where, ...]:
    """All places named in a text, in order, homonyms settled by the governorates named around them."""
    return tuple(Reader(marks).read())
