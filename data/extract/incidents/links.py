"""What links a clause to an act that it does not contradict: place and day, going on, pointing back, the toll."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from data.extract.incidents.account import Account
from data.extract.incidents.group import Group
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_FULL_STOPS = term_set("full_stops")


@dataclass(frozen=True)
class Meeting:
    """A clause beside an act that it does not contradict.

    place, day  True: they agree; None: one of them is not said.
    near        the act is the one being told, and not more than two sentences ago.
    fresh       the clause begins with "separately"; `back`: its words mean an act already told.
    """

    account: Account
    act: Group
    place: bool | None
    day: bool | None
    near: bool
    fresh: bool
    back: bool


def by_place_and_day(_marks: Marks, meeting: Meeting) -> bool:
    """One place and one day."""
    return bool(meeting.place and meeting.day)


def by_place_or_day(_marks: Marks, meeting: Meeting) -> bool:
    """One place or one day, and the clause goes on, points back or tells the same toll again."""
    if meeting.fresh and not meeting.back:
        return False
    linked = meeting.near or meeting.back or (bool(meeting.place) and _retold(meeting))
    return bool(meeting.place or meeting.day) and linked


def by_going_on(marks: Marks, meeting: Meeting) -> bool:
    """Neither place nor day is said, and the clause goes on in the paragraph, after the title, or with the toll."""
    if (meeting.fresh and not meeting.back) or not meeting.near:
        return False
    if meeting.place is not None or meeting.day is not None:
        return False
    goes_on = meeting.back or not meeting.account.clause.opens_paragraph
    return goes_on or _same_toll(meeting) or _is_title(marks, meeting.act)


def _retold(meeting: Meeting) -> bool:
    """A lead told again with its details: no other toll than it gave."""
    mine = {(toll.kind, toll.low) for toll in meeting.account.clause.counted}
    return not mine or bool(mine & _told_tolls(meeting.act))


def _same_toll(meeting: Meeting) -> bool:
    """A lead that gives only an area, told again with the same toll of several people."""
    if meeting.act.where is None or meeting.act.where.rank > 1:
        return False
    mine = {(toll.kind, toll.low) for toll in meeting.account.clause.counted if (toll.low or 0) > 1}
    return bool(mine & _told_tolls(meeting.act))


def _told_tolls(act: Group) -> set[tuple[str, int | None]]:
    return {(toll.kind, toll.low) for one in act.clauses for toll in one.counted}


def _is_title(marks: Marks, act: Group) -> bool:
    """Whether only the article's first line has told the act, without a full stop: what follows tells it on."""
    only = act.clauses[0]
    end = marks.word(only.last - 1)
    return len(act.clauses) == 1 and only.paragraph == 0 and only.first == 0 and end not in _FULL_STOPS


LINKS: tuple[Callable[[Marks, Meeting], bool], ...] = (by_place_and_day, by_place_or_day, by_going_on)
