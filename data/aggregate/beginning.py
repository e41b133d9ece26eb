"""What to ask of a table first: questions that its own rows answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import ibis.expr.types as ir
import pandas as pd

from data import held
from data.filter import NORTH_EAST
from data.query import date_end
from data.store import SERIES, Origin
from data.whereabouts import is_point

MOST = 3  # questions
Kind = Literal["pairs", "year", "deadliest", "places", "time"]
_ANSWERED_BY: tuple[tuple[Kind, str], ...] = (  # each question, and the rows that answer it
    ("pairs", "sides"),
    ("year", "n"),
    ("deadliest", "tolls"),
    ("places", "points"),
    ("time", "n"),
)


@dataclass(frozen=True)
class Question:
    """kind: pairs: who attacks, or fights, whom; year: an area in a year against the year before; deadliest: incidents;
    places: where; time: when.

    area  P-code, "" for all.
    year  "" for all that the table covers.
    """

    kind: Kind
    area: str = ""
    year: str = ""


@held.narrow
def per_area_and_year(incidents: ir.Table) -> pd.DataFrame:
    """How many incidents of each year and governorate may answer what.

    returns  columns area, year (of incidents whose date window lies in one), n; sides: those with an initiator and a
             target, tolls: those with a number of killed, points: those that a map draws at a point [incidents].
    """
    within = incidents.filter(incidents.date_start.year() == date_end(incidents).year())
    sides = within.initiators.notnull() & within.targets.notnull()
    counted: pd.DataFrame = (
        within.group_by(area=within.governorate, year=within.date_start.year())
        .agg(
            n=within.count(),
            sides=sides.cast("int64").sum(),
            tolls=within.killed_low.notnull().cast("int64").sum(),
            points=is_point(within).cast("int64").sum(),
        )
        .order_by(["area", "year"])
        .to_pandas()
    )
    return counted


def questions(counted: pd.DataFrame, origin: Origin) -> tuple[Question, ...]:
    """The first MOST questions that the rows of `per_area_and_year` answer, of the governorates of the north-east: each
    of the last year that the table covers as a whole, or of all of it where it covers none.
    """
    here = counted[counted["area"].isin(NORTH_EAST)]
    year = _last_whole_year(here, origin)
    asked = here if year is None else here[here["year"] == year]
    told = "" if year is None else str(year)
    found = (_question(kind, _most_first(asked, column), here, told, origin) for kind, column in _ANSWERED_BY)
    return tuple(question for question in found if question)[:MOST]


def _question(kind: Kind, areas: list[str], here: pd.DataFrame, year: str, origin: Origin) -> Question | None:
    """A question of these areas, the one with most answers first; None where it has none."""
    if not areas:
        return None
    if kind == "pairs":  # not of the area of the next question, where there is another one
        return Question(kind, areas[min(1, len(areas) - 1)], year)
    if kind == "year":
        if not year or origin.kind != SERIES or not _whole(int(year) - 1, origin):
            return None
        before = set(here.loc[here["year"] == int(year) - 1, "area"])
        return next((Question(kind, area, year) for area in areas if area in before), None)
    return Question(kind, "" if kind == "deadliest" else areas[0], year)


def _most_first(counted: pd.DataFrame, column: str) -> list[str]:
    """The areas with any, those with most first."""
    sums = counted.groupby("area")[column].sum()
    return [str(area) for area in sums[sums > 0].sort_values(ascending=False, kind="stable").index]


def _last_whole_year(here: pd.DataFrame, origin: Origin) -> int | None:
    return max((int(year) for year in here["year"] if _whole(int(year), origin)), default=None)


def _whole(year: int, origin: Origin) -> bool:
    """Whether a table covers a year to the day."""
    first, last = origin.covers_from, origin.covers_to
    return (first.year, first.month, first.day) <= (year, 1, 1) and (year, 12, 31) <= (last.year, last.month, last.day)
