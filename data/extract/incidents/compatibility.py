"""Whether a clause of one event type may tell on an act of another."""

from __future__ import annotations

from data.extract.clauses.acts import SECURITY
from data.extract.incidents import pointing
from data.extract.incidents.account import Account
from data.extract.incidents.group import Group
from data.extract.text.marks import Marks

GENERIC = frozenset(("armed_assault", "clash", "other"))  # what any attack may be called
PART_OF_OPERATIONS = frozenset((*SECURITY, "clash", "other"))
# types of which each is told as another of its row
ALIKE = (
    frozenset(("ied", "suicide_or_vehicle_bomb", "armed_assault", "other")),
    frozenset(("assassination", "execution", "abduction")),
)


def compatible(marks: Marks, account: Account, act: Group) -> bool:
    """Whether they may be one act by what was done."""
    if account.kind == act.event_type or not account.clause.acts:
        return True
    if any(mark.code == "neutralise" for mark in account.clause.acts):
        return False
    if act.security:
        return _part_of_an_operation(marks, account, act)
    if account.kind in SECURITY:
        return _arrest_after_an_attack(account, act)
    if account.kind in GENERIC or act.event_type in GENERIC:
        near = account.clause.sentence - act.clauses[-1].sentence <= 1
        return near or account.kind == "clash" or pointing.points_back(marks, account.clause)
    both = {account.kind, act.event_type}
    return any(both <= types for types in ALIKE) or pointing.points_back(marks, account.clause)


def _part_of_an_operation(marks: Marks, account: Account, act: Group) -> bool:
    """Arrests and clashes of a raid; an assault only in its sentence or as "the attack", الهجوم."""
    if account.kind in PART_OF_OPERATIONS or (account.kind == "armed_assault" and _in_one_sentence(account, act)):
        return True
    return account.kind in GENERIC and pointing.points_back(marks, account.clause)


def _arrest_after_an_attack(account: Account, act: Group) -> bool:
    """Somebody is arrested for it in the same sentence, at no place and on no day of its own."""
    clause = account.clause
    return account.kind == "arrest" and _in_one_sentence(account, act) and not (clause.scenes or clause.points)


def _in_one_sentence(account: Account, act: Group) -> bool:
    return account.clause.sentence == act.clauses[-1].sentence
