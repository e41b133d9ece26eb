"""What an act takes over from elsewhere in the text: the doer of another act, the speaker of a statement, the cell that
is caught.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from data.extract.actors import Cast
from data.extract.incidents import doers, speakers
from data.extract.incidents.group import Group
from data.extract.incidents.sides import UNKNOWN
from data.extract.incidents.told import Told
from data.extract.records import Record
from data.extract.text.affixes import AND, BY, TO, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_DOERS_AGAIN = term_set("doers_again")

_Rule = Callable[[Told, Group, Record], Record]


def carried_over(
    marks: Marks, cast: Cast, groups: Sequence[Group], incidents: Sequence[Record], totals: Sequence[Record]
) -> tuple[Record, ...]:
    """The incidents of these groups, those without a doer or a target given the one that the text names elsewhere."""
    told = Told(marks, cast, next((one for one in totals if one.kind == "aggregate" and one.initiators), None))
    for group, incident in zip(groups, incidents, strict=True):
        record = incident
        for rule in RULES:
            record = rule(told, group, record)
        told = replace(told, groups=(*told.groups, group), records=(*told.records, record))
    return told.records


def _the_cell(told: Told, group: Group, record: Record) -> Record:
    """Those detained who are said to be the doers of an act told before: القبض على المنفذين, the attackers."""
    if record.event_class != "security_operation" or record.targets != UNKNOWN:
        return record
    by_islamic_state = any("islamic_state" in one.initiators for one in told.records)
    caught = by_islamic_state and any(
        bare(word, AND + BY + TO, article=True) in _DOERS_AGAIN
        for one in group.clauses
        for word in one.words(told.marks)
    )
    return replace(record, targets=("islamic_state",)) if caught else record


RULES: tuple[_Rule, ...] = (doers.of_an_attack, doers.of_an_operation, speakers.own, _the_cell)
