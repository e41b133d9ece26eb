"""ACLED's weekly aggregates (2025 and later): events and fatalities by week, first-level area and sub-event type.

A row's week is the seven days from WEEK. An event is of one type alone. Other countries are left out by rule. Source:
ACLED, aggregated data (WEEK, COUNTRY, ADMIN1, EVENT_TYPE, SUB_EVENT_TYPE, EVENTS, FATALITIES, DISORDER_TYPE ...).
"""

from __future__ import annotations

from collections.abc import Sequence

from data.sources.cells import Import
from data.sources.counted.carrying_out import count
from data.sources.counted.headers import of_role
from data.sources.counted.layout import Layout, numbers_of
from data.sources.format import File, Format
from data.sources.layouts import Headers

NAME = "acled_weekly"
_NEEDED = ("WEEK", "EVENTS")
_TYPES = ("SUB_EVENT_TYPE", "EVENT_TYPE", "DISORDER_TYPE")


def _fits(header: Sequence[str], _sample: Sequence[Sequence[str]]) -> float:
    of = Headers(header)
    typed = any(name in of for name in _TYPES)
    return 1.0 if of.have(*_NEEDED) and typed and ("ADMIN1" in of or "COUNTRY" in of) else 0.0


def _read(file: File) -> Import:
    layout = layout_of(file.header)
    return count(layout, file.cells(layout.headers.__contains__), file.version, file.origin)


def layout_of(header: Sequence[str]) -> Layout:
    """The layout of a file that has these columns. A sub-event type is of one event type: it alone is the type."""
    of = Headers(header)
    return Layout(
        NAME,
        numbers_of(of, "EVENTS", "FATALITIES"),
        period=of.written("WEEK"),
        span="week from",
        governorate=of.written("ADMIN1"),
        district=of.written("ADMIN2"),
        area_text=of.written("ADMIN2") + of.written("ADMIN1"),
        types=tuple(written for name in _TYPES[:2] for written in of.written(name)) or of.written("DISORDER_TYPE"),
        exclusive=True,
        as_of=of_role(header, "as_of"),
        rules=of.elsewhere("COUNTRY", "ISO"),
    )


FORMAT = Format(NAME, _fits, _read)
