"""The second coder's answer (data.extract.model) beside the drafts of the rules: what both say, what one says alone.

It decides nothing: where it differs from the rules, the row goes to the front of the queue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from data import schema
from data.bounds import TOLLS
from data.extract.model.second_coder import FIELDS, Answer, Event, Quoted, quoted
from data.ledger.records import Draft


def compared(drafts: Sequence[Draft], answer: Answer, text: str) -> list[Draft]:
    """The drafts of the rules, each with a warning where the second coder reads it otherwise, and then its own rows.

    Rows are matched by the words that they rest on. A field that the second coder leaves out is no disagreement.
    """
    if answer.failure:
        return [_warned(draft, "coder_silent", answer.failure) for draft in drafts]
    left = list(answer.events)
    places = quoted(left, text)
    found = []
    for draft in drafts:
        same = max(left, key=lambda event: _likeness(draft, event, places), default=None)
        if same is None or not _likeness(draft, same, places)[0]:
            found.append(_warned(draft, "second_coder_has_not") if draft.kind == "incident" else draft)
            continue
        left.remove(same)
        differing = sorted(name for name, value in _facts(same).items() if draft.facts.get(name) != value)
        found.append(_warned(draft, "second_coder_differs", *_said(same, differing)) if differing else draft)
    return [*found, *(_own(event, places) for event in left)]


def _likeness(draft: Draft, event: Event, places: Quoted) -> tuple[int, bool]:
    """How many characters of the event's quotation the draft rests on, and whether both name the same act."""
    start, end = places[event.quote] or (0, 0)
    evidence = draft.spans.get("evidence", ())
    shared = sum(max(0, min(end, last) - max(start, first)) for first, last in evidence)
    same_act = event.event_type is not None and event.event_type.value == draft.facts.get("event_type")
    return (shared if draft.kind == event.kind else 0), same_act


def _own(event: Event, places: Quoted) -> Draft:
    """A row that the second coder alone has: it has no date and no place, which are for the analyst to give."""
    facts = {name: value for name, value in _facts(event).items() if value is not None}
    if event.event_type is not None:
        facts["event_class"] = schema.event_class_of(event.event_type.value)
    quotes = {name: said.quote for name in FIELDS if (said := getattr(event, name)) is not None}
    spans = {name: [span] for name, quote in quotes.items() if (span := places[quote])}
    spans["evidence"] = [places[event.quote] or (0, 0)]
    warnings = ({"code": "second_coder_alone", "values": []},)
    return Draft("", "", 0, event.kind, facts, spans, {"evidence": 0.0}, {}, warnings, made_by="second_coder")


def _facts(event: Event) -> dict[str, Any]:
    """The columns of schema.FACTS that the event gives."""
    facts: dict[str, Any] = {}
    if event.event_type is not None:
        facts["event_type"] = event.event_type.value
    for side in ("initiators", "targets"):
        if (said := getattr(event, side)) is not None:
            facts[side] = ";".join(sorted(set(said.value)))
    for toll in TOLLS:
        if (count := getattr(event, toll)) is not None:
            facts |= {f"{toll}_low": count.low, f"{toll}_high": count.high}
    return facts


def _said(event: Event, columns: Sequence[str]) -> list[str]:
    facts = _facts(event)
    return [f"{column}: {facts[column]}" for column in columns]


def _warned(draft: Draft, code: str, *values: str) -> Draft:
    return replace(draft, warnings=(*draft.warnings, {"code": code, "values": list(values)}))
