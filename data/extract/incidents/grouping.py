"""From clauses to acts: which clauses tell one act, what day and place each act has.

A clause joins an act told before when neither place nor day contradicts it and its words point back ("the attack", a
toll, a claim); a place or a day of its own makes a new one. Days count from publication or from the act told before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from data.extract.clauses import acts
from data.extract.clauses.acts import SECURITY
from data.extract.clauses.clause import Clause, Telling
from data.extract.incidents import days, pointing, scene
from data.extract.incidents.account import Account
from data.extract.incidents.group import Group
from data.extract.incidents.joining import joined
from data.extract.incidents.matching import said_aside, told_before
from data.extract.incidents.remarks import remarked
from data.extract.incidents.story import News, Story, Topic
from data.extract.incidents.window import UNDATED

TOPIC_WORDS = 12  # of a paragraph's first sentence that only names where

Step = Callable[[News, Story, Clause], Story]


def read(news: News, clauses: Sequence[Clause]) -> tuple[Group, ...]:
    """The acts of a text in the order in which they are first told."""
    story = Story()
    for clause in clauses:
        story = _placed(news, STEPS[clause.telling](news, story, clause), clause)
    for at in reversed([n for n, act in enumerate(story.groups) if not _holds(news, act)]):
        story = story.without(at)
    return story.groups


def _holds(news: News, act: Group) -> bool:
    """Whether there is an act to report: somewhere, or at some time, or with a toll."""
    told = act.where is not None or act.window.start is not None or any(clause.counted for clause in act.clauses)
    return told or news.published is None


def told(news: News, story: Story, clause: Clause) -> Story:
    """A clause that tells an act: one told before, or another."""
    topic = story.topic_of(clause.paragraph)
    where = scene.own(news.marks, clause) or (topic.where if topic is not None else None)
    window = days.own(news, story, clause)
    if window.unsaid and topic is not None:
        window = topic.window
    account = Account(clause, where, window, acts.event_type(news.marks, clause))
    if clause.charge:
        return _begun(news, story, account)
    at = said_aside(news.marks, story, account)
    if at is not None:
        account = replace(account, window=UNDATED)
    else:
        at = told_before(news.marks, story, account)
    if at is None:
        return _begun(news, story, account)
    return story.renewed(at, joined(story.groups[at], account)).turned(at)


def _begun(news: News, story: Story, account: Account) -> Story:
    """An act that was not told before, where enough is said to be one; it may answer the act before, or be answered
    by the operation before.
    """
    clause, act = account.clause, story.act
    if _says_nothing_new(story, account):
        return story
    where, window = account.where, account.window
    if window.unsaid or (window.of_a_statement and window.start is None):
        window = days.inherited(news, story, clause)
    if where is None:
        where = scene.inherited(news.marks, story, clause)
    security = account.kind in SECURITY
    follows = story.current if security and act is not None and pointing.answers(news.marks, clause) else None
    problems = ("weekday",) if window.when is not None and window.when.problem == "weekday" else ()
    if act is not None and act.security and not security and pointing.led_to(news.marks, clause):
        story = story.now(replace(act, follows=len(story.groups)))
    return story.begun(Group((clause,), where, window, account.kind, clause.heading, follows, problems))


def _says_nothing_new(story: Story, account: Account) -> bool:
    """Whether a clause that no act can take has too little to be one: no day and no place, or only a region without a
    toll.
    """
    clause, where = account.clause, account.where
    if clause.points:
        return False
    if where is not None:
        return where.rank <= 1 and not clause.counted and clause.heading is None
    placed = story.act is not None or (bool(clause.acts) and story.placed_in == clause.paragraph)
    return not (clause.counted and placed)


def left(_news: News, story: Story, clause: Clause) -> Story:
    """A total, background or what is no act: a paragraph that opens with it leaves the act before."""
    return story.turned(None) if clause.opens_paragraph else story


def passed_over(_news: News, story: Story, _clause: Clause) -> Story:
    """A measure: an act told before goes on after it."""
    return story


STEPS: Mapping[Telling, Step] = {
    "incident": told,
    "remark": remarked,
    "dropped": left,
    "aggregate": left,
    "background": left,
    "measure": passed_over,
}


def _placed(news: News, story: Story, clause: Clause) -> Story:
    """The place that was named last, and the topic of a paragraph whose first words only name where.

    Pictures from Dhiban. A shell hit ..., صور من ذيبان. سقطت قذيفة ...
    """
    if clause.scenes and clause.telling != "dropped":
        return replace(story, last_where=clause.scenes[0], placed_in=clause.paragraph)
    if clause.telling != "remark" or not clause.opens_paragraph or clause.acts:
        return story
    named = [where for where in clause.wheres if where.rank >= 2 and where.listed]
    if not named or clause.last - clause.first > TOPIC_WORDS:
        return story
    window = days.own(news, story, clause) if clause.points else UNDATED
    return replace(story, topic=Topic(clause.paragraph, named[0], window))
