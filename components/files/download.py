"""Download of exactly what the filter shows, with its provenance. A file is built only when it is asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from io import BufferedReader
from tempfile import TemporaryFile
from typing import Any

import pyarrow as pa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import permalink, words
from components.files.offering import offer
from components.headline import rests
from components.reviewed import set_aside
from components.view import View, visible
from data import export, schema
from data.aggregate import listing
from data.aggregate.listing import FULL
from data.filter_link import PARAMETERS

AT_ONCE = 20_000  # incidents; more are built in a step of their own, with its progress shown


def show(view: View, incidents: int) -> None:
    """A menu of formats for the incidents in view, of which there are this many."""
    names = view.names
    with st.popover(names.t("download"), icon=":material/download:", disabled=not incidents):
        if not incidents:
            return
        st.caption(names.t("download_said", n=incidents))
        about = provenance(view, incidents)  # here: what builds the file later runs beside the script, without the URL
        for kind in export.WRITERS:
            place = st.empty()
            if kind == "xlsx" and incidents > export.XLSX_ROWS:
                place.caption(names.t("download_too_many", most=export.XLSX_ROWS))
            elif incidents <= AT_ONCE:
                _offer(place, view, kind, partial(_built, view, kind, about))
            elif place.button(names.t(f"download_{kind}"), key=f"build_{kind}", icon=":material/build:"):
                _offer(place, view, kind, _built(view, kind, about, place.progress(0.0), incidents))


def provenance(view: View, incidents: int, given: Mapping[str, str] | None = None) -> export.Provenance:
    """Where the rows come from and what they are, as label and text in the language of the view.

    given  the parameters of the link; those of the URL where a page asks.
    """
    names, origin = view.names, view.origin
    link = {
        name: value
        for name, value in (permalink.carried() if given is None else permalink.bounded(given)).items()
        if name in PARAMETERS
    }
    told = [
        ("filter_table", visible(origin.names.get(names.lang, origin.origin))),
        ("about_version", words.version(origin, names) if origin.version else ""),
        ("data_kind", words.kind(origin, names)),
        ("data_covers", origin.covers.get(names.lang) or names.window(origin.covers_from, origin.covers_to)),
        ("data_citation", origin.citation.get(names.lang, "")),
        ("data_licence", origin.licence.get(names.lang, "")),
        ("data_url", origin.url),
        ("about_area", words.area(view.filter, names)),
        ("filter_period", names.window(view.filter.date_from, view.filter.date_to)),
        ("filters", words.filter_in_words(view.filter, names)),
        ("about_link", json.dumps(link, ensure_ascii=False)),
        ("about_rows", names.t("incidents_count", n=incidents)),
        ("not_shown_title", words.undirected(sum(view.undirected().values()), view.filter, names)),
        ("not_shown_title", set_aside.beside(view)),
        ("about_precision", words.not_stated(view.not_stated(), view.names)),
        ("rests_title", rests.in_words(view)),
        ("about_as_of", names.date(origin.covers_to)),
        ("about_rules", names.t("counting_rules")),
    ]
    never = [column for column in FULL if column not in schema.WHENCE and not origin.records(column)]
    if never:
        told.append(("not_recorded", names.isolated(", ".join(never))))
    if origin.undirected:
        told.append(("about_direction", names.t("undirected_note")))
    return tuple((names.t(label), text) for label, text in told if text)


def file_name(view: View, kind: str, topic: str = "incidents") -> str:
    """<table>_<topic>_<language>_<date>.<kind>, of letters that every file system takes."""
    today = datetime.now(UTC).strftime("%Y%m%d")
    table = re.sub("[^A-Za-z0-9_-]", "_", view.origin.origin)[:60]
    return f"{table}_{topic}_{view.names.lang}_{today}.{kind}"


def _offer(place: DeltaGenerator, view: View, kind: str, data: Callable[[], BufferedReader] | BufferedReader) -> None:
    offer(
        view.names.t(f"download_{kind}"),
        data,
        file_name(view, kind),
        export.MIME[kind],
        key=f"download_{kind}",
        icon=":material/download:",
        place=place,
    )


def _built(
    view: View, kind: str, about: export.Provenance, bar: DeltaGenerator | None = None, expected: int = 0
) -> BufferedReader:
    """The file, ready to be read from its start; a bar shows how many of the incidents expected are written."""
    columns = listing.written(view.incidents, {one.name for one in view.origin.own})
    batches = view.store.stream(view.incidents.select(*columns.names).order_by(["date_start", "incident_id"]))
    out: Any = TemporaryFile()  # noqa: SIM115 -- Streamlit reads it and lets it go
    export.WRITERS[kind](_watched(view, batches, bar, expected) if bar else batches, columns, about, out)
    out.seek(0)
    return BufferedReader(out.detach())


def _watched(
    view: View, batches: Iterator[pa.RecordBatch], bar: DeltaGenerator, expected: int
) -> Iterator[pa.RecordBatch]:
    """The same batches, and on screen how many incidents have been written."""
    done = 0
    for batch in batches:
        yield batch
        done += batch.num_rows
        bar.progress(min(1.0, done / expected), view.names.t("download_progress", done=done, n=expected))
