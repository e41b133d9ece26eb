"""InAct: one naming of an actor seen from one act, which is what a rule of roles is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from data.extract.actors.act import Act, Role
from data.extract.actors.cast import Cast, within
from data.extract.actors.mention import Mention
from data.extract.actors.mentions import GUNNERS
from data.extract.text.affixes import AND, bare
from data.extract.text.marks import Marks


@dataclass(frozen=True)
class InAct:
    """A mention, the act whose words it stands in, and all who are named in the text."""

    cast: Cast
    mention: Mention
    act: Act

    @property
    def marks(self) -> Marks:
        """Those of the text."""
        return self.cast.marks

    @cached_property
    def before(self) -> tuple[str, ...]:
        """The seven words before the name, the nearest first."""
        return tuple(self.marks.word(self.mention.first - n) for n in range(1, 8))

    @cached_property
    def bare_before(self) -> tuple[str, ...]:
        """The five words before the name without the "and" written onto them, the nearest first."""
        return tuple(bare(word, AND) for word in self.before[:5])

    @cached_property
    def after(self) -> tuple[str, ...]:
        """The three words after the name."""
        return tuple(self.marks.word(self.mention.last + n) for n in range(3))


Rule = Callable[[InAct], Role | None]


def first_role(rules: Iterable[Rule], one: InAct) -> Role | None:
    """What the first rule says that knows."""
    return next((role for rule in rules if (role := rule(one)) is not None), None)


def islamic_state_attacks(one: InAct) -> bool:
    """Whether this is the Islamic State and may be the doer: not of air strikes, nor where a state or its allies
    shell.
    """
    act = one.act
    if one.mention.actor != "islamic_state" or act.event_class != "attack" or act.event_type == "air_strike":
        return False
    if act.event_type == "other":
        return not any(mark.code in {"neutralise", "foil"} for mark in act.verbs)
    return act.event_type != "shelling" or not any(m.actor in GUNNERS for m in within(one.cast, act.ranges))


def administration_attacked(one: InAct) -> Role | None:
    """The civil administration attacks nobody."""
    attacked = one.mention.actor == "civil_administration" and one.act.event_class == "attack"
    return "target" if attacked else None
