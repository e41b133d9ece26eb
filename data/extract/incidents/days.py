"""When an act was: the days that its clause says, or those that it inherits from the act, the week or the news."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from data.calendar import is_plausible, shifted
from data.extract.clauses.clause import Clause
from data.extract.dates.when import When
from data.extract.incidents.group import Group
from data.extract.incidents.story import News, Story
from data.extract.incidents.window import UNDATED, Window
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_DIED = term_set("died")
_WOUNDS = term_set("of_wounds")
CLAIMED_WITHIN = 10  # words from "claimed" to the day of the claim


def own(news: News, story: Story, clause: Clause) -> Window:
    """The act's own days: a date of the statement that tells it counts as the day before to that day."""
    whens = [when for when in clause.whens if not (when.period and clause.points)]
    if not whens:
        return UNDATED
    anchor = clause.acts[0].first if clause.acts else clause.tolls[0].head if clause.tolls else clause.first
    dated = [when for when in whens if not when.statement]
    if not dated:
        return _of_a_statement(min(whens, key=lambda when: abs(when.first - anchor)))
    resolved = [when for when in dated if when.start is not None or when.relation is not None] or dated
    several = [when for when in resolved if when.start is not None and not when.period]
    ruled = (rule(news.marks, clause, several) for rule in AMONG_SEVERAL if len(several) > 1)
    nearest = min(resolved, key=lambda when: abs(when.first - anchor))
    return _resolved(news, story, clause, next((when for when in ruled if when is not None), nearest))


def day_of_the_wounding(marks: Marks, clause: Clause, whens: Sequence[When]) -> When | None:
    """Shot on Friday, he died of his wounds on Sunday: the first day."""
    words = set(marks.folded[clause.first : clause.last])
    return min(whens, key=_first_day) if words & _DIED and words & _WOUNDS else None


def day_of_the_finding(_marks: Marks, clause: Clause, whens: Sequence[When]) -> When | None:
    """Kidnapped on Friday, found dead on Sunday: the last day, that of the body."""
    return max(whens, key=_first_day) if clause.acts and clause.acts[0].code == "body" else None


def day_after_the_claim(marks: Marks, clause: Clause, whens: Sequence[When]) -> When | None:
    """ "claimed today an attack of Monday", تبنى التنظيم اليوم هجوم الاثنين: the first day is the claim's."""
    claims = marks.of("source", "claim", first=clause.first, last=clause.last)
    claimed = bool(claims) and claims[0].first < whens[0].first < claims[0].first + CLAIMED_WITHIN
    return whens[-1] if claimed else None


# which of several dated days in one clause is the act's, by the first rule that knows; else the nearest
AMONG_SEVERAL: tuple[Callable[[Marks, Clause, Sequence[When]], When | None], ...] = (
    day_of_the_wounding,
    day_of_the_finding,
    day_after_the_claim,
)


def _first_day(when: When) -> str:
    return str(when.start)


def _of_a_statement(when: When) -> Window:
    """Announced on Saturday: the day before, or that day."""
    if when.start is None or when.end is None:
        return Window(None, None, "unknown", "statement", when)
    return Window(when.start - timedelta(1), when.end, "window", "statement", when)


def _resolved(news: News, story: Story, clause: Clause, when: When) -> Window:
    """The days that words say, counted from the act told before where they say so: two days later, بعد يومين."""
    if when.relation is None:
        return Window(when.start, when.end, when.precision, when.rule, when)
    base = _counted_from(story, clause, when)
    if base.start is None or base.end is None:
        return Window(None, None, "unknown", "unresolved", when) if news.published is None else UNDATED
    start, end = shifted(base.start, when.relation), shifted(base.end, when.relation)
    if not (is_plausible(start) and is_plausible(end)):
        return Window(None, None, "unknown", "unresolved", when)
    if when.is_night_before:
        return Window(start, base.end, "window", when.rule, when)
    return Window(start, end, base.precision, when.rule, when)


def _counted_from(story: Story, clause: Clause, when: When) -> Window:
    """A day named before in the clause, or the act told before; of "the same day" the act, if one is told."""
    earlier = [one for one in clause.points if one.relation is None and one.start and one.first < when.first]
    act = story.act
    if earlier and (act is None or when.relation != 0):
        day = earlier[-1]
        return Window(day.start, day.end, day.precision, day.rule, day)
    return act.window if act is not None else UNDATED


def inherited(news: News, story: Story, clause: Clause) -> Window:
    """The day of an act that its clause does not date: the act before in the same breath, the stated week, or the
    news itself.
    """
    week = Window(*news.week, "window", "stated_week") if news.week is not None else None
    if week is not None and "new_event" in clause.frames:
        return week
    if story.act is not None and _in_one_breath(story.act, clause):
        return replace(story.act.window, rule="inherited", when=None)
    if week is not None:
        return week
    if news.published is None:
        return UNDATED
    return Window(news.published - timedelta(1), news.published, "window", "fresh_news")


def _in_one_breath(act: Group, clause: Clause) -> bool:
    """Whether a clause goes on within two sentences of a dated act, and no paragraph without a heading opens."""
    goes_on = not clause.opens_paragraph or clause.heading is not None or "new_event" in clause.frames
    near = clause.sentence - act.clauses[-1].sentence <= 2
    return goes_on and near and act.window.start is not None and act.window.precision in {"day", "window"}
