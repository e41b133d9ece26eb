"""Conflict events of HDX HAPI: monthly totals of ACLED by P-code, as CSV, with or without HXL tags, or as its API sends
them ({"data": [...]}).

event_type is political_violence, civilian_targeting or demonstration; an event may be counted under two: their totals
are never added up. Source: hapi.humdata.org, coordination-context/conflict-events.
"""

from __future__ import annotations

from collections.abc import Sequence

from data.sources.cells import Import
from data.sources.counted.carrying_out import count
from data.sources.counted.headers import of_role
from data.sources.counted.layout import Layout, numbers_of
from data.sources.format import File, Format
from data.sources.layouts import Headers

NAME = "hapi"
_NEEDED = ("reference_period_start", "event_type", "events")
_GOVERNORATE = ("admin1_code", "admin1_name", "provider_admin1_name")
_DISTRICT = ("admin2_code", "admin2_name", "provider_admin2_name")
_CALLED = ("admin2_name", "provider_admin2_name", "admin2_code", "admin1_name", "provider_admin1_name", "admin1_code")


def _fits(header: Sequence[str], _sample: Sequence[Sequence[str]]) -> float:
    return 1.0 if Headers(header).have(*_NEEDED) else 0.0


def _read(file: File) -> Import:
    layout = layout_of(file.header)
    return count(layout, file.cells(layout.headers.__contains__), file.version, file.origin)


def layout_of(header: Sequence[str]) -> Layout:
    """The layout of an answer that has these columns."""
    of = Headers(header)
    end = of.written("reference_period_end")
    return Layout(
        NAME,
        numbers_of(of, "events", "fatalities"),
        period=of.written("reference_period_start"),
        period_end=end[0] if end else "",
        span="as it stands" if end else "month",
        governorate=tuple(one for name in _GOVERNORATE for one in of.written(name)),
        district=tuple(one for name in _DISTRICT for one in of.written(name)),
        area_text=tuple(one for name in _CALLED for one in of.written(name)),
        types=of.written("event_type"),
        exclusive=False,
        as_of=of_role(header, "as_of"),
        rules=of.elsewhere("location_code", "location_name"),
    )


FORMAT = Format(NAME, _fits, _read)
