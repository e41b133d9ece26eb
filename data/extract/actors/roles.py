"""The part of one naming of an actor in an act: doer, target, mere source, or none. Arabic and English have their own
grammar; what both share is asked first.
"""

from __future__ import annotations

from data.extract.actors.act import Act, Role
from data.extract.actors.asides import stands_aside
from data.extract.actors.cast import Cast, joined_by_and, within
from data.extract.actors.in_act import InAct, Rule, first_role
from data.extract.actors.mention import Mention
from data.extract.actors.roles_ar import RULES_AR
from data.extract.actors.roles_en import RULES_EN
from data.extract.actors.speaking import is_source

Roles = tuple[tuple[Mention, Role], ...]


def read(cast: Cast, act: Act) -> Roles:
    """Each mention in the words of an act with its part; one that "and" joins to the mention before shares its part."""
    found: list[tuple[Mention, Role]] = []
    before: Mention | None = None
    shared: Role = "none"
    for mention in within(cast, act.ranges):
        role = role_of(cast, mention, act)
        if before is not None and role in {"none", "aside"} and joined_by_and(cast.marks, before, mention):
            role = shared
        found.append((mention, role))
        before, shared = mention, role
    return tuple(found)


def role_of(cast: Cast, mention: Mention, act: Act) -> Role:
    """The part of one mention, by the first rule that knows."""
    one = InAct(cast, mention, act)
    own = RULES_AR if cast.marks.arabic else RULES_EN
    return first_role(_RULES, one) or first_role(own, one) or "none"


def having(found: Roles, *wanted: Role) -> list[Mention]:
    """The mentions that have one of these parts."""
    return [mention for mention, role in found if role in wanted]


def _speaks(one: InAct) -> Role | None:
    """The SDF said ..."""
    return "source" if is_source(one.marks, one.mention) else None


def _beside(one: InAct) -> Role | None:
    """In the areas of the SDF ..."""
    return "aside" if stands_aside(one.marks, one.mention) else None


_RULES: tuple[Rule, ...] = (_speaks, _beside)
