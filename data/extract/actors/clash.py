"""The parts of a clash: its sides, in the order of the text, which does not say who attacked."""

from __future__ import annotations

from data.extract.actors.act import Parts
from data.extract.actors.mention import Mention, ids, spans
from data.extract.actors.roles import Roles
from data.extract.text.affixes import AND, TO, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_NO_SIDES = frozenset({"unknown", "civilians", "civil_administration"})
_AGAINST_TRIBES = frozenset({"sdf", "syrian_government", "iran_backed_militias", "transitional_government", "asayish"})

_BETWEEN_SIDES = term_set("between")
_TRIBAL_ARMIES = tuple(term_set("tribal_armies"))
_WITH_SIDE = term_set("with_side")


def parts(marks: Marks, roles: Roles) -> Parts:
    """The two sides of a clash; tribes that are named, and no force between them, fight each other."""
    named = [m for m, role in roles if role != "source" and m.actor not in _NO_SIDES]
    actors = ids(named)
    if not actors:
        return Parts(("unknown",), ("unknown",), "unknown", None)
    army = len(actors) > 1 and any(_is_tribal_army(marks, m) for m in named)
    opponents = {m.actor for m in named if m.actor in _AGAINST_TRIBES and _is_side(marks, m)}
    if "tribal_fighters" in actors and not army and not opponents:
        return Parts(("tribal_fighters",), ("tribal_fighters",), "reported", None)
    words = spans(named)
    return Parts(actors[:1], actors[1:2] or ("unknown",), "reported", None, words[:1], words[1:])


def _is_tribal_army(marks: Marks, mention: Mention) -> bool:
    """جيش العشائر, tribal fighters: an armed force, not tribes at feud."""
    return mention.actor == "tribal_fighters" and bare(marks.word(mention.first), AND + TO).startswith(_TRIBAL_ARMIES)


def _is_side(marks: Marks, mention: Mention) -> bool:
    """Whether it stands in "between X and Y" or after "with"."""
    for n in range(1, 9):
        at = mention.first - n
        if at < 0 or (marks.words[at].is_mark and marks.word(at) not in {"(", ")"}):
            return False
        if bare(marks.word(at), AND) in _BETWEEN_SIDES or (n < 4 and marks.word(at) in _WITH_SIDE):
            return True
    return False
