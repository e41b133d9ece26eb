"""What may be taken over from another ledger: only what leaves this one sound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa

from data.ledger.checking import Unsound
from data.ledger.held import Record
from data.ledger.records import Decision, Draft, Reading
from data.ledger.refused import Refused
from data.ledger.replay import State, replay
from data.ledger.tables import as_tables
from data.ledger.together import unsound_together, untimely


class NotALedger(Refused):
    """Nothing was taken: a file is no ledger, or would leave none that holds.

    found  what is wrong; line: where in the file, 0 for none; more: how much else is wrong there.
    """

    def __init__(self, found: Unsound, line: int = 0, more: int = 0) -> None:
        super().__init__("not_a_ledger", line=f"line {line}: {found}" if line else str(found))
        self.found, self.line, self.more = found, line, more


def refuse_unsound(texts: Mapping[str, str], before: Sequence[Record], new: Sequence[Record]) -> None:
    """Refuse what is unsound with the new records and was not before; what was here keeps no other ledger out.

    texts   all that are there, by their hash; new records come after those before.
    raises  NotALedger, Refused (contradiction)
    """
    lengths = {sha256: len(text) for sha256, text in texts.items()}
    wrong = _wrong(lengths, [*before, *new])
    if wrong:
        known = set(_wrong(lengths, before))
        wrong = tuple(one for one in wrong if one not in known)
    if wrong and wrong[0].expected == "no_contradiction":
        raise Refused("contradiction", pair=wrong[0].value)
    if wrong:
        raise NotALedger(wrong[0], more=len(wrong) - 1)


def _wrong(lengths: Mapping[str, int], records: Sequence[Record]) -> tuple[Unsound, ...]:
    readings = [one for one in records if isinstance(one, Reading)]
    drafts = [one for one in records if isinstance(one, Draft)]
    decisions = [one for one in records if isinstance(one, Decision)]
    if found := unsound_together(lengths, readings, drafts, decisions):
        return found
    state = replay(readings, drafts, decisions)
    return untimely(state) or _untold(state)


def _untold(state: State) -> tuple[Unsound, ...]:
    """What is left: records that are sound by every rule here, and of which no tables can be made all the same."""
    try:
        as_tables(state)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, pa.ArrowException) as error:
        return (Unsound("file", "", "", type(error).__name__, "tables"),)
    return ()
