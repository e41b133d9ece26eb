"""Who did it and to whom: what the actors of a text are asked about an act, or about a total."""

from __future__ import annotations

from collections.abc import Sequence

from data.extract import actors
from data.extract.actors import Cast
from data.extract.actors.act import Act, Parts
from data.extract.clauses.clause import Clause
from data.extract.places.where import Where
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_PRISONS = term_set("prisons")

UNKNOWN = ("unknown",)  # the initiators or targets that a text does not tell


def of(
    marks: Marks, cast: Cast, clauses: Sequence[Clause], event_type: str, event_class: str, where: Where | None
) -> Parts:
    """The initiators and targets of what these clauses tell, the first of them the one that tells most."""
    harmed = [toll for clause in clauses for toll in clause.harmed]
    act = Act(
        ranges=tuple((clause.first, clause.last) for clause in clauses if _may_name(marks, clause)),
        core=(clauses[0].first, clauses[0].last),
        event_type=event_type,
        event_class=event_class,
        verbs=(
            *(mark for clause in clauses for mark in clause.acts),
            *(mark for clause in clauses for mark in clause.of(marks, "casualty", "detain", "abduct", "kill", "wound")),
        ),
        civilians_hit=any((toll.civilians[0] or 0) > 0 for toll in harmed),
        people_hit=bool(harmed),
        at_prison=where is not None and any(prison in (where.name_ar or "") for prison in _PRISONS),
        civilians_detained=any(toll.kind == "detained" and (toll.civilians[0] or 0) > 0 for toll in harmed),
    )
    return actors.parts(cast, act)


def _may_name(marks: Marks, clause: Clause) -> bool:
    """Whether a clause may say who acted: it tells an act, a claim, a suspicion or a joint operation."""
    if clause.acts or clause.tolls or clause.frames.keys() & {"joint", "accused"}:
        return True
    return bool(clause.of(marks, "source", "claim", "suspect", "no_claim"))
