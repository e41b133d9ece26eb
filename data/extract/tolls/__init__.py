"""People killed, wounded, detained or abducted: every count a text gives, with its bounds and the words that say it.

Only people are counted: a number before units, ages, hours, vehicles or sorties is no toll. A plural without a
number is `vague`, never a number. "Among them two children" says who the dead were and adds nobody.
"""

from __future__ import annotations

from data.extract.text.marks import Marks
from data.extract.tolls.reader import Reader
from data.extract.tolls.toll import Toll


def read(marks: Marks, first: int, last: int) -> tuple[Toll, ...]:
    """The tolls in words first..last (exclusive), in order."""
    return tuple(Reader(marks).read(first, last))


def is_charge(marks: Marks, at: int) -> bool:
    """Whether what those detained are charged with is told at a word: no act of this clause."""
    return Reader(marks).is_charge(at, 0)
