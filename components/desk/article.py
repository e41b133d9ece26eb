"""The article on the desk: its text with the words that rows rest on marked, each a way to its row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import streamlit as st

from components import permalink
from components.desk.notes import say_warnings
from components.desk.words import FIELDS, value
from components.names import Names
from components.part import part
from components.reviewed import words as ledger_words
from components.view import View, as_written, visible
from data import calendar
from data.ledger import Reading, Row
from data.ledger.marks import Import
from data.text import is_arabic

DOCUMENT, ROW = "doc", "row"  # URL parameters: the article on the desk, and the row under review
SELECTED = "desk_selected"  # session state: words selected in the article
_KEY = "desk_article_text"
_LONGEST_LABEL = 70  # letters


def label(reading: Reading, waiting: int, names: Names) -> str:
    """An article in the box of articles."""
    title = visible(reading.title) or visible(reading.publisher) or reading.document_id
    title = title if len(title) <= _LONGEST_LABEL else title[:_LONGEST_LABEL] + "…"
    day = names.date(reading.published) if reading.published else names.t("desk_no_date")
    return names.listed((title, day, names.t("desk_waiting", n=waiting)))


def show(
    view: View, reading: Reading, text: str, rows: Sequence[Row], chosen: Row | None, mark: Import | None = None
) -> None:
    """Draw the article. Every text is set as text; a click on marked words opens their row.

    mark  the import that the reading came in with.
    """
    names = view.names
    st.caption(as_written(_about(reading, mark, names)))
    if reading.published is not None and not calendar.is_plausible(reading.published):
        said = names.t("desk_impossible_published", day=names.isolated(reading.published.isoformat()))
        st.warning(as_written(said), icon=":material/event_busy:")
    say_warnings(reading.warnings, names)
    data = {
        "label": names.t("desk_text_label"),
        "rtl": is_arabic(text),
        "add": names.t("desk_add_selected"),
        "chosen": chosen.draft.draft_id if chosen else "",
        "segments": segments(text, rows, chosen, names),
        "fields": _fields(text, chosen, names),
    }
    _component()(key=_KEY, data=data, on_picked_change=_picked, on_selected_change=_selected)


def segments(text: str, rows: Sequence[Row], chosen: Row | None, names: Names) -> list[dict[str, Any]]:
    """The text in pieces that between them hold all of it: text, the rows and fields that rest on it.

    Whole sentences (evidence) are marked for the chosen row alone; letters that cannot be seen are named.
    """
    marks = [
        (start, end, row, field)
        for row in rows
        for field, spans in row.spans.items()
        for start, end in spans
        if field != "evidence" or row is chosen
    ]
    number = {row.draft.draft_id: at for at, row in enumerate(rows, 1)}
    edges = sorted({0, len(text), *(edge for start, end, _, _ in marks for edge in (start, end))})
    begins: dict[int, list[int]] = defaultdict(list)
    for place, (start, *_) in enumerate(marks):
        begins[start].append(place)
    pieces, standing = [], list[int]()  # the marks that stand over a piece, in the order of the rows
    for start, end in pairwise(edges):
        standing = sorted(place for place in (*standing, *begins[start]) if marks[place][1] > start)
        here = [marks[place][2:] for place in standing]
        named = [(row, field) for row, field in here if field != "evidence"]
        pieces.append(
            {
                "text": visible(text[start:end]),
                "rows": list(dict.fromkeys(row.draft.draft_id for row, _ in named)),
                "fields": sorted({field for row, field in named if row is chosen}),
                "evidence": any(field == "evidence" for _, field in here),
                "title": names.listed(
                    f"{names.number(number[row.draft.draft_id])} {_field(field, names)}" for row, field in named
                ),
            }
        )
    return pieces


def _fields(text: str, chosen: Row | None, names: Names) -> list[dict[str, Any]]:
    """What the chosen row says, field by field, how sure the rules are, and whether words stand behind it."""
    if chosen is None:
        return []
    found = []
    for field in FIELDS:
        said = value(field, chosen.facts, names)
        spans = chosen.spans.get(field, ())
        sure = _sure(field, chosen, names)
        if said or spans:
            found.append(
                {
                    "code": field,
                    "name": _field(field, names),
                    "value": said or names.t("not_reported"),
                    "sure": sure,
                    "quoted": bool(spans),
                    "title": names.listed(visible(text[start:end]) for start, end in spans),
                }
            )
    return found


def _sure(field: str, row: Row, names: Names) -> str:
    """How sure the rules are of a field, or that an analyst corrected it."""
    corrected = {column for decision in row.live if decision.kind == "edit" for column in decision.new}
    if corrected & set(FIELDS[field]):
        return names.t("desk_corrected")
    sure = row.draft.confidence.get(field)
    return "" if sure is None else names.t("desk_sure", percent=round(sure * 100))


def _field(field: str, names: Names) -> str:
    return names.t(f"field_{field}") if names.has(f"field_{field}") else visible(field)


def _about(reading: Reading, mark: Import | None, names: Names) -> str:
    day = names.date(reading.published) if reading.published else names.t("desk_no_date")
    basis = names.t(f"published_{reading.published_basis}")
    parts = [visible(reading.publisher), names.t("desk_published", day=day, basis=basis)]
    parts.append(
        names.t("desk_read_by", who=ledger_words.by(reading.by, mark, names), rules=names.isolated(reading.extractor))
    )
    parts += [ledger_words.taken_over(mark, names)] if mark else []
    return names.listed(part for part in parts if part)


def _picked() -> None:
    permalink.write(ROW, str(st.session_state[_KEY]["picked"] or ""))


def _selected() -> None:
    st.session_state[SELECTED] = str(st.session_state[_KEY]["selected"] or "")


def _component() -> Any:
    return part(
        "desk_article",
        '<div class="fields"></div><div class="text" tabindex="0"></div><button class="add" hidden></button>',
        __file__,
    )
