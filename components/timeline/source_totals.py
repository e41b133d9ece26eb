"""Totals given by sources, as bands for the timeline and as a list in words, each with its source."""

from __future__ import annotations

import html
from typing import Any

import pandas as pd
import streamlit as st

from components.figures.strip import Band
from components.names import Names
from components.view import View, visible
from data import bounds
from data.aggregate.totals import totals_in_view

KEY = "A"  # what numbers of totals begin with: A1, A2 ...


def bands(totals: pd.DataFrame, names: Names) -> list[Band]:
    """One band a total."""
    return [
        Band(
            panel=visible(row["governorate"]),
            start=row["date_start"],
            end=row["date_end"],
            words=f"{_key(number, names)}: {what(row, names)}",
        )
        for number, row in enumerate(_records(totals), 1)
    ]


def in_view(view: View) -> pd.DataFrame:
    """The totals of this table that touch the period in view."""
    return view.ask_of("aggregates", totals_in_view)


def show(totals: pd.DataFrame, view: View) -> None:
    """List the totals in words."""
    if totals.empty:
        return
    names = view.names
    st.subheader(names.t("totals_title"), anchor=False)
    items = "".join(f"<li>{html.escape(line)}</li>" for line in in_words(totals, names))
    st.html(f'<ul class="notes">{items}</ul>')


def in_words(totals: pd.DataFrame, names: Names) -> list[str]:
    """Each total with its source."""
    return [line(number, row, names) for number, row in enumerate(_records(totals), 1)]


def what(row: dict[str, Any], names: Names) -> str:
    """What a total counts: 68 incidents, killed: at least 28."""
    parts = [] if pd.isna(row["n_incidents"]) else [names.t("n_incidents", n=int(row["n_incidents"]))]
    for toll in ("killed", "injured", "detained"):
        said = bounds.of_row(row, toll)
        if (said.low, said.high) != (None, None):
            parts.append(names.t(f"total_{toll}", count=names.range(said.low, said.high)))
    return names.listed(parts) or names.t("not_reported")


def line(number: int, row: dict[str, Any], names: Names) -> str:
    """A total in words, with its source."""
    area = visible(row["governorate"])
    parts = [
        f"{_key(number, names)}: {what(row, names)}",
        names.window(row["date_start"], row["date_end"]),
        names.of("area", area) if area else names.t("total_not_divisible"),
        names.of("event_type", row["event_type"]),
        names.t("directed", first=names.actors(row["initiators"]), second=names.actors(row["targets"])),
        f"{names.t('list_source')}: {names.sources(visible(row['source'])) or names.t('not_reported')}",
    ]
    return " · ".join(parts)


def _key(number: int, names: Names) -> str:
    return names.isolated(KEY + names.number(number))


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
