"""Rows that analysts make of rows: two halves of one, one out of two. No number is doubled on the way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from data import merge
from data.bounds import TOLLS
from data.ledger.facts import FIELDS, derived
from data.ledger.records import Draft, Spans
from data.ledger.replay import Row
from data.ledger.tables import dated

_DERIVED = ("killed_best", "directed")
_NUMBERS = {f"{toll}_{bound}" for toll in TOLLS for bound in ("low", "best", "high")} | {"n_incidents"}


def halves(row: Row) -> list[Draft]:
    """Two rows for one, to be told apart by hand: the first keeps the numbers, the second has none."""
    silent = {name: value for name, value in row.facts.items() if name not in _NUMBERS}
    unquoted = {name: spans for name, spans in row.spans.items() if name not in TOLLS}
    return [_made(row, "split", row.facts, row.spans), _made(row, "split", silent, unquoted)]


def joined(one: Row, two: Row) -> Draft:
    """One row out of two that tell of the same: ranges over both (rule 6), what one is silent on from the other."""
    spans = {name: sorted({*one.spans.get(name, ()), *two.spans.get(name, ())}) for name in {**one.spans, **two.spans}}
    told = {**_given(two.facts), **_given(one.facts)}
    if None not in (one.facts.get("date_start"), two.facts.get("date_start")):
        accounts = [dated(derived(row.facts)) for row in (one, two)]
        told |= _given(merge.merged(accounts))
        told |= {name: None for name in _NUMBERS if name.endswith("_high") and _is_open(name, accounts)}
    facts = {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}
    kept = {name: value for name, value in facts.items() if value is not None and name not in _DERIVED}
    return _made(one, "join", kept, spans)


def _is_open(high: str, accounts: list[dict[str, Any]]) -> bool:
    """Whether an account that gives the number leaves its upper end open."""
    low = high.replace("_high", "_low")
    return any(account.get(low) is not None and account.get(high) is None for account in accounts)


def _given(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None and name in FIELDS}


def _made(row: Row, by: str, facts: Mapping[str, Any], spans: Spans) -> Draft:
    return Draft("", "", 0, row.draft.kind, dict(facts), dict(spans), made_by=by)
