"""A user's own table: read in a process of its own, kept for this session alone, removed at a click or with it."""

from __future__ import annotations

import html
import json
from collections import Counter
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
import streamlit as st

from components import permalink, shell
from components.names import Names
from components.offering import offer
from components.view import View, as_written, visible
from data import export, sources
from data.store import store_of

TYPES = ("csv", "tsv", "gz", "xlsx", "parquet", "geojson", "json")
SHOWN = 100  # problems on screen; the download has them all
_READ = "read_files"  # session state: {origin: what was said about the file}, gone with the session by design
_TRIED = "files_tried"  # session state: how many files were tried; a new uploader is drawn after each


class Report(NamedTuple):
    """What became of a file: `name` as the analyst knows it (untrusted), left_out: rows by reason;
    problems of rejected and of flagged rows.
    """

    name: str
    n_read: int
    n_loaded: int
    left_out: tuple[tuple[str, int], ...]
    rejected: tuple[sources.Problem, ...]
    flagged: tuple[sources.Problem, ...]


def show(view: View) -> None:
    """The upload field, and what became of the files of this session."""
    names = view.names
    st.subheader(names.t("upload_title"), anchor=False)
    st.caption(names.t("upload_said"))
    tried = st.session_state.setdefault(_TRIED, 0)
    st.html(_uploader_words(names))
    file = st.file_uploader(names.t("upload_label"), TYPES, key=f"upload_{tried}")
    sheet = st.session_state.get(f"sheet_{tried}", "")
    if file is not None:
        _read(view, file.name, file.getvalue(), sheet, tried)
    for origin, report in reports().items():
        _show_report(origin, report, view)


def reports() -> dict[str, Report]:
    """What became of the files of this session, by origin."""
    return dict(st.session_state.get(_READ, {}))


def _read(view: View, name: str, content: bytes, sheet: str, tried: int) -> None:
    try:
        with st.spinner(view.names.t("upload_reading")):
            found = sources.load(content, name, sheet=sheet)
    except sources.Refused as refusal:
        st.error(as_written(refusal_in_words(refusal, view.names)), icon=":material/block:")
        if refusal.code == "which_sheet":
            sheets = ["", *refusal.values.get("sheets", "").split(", ")]
            st.selectbox(view.names.t("upload_sheet"), sheets, key=f"sheet_{tried}")
        return
    left_out = Counter[str]()
    for one in found.left_out:
        left_out[one.reason] += len(one.rows)
    report = Report(
        name, found.n_read, len(found.table), tuple(left_out.items()), tuple(found.rejected), tuple(found.flags)
    )
    origin = f"upload-{found.version[:12]}"
    st.session_state.setdefault(_READ, {})[origin] = report
    st.session_state[_TRIED] = tried + 1
    if len(found.table):
        shell.add_upload(origin, store_of(found.table, found.version, visible(name)))
        permalink.write("table", origin, ("period", "from", "to", "gov", "district"))
        permalink.write("gov", "all")
    st.rerun()


def refusal_in_words(refusal: sources.Refused, names: Names) -> str:
    """Why nothing of a file was loaded, and a way on; values come from the file and are not to be trusted."""
    values = {name: names.apart(visible(value)) for name, value in refusal.values.items()}
    return _said(refusal.code, values, names)


def problem_in_words(problem: sources.Problem, names: Names) -> str:
    """What is wrong with a row."""
    found, expected = names.apart(visible(problem.value)), names.apart(problem.expected)
    # The column stays as it is: "{column}_low" must read as one word.
    return _said(problem.code, {"column": visible(problem.column), "value": found, "expected": expected}, names)


def _said(code: str, values: dict[str, str], names: Names) -> str:
    """The words of a code; a code without words is shown with its values."""
    if names.has(f"problem_{code}"):
        return names.t(f"problem_{code}", **values)
    return f"{code}: {names.listed(text for text in values.values() if text)}"


def _show_report(origin: str, report: Report, view: View) -> None:
    names = view.names
    with st.container(border=True):
        st.html(f"<p><strong><bdi>{html.escape(visible(report.name))}</bdi></strong></p>")
        rejected = len({problem.row for problem in report.rejected})
        flagged = len({problem.row for problem in report.flagged})
        counts = {"read": report.n_read, "loaded": report.n_loaded, "rejected": rejected, "flagged": flagged}
        st.text(names.t("upload_report", **counts))
        for reason, n in report.left_out:
            st.text(names.t(f"left_out_{reason}", n=n))
        _show_problems(origin, "rejected", report.rejected, view)
        _show_problems(origin, "flagged", report.flagged, view)
        st.button(
            names.t("upload_remove"), key=f"remove_{origin}", icon=":material/delete:", on_click=_remove, args=(origin,)
        )


def _show_problems(origin: str, kind: str, problems: tuple[sources.Problem, ...], view: View) -> None:
    names = view.names
    if not problems:
        return
    with st.expander(names.t(f"upload_{kind}", n=len(problems)), expanded=kind == "rejected"):
        said = [
            (problem.row, visible(problem.column), problem_in_words(problem, names)) for problem in problems[:SHOWN]
        ]
        head = "".join(f"<th>{html.escape(names.t(f'problem_{part}'))}</th>" for part in ("row", "column", "what"))
        body = "".join(
            f"<tr><td>{names.number(row)}</td><td><bdi>{html.escape(column)}</bdi></td><td>{html.escape(what)}</td></tr>"
            for row, column, what in said
        )
        st.html(f'<table class="incidents"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')
        if len(problems) > SHOWN:
            st.caption(names.t("upload_more", n=len(problems) - SHOWN))
        offer(
            names.t(f"download_{kind}"),
            lambda: as_csv(problems, names),
            f"{origin}_{kind}_{names.lang}.csv",
            "text/csv",
            key=f"{kind}_{origin}",
            icon=":material/download:",
        )


def as_csv(problems: tuple[sources.Problem, ...], names: Names) -> bytes:
    """Problems as a CSV that is safe to open: row, column, code, value, expected, and what they mean in words."""
    columns = {
        "row": pa.array([problem.row for problem in problems], pa.int32()),
        **{
            part: export.harmless(pa.array([getattr(problem, part) for problem in problems], pa.string()))
            for part in ("column", "code", "value", "expected")
        },
        "says": export.harmless(pa.array([problem_in_words(problem, names) for problem in problems], pa.string())),
    }
    return (
        b"\xef\xbb\xbf"
        + pd.DataFrame({name: cells.to_pylist() for name, cells in columns.items()}).to_csv(index=False).encode()
    )


def _uploader_words(names: Names) -> str:
    """Streamlit's uploader speaks English alone: its words are covered with ours."""
    words = {
        '[data-testid="stFileUploaderDropzone"] button p': "upload_choose",
        '[data-testid="stFileUploaderDropzoneInstructions"]': "upload_limits",
    }
    size = st.get_option("server.maxUploadSize")
    rules = (
        f"{where} {{ font-size: 0; }} {where} * {{ font-size: 0; }} "
        f"{where}::after {{ font-size: .9rem; content: {json.dumps(names.t(key, size=size), ensure_ascii=False)}; }}"
        for where, key in words.items()
    )
    return f"<style>{' '.join(rules)}</style>"


def _remove(origin: str) -> None:
    """Forget an uploaded table, and look at the first table again."""
    st.session_state.get(_READ, {}).pop(origin, None)
    shell.remove_upload(origin)
    if permalink.read().get("table") == origin:
        permalink.write("table", "", ("period", "from", "to", "gov"))
