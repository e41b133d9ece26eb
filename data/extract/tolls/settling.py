"""Which of the tolls told stand: people counted once, and as dead where they died in the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from data.extract.text.affixes import AND, THEN, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.tolls.before_verbs import is_be
from data.extract.tolls.joined import people_at
from data.extract.tolls.toll import Toll

_STABS = term_set("stabs")
_BODIES = term_set("bodies_en")
_AND_THEN = term_set("and_then")
_THEM = tuple(term_set("pronoun_of_one_ar") | term_set("pronoun_of_two_ar") | term_set("pronoun_of_several_ar"))
_NAMES_OTHERS = term_set("names_others_en")
_THEM_EN = term_set("object_pronouns_en")
_REACH = 18  # words from a capture to the killing of those held


def settled(marks: Marks, last: int, told: Iterable[Toll]) -> tuple[Toll, ...]:
    """The tolls that stand of those told in words up to last (exclusive), in the order of the text."""
    once = _counted_once(marks, told)
    ended = [_killed_in_the_end(marks, toll, last, once) for toll in once]
    ended = [replace(toll, kind="killed") if _stabbed_to_death(marks, toll) else toll for toll in ended]
    if any(toll.kind == "killed" for toll in ended):
        ended = [toll for toll in ended if toll.kind == "killed" or bare(marks.word(toll.head)) not in _STABS]
    return tuple(sorted(ended, key=lambda toll: toll.first))


def _counted_once(marks: Marks, told: Iterable[Toll]) -> tuple[Toll, ...]:
    """Without what counts people again that an earlier way has counted under another head."""
    found: list[Toll] = []
    counted: dict[int, int] = {}  # word -> the head of the toll that counts it
    for toll in told:
        words = range(toll.first, toll.last)
        again = any(counted.get(at, toll.head) != toll.head for at in words)
        same_head = any(one.kind == toll.kind and one.head == toll.head for one in found)
        if same_head or (again and not _may_count_again(marks, toll, found)):
            continue
        found.append(toll)
        if not toll.nobody:
            counted.update(dict.fromkeys(words, toll.head))
    return tuple(found)


def _may_count_again(marks: Marks, toll: Toll, found: Sequence[Toll]) -> bool:
    """Nobody; those who were wounded and then died, each in a passive; bodies of those told of before."""
    if toll.nobody or (toll.passive and any(one.passive and one.kind != toll.kind for one in found)):
        return True
    return toll.kind == "killed" and marks.word(toll.head) in _BODIES


def _killed_in_the_end(marks: Marks, toll: Toll, last: int, found: Sequence[Toll]) -> Toll:
    """Two spies were seized and then killed; خطفوا رجلين ثم أعدموهما: the same people, counted once, as dead."""
    if toll.kind != "detained" or toll.nobody:
        return toll
    for head in marks.of("casualty", "kill", first=max(toll.last, toll.head + 1), last=min(last, toll.last + _REACH)):
        same = _killed_then_ar(marks, head, toll) if marks.arabic else _killed_then_en(marks, head, toll)
        if same and not any(one.kind == "killed" and one.head == head.first and not one.named_before for one in found):
            return replace(toll, kind="killed", rule="held_then_killed")
    return toll


def _killed_then_ar(marks: Marks, head: Mark, toll: Toll) -> bool:
    """ثم أعدموهما, فقتلته."""
    word = marks.word(head.first)
    before = range(max(toll.last, head.first - 2), head.first)
    then = word.startswith((AND, THEN)) or any(marks.word(n) in _AND_THEN for n in before)
    return then and head.form.pronoun and word.endswith(_THEM) and people_at(marks, head.last) is None


def _killed_then_en(marks: Marks, head: Mark, toll: Toll) -> bool:
    """Seized and killed, then killed them, were later killed; not "and killed a guard"."""
    before = [marks.word(n) for n in range(max(toll.last, head.first - 3), head.first)]
    after = marks.word(head.last)
    if after in _THEM_EN or before[-1:] in (["later"], ["then"], ["being"]):
        return True
    if before[-2:] in (["then", "were"], ["and", "were"]):
        return True
    then = not _AND_THEN.isdisjoint(before[-2:]) and not is_be(marks, head.first - 1)
    return then and after not in _NAMES_OTHERS and people_at(marks, head.last) is None


def _stabbed_to_death(marks: Marks, toll: Toll) -> bool:
    """stabbed a refugee to death."""
    if marks.arabic or toll.kind != "injured" or marks.word(toll.head) not in _STABS:
        return False
    return any(marks.word(n) == "to" and marks.word(n + 1) == "death" for n in range(toll.last, toll.last + 3))
