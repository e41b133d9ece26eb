"""Numbers over a period or an area: 57 arrested during October; nine attacks last week; a lead that sums up."""

from __future__ import annotations

from collections.abc import Callable

from data.extract.clauses import sums
from data.extract.clauses.clause import Clause
from data.extract.dates.when import When
from data.extract.text.affixes import AND, BY, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

LONG_PERIOD = 7  # days: a campaign told as one total is an aggregate beyond that
LONGEST_THERE = 31  # days: "three killed there in June" may be one act
LONGEST_ACT = 15  # days: a toll without an act, dated over more, is no single act

_PLURAL_ACTS = term_set("plural_acts")
_THERE = term_set("there_again")
_TWO_ACTS = term_set("two_acts_ar")


def is_total(marks: Marks, clause: Clause) -> bool:
    """Whether what a clause tells is the sum of several acts."""
    return any(rule(marks, clause) for rule in RULES)


def _periods(clause: Clause) -> list[When]:
    """The periods that may hold several acts: of three days and more, or of unknown length."""
    return [when for when in clause.whens if when.period and (when.days == 0 or when.days > 2)]


def _in_several_places(marks: Marks, clause: Clause) -> bool:
    """Six were killed in three raids on X and Y; في غارتين على: some are harmed, and nobody says how many where."""
    if len({where.key for where in clause.scenes}) < 2 or all(toll.kind == "detained" for toll in clause.counted):
        return False
    return sums.many_acts(marks, clause) or any(bare(word, BY) in _TWO_ACTS for word in clause.words(marks))


def _counted_so_far(marks: Marks, clause: Clause) -> bool:
    """Nine have been killed so far."""
    return sums.numbered(marks, clause) and sums.so_far(marks, clause)


def _over_some_months(marks: Marks, clause: Clause) -> bool:
    """Forty were killed in the first four months of the year: no day is told."""
    return not clause.points and sums.numbered(marks, clause) and sums.over_months(marks, clause)


def _since_a_day(marks: Marks, clause: Clause) -> bool:
    """Forty have been killed since June: no act, no place and no day is told."""
    if clause.acts or clause.scenes or clause.points:
        return False
    return sums.numbered(marks, clause) and sums.since_or_during(marks, _periods(clause))


def _over_a_long_period(marks: Marks, clause: Clause) -> bool:
    """Nine attacks last week, 57 arrested last month: no day is told, and it is not one act at one place."""
    periods = _periods(clause)
    if clause.points or not any(_is_long(when) for when in periods) or _one_act_there(marks, clause, periods):
        return False
    return sums.many_acts(marks, clause) or sums.numbered(marks, clause)


def _is_long(when: When) -> bool:
    return when.days == 0 or when.days > LONG_PERIOD or when.is_week_or_feast


def _one_act_there(marks: Marks, clause: Clause, periods: list[When]) -> bool:
    """Two farmers were killed last month in X: one act, though only its month is known."""
    there = max(when.days for when in periods) <= LONGEST_THERE and not _THERE.isdisjoint(clause.words(marks))
    return (
        bool(clause.scenes or there)
        and "total" not in clause.frames
        and _is_single(marks, clause)
        and not sums.many_acts(marks, clause)
        and not sums.since_or_during(marks, periods)
    )


def _is_single(marks: Marks, clause: Clause) -> bool:
    """Whether one act is told, not several."""
    longest = max((when.days for when in clause.whens), default=0)
    if not clause.acts and (len(clause.counted) != 1 or longest > LONGEST_ACT):
        return False
    words = {bare(word, AND + BY, article=True) for word in clause.words(marks)}
    return not words & _PLURAL_ACTS


def _series_of_acts(marks: Marks, clause: Clause) -> bool:
    """Nine attacks since June, or nowhere; in total nine attacks, on no day or over a period."""
    nowhere = not clause.scenes or bool(clause.of(marks, "time", "since"))
    in_total = "total" in clause.frames and (not clause.points or bool(_periods(clause)))
    return (nowhere or in_total) and sums.many_acts(marks, clause)


RULES: tuple[Callable[[Marks, Clause], bool], ...] = (
    _in_several_places,
    _counted_so_far,
    _over_some_months,
    _since_a_day,
    _over_a_long_period,
    _series_of_acts,
)
