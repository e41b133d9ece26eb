"""Which words of acts in a clause stand for an act of its own: not the means of another, nor an act told before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from data.extract.clauses.doing import Doing
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

# what stands for an act of its own beside a word that points back to another
OF_THEIR_OWN = {"air_strike", "shelling", "raid", "ied", "suicide_or_vehicle_bomb", "assassination"}
POINTING_BACK = {"ambush", "armed_assault", "abduction"}

_DETERMINERS = term_set("points_back_en")
_GRENADES = tuple(sorted(term_set("begins_grenade")))
_HAND_HELD = term_set("hand_held")
_INFILTRATES = term_set("infiltrates_ar")
_MEANS = term_set("means")
_RPG_AR = term_set("rpg_letters_ar")
_TARGETING = term_set("targeting")


def own_acts(doing: Doing) -> Doing:
    """Without the acts that only say how, or that point back; none where only shells of the hand are told."""
    for rule in RULES:
        acts = rule(doing)
        if len(acts) < len(doing.acts):
            doing = replace(doing, acts=acts)
    return doing


def _shots_of_a_clash(doing: Doing) -> tuple[Mark, ...]:
    """Clashes with machine guns, اشتباكات بالأسلحة: between two sides that shoot the means make no attack."""
    clash = "clash" in doing.codes and doing.only("armed_assault", _MEANS)
    return doing.without("armed_assault") if clash else doing.acts


def _shells_of_the_hand(doing: Doing) -> tuple[Mark, ...]:
    """Grenades of a launcher on a shoulder (RPG, آر بي جي), or shells beside machine guns: no artillery."""
    if "shelling" not in doing.codes:
        return doing.acts
    words = doing.clause.words(doing.marks)
    hand_held = not _HAND_HELD.isdisjoint(words) or _RPG_AR.issubset(words)
    return doing.without("shelling") if hand_held else doing.acts


def _grenade(doing: Doing) -> tuple[Mark, ...]:
    """A hand grenade thrown at a house: its blast is the attack."""
    both = {"explosion", "armed_assault"} <= doing.codes
    thrown = both and any(doing.marks.word(mark.last - 1).startswith(_GRENADES) for mark in doing.acts)
    return doing.without("explosion") if thrown else doing.acts


def _blast_that_targets(doing: Doing) -> tuple[Mark, ...]:
    """A blast targeted a patrol, انفجار استهدف: "targeted" says whom."""
    both = {"explosion", "armed_assault"} <= doing.codes
    return doing.without("armed_assault") if both and doing.only("armed_assault", _TARGETING) else doing.acts


def _arson_after_infiltration(doing: Doing) -> tuple[Mark, ...]:
    """تسلل مسلحون وأحرقوا: who stole in did not attack."""
    arson = "arson_sabotage" in doing.codes and doing.only("armed_assault", _INFILTRATES)
    return doing.without("armed_assault") if arson else doing.acts


def _told_before(doing: Doing) -> tuple[Mark, ...]:
    """ "the ambush", الكمين beside an act of its own: said of another act."""
    fresh = tuple(mark for mark in doing.acts if not _points_back(doing.marks, mark))
    return fresh if {mark.code for mark in fresh} & OF_THEIR_OWN else doing.acts


def _points_back(marks: Marks, mark: Mark) -> bool:
    if mark.code not in POINTING_BACK:
        return False
    if marks.arabic:
        return mark.form.definite and not mark.form.pronoun
    return marks.word(mark.first - 1) in _DETERMINERS


# each leaves out what it means, in this order
RULES: tuple[Callable[[Doing], tuple[Mark, ...]], ...] = (
    _shots_of_a_clash,
    _shells_of_the_hand,
    _grenade,
    _blast_that_targets,
    _arson_after_infiltration,
    _told_before,
)
