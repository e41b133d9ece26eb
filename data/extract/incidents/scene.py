"""Where an act is: the place that its clause names, or the one named before that the clause means."""

from __future__ import annotations

from collections.abc import Sequence

from data.extract.clauses.clause import Clause
from data.extract.incidents import pointing
from data.extract.incidents.story import Story
from data.extract.places.where import Where, settle
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_THERE = term_set("there")
_THERE_IS = term_set("there_is")


def own(marks: Marks, clause: Clause) -> Where | None:
    """The scene: the most specific place nearest to the act, homonyms settled by the heading."""
    scenes = [where for where in clause.wheres if not where.aside]
    if not scenes:
        return _there(marks, clause)
    anchor = clause.acts[0].first if clause.acts else clause.first
    best = min(
        _most_specific(scenes),
        key=lambda where: (where.rank <= 3, where.first < anchor, abs(where.first - anchor)),
    )
    return settle(best, clause.heading)


def _most_specific(scenes: Sequence[Where]) -> Sequence[Where]:
    """Sites, villages and towns, else cities, else areas, else governorates."""
    for among in ([where for where in scenes if where.rank >= 3], [where for where in scenes if where.rank == 2]):
        if among:
            return among
    return [where for where in scenes if where.precision != "governorate"] or scenes


def _there(marks: Marks, clause: Clause) -> Where | None:
    """A medic in X says ... in fighting there, مسعف في البصيرة: قتل اثنان هناك: the place of the teller is the scene
    after all.
    """
    there = next(
        (
            at
            for at in range(clause.first, clause.last)
            if marks.word(at) in _THERE and marks.word(at + 1) not in _THERE_IS
        ),
        None,
    )
    named = [where for where in clause.wheres if there is not None and where.last <= there and where.rank >= 2]
    return named[-1] if named else None


def inherited(marks: Marks, story: Story, clause: Clause) -> Where | None:
    """The camp, town or prison that "the camp", "المخيم" or a following clause means."""
    where = story.last_where
    if where is None or (clause.heading is not None and where.governorate != clause.heading):
        return None
    return None if pointing.begins_anew(clause) and not _definite_place(marks, clause) else where


def _definite_place(marks: Marks, clause: Clause) -> bool:
    nouns = marks.of("near", "camp", "town", "village", "city", "prison", first=clause.first, last=clause.last)
    return any(mark.form.definite or not marks.arabic for mark in nouns)
