"""What became of a user's own file: what was read as what, what was left out and why, and the ways to correct it."""

from __future__ import annotations

import html

import streamlit as st

from components.names import Names
from components.tables import asking, matching, reading, replacing, totals_said
from components.tables import keeping as keep
from components.tables.keeping import Brought
from components.tables.problems_said import alike_in_words, show_problems
from components.tables.reading import Held, Report
from components.view import View, as_written, visible
from components.written import wide_table
from data import places
from data.sources.formats import native
from data.sources.mapping import keeping
from data.sources.mapping.mapping import OURS, TOTALS, Mapping
from data.sources.mapping.proposing import propose

_UNNAMED = ("native", "mapped", "totals")  # formats that are no layout known by a name
_LONGEST_LIST = 40  # columns that are named


def show(origin: str, held: Held, view: View) -> None:
    """Everything there is to say of one file."""
    names, report = view.names, held.report
    with st.container(border=True, key=f"report_{origin}"):
        name = held.file.name if not held.file.sheet else f"{held.file.name}: {held.file.sheet}"
        st.html(f"<p><strong><bdi>{html.escape(visible(name))}</bdi></strong></p>")
        counts = {"read": report.n_read, "loaded": report.n_loaded}
        counts |= {"rejected": report.rejected.n_rows, "flagged": report.flagged.n_rows}
        st.text(names.t("upload_report", **counts))
        for reason, n in report.left_out:
            st.text(names.t(f"left_out_{reason}", n=n))
        if report.n_totals:
            totals_said.show(origin, report.sums, report.n_totals, view)
        if report.alike.rows:
            st.warning(as_written(alike_in_words(report.alike, names)), icon=":material/content_copy:")
        _kept(origin, held, names)
        matching.show(origin, held, view)
        _unsure(held, names)
        _read_as(report, names)
        show_problems(origin, "rejected", report.rejected, view)
        show_problems(origin, "flagged", report.flagged, view)
        with st.container(horizontal=True):
            if report.read_as:
                st.button(
                    *(names.t("map_correct_columns"), f"correct_{origin}"),
                    icon=":material/edit:",
                    on_click=reading.wish,
                    args=(f"correct_{origin}",),
                )
            st.button(
                *(names.t("upload_remove"), f"remove_{origin}"),
                icon=":material/delete:",
                on_click=reading.forget,
                args=(origin,),
            )
        if held.lost:
            st.warning(as_written(names.t(f"lasting_{held.lost}")), icon=":material/hourglass_bottom:")
        if report.covered:
            about = (origin, report.source, report.header, report.covered)
            brought = Brought(*about, lambda: held.file, lambda: held.mapping)
            keep.show(brought, view)
            replacing.show(brought, view)
        if reading.wished(f"correct_{origin}"):
            _correct(held, names)


def _correct(held: Held, names: Names) -> None:
    """Ask about the columns of a file that was read."""
    said = held.mapping or keeping.kept(held.report.header) or Mapping({})
    read = held.report.read_as
    ours_of = TOTALS if held.report.n_totals else OURS
    columns = said.columns or {
        ours: theirs
        for ours, theirs in read.items()
        if ours in ours_of and all(theirs) and theirs and not (ours in places.LEVELS and theirs == read.get("place"))
    }
    row_is = "total" if held.report.n_totals else said.row_is
    mapping = Mapping(columns, row_is, said.orders, said.values)
    if asking.begin(held.file, None, names, mapping, proposes=not said.columns and row_is != "total"):
        st.rerun()


def _kept(origin: str, held: Held, names: Names) -> None:
    """That what was said of this header is kept, and a way to forget it."""
    if keeping.kept(held.report.header) is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(names.t("map_kept" if held.mapping else "map_recognised"))
        st.button(
            *(names.t("map_forget"), f"forget_{origin}"),
            type="tertiary",
            on_click=keeping.forget,
            args=(held.report.header,),
        )


def unsure(report: Report) -> tuple[str, ...]:
    """Our columns that its header may also hold, of a table that was read by its header alone: they were not read."""
    likely = propose(report.header, (), ()).mapping.columns if report.source == native.NAME else {}
    return tuple(ours for ours, theirs in likely.items() if ours not in report.read_as and theirs[0] in report.unread)


def _unsure(held: Held, names: Names) -> None:
    if what := unsure(held.report):
        listed = names.listed(names.t(f"ours_{ours}") for ours in what)
        st.info(as_written(names.t("map_unsure", what=listed)), icon=":material/help:")


def _read_as(report: Report, names: Names) -> None:
    """Each of our columns and which of theirs it was read from; the columns that are not read."""
    if not report.read_as:
        return
    if report.source not in _UNNAMED:
        st.markdown(as_written(names.t("map_layout", layout=names.isolated(report.source))))
    with st.expander(names.t("map_read_as")):
        rows = "".join(
            f"<tr><td>{html.escape(_ours(ours, names))}</td><td>{_theirs(theirs)}</td></tr>"
            for ours, theirs in report.read_as.items()
        )
        head = "".join(f"<th>{html.escape(names.t(f'map_{part}'))}</th>" for part in ("ours", "theirs"))
        st.html(wide_table(head, rows))
        if report.unread:
            unread = names.listed(names.quoted(visible(one)) for one in report.unread[:_LONGEST_LIST])
            st.text(names.t("map_unread", n=len(report.unread), columns=unread))


def _ours(ours: str, names: Names) -> str:
    return names.t(f"ours_{ours}") if names.has(f"ours_{ours}") else ours


def _theirs(theirs: tuple[str, ...]) -> str:
    return " + ".join(f"<bdi>{html.escape(visible(one))}</bdi>" for one in theirs)
