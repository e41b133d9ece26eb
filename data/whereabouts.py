"""Where a row is known to lie, and whether that is what the code of a place means (data.place_codes): conditions on
incidents, the same for a filter and for the map."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from data import held, place_codes
from data.place_codes import LEVELS, STEP

LOCATED = ("place", "near")
_FINER = {  # areas that a row of this precision may be put in, finest first
    "subdistrict": ("subdistrict", "district", "governorate"),
    "district": ("district", "governorate"),
    "governorate": ("governorate",),
    "country": (),
}


def is_located(incidents: ir.Table) -> ir.BooleanColumn:
    """Whether a row may be drawn as a point (rule 4): its place is known, not only its district or governorate."""
    return incidents.location_precision.isin(LOCATED) & incidents.latitude.notnull() & incidents.longitude.notnull()


def is_point(incidents: ir.Table) -> ir.BooleanColumn:
    """The same where a precision that is not stated is no."""
    if "y" in incidents.columns:
        return incidents.y.notnull()
    return is_located(incidents).fill_null(False)


def is_exact(incidents: ir.Table) -> ir.BooleanValue:
    """Whether a row is at the point that it is drawn at, and not merely near it."""
    return is_point(incidents) & (incidents.location_precision == "place")


def y(incidents: ir.Table) -> ir.IntegerColumn:
    """Where a row is drawn as a point, in whole STEPs to the north; missing where it is none."""
    return held.column(incidents, "y", lambda: is_point(incidents).ifelse(_steps(incidents.latitude), None))


def x(incidents: ir.Table) -> ir.IntegerColumn:
    """The same to the east."""
    return held.column(incidents, "x", lambda: is_point(incidents).ifelse(_steps(incidents.longitude), None))


def _steps(degrees: ir.FloatingColumn) -> ir.IntegerColumn:
    return (degrees / STEP).round().cast("int64")


def area(incidents: ir.Table) -> ir.StringColumn:
    """The finest area that the precision of a row which is no point allows and its codes name."""
    return held.column(incidents, "area", lambda: is_point(incidents).ifelse(None, _known_to(incidents)))


def _known_to(incidents: ir.Table) -> ir.StringColumn:
    precise = [
        (incidents.location_precision == precision, ibis.coalesce(*(incidents[level] for level in levels)))
        for precision, levels in _FINER.items()
        if levels
    ]
    unknown = (incidents.location_precision == "country", ibis.null("string"))
    return ibis.cases(*precise, unknown, else_=ibis.coalesce(*(incidents[level] for level in LEVELS)))


def within(incidents: ir.Table, level: str) -> ir.StringColumn:
    """The area of this level that a row is known to lie in; missing where its place is known less well."""
    coarser = [precision for precision, levels in _FINER.items() if level not in levels]
    return incidents.location_precision.isin(coarser).fill_null(False).ifelse(None, incidents[level])


def is_at(incidents: ir.Table, code: str) -> ir.BooleanValue:
    """Whether a row is where the code of a place says.

    raises  ValueError for a text that is none.
    """
    match place_codes.read(code):
        case place_codes.Area(pcode, only=True):
            return area(incidents) == pcode
        case place_codes.Area(pcode, level):
            return within(incidents, level) == pcode
        case place_codes.Listed(place_id):
            return incidents.place_id == place_id
        case place_codes.Points(south, west, width):
            rows, columns = y(incidents), x(incidents)
            return rows.between(south, south + width - 1) & columns.between(west, west + width - 1)
        case _:
            raise ValueError(code)
