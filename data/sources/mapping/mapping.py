"""A mapping: which columns of a file are which of ours, and what in them means what. And the plan that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from functools import partial

from data import places
from data.sources.columns import addresses
from data.sources.columns.headers import EITHER_LANGUAGE, TOLLS
from data.sources.mapping import twins
from data.sources.plan import Caution, DayOrder, Decimal, Plan, RowIs, Taken

NAME = "mapped"
_DATE_OF_PARTS = 3  # year, month and day in columns of their own


@dataclass(frozen=True)
class Mapping:
    """What a person, or a proposal, says of a table.

    columns  our column (or a combined one: killed, place ...) -> the file's columns that it is made of, in order:
             year, month and day for a date; several of a list (actors, sources) are listed; several that say one thing
             (a governorate's code and its name): the first that is understood, and rows in which they differ flagged.
    row_is   one incident, one person killed in an incident that several rows may tell of, or a total, whose columns are
             those of TOTALS.
    orders   our date column -> its order of day and month.
    values   our column -> {the file's text: our code}, for texts that no vocabulary knows.
    header   the columns of the file that it was made for.
    decimal  how the file writes a fraction: what 1.000 people are. "": as its other numbers show.
    hijri    whether dates of the Islamic calendar are converted (Umm al-Qura).
    """

    columns: Map[str, tuple[str, ...]]
    row_is: RowIs = "incident"
    orders: Map[str, DayOrder] = field(default_factory=dict)
    values: Map[str, Map[str, str]] = field(default_factory=dict)
    header: tuple[str, ...] = ()
    decimal: Decimal = ""
    hijri: bool = False


def plan_of(mapping: Mapping) -> Plan:
    """The plan of a mapping. What its `values` mean is said to the cells (data.sources.meaning), as for any layout.

    Of rows of one victim no toll is read: a row is one person killed.
    """
    read = {
        ours: theirs
        for ours, theirs in mapping.columns.items()
        if theirs and not (mapping.row_is == "victim" and ours in TOLLS)
    }
    columns = {ours: Taken(theirs, _through(ours, theirs)) for ours, theirs in read.items()} | _of_addresses(read)
    cautions = tuple(
        Caution("columns_differ", theirs, partial(twins.differ, ours))
        for ours, theirs in read.items()
        if _says_one_thing(ours, theirs)
    )
    return Plan(
        *(columns, NAME), cautions=cautions, orders=mapping.orders, row_is=mapping.row_is, decimal=mapping.decimal,
        hijri=mapping.hijri,
    )  # fmt: skip


def _of_addresses(read: Map[str, tuple[str, ...]]) -> dict[str, Taken]:
    """A column of places may name the areas around them; they are read where no column of their own says them."""
    place = read.get("place", ())
    if len(place) != 1:
        return {}
    areas = {} if set(places.LEVELS) & set(read) else {level: partial(addresses.area, level) for level in places.LEVELS}
    return {"place": Taken(place, addresses.name)} | {level: Taken(place, through) for level, through in areas.items()}


def _through(ours: str, theirs: tuple[str, ...]) -> Callable[..., str] | None:
    if len(theirs) == 1:
        return None
    if _says_one_thing(ours, theirs):
        return partial(_year_and_month if ours.startswith("date") else twins.first, ours)
    return _listed if ours in twins.LISTED else _date


def _says_one_thing(ours: str, theirs: tuple[str, ...]) -> bool:
    """Whether several columns hold the same, and not parts of it."""
    of_parts = ours.startswith("date") and len(theirs) == _DATE_OF_PARTS
    return len(theirs) > 1 and ours not in twins.LISTED and not of_parts


def _year_and_month(ours: str, *cells: str) -> str:
    """Two columns of a date are its year and month where the first is a year, else the date twice."""
    year = cells[0].strip()
    return _date(*cells) if len(year) == len("2021") and year.isdecimal() else twins.first(ours, *cells)


def _date(year: str, month: str, day: str = "") -> str:
    """Year, month and day of a row as one date; 0 and nothing are a part that is not known."""
    parts = [part.strip() for part in (year, month, day)]
    known = parts[: next((place for place, part in enumerate(parts) if part.strip("0") == ""), len(parts))]
    return "-".join(known)


def _listed(*cells: str) -> str:
    return "; ".join(cell.strip() for cell in cells if cell.strip())


OURS = (
    *("incident_id", "date_start", "date_end", "date_precision", "governorate", "district", "subdistrict", "place"),
    *("latitude", "longitude", "point", "location_precision", "event_type", "event_class", "initiators", "targets"),
    *("claimed_by", "target_type"),
    *TOLLS,
    *("sources", "n_sources", "source_url", "source_date", "summary", "status", "time_of_day", "follows_up"),
    *("place_name_en", "place_name_ar", "place_id", "control_zone", "initiators_text", "targets_text", "directed"),
    *("initiator_basis", "claim_date", "summary_en", "summary_ar", "flags"),
)
"""The columns of ours that a person maps, in the order in which they are asked."""

TOTALS = (
    *("date_start", "date_end", "governorate", "district", "event_type", "events", "killed", "as_of", "sources"),
    "source_url",
)
"""The same for a table of totals: `governorate` is any area, several `events` may be an area each."""

assert set(EITHER_LANGUAGE) <= set(OURS)
