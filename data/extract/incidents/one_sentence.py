"""What the tolls of one kind in one sentence come to: one number said again, an update, people beside one another,
tellers who differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from data.extract.incidents.pointing import words_of
from data.extract.text import numbers
from data.extract.text.affixes import AND, THEN
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks
from data.extract.text.numbers import NONE, Bounds
from data.extract.tolls.toll import Toll

_UPDATES = term_set("updates")
_NOW = term_set("as_of_now")
_ALSO = term_set("counted_also")
_MEANWHILE = term_set("counted_meanwhile")
_CONCEDES = term_set("concedes")

Tolls = Sequence[Toll]  # of one kind and one sentence, in its order, at least one
_Rule = Callable[[Marks, Tolls], Bounds | None]

NOW_BEFORE = 5  # words before a toll, in which "now" is said of it
UPDATE_BEFORE, UPDATE_AFTER = 8, 3  # words around a toll, in which "rose to" is said of it
ALSO_AFTER = 3  # words after the last toll, in which "also" is said of it
TELLER_BEFORE = 6  # words before the first toll, in which its teller is named


def total(marks: Marks, tolls: Tolls) -> Bounds:
    """The people that they count together, by the first rule that knows."""
    return next(found for rule in RULES if (found := rule(marks, tolls)) is not None)


def updates(marks: Marks, tolls: Tolls) -> bool:
    """Whether they take the place of what was told: the toll rose to six, a sixth has died, ارتفعت الحصيلة إلى."""
    if any(toll.nth for toll in tolls):
        return True
    if len(tolls) > 1 and tolls[-1].update:
        return updates(marks, tolls[-1:])
    first, last = max(0, tolls[0].first - UPDATE_BEFORE), tolls[0].last + UPDATE_AFTER
    return bool(words_of(marks, first, last, AND + THEN) & _UPDATES)


def spanning(said: Iterable[Bounds]) -> Bounds:
    """From the lowest to the highest, open where one is open."""
    bounds = list(said)
    lows = [low for low, _ in bounds if low is not None]
    highs = [high for _, high in bounds if high is not None]
    return min(lows, default=None), max(highs) if len(highs) == len(bounds) else None


def _said_anew(marks: Marks, tolls: Tolls) -> Bounds | None:
    """The last that is an update, or holds now: the toll rose from three to five; now ten, الآن عشرة."""
    now = [toll for toll in tolls if words_of(marks, max(0, toll.first - NOW_BEFORE), toll.first, "") & _NOW]
    updated = [toll for toll in tolls if toll.update and updates(marks, [toll])] or now
    return _bounds(updated[-1]) if updated else None


def _said_alike(_marks: Marks, tolls: Tolls) -> Bounds | None:
    """The same number again is the same people."""
    said = {_bounds(toll) for toll in tolls}
    return said.pop() if len(said) == 1 else None


def _beside_one_another(marks: Marks, tolls: Tolls) -> Bounds | None:
    """Different people, who are added: as well as three others, كما قتل; while two more died, where nobody else is said
    to tell it; people before their verbs, one after another.
    """
    between = _between(marks, tolls)
    meanwhile = between & _MEANWHILE and not _tellers(marks, tolls) and not _concedes(marks, tolls)
    if not (between & _ALSO or meanwhile or (tolls[0].before_verb and tolls[-1].before_verb)):
        return None
    people = NONE
    for toll in tolls:
        people = numbers.add(people, _bounds(toll)) if people != NONE else _bounds(toll)
    return people


def _differing(marks: Marks, tolls: Tolls) -> Bounds | None:
    """Two tellers, or one who admits fewer, make a range."""
    if _tellers(marks, tolls) < 2 and not _concedes(marks, tolls):
        return None
    return spanning(map(_bounds, tolls))


def _one_within_another(_marks: Marks, tolls: Tolls) -> Bounds | None:
    """Else the greatest, of which the others are a part: six people, among them two children."""
    low = max((toll.low for toll in tolls if toll.low is not None), default=None)
    return low, spanning(map(_bounds, tolls))[1]


RULES: tuple[_Rule, ...] = (_said_anew, _said_alike, _beside_one_another, _differing, _one_within_another)


def _bounds(toll: Toll) -> Bounds:
    return toll.low, toll.high


def _between(marks: Marks, tolls: Tolls, prefixes: str = "") -> set[str]:
    """The words from the first toll to a little after the last."""
    return words_of(marks, tolls[0].last, tolls[-1].last + ALSO_AFTER, prefixes)


def _concedes(marks: Marks, tolls: Tolls) -> bool:
    """Whether the one said to have done it admits a number: واعترف التنظيم بمقتل اثنين."""
    return bool(_between(marks, tolls, AND) & _CONCEDES)


def _tellers(marks: Marks, tolls: Tolls) -> int:
    """How many are said to tell of them."""
    return len(marks.of("source", "say", first=tolls[0].first - TELLER_BEFORE, last=tolls[-1].first))
