"""What is wrong with a file, and with its rows, in words; values come from the file and are not to be trusted."""

from __future__ import annotations

import html

import numpy as np
import pandas as pd
import pyarrow as pa
import streamlit as st

from components.files.offering import offer
from components.names import Names
from components.view import View, as_written, visible
from components.written import wide_table
from data import sources
from data.formulas import harmless
from data.library.refused import LibraryError
from data.merge import ALIKE_KM
from data.sources.cells import Alike

_WRITTEN = ("sheet", "column", "code", "value", "expected")
SHOWN = 100  # problems on screen; the download has them all


def say_refused(why: sources.Refused | LibraryError, names: Names) -> None:
    """Why a file was not read, or a table not kept or changed."""
    said = refusal_in_words(why, names) if isinstance(why, sources.Refused) else names.t(f"library_{why.code}")
    st.error(as_written(said), icon=":material/block:")


def refusal_in_words(refusal: sources.Refused, names: Names) -> str:
    """Why nothing of a file was loaded, and a way on; values come from the file and are not to be trusted."""
    values = {
        name: names.apart(visible(value))
        if isinstance(value, str)
        else names.listed(names.quoted(visible(one)) for one in value)
        for name, value in refusal.values.items()
    }
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


def show_problems(origin: str, kind: str, problems: sources.Problems, view: View) -> None:
    """A list of problems with what they mean, and all of them to download."""
    names = view.names
    if not problems:
        return
    with st.expander(names.t(f"upload_{kind}", n=len(problems)), expanded=kind == "rejected"):
        said = [
            (_where(problem.sheet, problem.row, names), visible(problem.column), problem_in_words(problem, names))
            for problem in problems[:SHOWN]
        ]
        head = "".join(f"<th>{html.escape(names.t(f'problem_{part}'))}</th>" for part in ("row", "column", "what"))
        body = "".join(
            f"<tr><td><bdi>{html.escape(row)}</bdi></td><td><bdi>{html.escape(column)}</bdi></td><td>{html.escape(what)}</td></tr>"
            for row, column, what in said
        )
        st.html(wide_table(head, body))
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


def _where(sheet: str, row: int, names: Names) -> str:
    return f"{names.quoted(visible(sheet))} {names.number(row)}" if sheet else names.number(row)


def alike_in_words(found: Alike, names: Names) -> str:
    """How many rows may be of one incident with another row, the first of them, and that all are loaded."""
    pairs = [
        names.t("alike_pair", first=_where(*first, names), second=_where(*second, names))
        for first, second in found.pairs
    ]
    counted = names.t("alike", n=found.rows) if found.whole else names.t("alike_at_least", n=found.rows)
    return f"{counted} {names.t('alike_how', km=int(ALIKE_KM), pairs=names.t('list_break').join(pairs))}"


def as_csv(problems: sources.Problems, names: Names) -> bytes:
    """Problems as a CSV that is safe to open: row, sheet, column, code, value, expected, and their meaning in words."""
    told = {part: [getattr(one, part) for one in problems.told] for part in _WRITTEN}
    told["says"] = [problem_in_words(one, names) for one in problems.told]
    table = pd.DataFrame({"row": problems.rows})
    for part, texts in told.items():
        table[part] = np.array(harmless(pa.array(texts, pa.string())).to_pylist(), dtype=object)[problems.kinds]
    return b"\xef\xbb\xbf" + table.to_csv(index=False).encode()
