"""Roads between two places: the first is the scene, near it; the second is only where the road leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.extract.places import gazetteer
from data.extract.places.cues import is_road
from data.extract.places.where import Where, at_place
from data.extract.text.affixes import AND, BY, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_BETWEEN = term_set("between_places")
_HIGHWAYS = term_set("highways_ar")
_JOINTS = term_set("road_joints")


@dataclass(frozen=True)
class Located:
    """A name that is settled as a place, and the word at which the name itself begins."""

    where: Where
    name: int


def part_roads(marks: Marks, located: Sequence[Located]) -> tuple[Where, ...]:
    """The places of a text with their roads settled: طريق منبج – أبو قلقل, between A and B."""
    mentions = sorted(located, key=lambda one: one.where.first)
    settled = [one.where for one in mentions]
    for index, one in enumerate(mentions):
        other = next(
            (n for n in range(index + 1, len(mentions)) if mentions[n].where.last > one.where.last),
            None,
        )
        if other is not None and is_road_from(marks, one.where.last, mentions[other].name):
            settled[other] = replace(mentions[other].where, aside=True)
            settled[index] = _near(settled[index])
    return tuple(settled)


def _near(where: Where) -> Where:
    """A stretch of road near a place; of a governorate's name it is near the capital, and no
    direction of flight.
    """
    capital = gazetteer.capitals().get(where.governorate or "") if where.rank == 0 else None
    if capital is not None:
        return at_place(capital, first=where.first, last=where.last, precision="near", rank=2, aside=False)
    return replace(where, precision="near", rank=max(where.rank, 2))


def is_road_from(marks: Marks, end: int, start: int) -> bool:
    """Whether a road joins the name that ends before one word and the name that begins at another."""
    return 0 <= start - end <= 2 and any(rule(marks, end, start) for rule in RULES)


def joined_by_sign(marks: Marks, end: int, start: int) -> bool:
    """The road from A to B, طريق منبج – أبو قلقل, between A and B."""
    return start > end and marks.word(end) in _JOINTS and (_on_road(marks, end, start) or _betwixt(marks, end))


def side_by_side(marks: Marks, end: int, start: int) -> bool:
    """طريق تدمر دير الزور."""
    if not marks.arabic or start > end or marks.word(start).startswith(AND):
        return False
    return any(bare(marks.word(n), BY, article=True) in _HIGHWAYS for n in range(max(0, end - 3), end))


def between_both(marks: Marks, end: int, start: int) -> bool:
    """بين A وB, الواصل بين A وB."""
    return start == end and marks.word(start).startswith(AND) and _betwixt(marks, end)


def hyphened(marks: Marks, end: int, start: int) -> bool:
    """The A-B road."""
    if marks.arabic or start > end or not _on_road(marks, end, start):
        return False
    return "-" in marks.text.text[marks.words[end - 1].end : marks.words[start].start]


RULES = (joined_by_sign, side_by_side, between_both, hyphened)


def _on_road(marks: Marks, end: int, start: int) -> bool:
    """Whether a road is named within six words before the first name's end and four from the second."""
    around = (*range(max(0, end - 6), end), *range(start, start + 4))
    return any(marks.has(n, "near", "road") or is_road(marks.word(n)) for n in around)


def _betwixt(marks: Marks, end: int) -> bool:
    return any(bare(marks.word(n), AND) in _BETWEEN for n in range(end - 6, end))
