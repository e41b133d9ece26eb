"""The counts of one act from all its tolls: told twice is once, an update replaces, sources that differ make a
range.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from data.extract.clauses.clause import Clause
from data.extract.records import Count
from data.extract.text import numbers
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks
from data.extract.text.numbers import NONE, Bounds
from data.extract.tolls.toll import Toll, TollKind

UPDATES = term_set("updates")
_DIES_LATER = term_set("dies_later")
_CONTRASTS = term_set("contrasts")
_ADMITS = term_set("admits")
_CONCEDES = term_set("concedes")

Tolls = Sequence[Toll]  # of one kind and one sentence
_Rule = Callable[[Marks, Tolls], Bounds | None]


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
        civilians([toll for clause in clauses for toll in clause.tolls], killed),
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
    low, high = _together(marks, given[0])
    for tolls in given[1:]:
        low, high = _with_the_next(marks, (low, high), tolls)
    if kind == "injured" and low is not None and low > 1 and _one_wounded_died(marks, clauses):
        low -= 1
    if vague and low == high == 0:
        return Count()
    return Count(low, high)


def civilians(tolls: Tolls, killed: Count) -> Count:
    """Civilians among the dead, only where the text says or shows it."""
    if killed.low is None:
        return Count()
    dead = [toll for toll in tolls if toll.kind == "killed" and (toll.civilians[0] or 0) > 0]
    if not dead:
        return Count()
    low = min(dead[0].civilians[0] or 0, killed.low)
    high = dead[0].civilians[1] if dead[0].civilians == (dead[0].low, dead[0].high) else killed.high
    return Count(low, high)


def _by_sentence(kind: TollKind, clauses: Sequence[Clause]) -> Sequence[Tolls]:
    found: dict[int, list[Toll]] = {}
    for clause in clauses:
        for toll in clause.tolls:
            if toll.kind == kind:
                found.setdefault(clause.sentence, []).append(toll)
    return list(found.values())


def _settle_nth(sentences: Sequence[Tolls]) -> Sequence[Tolls]:
    """ "A sixth person died" makes six dead only where about as many are told; else it is one person."""
    others = [toll.low or 0 for tolls in sentences for toll in tolls if not toll.nth]
    return [
        [
            replace(toll, low=1, high=1, update=False, rule="head")
            if toll.nth and not any(toll.low - 3 <= low < toll.low for low in others if toll.low)
            else toll
            for toll in tolls
        ]
        for tolls in sentences
    ]


def _chosen(marks: Marks, sentences: Sequence[Tolls]) -> Sequence[Tolls]:
    """Of each sentence the tolls that count: none of "killed and wounded" together where others tell them apart, and
    "nobody" only where nobody is counted beside.
    """
    apart = any(
        not (toll.nobody or toll.both_kinds) and toll.low is not None
        for tolls in sentences
        for toll in tolls
        if any(one.both_kinds for one in tolls) or not _contradicts(marks, tolls)
    )
    found = []
    for tolls in sentences:
        some = [toll for toll in tolls if not toll.nobody and not (apart and toll.both_kinds)]
        found.append(some or [toll for toll in tolls if toll.nobody])
    return found


def _is_numbered(toll: Toll) -> bool:
    return toll.low is not None or toll.high is not None


def _with_the_next(marks: Marks, known: Bounds, tolls: Tolls) -> Bounds:
    """A count with the tolls of one more sentence: an update instead of it, somebody further added, another teller's
    number as a range; else as it was told first.
    """
    said = _together(marks, tolls)
    if _updates(marks, tolls):
        return said
    if _further(marks, tolls):
        return numbers.add(known, said)
    return _range([known, said]) if said != known and _told_by_another(marks, tolls) else known


def _together(marks: Marks, tolls: Tolls) -> Bounds:
    """Tolls of one sentence, by the first rule that knows."""
    return next(found for rule in RULES if (found := rule(marks, tolls)) is not None)


def _said_anew(marks: Marks, tolls: Tolls) -> Bounds | None:
    """The last that is said to be an update, or to hold now: from three to five; and now ten."""
    now = [toll for toll in tolls if {"now", "الان"} & _words(marks, toll.first - 5, toll.first)]
    updated = [toll for toll in tolls if toll.update and _updates(marks, [toll])] or now
    return (updated[-1].low, updated[-1].high) if updated else None


def _said_alike(_marks: Marks, tolls: Tolls) -> Bounds | None:
    """The same number again is the same people."""
    said = {(toll.low, toll.high) for toll in tolls}
    return said.pop() if len(said) == 1 else None


def _besides(marks: Marks, tolls: Tolls) -> Bounds | None:
    """Others beside those counted before are added: كما قتل, also killed; while, where no one else tells it; two
    numbers before their verbs.
    """
    between = _between(marks, tolls)
    while_ = between & {"فيما", "بينما", "while"} and not _tellers(marks, tolls) and not _concedes(between)
    if not (between & {"كذلك", "ايضا", "also", "كما"} or while_ or (tolls[0].before_verb and tolls[-1].before_verb)):
        return None
    total = NONE
    for toll in tolls:
        said = (toll.low, toll.high)
        total = numbers.add(total, said) if total != NONE else said
    return total


def _differing(marks: Marks, tolls: Tolls) -> Bounds | None:
    """Two tellers, or one who admits fewer, make a range."""
    if _tellers(marks, tolls) < 2 and not _concedes(_between(marks, tolls)):
        return None
    return _range((toll.low, toll.high) for toll in tolls)


def _one_within_another(_marks: Marks, tolls: Tolls) -> Bounds | None:
    """Else the greatest, of which the others are a part."""
    low = max((toll.low for toll in tolls if toll.low is not None), default=None)
    return low, _range((toll.low, toll.high) for toll in tolls)[1]


RULES: tuple[_Rule, ...] = (_said_anew, _said_alike, _besides, _differing, _one_within_another)


def _range(said: Iterable[Bounds]) -> Bounds:
    """From the lowest to the highest, open where one is open."""
    bounds = list(said)
    lows = [low for low, _ in bounds if low is not None]
    highs = [high for _, high in bounds if high is not None]
    return min(lows, default=None), max(highs) if len(highs) == len(bounds) else None


def _words(marks: Marks, first: int, last: int) -> set[str]:
    return {word.folded for word in marks.words[max(0, first) : last]}


def _between(marks: Marks, tolls: Tolls) -> set[str]:
    """The words from the first toll to a little after the last."""
    return _words(marks, tolls[0].last, tolls[-1].last + 3)


def _tellers(marks: Marks, tolls: Tolls) -> int:
    """How many are said to tell of them."""
    return len(marks.of("source", "say", first=tolls[0].first - 6, last=tolls[-1].first))


def _concedes(words: set[str]) -> bool:
    return bool({word.lstrip("و") for word in words} & _CONCEDES)


def _updates(marks: Marks, tolls: Tolls) -> bool:
    """Whether the last of these tolls takes the place of what was told: the toll rose to six, a sixth has died."""
    if any(toll.nth for toll in tolls):
        return True
    if len(tolls) > 1 and tolls[-1].update:
        return _updates(marks, tolls[-1:])
    words = _words(marks, tolls[0].first - 8, tolls[0].last + 3)
    return any(word.lstrip("وف") in UPDATES for word in words)


def _further(marks: Marks, tolls: Tolls) -> bool:
    """ "Another fighter had been killed": somebody besides those counted before."""
    return marks.word(tolls[0].first) == "another"


def _contradicts(marks: Marks, tolls: Tolls) -> bool:
    """Whether the sentence sets its teller against the one before: غير أن مصدراً طبياً قال ..., but a medic ..."""
    begin, _ = _sentence(marks, tolls)
    words = {word.lstrip("و") for word in _words(marks, begin, begin + 4)}
    return bool(words & _CONTRASTS) and _told_by_another(marks, tolls)


def _told_by_another(marks: Marks, tolls: Tolls) -> bool:
    """Whether a sentence has a teller of its own, so that its number stands against the first one."""
    begin, end = _sentence(marks, tolls)
    credit = marks.of("source", "say", "by", first=begin, last=end) or marks.of(
        "casualty", "toll", first=begin, last=end
    )
    words = _words(marks, begin, end)
    admitted = {word.lstrip("و") for word in words} & _ADMITS
    doers = words & {"attackers", "assailants", "المهاجمين", "المهاجمون"}
    return bool(credit or admitted) and not doers


def _sentence(marks: Marks, tolls: Tolls) -> tuple[int, int]:
    """The words of the sentence around these tolls."""
    first, last = tolls[0].first, tolls[-1].last
    begin = max((one.first for one in marks.text.sentences if one.first <= first), default=0)
    return begin, min((one.last for one in marks.text.sentences if one.last >= last), default=last)


def _one_wounded_died(marks: Marks, clauses: Sequence[Clause]) -> bool:
    """One of the wounded has died, four hurt of whom one died: he is counted among the dead, and once."""
    return any(
        marks.word(at).lstrip("وف") in _DIES_LATER
        and not any(toll.kind == "injured" and toll.first > at for toll in clause.tolls)  # told anew after his death
        and (_named_as_wounded(marks, at) or _one_of_those_before(marks, max(clause.first, at - 6), at))
        for clause in clauses
        for at in range(clause.first, clause.last)
    )


def _named_as_wounded(marks: Marks, at: int) -> bool:
    """The one who dies is named so: توفي الجريح, توفي أحد الجرحى."""
    return marks.word(at + 1) in {"الجريح", "المصاب", "احدهم", "احدهما"} or (
        marks.word(at + 1) == "احد" and marks.word(at + 2) in {"الجرحي", "المصابين", "المصابون"}
    )


def _one_of_those_before(marks: Marks, first: int, last: int) -> bool:
    """The one who dies was told of just before: one of whom later died, one of the wounded has died."""
    words = _words(marks, first, last)
    return "whom" in words or ("of" in words and "one" in words and bool(words & {"wounded", "injured"}))
