"""An act with one clause more: a place, days or a type that it lacked or that say more."""

from __future__ import annotations

from dataclasses import replace

from data.extract.clauses import acts
from data.extract.incidents.account import Account
from data.extract.incidents.agreement import same_place
from data.extract.incidents.group import Group
from data.extract.incidents.window import Window
from data.extract.places.where import Where

MEANS = frozenset(("ied", "suicide_or_vehicle_bomb", "ambush"))  # types that say by what means
LOOSE = frozenset(("other", "clash", "armed_assault"))  # types for which a clause may tell a better one
NO_BETTER = frozenset(("other", "clash", "arrest", "execution"))


def joined(act: Group, account: Account) -> Group:
    """The act, told on by a clause."""
    return replace(
        act,
        clauses=(*act.clauses, account.clause),
        where=_place(act, account.where),
        window=_days(act, account.window),
        event_type=_event_type(act, account.kind),
    )


def _place(act: Group, where: Where | None) -> Where | None:
    """The first place, or a more specific one inside it."""
    if act.where is None or where is None:
        return where or act.where
    return where if where.rank > act.where.rank and same_place(where, act.where) is not False else act.where


def _days(act: Group, window: Window) -> Window:
    """The first days that words say of the act."""
    return window if window.start is not None and (act.window.start is None or act.window.lent) else act.window


def _event_type(act: Group, kind: str) -> str:
    """The more telling type: where the toll alone told the act, or where the clause says by what means."""
    told = act.clauses[0]
    if kind == "suicide_or_vehicle_bomb" and {mark.code for mark in told.acts} == {"explosion"}:
        return kind  # a blast, told later to have been a car bomb
    by_toll = act.event_type == "other" or not told.acts
    better = act.event_type in LOOSE and kind not in NO_BETTER and (by_toll or kind in MEANS)
    return acts.stronger(act.event_type, kind) if better else act.event_type
