"""What the words of a text say about where: which place of the gazetteer, how near the act, and which names are no
scene of anything.

A name counts where its surroundings make it a place ("قرية X", "في X", "near X"); of homonyms the one in the
governorate named nearest, then the most important; the others are kept as alternatives. A village the gazetteer
lacks keeps its name without a point.
"""

from __future__ import annotations

from data.extract.places.locating import locate
from data.extract.places.nearness import around, governorates_of
from data.extract.places.regions import districts_of, regions_of
from data.extract.places.roads import Located, part_roads
from data.extract.places.scanning import scan_names
from data.extract.places.surroundings import surroundings_of
from data.extract.places.where import Where
from data.extract.text.marks import Marks


def read(marks: Marks) -> tuple[Where, ...]:
    """All places named in a text, in order: the names that count, each settled by the governorates named around it,
    and the areas without a point.
    """
    names = scan_names(marks)
    governorates = governorates_of(names.found)
    located = [
        Located(locate(marks, one, surroundings_of(marks, one, around(marks, one.first, governorates))), one.first)
        for one in names.found
    ]
    areas = (*districts_of(marks, names.found), *regions_of(marks, names.known))
    return tuple(sorted((*part_roads(marks, located), *areas), key=lambda where: where.first))
