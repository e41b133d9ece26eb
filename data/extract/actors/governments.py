"""Which government "the Syrian army", "the interior ministry" or "security forces" are: another before and after the
change of December 2024.
"""

from __future__ import annotations

from datetime import date

from data.extract.text.affixes import AND, BY, TO, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

# on this day the government of Damascus changed: its army and ministries are another actor before and after
CHANGE_OF_GOVERNMENT = date(2024, 12, 8)
_STATE = frozenset({"syrian_government", "transitional_government", "state_security"})
_NEARBY = 25  # words from "the police" in which a force of the north-east says whose police it is

_INTERNAL_SECURITY = term_set("internal_security")
_OLD_REGIME = term_set("old_regime")


def has_changed(published: date | None) -> bool:
    """Whether an article of this day writes of the government that came after; not where the day is unknown."""
    return published is not None and published >= CHANGE_OF_GOVERNMENT


def at_its_time(marks: Marks, published: date | None, mark: Mark) -> str:
    """The actor that a name stands for on the day of the article; `state_security` where nobody can say whose."""
    if mark.code == "asayish" and has_changed(published) and _of_damascus(marks, mark):
        return "transitional_government"
    if mark.code not in _STATE or published is None:
        return mark.code
    if not has_changed(published):
        return "syrian_government" if mark.code == "transitional_government" else mark.code
    if mark.code == "state_security":
        near = marks.of("actor", "asayish", "sdf", first=max(0, mark.first - _NEARBY), last=mark.last + _NEARBY)
        return mark.code if near else "transitional_government"
    old = any(bare(marks.word(n), AND + BY + TO, article=True) in _OLD_REGIME for n in range(mark.first, mark.last))
    return mark.code if old else "transitional_government"


def _of_damascus(marks: Marks, mark: Mark) -> bool:
    """الأمن الداخلي of the interior ministry since the change, where no force of the north-east is named."""
    if bare(marks.word(mark.last - 1), AND) not in _INTERNAL_SECURITY:
        return False
    own = [one for one in marks.of("actor", "asayish") if marks.word(one.last - 1) not in _INTERNAL_SECURITY]
    others = marks.of("actor", "sdf", "civil_administration")
    return bool(marks.of("actor", "transitional_government")) and not others and not own
