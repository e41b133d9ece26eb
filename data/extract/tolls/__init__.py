"""People killed, wounded, detained or abducted: every count a text gives, with its bounds and the words that say it.

Only people are counted: a number before units, ages, hours, vehicles or sorties is no toll. A plural without a
number is `vague`, never a number. "Among them two children" says who the dead were and adds nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from data.extract.text.marks import Marks
from data.extract.tolls.after_verbs import after_heads
from data.extract.tolls.before_verbs import before_heads, before_verbs_ar
from data.extract.tolls.counted_nouns import counted_nouns
from data.extract.tolls.nobody import nobody_befallen, nobody_hurt, told_as_charge
from data.extract.tolls.other_ways import found_dead, him_or_her, left_dead, neutralised
from data.extract.tolls.settling import settled
from data.extract.tolls.toll import Toll
from data.extract.tolls.totals import combined, killed_and_wounded_ar, nth_dead, running_total, updated

WAYS: tuple[Callable[[Marks, int, int], Iterator[Toll]], ...] = (
    nth_dead,
    combined,
    killed_and_wounded_ar,
    updated,
    counted_nouns,
    before_verbs_ar,
    before_heads,
    after_heads,
    neutralised,
    him_or_her,
    found_dead,
    left_dead,
    nobody_befallen,
    running_total,
    nobody_hurt,
)


def read(marks: Marks, first: int, last: int) -> tuple[Toll, ...]:
    """The tolls in words first..last (exclusive), in order."""
    return settled(marks, last, (toll for way in WAYS for toll in way(marks, first, last)))


def is_charge(marks: Marks, at: int) -> bool:
    """Whether what those detained are charged with is told at a word: no act of this clause."""
    return told_as_charge(marks, at, 0)
