"""Story: what of a text has been told up to a clause. A clause makes a new one of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from data.extract.incidents.group import Group
from data.extract.incidents.window import UNDATED, Window
from data.extract.places.where import Where
from data.extract.text.marks import Marks


@dataclass(frozen=True)
class News:
    """What is the same for every clause: the text, its day of publication, and the week that it says it tells of."""

    marks: Marks
    published: date | None
    week: tuple[date, date] | None


@dataclass(frozen=True)
class Topic:
    """A paragraph whose first words only name where, and perhaps when."""

    paragraph: int
    where: Where
    window: Window = UNDATED


@dataclass(frozen=True)
class Story:
    """The acts in the order in which they are first told.

    current     the act being told, as its number among them; None after an aside that ends it.
    last_where  the place named last, and `placed_in` the paragraph that names it.
    """

    groups: tuple[Group, ...] = ()
    current: int | None = None
    last_where: Where | None = None
    placed_in: int = -1
    topic: Topic | None = None

    @property
    def act(self) -> Group | None:
        """The act being told."""
        return None if self.current is None else self.groups[self.current]

    def topic_of(self, paragraph: int) -> Topic | None:
        """What a paragraph's first words name."""
        return self.topic if self.topic is not None and self.topic.paragraph == paragraph else None

    def turned(self, at: int | None) -> Story:
        """Another act is being told, or none."""
        return replace(self, current=at)

    def renewed(self, at: int, act: Group) -> Story:
        """More is known of an act."""
        return replace(self, groups=(*self.groups[:at], act, *self.groups[at + 1 :]))

    def now(self, act: Group) -> Story:
        """More is known of the act being told."""
        assert self.current is not None
        return self.renewed(self.current, act)

    def begun(self, act: Group) -> Story:
        """An act that was not told before is being told."""
        return replace(self, groups=(*self.groups, act), current=len(self.groups))

    def without(self, at: int) -> Story:
        """An act is taken back; none is being told."""
        left = (_without(act, at) for n, act in enumerate(self.groups) if n != at)
        return replace(self, groups=tuple(left), current=None)


def _without(act: Group, at: int) -> Group:
    """The same act where another is taken back: what it answers has another number then, or is gone."""
    if act.follows is None or act.follows < at:
        return act
    return replace(act, follows=None if act.follows == at else act.follows - 1)
