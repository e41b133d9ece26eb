"""Which act told before a clause tells on: neither place nor day contradicts, and its words point back or go on."""

from __future__ import annotations

from collections.abc import Callable

from data.extract.clauses.clause import Clause
from data.extract.incidents import pointing
from data.extract.incidents.account import Account
from data.extract.incidents.agreement import elsewhere, same_days, same_place
from data.extract.incidents.compatibility import compatible
from data.extract.incidents.group import Group
from data.extract.incidents.links import LINKS, Meeting
from data.extract.incidents.story import Story
from data.extract.text.affixes import BY, TO
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

# acts of those against whom operations are
FIGHTERS_ACTS = frozenset(("armed_assault", "ambush", "shelling", "ied", "suicide_or_vehicle_bomb"))

_SUCCUMBS = term_set("succumbs")
_DIED = term_set("died")
_HURT = term_set("of_wounds") | term_set("of_injuries")
_ONE_OF_THEM = term_set("one_of_them")
_DIES_LATER = term_set("dies_later")

Rule = Callable[[Marks, Story, Account], int | None]


def said_aside(marks: Marks, story: Story, account: Account) -> int | None:
    """The act of which something is said whose own day is not the act's."""
    return _first(ASIDES, marks, story, account)


def told_before(marks: Marks, story: Story, account: Account) -> int | None:
    """The act that is told on."""
    return _first(RETELLINGS, marks, story, account)


def _first(rules: tuple[Rule, ...], marks: Marks, story: Story, account: Account) -> int | None:
    found = (rule(marks, story, account) for rule in rules)
    return next((at for at in found if at is not None), None)


def later_death(marks: Marks, story: Story, account: Account) -> int | None:
    """The act just told, where somebody dies of it on a later day: متأثراً بجراحه, of his wounds."""
    clause, act = account.clause, story.act
    if act is None or elsewhere(clause.scenes, act.where):
        return None
    words = pointing.words_of(marks, clause.first, clause.last)
    later = words & _SUCCUMBS or (words & _DIED and words & _HURT) or (words & _ONE_OF_THEM and words & _DIES_LATER)
    return story.current if later else None


def said_of_it(marks: Marks, story: Story, account: Account) -> int | None:
    """The act just told, where a clause only says something of it on a later day: a claim, a denial."""
    clause = account.clause
    if account.where is not None or not clause.acts or clause.counted or not pointing.points_back(marks, clause):
        return None
    if not marks.of("source", "claim", "no_claim", "suspect", "say", "deny", first=clause.first, last=clause.last):
        return None
    if len(story.groups) > 1 and pointing.says_first(marks, clause):
        return len(story.groups) - 2
    return attack_meant(marks, story, clause)


def attack_meant(marks: Marks, story: Story, clause: Clause) -> int | None:
    """The last attack told, where a claim or a suspicion names "the attack" after an operation; else the act being
    told.
    """
    act = story.act
    if act is None or not (act.security or act.event_type == "other"):
        return story.current
    if not pointing.blames_for_the_attack(marks, clause):
        return story.current
    told = reversed(range(len(story.groups)))
    attacks = (at for at in told if not story.groups[at].security and story.groups[at].event_type != "other")
    return next(attacks, story.current)


def first_of_two(marks: Marks, story: Story, account: Account) -> int | None:
    """The act before the last, where the clause speaks of the first attack, الهجوم الأول."""
    clause = account.clause
    back = len(story.groups) > 1 and account.where is None and pointing.points_back(marks, clause)
    return len(story.groups) - 2 if back and pointing.says_first(marks, clause) else None


def same_act(marks: Marks, story: Story, account: Account) -> int | None:
    """The last act that a clause meets without contradiction and is linked to."""
    fresh, back = pointing.begins_anew(account.clause), pointing.points_back(marks, account.clause)
    for at in reversed(range(len(story.groups))):
        act = story.groups[at]
        place, day = same_place(account.where, act.where), _same_day(account, act)
        if place is False or day is False or not compatible(marks, account, act):
            continue
        near = at == story.current and account.clause.sentence - act.clauses[-1].sentence <= 2
        meeting = Meeting(account, act, place, day, near, fresh, back)
        if any(link(marks, meeting) for link in LINKS):
            return at
    return None


def _same_day(account: Account, act: Group) -> bool | None:
    """As the days meet; a day that is counted from the act before must be the act's to the day."""
    window = account.window
    if window.when is not None and window.when.relation not in (None, 0):
        return (window.start, window.end) == (act.window.start, act.window.end)
    return same_days(window, act.window)


def carried_on(marks: Marks, story: Story, account: Account) -> int | None:
    """The act just told, where a clause has neither place nor day of its own and does not begin another."""
    clause, act = account.clause, story.act
    if account.where is not None or clause.points or act is None or clause.sentence - act.clauses[-1].sentence > 3:
        return None
    if same_days(account.window, act.window) is False or _strikes_back(marks, act, account):
        return None
    another = pointing.begins_anew(clause) and clause.counted and not pointing.points_back(marks, clause)
    return None if another else story.current


def _strikes_back(marks: Marks, act: Group, account: Account) -> bool:
    """IS gunmen attacked a headquarters, told after an operation: who is raided does not carry the raid on."""
    clause = account.clause
    if not act.security or clause.sentence == act.clauses[-1].sentence:
        return False
    return not pointing.points_back(marks, clause) and any(_by_fighters(marks, mark) for mark in clause.acts)


def _by_fighters(marks: Marks, act: Mark) -> bool:
    """Whether the doer named beside an attack's verb is of those whom operations are against."""
    if act.code not in FIGHTERS_ACTS:
        return False
    first, last = (act.last, act.last + 3) if marks.arabic else (act.first - 3, act.first)
    doers = marks.of("actor", "islamic_state", "unknown", first=max(0, first), last=last)
    return any(not doer.form.prefix.endswith((TO, BY)) for doer in doers)


ASIDES: tuple[Rule, ...] = (later_death, said_of_it)
RETELLINGS: tuple[Rule, ...] = (first_of_two, same_act, carried_on)
