"""The counts of one act from all its tolls: told twice is once, an update replaces, sources that differ make a
range.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.extract.clauses.clause import Clause
from data.extract.incidents import one_sentence, tellers
from data.extract.incidents.one_sentence import Tolls
from data.extract.incidents.pointing import words_of
from data.extract.records import Count
from data.extract.text import numbers
from data.extract.text.affixes import bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks
from data.extract.text.numbers import Bounds
from data.extract.tolls.toll import Toll, TollKind

_DIES_LATER = term_set("dies_later")
_ONE_WOUNDED = term_set("one_of_the_wounded")
_ONE_OF = term_set("one_of")
_THE_WOUNDED = term_set("told_as_wounded")

NEAR_BY = 3  # how many fewer dead are told where "a sixth person died" goes on with their count
JUST_BEFORE = 6  # words before "died", in which those are told of whose number he is one


@dataclass(frozen=True)
class Counts:
    """People to whom an act happened."""

    killed: Count
    injured: Count
    detained: Count
    killed_civilians: Count


def counts(marks: Marks, clauses: Sequence[Clause]) -> Counts:
    """The counts of the act that these clauses tell."""
    killed = count(marks, "killed", clauses)
    return Counts(
        killed,
        count(marks, "injured", clauses),
        count(marks, "detained", clauses),
        _civilians([toll for clause in clauses for toll in clause.tolls if toll.kind == "killed"], killed),
    )


def count(marks: Marks, kind: TollKind, clauses: Sequence[Clause]) -> Count:
    """One count of an act from all its tolls: the same told twice once, an update instead of what it updates, sources
    that differ as a range.
    """
    chosen = _chosen(marks, _settle_nth(_by_sentence(kind, clauses)))
    vague = any(toll.vague for tolls in chosen for toll in tolls)
    given = [numbered for tolls in chosen if (numbered := [toll for toll in tolls if _is_numbered(toll)])]
    if not given:
        return Count(vague=vague)
    low, high = one_sentence.total(marks, given[0])
    for tolls in given[1:]:
        low, high = _with_the_next(marks, (low, high), tolls)
    if kind == "injured" and low is not None and low > 1 and _one_wounded_died(marks, clauses):
        low -= 1
    if vague and low == high == 0:
        return Count()
    return Count(low, high)


def _civilians(dead: Tolls, killed: Count) -> Count:
    """Civilians among the dead, only where the text says or shows it."""
    told = next((toll for toll in dead if (toll.civilians[0] or 0) > 0), None)
    if told is None or killed.low is None:
        return Count()
    all_of_them = told.civilians == (told.low, told.high)
    return Count(min(told.civilians[0] or 0, killed.low), told.civilians[1] if all_of_them else killed.high)


def _by_sentence(kind: TollKind, clauses: Sequence[Clause]) -> list[Tolls]:
    found: dict[int, tuple[Toll, ...]] = {}
    for clause in clauses:
        told = tuple(toll for toll in clause.tolls if toll.kind == kind)
        if told:
            found[clause.sentence] = (*found.get(clause.sentence, ()), *told)
    return list(found.values())


def _settle_nth(sentences: Sequence[Tolls]) -> list[Tolls]:
    """ "A sixth person died" makes six dead only where about as many are told; else it is one person."""
    others = [toll.low or 0 for tolls in sentences for toll in tolls if not toll.nth]
    return [tuple(_settled(toll, others) if toll.nth else toll for toll in tolls) for tolls in sentences]


def _settled(nth: Toll, others: Sequence[int]) -> Toll:
    goes_on = nth.low and any(nth.low - NEAR_BY <= low < nth.low for low in others)
    return nth if goes_on else replace(nth, low=1, high=1, update=False, rule="head")


def _chosen(marks: Marks, sentences: Sequence[Tolls]) -> Sequence[Tolls]:
    """Of each sentence the tolls that count: none of "killed and wounded" together where others tell them apart, and
    "nobody" only where nobody is counted beside.
    """
    apart = any(
        toll.low is not None and not (toll.nobody or toll.both_kinds)
        for tolls in sentences
        for toll in tolls
        if any(one.both_kinds for one in tolls) or not tellers.contradict(marks, tolls)
    )
    found = []
    for tolls in sentences:
        some = tuple(toll for toll in tolls if not toll.nobody and not (apart and toll.both_kinds))
        found.append(some or tuple(toll for toll in tolls if toll.nobody))
    return found


def _is_numbered(toll: Toll) -> bool:
    return toll.low is not None or toll.high is not None


def _with_the_next(marks: Marks, known: Bounds, tolls: Tolls) -> Bounds:
    """A count with the tolls of one more sentence: an update instead of it, "another fighter" added, another teller's
    number as a range; else as it was told first.
    """
    said = one_sentence.total(marks, tolls)
    if one_sentence.updates(marks, tolls):
        return said
    if marks.word(tolls[0].first) == "another":
        return numbers.add(known, said)
    differs = said != known and tellers.another(marks, tolls)
    return one_sentence.spanning([known, said]) if differs else known


def _one_wounded_died(marks: Marks, clauses: Sequence[Clause]) -> bool:
    """One of the wounded has died, four hurt of whom one died: he is counted among the dead, and once."""
    return any(
        bare(marks.word(at)) in _DIES_LATER
        and not any(toll.kind == "injured" and toll.first > at for toll in clause.tolls)  # told anew after his death
        and (_named_as_wounded(marks, at) or _one_of_those_before(marks, max(clause.first, at - JUST_BEFORE), at))
        for clause in clauses
        for at in range(clause.first, clause.last)
    )


def _named_as_wounded(marks: Marks, died: int) -> bool:
    """The one who dies is named so: توفي الجريح, توفي أحد الجرحى."""
    named = marks.word(died + 1)
    return named in _ONE_WOUNDED or (named in _ONE_OF and marks.word(died + 2) in _THE_WOUNDED)


def _one_of_those_before(marks: Marks, first: int, last: int) -> bool:
    """The one who dies is told of just before: one of whom later died, one of the wounded has died."""
    words = words_of(marks, first, last, "")
    return "whom" in words or ({"one", "of"} <= words and bool(words & _THE_WOUNDED))
