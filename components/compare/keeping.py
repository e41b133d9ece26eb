"""The table of a comparison as files, with what the page says beside it."""

from __future__ import annotations

from functools import partial
from io import BytesIO

import pyarrow as pa
import streamlit as st

from components.compare import numbers
from components.compare.judging import Judged
from components.compare.laying import laid
from components.files import download
from components.files.offering import offer
from components.view import View
from data import comparison, export

KINDS = ("csv", "xlsx")


def offered(view: View, found: Judged) -> None:
    """A button for each of KINDS; what builds a file runs beside the script, without the URL."""
    made = partial(file, numbers.sheet(view, found), whence(view, found))
    with st.container(horizontal=True, key="compare_files"):
        for kind in KINDS:
            offer(
                view.names.t(f"download_{kind}"),
                partial(made, kind),
                download.file_name(view, kind, numbers.NAME),
                export.MIME[kind],
                key=f"compare_{kind}",
                icon=":material/download:",
            )


def file(sheet: export.Sheet, about: export.Provenance, kind: str) -> bytes:
    """The file of one of KINDS."""
    out = BytesIO()
    if kind == "xlsx":
        export.write_book((sheet,), about, out)
        return out.getvalue()
    schema = pa.schema(list(numbers.COLUMNS.items()))
    rows = [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]
    export.write_csv(pa.Table.from_pylist(rows, schema).to_batches(), schema, about, out)
    return out.getvalue()


def whence(view: View, found: Judged) -> export.Provenance:
    """Where each side is from, and what the page says beside the numbers."""
    names, label = view.names, view.names.t("compare_choose")
    link = comparison.written(view.comparison) if view.comparison else ""
    own = download.provenance(view, found.sides[0].incidents if found.sides[0] else 0)
    others = {one.origin.origin: one for one in view.compared if one.origin.origin != view.origin.origin}
    cited = [
        (names.t(key), text.get(names.lang, ""))
        for one in others.values()
        for key, text in (("data_citation", one.origin.citation), ("data_licence", one.origin.licence))
    ]
    drawn = laid(view, found)
    lines = (drawn.title, f"{comparison.PARAMETER}={link}", *drawn.first, *drawn.notes)
    return (*own, *(one for one in cited if one[1]), *((label, line) for line in lines))
