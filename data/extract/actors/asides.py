"""Whether an actor's name only owns an area, an outlet or a past: مناطق سيطرة X, صحيفة X, SDF-held."""

from __future__ import annotations

from collections.abc import Callable

from data.extract.actors.mention import Mention
from data.extract.text.affixes import AND, BY, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_ACTIVE_IN = term_set("active_in")
_BACKED_AR = term_set("backed_ar")
_CONTROL = term_set("control")
_DAMAGE = term_set("damage")
_FROM_AR = term_set("from_ar")
_HELD_EN = term_set("held_en")
_OUTLETS = term_set("outlets")
_STOPS = term_set("remark_ends")
_UNIFORMS = term_set("uniforms")


def stands_aside(marks: Marks, mention: Mention) -> bool:
    """Whether it has no part in any act, for it stands only beside what is told."""
    return any(beside(marks, mention) for beside in _ASIDES)


def _in_its_area(marks: Marks, mention: Mention) -> bool:
    """مناطق سيطرة «قسد», areas controlled by the SDF."""
    return not (marks.words[mention.first - 1].is_mark) and any(
        bare(marks.word(mention.first - n), AND + BY) in _CONTROL for n in (1, 2, 3)
    )


def _without_it(marks: Marks, mention: Mention) -> bool:
    """No SDF post was hit."""
    return marks.word(mention.first - 1) in {"no", "without"}


def _active_there(marks: Marks, mention: Mention) -> bool:
    """تنشط فيها خلايا التنظيم, IS is active in the area: a general remark that ties nobody to an act."""
    if mention.actor != "islamic_state":
        return False
    around = range(mention.first - 4, mention.first) if marks.arabic else range(mention.last, mention.last + 4)
    words = [bare(marks.word(n), AND) for n in around if n >= 0]
    if marks.arabic:
        kept = words[max((n for n, word in enumerate(words) if word in _STOPS), default=-1) + 1 :]
    else:
        kept = words[: next((n for n, word in enumerate(words) if word in _STOPS), 4)]
    return not _ACTIVE_IN.isdisjoint(kept)


def _kin_of_the_hit(marks: Marks, mention: Mention) -> bool:
    """شيخ عشيرة X: the tribe of someone who was hit."""
    kin = marks.has(mention.first - 1, "person") if mention.actor == "tribal_fighters" else None
    return kin is not None and kin.code.startswith("civilian")


def _its_damage(marks: Marks, mention: Mention) -> bool:
    """أضرار بآلية «قسد», damage to an SDF vehicle."""
    return any(bare(marks.word(mention.first - n), AND) in _DAMAGE for n in (1, 2, 3))


def _held_by_it(marks: Marks, mention: Mention) -> bool:
    """The SDF-held town."""
    return marks.word(mention.last) in _HELD_EN


def _backed_by_it(marks: Marks, mention: Mention) -> bool:
    """الفصائل المدعومة من تركيا."""
    if not marks.arabic or marks.word(mention.first - 1) not in _FROM_AR:
        return False
    return bare(marks.word(mention.first - 2), "", article=True) in _BACKED_AR


def _in_its_clothes(marks: Marks, mention: Mention) -> bool:
    """بزي الأسايش, dressed in SDF uniforms."""
    return any(marks.word(n) in _UNIFORMS for n in (mention.first - 1, mention.first - 2, mention.last))


def _its_outlet(marks: Marks, mention: Mention) -> bool:
    """موقع تابع للتنظيم, صحيفة داعش; not where the name belongs to a post."""
    return (
        marks.arabic
        and any(bare(marks.word(mention.first - n), AND + BY) in _OUTLETS for n in (1, 2, 3))
        and not marks.has(mention.first - 1, "target_noun", "post")
    )


_Aside = Callable[[Marks, Mention], bool]
_ASIDES: tuple[_Aside, ...] = (
    _in_its_area,
    _without_it,
    _active_there,
    _kin_of_the_hit,
    _its_damage,
    _held_by_it,
    _backed_by_it,
    _in_its_clothes,
    _its_outlet,
)
