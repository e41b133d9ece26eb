"""What a clause without an act does to the act before: a claim, a suspicion, a place or a day that it lacks."""

from __future__ import annotations

from dataclasses import replace

from data.extract.clauses.clause import Clause
from data.extract.incidents import days, pointing
from data.extract.incidents.agreement import same_place
from data.extract.incidents.group import Group
from data.extract.incidents.matching import attack_meant
from data.extract.incidents.story import News, Story
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_FAMILY = term_set("families")
_BOTH = term_set("both_acts")
_OUT_OF_CONTACT = term_set("out_of_contact")


def remarked(news: News, story: Story, clause: Clause) -> Story:
    """What has been told, after a remark."""
    marks, story = news.marks, _turned_to(news.marks, story, clause)
    at, act = story.current, story.act
    if at is None or act is None or clause.sentence - act.clauses[-1].sentence > 2:
        return story
    if pointing.begins_anew(clause) and clause.wheres:
        return story
    near = clause.paragraph == act.clauses[0].paragraph
    if near and marks.of("source", "never", first=clause.first, last=clause.last):
        return story.without(at)
    if near and clause.points and pointing.took_place(marks, clause):
        window = days.own(news, story, clause)
        act = replace(act, window=window) if window.start is not None else act
        story = story.renewed(at, act)
    at = attack_meant(marks, story, clause)
    assert at is not None  # an act is being told
    story = story.turned(at)
    if _was_an_accident(story.groups[at], clause):
        return story.without(at)
    return _added(news, story, at, clause) if _linked(marks, story.groups[at], clause) else story


def _turned_to(marks: Marks, story: Story, clause: Clause) -> Story:
    """A paragraph that opens at another place turns to the act told there, or to one not told yet; a claim after an
    aside turns back.
    """
    sourced = marks.of("source", "suspect", "no_claim", "claim", first=clause.first, last=clause.last)
    if story.act is not None and clause.opens_paragraph and clause.scenes and not sourced:
        act = story.act
        if all(same_place(where, act.where) is False for where in clause.scenes):
            back = reversed(range(len(story.groups)))
            there = (at for at in back if same_place(clause.scenes[0], story.groups[at].where))
            story = story.turned(next(there, None))
    if story.current is None and story.groups and pointing.blames_for_it(marks, clause):
        return story.turned(len(story.groups) - 1)
    return story


def _was_an_accident(act: Group, clause: Clause) -> bool:
    """Bodies of people who, it turns out, were not killed by anybody."""
    alone = len(act.clauses) == 1 and clause.paragraph == act.clauses[0].paragraph
    return "accident" in clause.frames and not clause.scenes and alone and act.event_type == "assassination"


def _linked(marks: Marks, act: Group, clause: Clause) -> bool:
    """Whether it says something of the act: who says or did it, a toll, who was hurt, whose family was held."""
    sourced = marks.of("source", "claim", "no_claim", "suspect", "deny", first=clause.first, last=clause.last)
    words = pointing.words_of(marks, clause.first, clause.last, "وفب")
    linked = bool(sourced or clause.tolls or words & pointing.BACK_REFERENCES or words & _OUT_OF_CONTACT)
    linked = linked or (act.security and ("accused" in clause.frames or bool(words & _FAMILY)))
    blamed = bool(marks.of("source", "suspect", "no_claim", first=clause.first, last=clause.last))
    return linked and (blamed or not _elsewhere(act, clause))


def _elsewhere(act: Group, clause: Clause) -> bool:
    return bool(clause.scenes) and same_place(clause.scenes[0], act.where) is False


def _added(news: News, story: Story, at: int, clause: Clause) -> Story:
    """The act with a remark more, and with its place and day where it lacked them; "both attacks" are two."""
    act = story.groups[at]
    where, window = act.where, act.window
    if clause.scenes and where is not None and where.rank <= 1 and not _elsewhere(act, clause):
        where = clause.scenes[0]
    if clause.points and clause.points[0].start and window.lent:
        window = days.own(news, story, clause)
    story = story.renewed(at, replace(act, clauses=(*act.clauses, clause), where=where, window=window))
    both = pointing.words_of(news.marks, clause.first, clause.last, "وفب") & _BOTH
    if both and 0 < at == len(story.groups) - 1:
        before = story.groups[at - 1]
        return story.renewed(at - 1, replace(before, clauses=(*before.clauses, clause)))
    return story
