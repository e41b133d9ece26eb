"""The stretches of a text that tell one thing each, with what they hold, and what kind of telling they are.

A sentence is parted where two of its stretches have an act and a place or day of their own. A clause tells an
incident, a measure, an aggregate or background, or nothing countable at all: an accident, a verdict, a threat, a
release, a metaphor.
"""

from __future__ import annotations

from collections.abc import Sequence

from data.extract.clauses.clause import Clause
from data.extract.clauses.findings import Findings
from data.extract.clauses.gathering import gather
from data.extract.clauses.headers import date_below_headers, under_headings
from data.extract.clauses.parting import part
from data.extract.clauses.telling import tell
from data.extract.clauses.withdrawing import withdraw
from data.extract.dates.when import When
from data.extract.places.where import Where
from data.extract.text.marks import Marks


def read(marks: Marks, whens: Sequence[When], wheres: Sequence[Where]) -> tuple[Clause, ...]:
    """The clauses of a text, given its dates and places, in order and classified."""
    findings = Findings(marks, tuple(whens), tuple(wheres))
    stretches = under_headings(findings, part(findings))
    own = tuple(withdraw(marks, gather(findings, stretch)) for stretch in stretches)
    return tell(marks, date_below_headers(marks, own))
