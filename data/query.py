"""From a `Filter` to the rows it means, as one Ibis expression that runs the same on every engine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from operator import and_, or_

import ibis
import ibis.expr.types as ir

from data import column_bounds, held, terms
from data.actors import bits, members
from data.filter import NOT_REPORTED, Filter, Resolved
from data.schema import OWN
from data.whereabouts import is_at, is_point

LISTS = ("initiators", "targets", "claimed_by")
_LISTS_OF = {"any": LISTS, "initiator": LISTS[:1], "target": LISTS[1:2], "claimant": LISTS[2:]}
BITS = "bits:"  # before the names of lists of actors: who is in any of them, where data.cubes holds it (actors.bits)


def date_end(incidents: ir.Table) -> ir.DateColumn:
    """The last day of each incident's window; the first where none is given."""
    return held.column(incidents, held.LAST_DAY, lambda: ibis.coalesce(incidents.date_end, incidents.date_start))


def has_actor(column: ir.StringColumn, actor: str) -> ir.BooleanColumn:
    """Whether a list of actor ids holds this one."""
    return column.fill_null("").split(";").contains(actor)


def names_any(incidents: ir.Table, lists: tuple[str, ...], actors: Iterable[str]) -> ir.BooleanValue:
    """Whether any of these LISTS holds any of these actors."""
    name = BITS + "|".join(lists)
    if name in incidents.columns:
        return (incidents[name] & bits(actors)) != 0
    return reduce(or_, (has_actor(incidents[column], actor) for column in lists for actor in actors))


def point(incidents: ir.Table) -> ir.IntegerColumn:
    """Where a row is that may be drawn as a point, as one number to about a metre: texts would take longer to count."""

    def work_out() -> ir.IntegerColumn:
        latitude, longitude = (
            (degrees * 1e5).round().cast("int64") for degrees in (incidents.latitude, incidents.longitude)
        )
        return is_point(incidents).ifelse(latitude * 10**9 + longitude, None)

    return held.column(incidents, "point", work_out)


def matching(incidents: ir.Table, wanted: Resolved) -> ir.Table:
    """The incidents that lie wholly inside a resolved filter.

    An incident known only to a window is in a period when its whole window is: `straddling` gives those left out.
    """
    return _where(incidents, [*_asked(incidents, wanted), *_inside(incidents, wanted)])


def meant(incidents: ir.Table, wanted: Resolved) -> ir.BooleanValue:
    """Whether each incident is one that `matching` finds: for several filters in one question."""
    return reduce(and_, (*_asked(incidents, wanted), *_inside(incidents, wanted)), ibis.literal(True)).fill_null(False)


def straddling(incidents: ir.Table, wanted: Resolved) -> ir.Table:
    """Incidents that match but for their date window, which reaches over an edge of the period."""
    inside = ibis.and_(*_inside(incidents, wanted))
    return _where(incidents, [*_asked(incidents, wanted), _touching(incidents, wanted) & ~inside])


def touching(incidents: ir.Table, wanted: Resolved) -> ir.Table:
    """The incidents that match, and those that are `straddling`; returns the rows, with in_view: whether they match."""
    rows = incidents.mutate(in_view=ibis.and_(*_inside(incidents, wanted)))
    return _where(rows, [*_asked(rows, wanted), _touching(rows, wanted) | rows.in_view])


def reaching(incidents: ir.Table, wanted: Resolved) -> ir.Table:
    """The incidents that match, and those that may: whose window reaches over an edge of the period, or that name no
    area of the level that is asked for (their governorate is missing, or not known better than to the country; where
    districts are asked for also their district, within those governorates), while all else that is asked holds.

    returns  the rows, with in_view: whether they match.
    """
    in_view = ibis.and_(*_inside(incidents, wanted), *_within(incidents, wanted)).fill_null(False)
    rows = incidents.mutate(in_view=in_view)
    nowhere = rows.governorate.isnull() | (rows.location_precision == "country").fill_null(False)
    if wanted.districts:
        around = tuple(dict.fromkeys(code[:4] for code in wanted.districts))
        nowhere |= rows.governorate.isin(around) & rows.district.isnull()
    conditions = [
        *_asked(rows, replace(wanted, governorates=(), districts=())),
        ibis.and_(*_within(rows, wanted)) | nowhere,
    ]
    if wanted.period != "all":
        conditions.append(_touching(rows, wanted))
    return _where(rows, conditions)


def undirected(incidents: ir.Table, wanted: Resolved) -> ir.Table:
    """Incidents that match but that nobody says who attacked whom: an actor of the filter is a side where it asks for
    one in a role, and both of its pair are, whichever way."""
    by_role = bool(wanted.actors) and wanted.role in ("initiator", "target")
    involved = (
        [reduce(or_, (_is_side(incidents, side, actor) for side in LISTS[:2] for actor in wanted.actors))]
        if by_role
        else []
    )
    if wanted.pair:
        first, second = wanted.pair
        involved.append(_attacked(incidents, first, second) | _attacked(incidents, second, first))
    others = matching(incidents, replace(wanted, actors=() if by_role else wanted.actors, pair=None))
    return others.filter(*involved or (ibis.literal(False),), ~incidents.directed.fill_null(True))


def between(incidents: ir.Table, first: date, last: date) -> ir.BooleanValue:
    """Whether an incident lies wholly in these days, both inclusive."""
    for period, begins in (("year", (1, 1)), ("month", (first.month, 1))):
        after = last + timedelta(1)
        whole = (first.month, first.day) == begins and (after.month if period == "year" else 1, after.day) == (1, 1)
        if whole and f"first_{period}" in incidents.columns:
            return (incidents[f"first_{period}"] >= first) & (incidents[f"last_{period}"] <= last)
    return (incidents.date_start >= first) & (date_end(incidents) <= last)


def _inside(incidents: ir.Table, wanted: Resolved) -> list[ir.BooleanValue]:
    if wanted.period == "all":  # also the window that ends a day after the table's coverage
        return []
    return [between(incidents, wanted.date_from, wanted.date_to)]


def _touching(incidents: ir.Table, wanted: Filter) -> ir.BooleanValue:
    return (incidents.date_start <= wanted.date_to) & (date_end(incidents) >= wanted.date_from)


def _where(incidents: ir.Table, conditions: list[ir.BooleanValue]) -> ir.Table:
    return incidents.filter(*conditions) if conditions else incidents


def _within(incidents: ir.Table, wanted: Filter) -> list[ir.BooleanValue]:
    """The area that a filter asks for."""
    asked = (("governorate", wanted.governorates), ("district", wanted.districts))
    return [incidents[column].isin(values) for column, values in asked if values]


def _asked(incidents: ir.Table, wanted: Filter) -> list[ir.BooleanValue]:
    """Everything a filter asks but its dates."""
    conditions = [
        *_within(incidents, wanted),
        *(
            incidents[column].isin(values)
            for column, values in (
                ("event_class", wanted.classes),
                ("event_type", wanted.types),
                ("control_zone", wanted.zones),
            )
            if values
        ),
    ]
    if wanted.actors:
        asked = dict.fromkeys(actor for code in wanted.actors for actor in members(code))
        conditions.append(names_any(incidents, _LISTS_OF[wanted.role], asked))
    if wanted.pair:
        conditions.append(_attacked(incidents, *wanted.pair))
    if wanted.by_direction:  # an undirected row has sides, and nobody in a role
        conditions.append(incidents.directed.fill_null(True))
    if wanted.place:
        conditions.append(is_at(incidents, wanted.place))
    if wanted.exact_day:
        conditions.append(incidents.date_precision == "day")
    if wanted.exact_place:
        conditions.append(is_point(incidents))
    if wanted.least_toll:
        conditions.append(column_bounds.of_table(incidents, "killed").low >= wanted.least_toll)
    if wanted.text:
        conditions.append(terms.condition(incidents, wanted.text))
    return [*conditions, *_own(incidents, wanted)]


def _attacked(incidents: ir.Table, first: str, second: str) -> ir.BooleanValue:
    """Whether the first is an initiator and the second a target."""
    return _is_side(incidents, "initiators", first) & _is_side(incidents, "targets", second)


def _is_side(incidents: ir.Table, side: str, code: str) -> ir.BooleanValue:
    """Whether a list of actors holds one, or one of a family; of NOT_REPORTED, whether it names nobody."""
    if code == NOT_REPORTED:
        return incidents[side].fill_null("") == ""
    return names_any(incidents, (side,), members(code))


def _own(incidents: ir.Table, wanted: Filter) -> list[ir.BooleanValue]:
    """What is asked of the table's own columns; of one that it has not, nothing can be (data.recorded says so)."""
    asked: dict[str, list[str]] = {}
    for column, text in wanted.own:
        asked.setdefault(OWN + column, []).append(text)
    return [_holds(incidents, column, texts) for column, texts in asked.items()]


def _holds(incidents: ir.Table, column: str, texts: list[str]) -> ir.BooleanValue:
    if column not in incidents.columns and not held.is_narrow(incidents):
        return ibis.literal(False)
    return incidents[column].cast("string").fill_null("").isin(texts)
