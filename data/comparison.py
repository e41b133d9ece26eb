"""What a view is held against: one thing beside it, as the link asks for it (`compare=`), and what may be said of two
counts.

    compare=before                  the period as long just before
    compare=year                    the same days a year before
    compare=years                   the same days of every other year that the table covers
    compare=2016-01-01..2016-06-30  any days
    compare=SY07                    a governorate
    compare=islamic_state           an actor, or a family of them, in the role asked for
    compare=table:ucdp_ged          another table

A count is held against another as a change is against the period before (data.change), and as seldom: where that could
mean anything else than what happened, no ratio is told, and why not is a code (Untold).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from data import actors, place_codes, schema
from data.calendar import is_plausible, shifted
from data.change import Change, rate_ratio, together
from data.dispersion import Dispersion
from data.filter import Filter, Resolved
from data.recorded import leaves_out_silent, leaves_out_undirected
from data.store import SAMPLE, SERIES, Origin

Kind = Literal["before", "year", "years", "period", "governorate", "actor", "table"]
KINDS: tuple[Kind, ...] = get_args(Kind)
DATED: tuple[Kind, ...] = ("before", "year", "years", "period")  # other days of the same
PARAMETER = "compare"
DRAWN_AS = "compare_as"  # the parameter that says how timelines of the sides are drawn: overlaid or panels
TABLE = "table:"
MOST_YEARS = 9  # others beside one's own, the nearest; more columns nobody reads
LONGER = 9 / 8  # the longer of two periods by the shorter: February and January, not a month and a quarter
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)", re.ASCII)
Vain = Literal["same", "uncovered", "too_long", "nowhere"]
Untold = Literal[
    "",
    "tables",
    "sample",
    "coverage",
    "undirected",
    "own",
    "inside",
    "shared",
    "days",
    "unfinished",
    "partly",
    "lengths",
    "left_out",
]


@dataclass(frozen=True)
class Comparison:
    """What stands beside a view. value: the days, the P-code, the actor or the table, "" where the kind says all."""

    kind: Kind
    value: str = ""

    @property
    def days(self) -> tuple[date, date]:
        """The first and last day of kind period."""
        start, end = self.value.split("..")
        return date.fromisoformat(start), date.fromisoformat(end)


def read(text: str) -> Comparison | None:
    """What a link asks for; None where it is nothing of the kind, as days that no calendar has or that run backwards.
    Whether there is such a table is not asked here."""
    if text in ("before", "year", "years"):
        return Comparison(next(kind for kind in KINDS if kind == text))
    if text.startswith(TABLE) and text != TABLE:
        return Comparison("table", text.removeprefix(TABLE))
    if text in schema.codes("governorate"):
        return Comparison("governorate", text)
    if text in schema.codes("actor_or_family"):
        return Comparison("actor", text)
    if found := _DAYS.fullmatch(text):
        try:
            start, end = (date.fromisoformat(day) for day in found.groups())
        except ValueError:
            return None
        return Comparison("period", text) if start <= end and is_plausible(start) and is_plausible(end) else None
    return None


def written(comparison: Comparison) -> str:
    """The link's text for it."""
    if comparison.kind == "table":
        return TABLE + comparison.value
    return comparison.value or comparison.kind


def meant(comparison: Comparison, wanted: Resolved, origin: Origin) -> tuple[Resolved, ...] | Vain:
    """The filters that stand beside a resolved one, in the order of their days; or why there is none.

    origin  the table that they are of: another one where two tables are compared. Then the days are the same days.
    """
    if comparison.kind == "governorate":
        there = replace(wanted, governorates=(comparison.value,), districts=(), place="")
        return "same" if there == wanted else (there,)
    if comparison.kind == "actor":
        same = wanted.actors == (comparison.value,)
        return "same" if same else (replace(wanted, actors=(comparison.value,)),)
    if comparison.kind == "table" and comparison.value == wanted.origin:
        return "same"
    if comparison.kind == "years" and not _within_a_year(wanted.date_from, wanted.date_to):
        return "too_long"
    of = replace(wanted, period="custom")
    if comparison.kind == "table":
        of = replace(of, origin=comparison.value, asof="")
    found = [(start, end) for start, end in _days(comparison, wanted, origin) if _touches(start, end, origin)]
    if comparison.kind == "period" and found == [(wanted.date_from, wanted.date_to)]:
        return "same"
    return tuple(replace(of, date_from=start, date_to=end) for start, end in found) or "uncovered"


def years_left_out(comparison: Comparison, wanted: Resolved, origin: Origin) -> int:
    """How many other years of the table are not beside one's own, as there are more than MOST_YEARS."""
    if comparison.kind != "years":
        return 0
    return max(0, sum(_touches(*days, origin) for days in _every_year(wanted, origin)) - MOST_YEARS)


def _days(comparison: Comparison, wanted: Resolved, origin: Origin) -> list[tuple[date, date]]:
    start, end = wanted.date_from, wanted.date_to
    match comparison.kind:
        case "before":
            return [(shifted(start, -((end - start).days + 1)), shifted(start, -1))]
        case "year":
            return [in_year(start, end, start.year - 1)] if start.year > date.min.year else []
        case "years":
            touched = [days for days in _every_year(wanted, origin) if _touches(*days, origin)]
            nearest = sorted(touched, key=lambda days: (abs(days[0].year - start.year), days))
            return sorted(nearest[:MOST_YEARS])
        case "period":
            return [comparison.days]
    return [(start, end)]


def _every_year(wanted: Resolved, origin: Origin) -> list[tuple[date, date]]:
    start, end = wanted.date_from, wanted.date_to
    years = range(max(date.min.year, origin.covers_from.year - 1), origin.covers_to.year + 1)
    return [in_year(start, end, year) for year in years if year != start.year and year < date.max.year]


def in_year(start: date, end: date, year: int) -> tuple[date, date]:
    """The same days in another year, which is that of the first. 29 February is the 28th where there is none; and whole
    months stay whole: February 2017 is held against all 29 days of February 2016."""
    there = year + end.year - start.year
    whole = start.day == 1 and end.day == _last(end.year, end.month)
    last = _last(there, end.month)
    first = start.replace(year=year, day=min(start.day, _last(year, start.month)))
    return first, date(there, end.month, last if whole else min(end.day, last))


def _last(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _within_a_year(start: date, end: date) -> bool:
    """Whether a period and its days a year later have no day in common."""
    return start.year == date.max.year or end < in_year(start, end, start.year + 1)[0]


def _touches(start: date, end: date, origin: Origin) -> bool:
    return start <= origin.covers_to and end >= origin.covers_from


def untold(comparison: Comparison, one: Resolved, other: Resolved, origin: Origin, shared: int | None = None) -> Untold:
    """Why no ratio of the counts of two resolved filters may be told; "" where it may.

    origin  of both; of the view where two tables are compared, of which none ever is: they count by different rules.
    shared  incidents that are in both of two actors; None where it is not asked yet.
    """
    if comparison.kind == "table":
        return "tables"
    if origin.kind != SERIES:
        return "sample" if origin.kind == SAMPLE else "coverage"
    if any(leaves_out_undirected(wanted, origin) for wanted in (one, other)):
        return "undirected"
    if leaves_out_silent(one, origin):
        return "own"
    if comparison.kind == "governorate" and _inside(other.governorates[0], one):
        return "inside"
    if comparison.kind == "actor" and (not one.actors or _kin(comparison.value, one.actors)):
        return "inside"
    if shared:
        return "shared"
    if comparison.kind in DATED and common_day(one, other):
        return "days"
    if not _whole(one, origin):
        return "unfinished"
    if not _whole(other, origin):
        return "partly"
    return "lengths" if max(days(one), days(other)) > LONGER * min(days(one), days(other)) else ""


def days(wanted: Resolved) -> int:
    """How many days a resolved filter asks for."""
    return (wanted.date_to - wanted.date_from).days + 1


def _inside(area: str, one: Filter) -> bool:
    """Whether something that a filter asks for lies in an area, or the area in what it asks for; or may, as of a point
    only the areas that are asked for are known."""
    within = place_codes.area_of(one.place)
    asked = (within,) if within else one.districts or one.governorates
    return not asked or any(code.startswith(area) for code in asked)


def _kin(actor: str, others: Iterable[str]) -> bool:
    """Whether an actor or a family has an actor in common with one of others: a part beside its whole."""
    own = set(actors.members(actor))
    return any(not own.isdisjoint(actors.members(other)) for other in others)


def common_day(one: Resolved, other: Resolved) -> bool:
    """Whether two periods have a day in common."""
    return one.date_from <= other.date_to and other.date_from <= one.date_to


def _whole(wanted: Resolved, origin: Origin) -> bool:
    return origin.covers_from <= wanted.date_from and wanted.date_to <= origin.covers_to


@dataclass(frozen=True)
class Held:
    """A count of a view and the count beside it [incidents].

    days, days_other  the length of each period.
    change            from the other to the view's own, per day, with its interval and verdict; None where it is untold.
    untold            why, "" where it is told.
    """

    n: int
    n_other: int
    days: int
    days_other: int
    change: Change | None
    untold: Untold = ""

    @property
    def rates(self) -> tuple[float, float] | None:
        """Incidents a day of both, where a ratio is told of periods that differ by days; None where counts say it."""
        if self.change is None or self.days == self.days_other:
            return None
        return self.n / self.days, self.n_other / self.days_other


def held_against(n: int, n_other: int, days: int, days_other: int, dispersion: Dispersion, untold: Untold = "") -> Held:
    """What may be said of `n` incidents in `days` days beside `n_other` in `days_other`: per day, allowing for a
    dispersion (of windows as long as the longer one), where there is no reason against it.

    raises  ValueError for negative counts and periods without a day.
    """
    if n < 0 or n_other < 0 or days < 1 or days_other < 1:
        raise ValueError((n, n_other, days, days_other))
    if untold:
        return Held(n, n_other, days, days_other, None, untold)
    return Held(n, n_other, days, days_other, rate_ratio(n_other, n, days_other, days, dispersion))


def held_together(held: Iterable[Held]) -> tuple[Held, ...]:
    """Counts that are shown beside one another, each with the verdict that stands beside the others (Holm)."""
    given = tuple(held)
    adjusted = iter(together(one.change for one in given if one.change))
    return tuple(replace(one, change=next(adjusted)) if one.change else one for one in given)
