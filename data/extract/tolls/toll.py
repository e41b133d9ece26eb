"""Toll: one count of people that words of a text give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.extract.text.numbers import NONE, Bounds

TollKind = Literal["killed", "injured", "detained"]

TollRule = Literal[
    "",
    "nth_dead",
    "combined",
    "updated_toll",
    "number_noun",
    "noun_form",
    "before_verb",
    "passive",
    "shared_verb",
    "head",
    "object",
    "pronoun",
    "died_of_it",
    "neutralised",
    "found_dead",
    "left",
    "none",
    "running",
    "held_then_killed",
]


HEADS: dict[str, TollKind] = {"kill": "killed", "wound": "injured", "detain": "detained", "abduct": "detained"}
BOTH_KINDS: tuple[TollKind, TollKind] = ("killed", "injured")


@dataclass(frozen=True)
class Toll:
    """One count. `head` is the word that says what befell them; `update` = a corrected toll."""

    kind: TollKind
    low: int | None
    high: int | None
    head: int
    first: int
    last: int
    civilians: Bounds = NONE
    vague: bool = False
    update: bool = False
    rule: TollRule = ""

    @property
    def nobody(self) -> bool:
        """Whether it says that nobody of this kind was harmed: no casualties, لم يعتقل أحد."""
        return self.rule == "none"

    @property
    def both_kinds(self) -> bool:
        """Whether its number is of the killed and the wounded together: 12 بين قتيل وجريح."""
        return self.rule == "combined"

    @property
    def nth(self) -> bool:
        """Whether it is told by who was last to die: a sixth person has died, فارق مقاتل خامس الحياة."""
        return self.rule == "nth_dead"

    @property
    def named_before(self) -> bool:
        """Whether a pronoun says whom it befell, one person told of before: shot him dead, اعتقلته."""
        return self.rule == "object"

    @property
    def passive(self) -> bool:
        """Whether those whom it befell stand before an English passive verb: three people were killed."""
        return self.rule == "passive"

    @property
    def before_verb(self) -> bool:
        """Whether those whom it befell stand before their Arabic verb: جنديين تركيين قُتلا."""
        return self.rule == "before_verb"
