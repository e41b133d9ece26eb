"""From what was written to what holds now: a function of readings, drafts and decisions, in order of writing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from data import merge
from data.ledger.checking import Unsound
from data.ledger.records import COMPARING, COUNTED, Decision, Draft, Quarantined, Reading, Spans, Verb

Status = Literal["open", "accepted", "rejected", "replaced", "void", "obsolete"]
WAITING, ACCEPTED = "open", "accepted"
STANDING: tuple[Status, ...] = ("open", "accepted", "rejected")  # of rows that can still be decided on


@dataclass(frozen=True)
class Row:
    """A draft as it stands now.

    status   open: nobody decided; accepted: counted; rejected; replaced: split or joined into others; void: made by a
             decision since undone; obsolete: of an earlier reading of its document, so never counted.
    version  how many decisions there are on it, undone ones too: what a writer must have seen.
    history  all of them, in order; `live` those not undone.
    """

    draft: Draft
    facts: Mapping[str, Any]
    spans: Spans
    status: Status
    history: tuple[Decision, ...]
    live: tuple[Decision, ...]

    @property
    def version(self) -> int:
        """How many decisions there are on it."""
        return len(self.history)

    @property
    def confidence(self) -> float:
        """That of the least certain field; 1 where an analyst wrote the row."""
        return min(self.draft.confidence.values(), default=1.0)

    @property
    def disputed(self) -> bool:
        """Whether the second coder read it otherwise than the rules."""
        return any(warning["code"].startswith("second_coder") for warning in self.draft.warnings)


@dataclass(frozen=True)
class State:
    """All that holds. readings: the current one of each document; rows: every draft ever made, in order.

    broken       documents set aside -> what is wrong with records of theirs; "" of records that tell of none.
    titles       of those of them whose reading is sound.
    aside        how many records are set aside with them.
    quarantined  the records that somebody set aside for good.
    """

    readings: Mapping[str, Reading]
    rows: Mapping[str, Row]
    decisions: Sequence[Decision]
    broken: Mapping[str, tuple[Unsound, ...]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    aside: int = 0
    quarantined: tuple[Quarantined, ...] = ()

    def of_document(self, document_id: str) -> list[Row]:
        """Its rows that are or may be counted, in the order of the text; the obsolete and replaced ones left out."""
        shown = [row for row in self._by_document[document_id] if row.status in STANDING]
        return sorted(shown, key=lambda row: (_begins(row.spans), row.draft.draft_id))

    def obsolete(self, document_id: str) -> list[Row]:
        """Rows of earlier readings that were accepted then."""
        rows = self._by_document[document_id]
        return [row for row in rows if row.status == "obsolete" and any(d.kind == "accept" for d in row.live)]

    def queue(self, document_id: str) -> list[Row]:
        """Rows that wait for a decision: those the second coder disputes first, then the least certain."""
        waiting = [row for row in self.of_document(document_id) if row.status == WAITING and row.draft.kind in COUNTED]
        return sorted(waiting, key=lambda row: (not row.disputed, row.confidence))

    @cached_property
    def accepted(self) -> list[Row]:
        """The rows that count."""
        return [row for row in self.rows.values() if row.status == ACCEPTED]

    @cached_property
    def verdicts(self) -> Mapping[tuple[str, str], Verb]:
        """Pairs of reports (sorted) -> merge, apart or unsure: the last word on each that holds."""
        said: dict[tuple[str, str], Verb] = {}
        for decision in live(self.decisions):
            if decision.kind == "unmerge":
                said.pop(_pair(decision), None)
            elif decision.kind in COMPARING:
                said[_pair(decision)] = decision.kind
        return said

    @cached_property
    def links(self) -> list[dict[str, str]]:
        """Pairs of reports that are of one incident or not: report_a, report_b, same (yes, no)."""
        same = {"merge": "yes", "apart": "no"}
        decided = [(pair, same[kind]) for pair, kind in self.verdicts.items() if kind in same]
        return [{"report_a": one, "report_b": two, "same": said} for (one, two), said in decided]

    def about(self, report: str) -> dict[str, Verb]:
        """What was decided between this report and others: their names -> merge, apart or unsure."""
        pairs = {pair: kind for pair, kind in self.verdicts.items() if report in pair}
        return {one if two == report else two: kind for (one, two), kind in pairs.items()}

    @cached_property
    def lent(self) -> dict[str, Decision]:
        """Incidents of other tables that a live merge names -> the last merge, which holds their accounts."""
        return {
            str(decision.new["with"]): decision
            for decision in live(self.decisions)
            if decision.kind == "merge" and "accounts" in decision.new
        }

    @cached_property
    def _by_document(self) -> Mapping[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows.values():
            found[row.draft.document_id].append(row)
        return found


def replay(readings: Iterable[Reading], drafts: Iterable[Draft], decisions: Sequence[Decision]) -> State:
    """What holds after all this was written."""
    current = {reading.document_id: reading for reading in sorted(readings, key=lambda one: one.reading)}
    standing = live(decisions)
    kept = {decision.decision_id for decision in standing}
    history, holding = _by_draft(decisions), _by_draft(standing)
    rows = {}
    for draft in drafts:
        facts, spans, status = dict(draft.facts), dict(draft.spans), "open"
        for decision in holding[draft.draft_id]:
            match decision.kind:
                case "accept" | "reject" if status == "replaced":
                    pass  # by somebody elsewhere, who had not seen that others stand in its place: these count
                case "accept":
                    status = "accepted"
                case "reject":
                    status = "rejected"
                case "edit":
                    facts |= decision.new
                    spans |= decision.spans
                case "split" | "join":
                    status = "replaced"
        if draft.made_in and draft.made_in not in kept:
            status = "void"
        elif draft.reading != current[draft.document_id].reading:
            status = "obsolete"
        rows[draft.draft_id] = Row(
            draft,
            facts,
            spans,
            status,  # type: ignore[arg-type]
            tuple(history[draft.draft_id]),
            tuple(holding[draft.draft_id]),
        )
    return State(current, rows, decisions)


def live(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that were not undone, and no undo."""
    written = list(decisions)
    undone = {decision.new["decision"] for decision in written if decision.kind == "undo"}
    return [one for one in written if one.kind != "undo" and one.decision_id not in undone]


def grouped(state: State, reports: Iterable[str]) -> list[list[str]]:
    """The reports that are one incident each. Raises merge.ContradictionError."""
    return merge.groups(reports, state.links)


def _by_draft(decisions: Iterable[Decision]) -> Mapping[str, list[Decision]]:
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        for draft in decision.drafts:
            found[draft].append(decision)
    return found


def _pair(decision: Decision) -> tuple[str, str]:
    one, two = sorted((decision.drafts[0], str(decision.new["with"])))
    return one, two


def _begins(spans: Spans) -> int:
    return min((start for found in spans.values() for start, _ in found), default=0)
