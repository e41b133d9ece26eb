"""Window: the days on which an act happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.extract.dates.when import DateRule, Precision, When

Lent = Literal["statement", "inherited", "stated_week", "fresh_news"]
WindowRule = DateRule | Lent | Literal["unresolved", "none"]

_LENT: frozenset[WindowRule] = frozenset({"statement", "inherited", "stated_week", "fresh_news"})


@dataclass(frozen=True)
class Window:
    """start..end, both inclusive, None where they are not known; the rule that gave them, and the words that say them,
    if any do. The rule is that of the words, or one of: statement (of the saying, not of the act), inherited (the act
    told before), stated_week, fresh_news, unresolved, none.
    """

    start: date | None
    end: date | None
    precision: Precision
    rule: WindowRule
    when: When | None = None

    @property
    def unsaid(self) -> bool:
        """Whether no words say it at all."""
        return self.rule == "none"

    @property
    def lent(self) -> bool:
        """Whether it is not the act's own: days that its own words say take its place."""
        return self.rule in _LENT

    @property
    def of_the_act_before(self) -> bool:
        """Whether it is lent by the act told before."""
        return self.rule == "inherited"

    @property
    def of_a_statement(self) -> bool:
        """Whether it follows from the day on which somebody told of the act."""
        return self.rule == "statement"

    @property
    def of_publication(self) -> bool:
        """Whether only the day of publication dates it, as fresh news."""
        return self.rule == "fresh_news"


UNDATED = Window(None, None, "unknown", "none")
