"""Which of the tolls told stand: people counted once, and as dead where they died in the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks
from data.extract.tolls.before_verbs import is_be
from data.extract.tolls.joined import people_at
from data.extract.tolls.toll import Toll

STABBED = {"stabbed", "stabbing", "knifed", "طعن", "طعنت"}


def settled(marks: Marks, last: int, told: Iterator[Toll]) -> tuple[Toll, ...]:
    """The tolls that stand of those told in words up to last (exclusive), in the order of the text."""
    found: list[Toll] = []
    taken: dict[int, int] = {}  # word -> the head of the toll that counts it
    for toll in told:
        covered = range(toll.first, toll.last)
        twice = toll.rule == "passive" and any(one.rule == "passive" and one.kind != toll.kind for one in found)
        found_dead = toll.kind == "killed" and marks.word(toll.head) in {"body", "bodies"}
        if (
            toll.rule != "none"
            and not twice
            and not found_dead
            and any(taken.get(at, toll.head) != toll.head for at in covered)
        ):
            continue
        if any(one.kind == toll.kind and one.head == toll.head for one in found):
            continue
        found.append(toll)
        if toll.rule != "none":
            taken.update(dict.fromkeys(covered, toll.head))
    found = [killed_in_the_end(marks, toll, last, found) for toll in found]
    found = [replace(toll, kind="killed") if stabbed_to_death(marks, toll) else toll for toll in found]
    if any(toll.kind == "killed" for toll in found):
        stabbed = (t for t in found if t.kind != "killed" and marks.words[t.head].folded.lstrip("وف") in STABBED)
        wounded = {id(toll) for toll in stabbed}
        found = [toll for toll in found if id(toll) not in wounded]
    return tuple(sorted(found, key=lambda toll: toll.first))


def killed_in_the_end(marks: Marks, toll: Toll, last: int, found: list[Toll]) -> Toll:
    """Two spies were seized and then killed; خطفوا رجلين ثم أعدموهما: the same people, counted once, as dead."""
    if toll.kind != "detained" or toll.rule == "none":
        return toll
    heads = marks.of("casualty", "kill", first=max(toll.last, toll.head + 1), last=min(last, toll.last + 18))
    for head in heads:
        before = [marks.word(n) for n in range(max(toll.last, head.first - 3), head.first)]
        if marks.arabic:
            then = bool(set(before[-2:]) & term_set("and_then")) or marks.word(head.first).startswith(("و", "ف"))
            same = then and marks.word(head.first).endswith(("ه", "ها", "هما", "هم", "هن"))
            same = same and bool(head.form.pronoun) and people_at(marks, head.last) is None
        else:
            same = bool(set(before[-2:]) & term_set("and_then")) and people_at(marks, head.last) is None
            same = same and not any(is_be(marks, n) for n in range(head.first - 1, head.first))
            same = same and marks.word(head.last) not in {"a", "an", "the", "two", "his", "her", "their"}
            same = same or marks.word(head.last) in {"them", "him", "her"} or _killed_later(before)
        if not same:
            continue
        others = [one for one in found if one.kind == "killed" and one.head == head.first and one.rule != "object"]
        if not others:
            return replace(toll, kind="killed", rule="held_then_killed")
    return toll


def _killed_later(before: list[str]) -> bool:
    """... and were later killed, before being executed."""
    return before[-1:] in (["later"], ["then"], ["being"]) or before[-2:] in (["then", "were"], ["and", "were"])


def stabbed_to_death(marks: Marks, toll: Toll) -> bool:
    """stabbed a refugee to death."""
    if marks.arabic or toll.kind != "injured" or marks.word(toll.head) not in STABBED:
        return False
    return any(marks.word(n) == "to" and marks.word(n + 1) == "death" for n in range(toll.last, toll.last + 3))
