"""The acts that a clause tells, as the rules for its event type look at them."""

from __future__ import annotations

from dataclasses import dataclass

from data.extract.clauses.clause import Clause
from data.extract.text.marks import Mark, Marks


@dataclass(frozen=True)
class Doing:
    """Acts of one clause, in the order of the text; asked for the first or the lead, there is at least one."""

    marks: Marks
    clause: Clause
    acts: tuple[Mark, ...]

    @property
    def codes(self) -> set[str]:
        """The codes of the acts."""
        return {mark.code for mark in self.acts}

    @property
    def first(self) -> Mark:
        """The act that is named first."""
        return min(self.acts, key=_begin)

    @property
    def lead(self) -> str:
        """The code of the act that is named first, blasts aside."""
        return min((mark for mark in self.acts if mark.code != "explosion"), key=_begin, default=self.first).code

    @property
    def killed(self) -> bool:
        """Whether people are counted who were killed."""
        return any(toll.kind == "killed" for toll in self.clause.counted)

    def only(self, code: str, stems: frozenset[str]) -> bool:
        """Whether all acts of a code are told by these words."""
        return all(mark.form.stem in stems for mark in self.acts if mark.code == code)

    def without(self, code: str) -> tuple[Mark, ...]:
        """The acts but those of a code."""
        return tuple(mark for mark in self.acts if mark.code != code)


def _begin(mark: Mark) -> int:
    return mark.first
