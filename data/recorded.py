"""What a table never records: there a filter finds no zero but silence, and a card no "not reported" (rule 11)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from data import place_codes
from data.bounds import GIVE_LEAST_KILLED
from data.filter import Filter
from data.schema import OWN
from data.store import Origin, OwnColumn

TOLLS: Mapping[str, tuple[str, ...]] = {
    "killed": ("killed_low", "killed_best", "killed_high", "killed_civilians_low"),
    "killed_civilians": ("killed_civilians_low", "killed_civilians_high"),
    "injured": ("injured_low", "injured_high"),
    "detained": ("detained_low", "detained_high"),
}


class Ask(NamedTuple):
    """One part of a filter. Of each group of `columns` a table must fill at least one to have an answer.

    code  that components.words has a name for.
    """

    code: str
    is_set: Callable[[Filter], object]
    columns: tuple[tuple[str, ...], ...]


_PLACES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "point": (("location_precision",), ("latitude",), ("longitude",)),
    "listed": (("place_id",),),
    "governorate": (("governorate",),),
    "district": (("district",),),
    "subdistrict": (("subdistrict",),),
}


def _is_place(kind: str, wanted: Filter) -> bool:
    """Whether a filter asks for a place of one of _PLACES."""
    match wanted.place and place_codes.read(wanted.place):
        case place_codes.Area(level=level):
            return level == kind
        case place_codes.Listed():
            return kind == "listed"
        case place_codes.Points():
            return kind == "point"
        case _:
            return False


ASKS: tuple[Ask, ...] = (
    Ask("governorates", lambda wanted: wanted.governorates, (("governorate",),)),
    Ask("districts", lambda wanted: wanted.districts, (("district",),)),
    Ask("zones", lambda wanted: wanted.zones, (("control_zone",),)),
    Ask("actors", lambda wanted: wanted.actors and wanted.role == "any", (("initiators", "targets", "claimed_by"),)),
    Ask("initiator", lambda wanted: wanted.actors and wanted.role == "initiator", (("initiators",), ("directed",))),
    Ask("target", lambda wanted: wanted.actors and wanted.role == "target", (("targets",), ("directed",))),
    Ask("claimant", lambda wanted: wanted.actors and wanted.role == "claimant", (("claimed_by",),)),
    Ask("pair", lambda wanted: wanted.pair, (("initiators",), ("targets",), ("directed",))),
    *(Ask(f"place_{kind}", partial(_is_place, kind), columns) for kind, columns in _PLACES.items()),
    Ask("exact_day", lambda wanted: wanted.exact_day, (("date_precision",),)),
    Ask("exact_place", lambda wanted: wanted.exact_place, (("location_precision",), ("latitude",), ("longitude",))),
    Ask("toll", lambda wanted: wanted.least_toll, (GIVE_LEAST_KILLED,)),
    Ask("text", lambda wanted: wanted.text, (("search_text",),)),
)
_ASKS = {ask.code: ask for ask in ASKS}


def columns_of(name: str) -> tuple[str, ...]:
    """The columns that hold one of TOLLS, or the column of this name."""
    return TOLLS.get(name, (name,))


def answers(origin: Origin, code: str) -> bool:
    """Whether a table can answer one of ASKS at all."""
    return all(origin.records(*columns) for columns in _ASKS[code].columns)


def unanswered(wanted: Filter, origin: Origin) -> tuple[str, ...]:
    """The parts of a filter that the table never records: codes of ASKS; "classes" and "types" where none of those
    asked for ever occurs in it; schema.OWN and the name of an own column that it has not."""
    said = [ask.code for ask in ASKS if ask.is_set(wanted) and not answers(origin, ask.code)]
    said += ["classes"] if wanted.classes and not origin.classes & set(wanted.classes) else []
    said += ["types"] if wanted.types and not origin.types & set(wanted.types) else []
    said += [OWN + name for name in own_asked(wanted) if not own_column(origin, name)]
    return tuple(said)


def own_column(origin: Origin, name: str) -> OwnColumn | None:
    """The table's own column of this name; None where it has none, or where no row fills it."""
    return next((column for column in origin.own if column.name == name and column.filled), None)


def own_asked(wanted: Filter) -> tuple[str, ...]:
    """The own columns that a filter asks, each once."""
    return tuple(dict.fromkeys(name for name, _ in wanted.own))


def leaves_out_silent(wanted: Filter, origin: Origin) -> bool:
    """Whether a filter by an own column tells rows apart that do not all give it: how many do may change with who
    wrote them down, and not with what happened."""
    asked = (own_column(origin, name) for name in own_asked(wanted))
    return any(column is None or column.filled < origin.rows for column in asked)


def leaves_out_undirected(wanted: Filter, origin: Origin) -> bool:
    """Whether a filter by role or by pair leaves out rows that do not say who attacked."""
    return wanted.by_direction and origin.directed < origin.rows
