"""Who did it and to whom: what the actors of a text are asked about an act, or about a total."""

from __future__ import annotations

from collections.abc import Sequence

from data.extract import actors
from data.extract.actors import Cast
from data.extract.actors.act import Act, Parts
from data.extract.clauses.clause import Clause
from data.extract.places.where import Where
from data.extract.text.marks import Marks


def of(
    marks: Marks, cast: Cast, clauses: Sequence[Clause], event_type: str, event_class: str, where: Where | None
) -> Parts:
    """The initiators and targets of what these clauses tell, the first of them the one that tells most."""
    tolls = [toll for clause in clauses for toll in clause.tolls]
    harmed = [toll for toll in tolls if not toll.nobody]
    act = Act(
        ranges=tuple((clause.first, clause.last) for clause in clauses if _may_name(marks, clause)),
        core=(clauses[0].first, clauses[0].last),
        event_type=event_type,
        event_class=event_class,
        verbs=(
            *(mark for clause in clauses for mark in clause.acts),
            *(
                mark
                for clause in clauses
                for mark in marks.of(
                    "casualty", "detain", "abduct", "kill", "wound", first=clause.first, last=clause.last
                )
            ),
        ),
        civilians_hit=any((toll.civilians[0] or 0) > 0 for toll in harmed),
        people_hit=bool(harmed),
        at_prison=where is not None and "سجن" in (where.name_ar or ""),
        civilians_detained=any(toll.kind == "detained" and (toll.civilians[0] or 0) > 0 for toll in harmed),
    )
    return actors.parts(cast, act)


def _may_name(marks: Marks, clause: Clause) -> bool:
    """Whether a clause may say who acted: it tells an act, a claim, a suspicion or a joint operation."""
    if clause.acts or clause.tolls or clause.frames.keys() & {"joint", "accused"}:
        return True
    return bool(marks.of("source", "claim", "suspect", "no_claim", first=clause.first, last=clause.last))
