"""Totals of another source (schema.COUNTED): what a table of them holds, and which of its rows may be read together.

A row counts the events, and maybe the killed, of one period and area, of one of the source's own types or of all it
counts. Nothing of it is an incident, and no number of it enters a sum with ours. Within the source
  types are summed only where an event is of one type alone;
  rows of the whole country, of governorates and of districts stand apart: each has the others in it;
  periods of one length are read together, the most common one, and others are left out and counted;
  a row without a number is silent, and a period without a row is none: neither is 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

import ibis.expr.types as ir
import pandas as pd

from data.filter import Filter
from data.text import name_key

Step = Literal["day", "week", "month", "other"]
STEPS: tuple[Step, ...] = get_args(Step)
What = Literal["events", "killed"]
WHATS: tuple[What, ...] = get_args(What)
Level = Literal["governorate", "district", "country"]
UNPLACED = "unplaced"  # in place of a level: a row whose own words for its area name none that is known
ALL_TYPES = ""  # in place of a type: all that the source counts
_COUNTRY = ("syria", "syr", "sy", "syrian arab republic", "سوريا", "سورية", "الجمهورية العربية السورية")
_PERIOD = ["date_start", "date_end"]
_TEXTS = ("governorate", "district", "area_text", "type_text", "source", "source_url")
COLUMNS = (*_PERIOD, *_TEXTS, "exclusive", *WHATS, "as_of")


@dataclass(frozen=True)
class Totals:
    """What a table of totals holds.

    covers_from, covers_to  first and last day of its rows.
    step       the length of its periods, that of most rows; overlapping: some of these periods lie in one another, so
               that they may not be summed, nor drawn beside one another.
    types      the source's own, the one with the most events first; without ALL_TYPES.
    untyped    whether some rows are of all it counts; exclusive: whether an event is of one type alone.
    areas      governorates that it has rows of; districts: districts.
    level      what is drawn of a governorate: its own rows, or its districts together; country: it has no row by area.
    as_of      the latest state that a row gives.
    """

    rows: int
    covers_from: date
    covers_to: date
    step: Step
    overlapping: bool
    types: tuple[str, ...]
    untyped: bool
    exclusive: bool
    areas: tuple[str, ...]
    districts: tuple[str, ...]
    level: Level
    sources: tuple[str, ...]
    urls: tuple[str, ...]
    as_of: date | None
    recorded: tuple[What, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        """The types to choose from, the usual one first: ALL_TYPES where the source gives it or types may be summed."""
        everything = self.untyped or (self.exclusive and len(self.types) > 1)
        return (ALL_TYPES, *self.types) if everything else self.types

    def level_of(self, wanted: Level) -> Level:
        """The level that areas are read at where this one is wanted: districts only where there are rows of them."""
        return "district" if wanted == "district" and self.districts else self.level


def holdings(counts: ir.Table, wanted: Filter | None = None) -> Totals | None:
    """What a table of totals holds; None where it has no row. A filter changes nothing of it."""
    del wanted
    return held_in(laid_out(counts))


def held_in(rows: pd.DataFrame) -> Totals | None:
    """The same of rows that are laid out."""
    if rows.empty:
        return None
    step = _most_common(rows["step"], STEPS)
    of_step = rows[rows["step"] == step]
    typed = rows[rows["type_text"] != ALL_TYPES]
    weight = typed.groupby("type_text")["events"].agg(["sum", "size"])
    ordered = weight.sort_values(["sum", "size"], ascending=False, kind="stable").index
    placed = rows[rows["level"].isin(("governorate", "district"))]
    return Totals(
        rows=len(rows),
        covers_from=rows["date_start"].min().date(),
        covers_to=rows["date_end"].max().date(),
        step=step,
        overlapping=_overlap(of_step[_PERIOD].drop_duplicates()),
        types=tuple(map(str, ordered)),
        untyped=len(typed) < len(rows),
        exclusive=bool(rows["exclusive"].all()),
        areas=tuple(sorted(placed["governorate"].unique())),
        districts=tuple(sorted(rows.loc[rows["level"] == "district", "district"].unique())),
        level=_level(of_step),
        sources=tuple(sorted(set(rows["source"]) - {""})),
        urls=tuple(sorted(set(rows["source_url"]) - {""})),
        as_of=None if rows["as_of"].isna().all() else rows["as_of"].max().date(),
        recorded=tuple(what for what in WHATS if rows[what].notna().any()),
    )


def laid_out(counts: ir.Table) -> pd.DataFrame:
    """The rows with texts that are never missing, days as timestamps, their `step` and their `level`; governorate also
    where only the district is given."""
    return lay_out(counts.select(*COLUMNS).to_pandas())


def lay_out(rows: pd.DataFrame) -> pd.DataFrame:
    """The same of COLUMNS, as they are stored."""
    rows = rows.copy()
    for name in (*_PERIOD, "as_of"):
        rows[name] = pd.to_datetime(rows[name], errors="coerce")
    for name in _TEXTS:
        rows[name] = rows[name].astype(object).where(rows[name].notna(), "").astype(str)
    for name in WHATS:
        rows[name] = rows[name].astype("float64")
    rows["exclusive"] = rows["exclusive"].eq(True)
    rows = rows[rows["date_start"].notna() & rows["date_end"].notna() & (rows["date_start"] <= rows["date_end"])]
    rows = rows.assign(governorate=rows["governorate"].where(rows["governorate"] != "", rows["district"].str[:4]))
    return rows.assign(step=_steps(rows), level=_levels(rows)).reset_index(drop=True)


def _steps(rows: pd.DataFrame) -> pd.Series[Any]:
    start, end = rows["date_start"], rows["date_end"]
    days = (end - start).dt.days + 1
    months = start.dt.is_month_start & end.dt.is_month_end & (start.dt.to_period("M") == end.dt.to_period("M"))
    found = pd.Series("other", index=rows.index, dtype=object)
    for step, is_so in (("month", months), ("week", days == 7), ("day", days == 1)):
        found = found.mask(is_so, step)
    return found


def _levels(rows: pd.DataFrame) -> pd.Series[Any]:
    whole = {text for text in rows["area_text"].unique() if not text or name_key(text) in map(name_key, _COUNTRY)}
    found = pd.Series(UNPLACED, index=rows.index, dtype=object)
    found = found.mask(rows["area_text"].isin(whole), "country")
    return found.mask(rows["governorate"] != "", "governorate").mask(rows["district"] != "", "district")


def _most_common(values: pd.Series[Any], order: tuple[Step, ...]) -> Step:
    counts = values.value_counts()
    return max(order, key=lambda value: (int(counts.get(value, 0)), -order.index(value)))


def _level(rows: pd.DataFrame) -> Level:
    """The level whose rows reach more periods of governorates; where both reach as many, the source's own sums."""
    reach = {
        level: len(rows.loc[rows["level"] == level, [*_PERIOD, "governorate"]].drop_duplicates())
        for level in ("governorate", "district")
    }
    if not any(reach.values()):
        return "country"
    return "district" if reach["district"] > reach["governorate"] else "governorate"


def _overlap(periods: pd.DataFrame) -> bool:
    ordered = periods.sort_values(_PERIOD)
    return bool((ordered["date_start"].iloc[1:].to_numpy() <= ordered["date_end"].iloc[:-1].to_numpy()).any())
