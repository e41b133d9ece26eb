"""What a clause without an act does to the act before: a claim, a suspicion, a place or a day that it lacks."""

from __future__ import annotations

from dataclasses import replace

from data.extract.clauses.clause import Clause
from data.extract.incidents import days, pointing
from data.extract.incidents.agreement import elsewhere, same_place
from data.extract.incidents.group import Group
from data.extract.incidents.matching import attack_meant
from data.extract.incidents.story import News, Story
from data.extract.text.affixes import AND, BY, THEN
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_FAMILY = term_set("families")
_BOTH = term_set("both_acts")
_OF_THE_ACT = pointing.BACK_REFERENCES | term_set("out_of_contact")


def remarked(news: News, story: Story, clause: Clause) -> Story:
    """What has been told, after a remark."""
    story = _turned_to(news.marks, story, clause)
    at, act = story.current, story.act
    if at is None or act is None or clause.sentence - act.clauses[-1].sentence > 2:
        return story
    if pointing.begins_anew(clause) and clause.wheres:
        return story
    if clause.paragraph == act.clauses[0].paragraph:
        if news.marks.of("source", "never", first=clause.first, last=clause.last):
            return story.without(at)
        story = _dated(news, story, at, clause)
    at = attack_meant(news.marks, story, clause)
    assert at is not None  # an act is being told
    story = story.turned(at)
    if _was_an_accident(story.groups[at], clause):
        return story.without(at)
    return _added(news, story, at, clause) if _linked(news.marks, story.groups[at], clause) else story


def _turned_to(marks: Marks, story: Story, clause: Clause) -> Story:
    """A paragraph that opens at another place turns to the act told there, or to one not told yet; a claim after an
    aside turns back.
    """
    act = story.act
    if act is None:
        meant = bool(story.groups) and pointing.blames_for_it(marks, clause)
        return story.turned(len(story.groups) - 1) if meant else story
    sourced = marks.of("source", "suspect", "no_claim", "claim", first=clause.first, last=clause.last)
    if sourced or not clause.opens_paragraph or not clause.scenes:
        return story
    if any(same_place(where, act.where) is not False for where in clause.scenes):
        return story
    told = reversed(range(len(story.groups)))
    return story.turned(next((at for at in told if same_place(clause.scenes[0], story.groups[at].where)), None))


def _dated(news: News, story: Story, at: int, clause: Clause) -> Story:
    """It occurred on Friday, حدث ذلك يوم الجمعة: the day of the act, whatever was said of it before."""
    if not clause.points or not pointing.took_place(news.marks, clause):
        return story
    window = days.own(news, story, clause)
    return story.renewed(at, replace(story.groups[at], window=window)) if window.start is not None else story


def _was_an_accident(act: Group, clause: Clause) -> bool:
    """Bodies of people who, it turns out, were not killed by anybody."""
    alone = len(act.clauses) == 1 and clause.paragraph == act.clauses[0].paragraph
    return "accident" in clause.frames and not clause.scenes and alone and act.event_type == "assassination"


def _linked(marks: Marks, act: Group, clause: Clause) -> bool:
    """Whether it says something of the act: who says or did it, a toll, who was hurt, whose family was held."""
    if marks.of("source", "suspect", "no_claim", first=clause.first, last=clause.last):
        return True
    if elsewhere(clause.scenes, act.where):
        return False
    if clause.tolls or marks.of("source", "claim", "deny", first=clause.first, last=clause.last):
        return True
    words = pointing.words_of(marks, clause.first, clause.last, AND + THEN + BY)
    held = act.security and ("accused" in clause.frames or bool(words & _FAMILY))
    return held or bool(words & _OF_THE_ACT)


def _added(news: News, story: Story, at: int, clause: Clause) -> Story:
    """The act with a remark more, and with its place and day where it lacked them; "both attacks" are two."""
    act = story.groups[at]
    where, window = act.where, act.window
    if clause.scenes and where is not None and where.rank <= 1 and not elsewhere(clause.scenes, act.where):
        where = clause.scenes[0]
    if clause.points and clause.points[0].start and window.lent:
        window = days.own(news, story, clause)
    story = story.renewed(at, replace(act, clauses=(*act.clauses, clause), where=where, window=window))
    both = pointing.words_of(news.marks, clause.first, clause.last, AND + THEN + BY) & _BOTH
    if both and 0 < at == len(story.groups) - 1:
        before = story.groups[at - 1]
        return story.renewed(at - 1, replace(before, clauses=(*before.clauses, clause)))
    return story
