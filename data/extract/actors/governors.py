"""The noun that an actor's name belongs to: حاجز لـ«قسد», عنصر من الأسايش, a patrol of the SDF."""

from __future__ import annotations

from data.extract.actors.mention import Mention
from data.extract.text.affixes import TO
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

_BELONGING_EN = term_set("belonging_en")
_FROM_AR = term_set("from_ar")
_SERVES_AR = term_set("serves_ar")


def governor_ar(marks: Marks, mention: Mention) -> Mark | None:
    """The target noun before a name, or the person who serves in it, which counts as a member."""
    of = marks.word(mention.first - 1) in _FROM_AR or TO in mention.mark.form.prefix
    for n in range(1, 7):
        at = mention.first - n
        if at < 0 or (marks.words[at].is_mark and marks.word(at) not in {"(", "/"}):
            return None
        if (noun := marks.has(at, "target_noun")) is not None:
            return noun
        person = marks.has(at, "person")
        if person is not None and (
            _serves(marks, at + 1, mention.first) or (of and person.code.startswith("fighter") and n <= 3)
        ):
            return Mark("target_noun", "member", person.first, person.last, person.form)
        if marks.has(at, "act") or (marks.has(at, "actor") and n > 1) or marks.has(at, "casualty"):
            return None
    return None


def _serves(marks: Marks, first: int, last: int) -> bool:
    """شخص يعمل في جهاز استخبارات «قسد», رجل من صفوف ..."""
    return any(marks.word(n) in _SERVES_AR for n in range(first, last))


def governor_en(marks: Marks, mention: Mention) -> Mark | None:
    """The target noun before a name that "of", "from", "belonging to" ties to it."""
    for n in range(1, 7):
        at = mention.first - n
        if at < 0 or marks.words[at].is_mark:
            return None
        if (noun := marks.has(at, "target_noun")) is not None:
            tied = any(marks.word(k) in _BELONGING_EN for k in range(noun.last, mention.first))
            return noun if tied else None
    return None
