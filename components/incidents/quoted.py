"""The words of an article that a reviewed row rests on: its sentences with the spans marked, as the ledger has them."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from itertools import pairwise

from components.names import Names
from components.reviewed.store import ledger
from components.view import View, visible
from data.ledger import ORIGIN, Refused, Row
from data.ledger.records import Spans
from data.text import is_arabic

_LONGEST = 1500  # characters of one account's sentences


def account(report_id: str, names: Names) -> str:
    """The sentences behind one account, as HTML; "" where the ledger holds no text of it."""
    try:
        state = ledger().state()
        row = state.rows.get(report_id)
        return _quotation(row, ledger().text(state.readings[row.draft.document_id]), names) if row else ""
    except (Refused, KeyError):
        return ""


def incidents(view: View, ids: Iterable[str]) -> Mapping[str, str]:
    """The sentences behind incidents of the reviewed table, by incident; nothing for other tables."""
    if view.origin.origin != ORIGIN:
        return {}
    reports = view.store.table("reports", ORIGIN)
    found = reports.filter(reports.incident_id.isin(list(ids))).select("incident_id", "report_id").order_by("report_id")
    said: dict[str, str] = {}
    for incident_id, report_id in found.to_pandas().itertuples(index=False):
        said[incident_id] = said.get(incident_id, "") + account(report_id, view.names)
    return {incident_id: words for incident_id, words in said.items() if words}


def marked(text: str, spans: Spans, names: Names) -> str:
    """The sentences (spans of `evidence`) of a text as HTML, the words of each field marked with its name."""
    fields = [(start, end, field) for field, found in spans.items() for start, end in found if field != "evidence"]
    parts = []
    for first, last in _apart(spans.get("evidence") or [(start, end) for start, end, _ in fields]):
        inside = [max(first, min(edge, last)) for start, end, _ in fields for edge in (start, end)]
        pieces = []
        for start, end in pairwise(sorted({first, last, *inside})):
            named = [field for one, other, field in fields if one <= start and end <= other]
            words = html.escape(visible(text[start:end]))
            title = html.escape(
                names.listed(names.t(f"field_{field}") for field in named if names.has(f"field_{field}"))
            )
            pieces.append(f'<mark title="{title}">{words}</mark>' if named else words)
        parts.append("".join(pieces))
    return " … ".join(parts)


def _quotation(row: Row, text: str, names: Names) -> str:
    said = marked(text, row.spans, names)
    direction = "rtl" if is_arabic(text) else "ltr"
    return f'<blockquote class="quoted" dir="{direction}">{said}</blockquote>' if said else ""


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, overlapping ones as one, and no more than is read beside a table."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    kept: list[tuple[int, int]] = []
    length = 0
    for start, end in joined:
        if length + end - start <= _LONGEST or not kept:
            kept.append((start, min(end, start + _LONGEST)))
        length += end - start
    return kept
