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
    """

    code: str
    title: str
    drawn: Callable[[], Drawing]
    cells: Callable[[], pa.Table]
    notes: Callable[[], Iterable[str]] = tuple
    left_out: Callable[[], Iterable[str]] = tuple


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
    names = view.names
    count = names.t("incidents_count", n=view.ask(counted))
    return Picture(
        title=_title(chart, view),
        scope=(f"{count}. {words.filter_in_words(view.filter, names)}", caveats.scope(view)),
        drawing=chart.drawn(),
        notes=_notes(chart, view),
        source=caveats.source(view),
        marking=marking(),
        names=names,
    )


def _title(chart: Chart, view: View) -> str:
    return words.scoped(chart.title, view.covered, view.names)


def _notes(chart: Chart, view: View) -> tuple[str, ...]:
    left_out = caveats.left_out(view, caveats.straddling(view), *chart.left_out())
    return tuple(note for note in (*chart.notes(), left_out) if note)


def _csv(chart: Chart, view: View) -> str:
    """The numbers with the provenance that every export of rows has, and what is drawn of them."""
    names, cells = view.names, chart.cells()
    about = (
        (names.t("picture_chart"), _title(chart, view)),
        *(line for line in download.provenance(view, view.ask(counted)) if line[0] != names.t("about_rows")),
        (names.t("incidents_counted"), names.number(view.ask(counted))),
        *((names.t("picture_note"), note) for note in _notes(chart, view)),
    )
    out = io.BytesIO()
    export.write_csv(cells.to_batches(), cells.schema, about, out)
    return out.getvalue().decode("utf-8")
