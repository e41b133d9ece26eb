"""The files made of slides."""

from __future__ import annotations

import io

from components.briefing import behind
from components.briefing.asked import Asked
from components.briefing.html import chromium, layout
from components.briefing.powerpoint import deck as powerpoint
from components.briefing.slide import Slide
from components.view import View
from data import export
from data.aggregate import listing

MIME = {
    "html": "text/html",
    "png": "image/png",
    "png2": "image/png",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
FORMATS = tuple(MIME)
DRAWN = ("png", "png2", "pdf")  # these need a Chromium
ROWS = ("csv", "xlsx")  # the incidents behind a slide


def made(kind: str, slide: Slide) -> bytes:
    """One slide as a file of one of FORMATS.

    raises  chromium.NoChromiumError, chromium.DrawingError for those of DRAWN.
    """
    match kind:
        case "html":
            return layout.page(slide).encode()
        case "png" | "png2":
            return chromium.png(layout.page(slide), slide.sheet, 2 if kind == "png2" else 1)
        case "pdf":
            return chromium.pdf(layout.page(slide))
        case "pptx":
            return powerpoint.made([slide])
    raise KeyError(kind)


def rows(view: View, asked: Asked, kind: str, about: export.Provenance) -> bytes:
    """The incidents behind a slide as one of ROWS, with their provenance; a workbook has what its words were made of.

    raises  export.TooManyRows for a workbook of more than export.XLSX_ROWS.
    """
    out = io.BytesIO()
    columns = listing.written(view.incidents, {one.name for one in view.origin.own})
    batches = view.store.stream(view.incidents.select(*columns.names).order_by(["date_start", "incident_id"]))
    if kind == "xlsx":
        sheets = behind.sheets(view, asked)
        told = tuple((sheet.name, view.names.t(f"sheet_{sheet.name}")) for sheet in sheets)
        export.write_xlsx(batches, columns, (*about, *told), out, sheets)
    else:
        export.WRITERS[kind](batches, columns, about, out)
    return out.getvalue()


def file_name(kind: str, slide: Slide) -> str:
    """The slide's name with the format's ending."""
    return f"{slide.name}@2x.png" if kind == "png2" else f"{slide.name}.{kind}"
