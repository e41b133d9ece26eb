"""The fields in which a person says what a table is: its names, what it covers, how it was collected, whose it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import streamlit as st

from components.names import Names
from data import calendar
from data.library.records import About, Kind

KINDS: tuple[Kind, ...] = ("series", "sample", "upload")
LANGUAGES = ("en", "ar")
Covered = tuple[date, date]
LONGEST_NAME, LONGEST_TEXT = 120, 500  # characters


def fields(about: About, covered: Covered, key: str, names: Names) -> About:
    """Draw the fields, filled with what is said already; what they say now.

    covered  the first and the last day in the table's rows: where nothing else is said, it covers these.
    """
    first, second = st.columns(2)
    called = dict(zip(LANGUAGES, (first, second), strict=True))
    said_names = {
        lang: place.text_input(
            names.t("keep_name_en" if lang == "en" else "keep_name_ar"),
            about.names.get(lang, ""),
            max_chars=LONGEST_NAME,
            key=f"{key}_name_{lang}",
            help=names.t("keep_names"),
        )
        for lang, place in called.items()
    }
    covers = {
        lang: place.text_input(
            names.t("keep_covers_en" if lang == "en" else "keep_covers_ar"),
            about.covers.get(lang, ""),
            max_chars=LONGEST_TEXT,
            key=f"{key}_covers_{lang}",
        )
        for lang, place in called.items()
    }
    kind = st.radio(
        names.t("keep_kind"),
        KINDS,
        KINDS.index(about.kind),
        format_func=lambda code: names.t(f"keep_kind_{code}"),
        captions=[names.t(f"keep_then_{code}") for code in KINDS],
        key=f"{key}_kind",
    )
    days = _days(about, covered, key, names)
    texts = {
        name: st.text_input(names.t(f"keep_{name}"), getattr(about, name), max_chars=LONGEST_TEXT, key=f"{key}_{name}")
        for name in ("licence", "citation", "contact")
    }
    return replace(about, names=_given(said_names), covers=_given(covers), kind=kind, **days, **texts)


def wrong(about: About, covered: Covered) -> str:
    """The key of the words for what keeps this from being kept; "" where nothing does."""
    if not about.names:
        return "keep_wrong_name"
    first, last = about.covers_from or str(covered[0]), about.covers_to or str(covered[1])
    if first > last:
        return "keep_wrong_days"
    return "keep_wrong_covers" if first > str(covered[0]) or last < str(covered[1]) else ""


def _days(about: About, covered: Covered, key: str, names: Names) -> dict[str, str]:
    """The coverage, in words of its own only where it is another than that of the rows: as these change, it follows."""
    latest = max(datetime.now(UTC).date(), covered[1])
    said = {}
    for place, (name, day) in zip(st.columns(2), zip(("from", "to"), covered, strict=True), strict=True):
        before = getattr(about, f"covers_{name}")
        chosen = place.date_input(
            names.t(f"keep_{name}"),
            date.fromisoformat(before) if before else day,
            format="YYYY-MM-DD",
            min_value=min(calendar.FIRST_DAY, day),
            max_value=latest,
            key=f"{key}_{name}",
        )
        said[f"covers_{name}"] = "" if chosen in (None, day) else str(chosen)
    st.caption(names.t("keep_days_said"))
    return said


def _given(texts: dict[str, str]) -> dict[str, str]:
    """Those that say something."""
    return {lang: text.strip() for lang, text in texts.items() if text.strip()}
