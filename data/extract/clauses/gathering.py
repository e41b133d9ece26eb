"""What stands in a clause: its acts, days, places, tolls and frames."""

from __future__ import annotations

from dataclasses import replace

from data.extract import tolls
from data.extract.clauses.clause import Clause
from data.extract.clauses.findings import Findings
from data.extract.clauses.void import is_void
from data.extract.dates.when import When
from data.extract.places.where import Where
from data.extract.text.marks import Mark, Marks

LONG_RANGE = 5  # days: "from 1 to 9 June" is a period, "from 1 to 3 June" may be one act


def gather(findings: Findings, clause: Clause) -> Clause:
    """The same clause with all that its words hold."""
    marks = findings.marks
    return replace(
        clause,
        acts=tuple(mark for mark in clause.of(marks, "act") if not is_void(marks, mark)),
        whens=tuple(_as_period(when) for when in findings.whens if clause.first <= when.first < clause.last),
        wheres=tuple(where for where in findings.wheres if _reaches_into(where, clause)),
        tolls=tolls.read(marks, clause.first, clause.last),
        frames=_frames(marks, clause),
        charge=tolls.is_charge(marks, clause.first),
    )


def _as_period(when: When) -> When:
    """A long range of days bounds a period."""
    return replace(when, period=True) if when.days >= LONG_RANGE and when.is_range else when


def _reaches_into(where: Where, clause: Clause) -> bool:
    """Whether a place is named in a clause, also where its first words still belong to the clause before."""
    return where.first < clause.last and where.last > clause.first


def _frames(marks: Marks, clause: Clause) -> dict[str, Mark]:
    """Code -> its first mark; what a source denies is a frame too."""
    frames: dict[str, Mark] = {}
    for mark in clause.of(marks, "frame"):
        frames.setdefault(mark.code, mark)
    return frames | {mark.code: mark for mark in clause.of(marks, "source", "deny")[:1]}
