"""A chart of a page, as it can be had as a file: PNG, SVG or CSV, each with its scope, its source and what must be said
beside it. Nothing of it is made before it is asked for."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, get_args

import pyarrow as pa

from components import caveats, words
from components.drawing.marking import marking
from components.figures.frame import Figure
from components.files import download
from components.pictures import figure, sheet
from components.pictures.sheet import Drawing, Picture
from components.view import View
from data import export
from data.aggregate.headline import counted

Kind = Literal["png", "svg", "csv"]
KINDS: tuple[Kind, ...] = get_args(Kind)
MIME = {"png": "image/png", "svg": "image/svg+xml", "csv": export.MIME["csv"]}


@dataclass(frozen=True)
class Chart:
    """What a chart shows.

    code    stands in the names of its files.
    title   what is drawn, without area and period.
    drawn   draws it on light paper, the numbers on the page and no others.
    cells   those numbers, a row each (pictures.cells).
    notes   what the page says beside it; left_out: its own reasons for what is not shown.
    source  whose numbers they are, where they are not of the table in view: then nothing of that is told beside them.
    """

    code: str
    title: str
    drawn: Callable[[], Drawing]
    cells: Callable[[], pa.Table]
    notes: Callable[[], Iterable[str]] = tuple
    left_out: Callable[[], Iterable[str]] = tuple
    source: str = ""


@dataclass(frozen=True)
class File:
    """A file that is made. A PNG comes as the SVG that the browser, which shapes Arabic right, makes it of."""

    name: str
    mime: str
    text: str


def drawing(drawn: Figure) -> Drawing:
    """A figure as a drawing."""
    return Drawing(tuple(figure.drawn(drawn, sheet.ROOM)), figure.height_of(drawn), drawn.legend)


def made(chart: Chart, kind: Kind, view: View) -> File:
    """The chart as a file."""
    text = _csv(chart, view) if kind == "csv" else sheet.svg(picture(chart, view))
    return File(download.file_name(view, kind, chart.code), MIME[kind], text)


def picture(chart: Chart, view: View) -> Picture:
    """The chart with the words that stand around it on the page."""
    return Picture(
        title=_title(chart, view),
        scope=() if chart.source else _scope(view),
        drawing=chart.drawn(),
        notes=_notes(chart, view),
        source=chart.source or caveats.source(view),
        marking=marking(),
        names=view.names,
    )


def _scope(view: View) -> tuple[str, ...]:
    count = view.names.t("incidents_count", n=view.ask(counted))
    return f"{count}. {words.filter_in_words(view.filter, view.names)}", caveats.scope(view)


def _title(chart: Chart, view: View) -> str:
    return words.scoped(chart.title, view.covered, view.names)


def _notes(chart: Chart, view: View) -> tuple[str, ...]:
    left_out = "" if chart.source else caveats.left_out(view, caveats.straddling(view), *chart.left_out())
    return tuple(note for note in (*chart.notes(), left_out) if note)


def _csv(chart: Chart, view: View) -> str:
    """The numbers with the provenance that every export of rows has, and what is drawn of them."""
    names, cells = view.names, chart.cells()
    about = (
        (names.t("picture_chart"), _title(chart, view)),
        *(((names.t("data_citation"), chart.source),) if chart.source else _provenance(view)),
        *((names.t("picture_note"), note) for note in _notes(chart, view)),
    )
    out = io.BytesIO()
    export.write_csv(cells.to_batches(), cells.schema, about, out)
    return out.getvalue().decode("utf-8")


def _provenance(view: View) -> export.Provenance:
    """That of the incidents that are drawn; the rows of this file are bars and cells, and no incidents."""
    names, incidents = view.names, view.ask(counted)
    rows = names.t("about_rows")
    told = (line for line in download.provenance(view, incidents) if line[0] != rows)
    return (*told, (names.t("incidents_counted"), names.number(incidents)))
