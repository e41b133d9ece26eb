"""Who was involved: incidents by actor and role, across another column, and by pairs of actors.

An incident with two initiators counts for both: counts by actor do not add up to incidents, `shared` says by how many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

import ibis.expr.types as ir
import pandas as pd

from data import held, schema
from data.aggregate.counts import number
from data.aggregate.coverage import other_actors
from data.aggregate.periods import Every, Measure, of_measure, period_columns, with_windows
from data.engine import once

Role = Literal["initiator", "target", "involved", "claimant"]
ROLES: tuple[Role, ...] = get_args(Role)
Across = Literal["event_type", "target_type", "initiator_basis"]
ACROSS: tuple[Across, ...] = get_args(Across)
NOT_REPORTED = ""  # in place of an actor or a code: the source does not say
NOBODY = frozenset({NOT_REPORTED, "unknown", "other"})  # none of these is an actor that we have a name for
_SIDES = ("initiators", "targets", "directed")


@held.grouped
def sides(incidents: ir.Table, measure: Measure, across: Across | None = None) -> pd.DataFrame:
    """Incidents of a measure per pair of sides.

    returns  columns initiators, targets (ids joined by ";"), directed, claimed_by or `across`, if asked; n [incidents].
             The sum of n is the number of incidents.
    """
    return _sides(incidents, measure, across or "claimed_by").to_pandas()


@once
def _sides(incidents: ir.Table, measure: Measure, column: str) -> ir.Table:
    found = of_measure(incidents, measure)
    keys = {
        "initiators": found.initiators.fill_null(NOT_REPORTED),
        "targets": found.targets.fill_null(NOT_REPORTED),
        "directed": found.directed.fill_null(True),
        column: found[column].fill_null(NOT_REPORTED),
    }
    return found.group_by(**keys).agg(n=number(found)).order_by(list(keys))


@held.grouped
def over_time(incidents: ir.Table, measure: Measure, every: Every, rough: bool = False) -> pd.DataFrame:
    """Incidents of a measure per period, sides and class: columns of `sides`, period, precision, first_day and last_day
    (these and `rough` as in periods.per_period), event_class and n."""
    return with_windows(_over_time(incidents, measure, every, rough).to_pandas())


@once
def _over_time(incidents: ir.Table, measure: Measure, every: Every, rough: bool) -> ir.Table:
    found = of_measure(incidents, measure)
    keys = {
        "initiators": found.initiators.fill_null(NOT_REPORTED),
        "targets": found.targets.fill_null(NOT_REPORTED),
        "directed": found.directed.fill_null(True),
        "event_class": found.event_class,
        **period_columns(found, every, rough),
    }
    return found.group_by(**keys).agg(n=number(found)).order_by(list(keys))


@dataclass(frozen=True)
class Roles:
    """Incidents per actor.

    counts   one row per actor, most involved first, ties in the order of the vocabulary: actor, any, and one column for
             each of ROLES [incidents]. `involved`: on a side of an incident where the source does not say who attacked.
    rank     of each row by `any`, from 1; equal counts share one.
    named    incidents with an actor on any side that we have a name for, not only unknown ones or others.
    shared   incidents that count for two or more actors in one role.
    total    incidents.
    """

    counts: pd.DataFrame
    rank: tuple[int, ...]
    named: int
    shared: int
    total: int

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that anybody has."""
        return tuple(role for role in ROLES if self.counts[role].any())

    def tied(self, row: int) -> bool:
        """Whether another actor has the same count."""
        return self.rank.count(self.rank[row]) > 1


def by_role(counted: pd.DataFrame) -> Roles:
    """Incidents per actor and role, from `sides`."""
    found: dict[str, Counter[str]] = {role: Counter() for role in (*ROLES, "any")}
    known = shared = 0
    for initiators, targets, directed, claimed_by, n in _rows(counted, *_SIDES, "claimed_by"):
        first, second = _each(initiators), _each(targets)
        everybody = first | second
        known += n if everybody - NOBODY else 0
        roles = {"initiator": first, "target": second} if directed else {"involved": {*first, *second}}
        shared += n if any(len(actors - {NOT_REPORTED}) > 1 for actors in roles.values()) else 0
        for role, actors in (*roles.items(), ("claimant", _each(claimed_by)), ("any", everybody)):
            for actor in actors - {NOT_REPORTED}:
                found[role][actor] += n
    ordered = sorted(found["any"] | found["claimant"], key=lambda actor: (-found["any"][actor], _place(actor)))
    columns = {role: [found[role][actor] for actor in ordered] for role in ("any", *ROLES)}
    rank = tuple(1 + sum(other > count for other in columns["any"]) for count in columns["any"])
    return Roles(pd.DataFrame({"actor": ordered, **columns}), rank, known, shared, int(counted["n"].sum()))


def acting(initiators: str, targets: str, directed: bool) -> set[str]:
    """The actors who began an incident; both sides where the source does not say who did."""
    return _each(initiators) if directed else _each(initiators) | _each(targets)


def across(counted: pd.DataFrame, column: Across) -> pd.DataFrame:
    """Incidents per `acting` actor and code of a column: rows are actors, columns codes."""
    found: Counter[tuple[str, str]] = Counter()
    for initiators, targets, directed, code, n in _rows(counted, *_SIDES, column):
        for actor in acting(initiators, targets, directed):
            found[actor, code] += n
    vocabulary = {"initiator_basis": "basis"}.get(column, column)
    return _matrix(found, columns=(*schema.codes(vocabulary), NOT_REPORTED))


def directed_pairs(counted: pd.DataFrame) -> pd.DataFrame:
    """Incidents in which the row's actor attacked the column's: only those of which the source says who did."""
    found: Counter[tuple[str, str]] = Counter()
    for initiators, targets, directed, n in _rows(counted, *_SIDES):
        if directed:
            found.update({(one, other): n for one in _each(initiators) for other in _each(targets)})
    return _matrix(found, columns=(*schema.codes("actor"), NOT_REPORTED))


def undirected_pairs(counted: pd.DataFrame) -> pd.DataFrame:
    """Incidents between two actors where nobody says who attacked, the most first.

    returns  first, second (in the order of the vocabulary), n.
    """
    found: Counter[tuple[str, str]] = Counter()
    for initiators, targets, directed, n in _rows(counted, *_SIDES):
        if not directed:
            pairs = {tuple(sorted((one, other), key=_place)) for one in _each(initiators) for other in _each(targets)}
            found.update({(pair[0], pair[1]): n for pair in pairs})
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], _place(pair[0][0]), _place(pair[0][1])))
    return pd.DataFrame([(*pair, n) for pair, n in ordered], columns=["first", "second", "n"])


def per_actor(counted: pd.DataFrame) -> pd.DataFrame:
    """What `over_time` counted, one row per `acting` actor: actor, its other columns but the sides, n."""
    when = ["period", "precision", "first_day", "last_day", "event_class"]
    rows = [
        (actor, *of, n)
        for initiators, targets, directed, *of, n in _rows(counted, *_SIDES, *when)
        for actor in acting(initiators, targets, directed) - {NOT_REPORTED}
    ]
    found = pd.DataFrame(rows, columns=["actor", *when, "n"])
    summed: pd.DataFrame = found.groupby(["actor", *when], dropna=False)["n"].sum().reset_index()
    return summed


def kept_in_words(incidents: ir.Table, measure: Measure) -> pd.DataFrame:
    """The source's own words for actors that map to none of ours, as coverage.other_actors gives them."""
    return other_actors(of_measure(incidents, measure))


def _each(ids: str) -> set[str]:
    return set(ids.split(";"))


def _rows(counted: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    yield from zip(*(counted[column].tolist() for column in (*columns, "n")), strict=True)


def _place(actor: str) -> int:
    """Where an actor stands in the vocabulary; what is not reported comes last."""
    order = schema.codes("actor")
    return order.index(actor) if actor in order else len(order)


def _matrix(found: Counter[tuple[str, str]], columns: tuple[str, ...]) -> pd.DataFrame:
    """Rows the actors that occur, the most first; columns the codes that occur, in their order."""
    totals: Counter[str] = Counter()
    for (actor, _), n in found.items():
        totals[actor] += n
    rows = sorted(totals, key=lambda actor: (-totals[actor], _place(actor)))
    held = [code for code in columns if any(found[actor, code] for actor in rows)]
    return pd.DataFrame([[found[actor, code] for code in held] for actor in rows], index=rows, columns=held)
