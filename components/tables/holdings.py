"""What the tables hold: which are loaded, what one covers month by month, how precise it is and where it is silent."""

from __future__ import annotations

import html
from collections.abc import Iterable

import pandas as pd
import streamlit as st

from components import whose, words
from components.glossary.marked import marked
from components.headline import shares
from components.incidents import evidence
from components.incidents.table import flag
from components.names import Names
from components.reviewed import set_aside
from components.serving import listening
from components.stores import all_stores
from components.view import View, as_written, visible
from components.written import wide_table
from data.aggregate import coverage
from data.store import Origin

MONTHS = range(1, 13)
MOST_ACTORS = 200  # of none of our lists: texts drawn


def who_can_open(view: View) -> None:
    """That other machines can open this server, where somebody decided so."""
    if listening.wide():
        text = view.names.t("serving_open", address=listening.reached_at())
        st.warning(as_written(text), icon=":material/lock_open:")


def tables(view: View) -> None:
    """Every table loaded, the shipped ones and this session's own."""
    names = view.names
    held = all_stores(whose.owner())
    rows = [_table_row(store.origins[origin], view) for origin, store in held.items()]
    columns = ("filter_table", "data_kind", "data_rows", "data_covers", "data_citation", "data_licence")
    st.subheader(names.t("data_tables"), anchor=False)
    st.html(_html_table((names.t(column) for column in columns), rows))
    if aside := set_aside.said(names):
        st.warning(as_written(aside), icon=":material/rule:")


def months(view: View) -> None:
    """A calendar per governorate: incidents per month. A month without rows is no month without events."""
    names = view.names
    counted = view.ask(coverage.months)
    dated = counted.dropna(subset=["month"])
    st.subheader(names.t("data_months"), anchor=False)
    st.caption(names.t("data_months_said"))
    most = int(dated["n"].max()) if len(dated) else 0
    blocks = [
        _calendar(code, dated[dated["governorate"] == code], most, view)
        for code in words.in_order(dated["governorate"].unique())
    ]
    st.html(f'<div class="calendars">{"".join(blocks)}</div>')
    loose = int(counted.loc[counted["month"].isna(), "n"].sum())
    if loose:
        st.caption(names.t("data_months_loose", n=loose))


def quality(view: View) -> None:
    """Precision, silence and warnings of the incidents in view, as numbers and shares."""
    names, found = view.names, view.ask(coverage.quality)
    silent = {names.t(f"silent_{name}"): n for name, n in found.silent.items() if _records(name, view)}
    silent |= {names.t("silent_direction"): found.undirected} if view.origin.records("directed") else {}
    never = [names.t(f"silent_{name}") for name in found.silent if not _records(name, view)]
    never += [] if view.origin.records("directed") else [names.t("silent_direction")]
    warned = {flag(code, names): n for code, n in view.ask(coverage.flags).items()}
    parts = (
        ("data_date_precision", _named("date", found.date, names)),
        ("data_location_precision", _named("location", found.location, names)),
        ("data_silence", silent),
        ("data_flags", warned),
    )
    drawn = (
        f"<section><h3>{html.escape(names.t(title))}</h3>{shares.drawn(counts, found.incidents, names)}</section>"
        for title, counts in parts
    )
    st.html(f'<div class="qualities">{"".join(drawn)}</div>')
    if never:
        st.caption(names.begun(words.not_recorded(names.listed(never), names)))


def _records(name: str, view: View) -> bool:
    return view.origin.records(*coverage.SILENT[name])


def other_actors(view: View) -> None:
    """The source's own words for actors that are none of ours: listed, never lost."""
    names, found = view.names, view.ask(coverage.other_actors)
    with st.expander(names.t("data_other_actors", n=len(found))):
        if len(found) > MOST_ACTORS:
            st.caption(names.t("behind_first", n=MOST_ACTORS))
        first = found.head(MOST_ACTORS).itertuples(index=False)
        rows = [[html.escape(visible(text)), names.number(int(n))] for text, n in first]
        st.html(_html_table((names.t("data_other_text"), names.t("data_rows")), rows))


def _table_row(origin: Origin, view: View) -> list[str]:
    names = view.names
    covers = origin.covers.get(names.lang) or names.window(origin.covers_from, origin.covers_to)
    name = html.escape(visible(origin.names.get(names.lang, origin.origin)))
    return [
        f"<strong>{name}</strong>" if origin.origin == view.origin.origin else name,
        marked(names.begun(words.kind(origin, names)), names),
        names.number(origin.rows),
        html.escape(names.begun(covers)),
        html.escape(origin.citation.get(names.lang, "")) + (f" {evidence.link(origin.url)}" if origin.url else ""),
        html.escape(names.begun(origin.licence.get(names.lang, ""))),
    ]


def _named(kind: str, counts: dict[str, int], names: Names) -> dict[str, int]:
    return {names.of(kind, code): n for code, n in counts.items() if n}


def _calendar(governorate: str, counted: pd.DataFrame, most: int, view: View) -> str:
    """Years down, months across, the number of incidents in each cell."""
    names, wanted = view.names, view.filter
    first, last = (max(wanted.date_from, view.origin.covers_from), min(wanted.date_to, view.origin.covers_to))
    numbers = {(int(year), int(month)): int(n) for _, year, month, n in counted.itertuples(index=False)}
    lines = []
    for year in range(first.year, last.year + 1):
        cells = []
        for month in MONTHS:
            n = numbers.get((year, month), 0)
            if n:
                cells.append(f'<td style="--depth:{(n / most) ** 0.5:.2f}">{names.number(n)}</td>')
            elif (first.year, first.month) <= (year, month) <= (last.year, last.month):
                cells.append(f'<td class="empty" title="{html.escape(names.t("data_no_rows"), quote=True)}"></td>')
            else:
                cells.append('<td class="outside"></td>')
        lines.append(f"<tr><th>{names.digits(str(year))}</th>{''.join(cells)}</tr>")
    head = "".join(f"<th>{names.digits(str(month))}</th>" for month in MONTHS)
    title = html.escape(names.of("area", governorate))
    return (
        f'<table class="calendar" dir="ltr"><caption>{title}</caption><thead><tr><th></th>{head}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table>"
    )


def _html_table(head: Iterable[str], rows: list[list[str]]) -> str:
    """A table; the cells are HTML already."""
    top = "".join(f"<th>{html.escape(text)}</th>" for text in head)
    body = "".join("<tr>" + "".join(f"<td><bdi>{cell}</bdi></td>" for cell in row) + "</tr>" for row in rows)
    return wide_table(top, body)
