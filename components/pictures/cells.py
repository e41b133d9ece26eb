"""The numbers of a chart as rows: what a bar or a cell stands for, in codes and in the names of every language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa

from components.figures import bars
from components.names import Names, languages, names
from data.aggregate.actors import Roles
from data.aggregate.counted_sums import Sums
from data.aggregate.periods import NOWHERE
from data.aggregate.timeline import ALL, Timeline
from data.aggregate.toll import Toll, toll_of
from data.change import count_interval
from data.dispersion import UNKNOWN, Dispersion

Row = dict[str, Any]  # a column that a row lacks is empty there
_NOBODY = {"killed_low": 0, "killed_best": 0, "killed_high": 0, "incidents_at_least": 0, "incidents_silent": 0}
# In the column `row`: rows of one kind add up, those of two never; parts are what bars are split into.
BAR, PART, CELL, LEFT_OUT = "bar", "part", "cell", "in_no_bar"


def tabled(rows: Iterable[Row]) -> pa.Table:
    """Rows as a table: the columns of all of them, in the order in which they are met."""
    found = list(rows)
    columns = dict.fromkeys(name for row in found for name in row)
    return pa.table({name: _column([row.get(name) for row in found]) for name in columns})


def of_timeline(shown: Timeline, intervals: bool = False) -> pa.Table:
    """A row a bar, and one for each part where bars are split; then the incidents in no bar, by their reason.

    intervals  whether the intervals of the counts are drawn.
    """
    return tabled([*_bars(shown, intervals and shown.measure != "killed"), *_unfit(shown)])


def of_roles(roles: Roles, drawn: Iterable[str]) -> pa.Table:
    """A row an actor and role; then the actors that are not drawn, and the incidents that name nobody we have a name
    for. An incident counts for each of its actors: the rows of a role add up to more than there are."""
    shown = set(drawn)
    rows = [
        {
            "row": BAR if actor in shown else LEFT_OUT,
            "rank": roles.rank[at],
            **_named("actor", str(actor), lambda said, code: said.of("actor", code)),
            "role": role,
            "incidents": int(n),
            "reason": None if actor in shown else "not_drawn",
        }
        for role in roles.roles
        for at, (actor, n) in enumerate(zip(roles.counts["actor"], roles.counts[role], strict=True))
    ]
    nobody = roles.total - roles.named
    rows += [{"row": LEFT_OUT, "incidents": nobody, "reason": "nobody_named"}] if nobody else []
    return tabled(rows)


def of_matrix(counts: pd.DataFrame, kind: str) -> pa.Table:
    """A row a cell: an actor, a code of `kind` (as Names.of takes it), and the incidents of both."""
    column = "target" if kind == "actor_short" else kind
    rows = zip(counts.index, counts.to_numpy().tolist(), strict=True)
    return tabled(
        {
            "row": CELL,
            **_named("actor", str(actor), lambda said, code: said.of("actor", code)),
            **_named(column, str(code), lambda said, code: said.of(kind, code)),
            "incidents": int(n),
        }
        for actor, cells in rows
        for code, n in zip(counts.columns, cells, strict=True)
    )


def of_pairs(counts: pd.DataFrame) -> pa.Table:
    """A row a pair of actors of whom nobody says who attacked: first, second, how many incidents."""
    pairs = zip(counts["first"], counts["second"], counts["n"], strict=True)
    return tabled(
        {
            "row": CELL,
            **_named("first", str(first), lambda said, code: said.of("actor", code)),
            **_named("second", str(second), lambda said, code: said.of("actor", code)),
            "incidents": int(n),
        }
        for first, second, n in pairs
    )


def of_totals(sums: Sums, counts: str, name: Callable[[Names, str], str]) -> pa.Table:
    """A row an area and period of another source's totals, with what its number leaves open.

    counts  what is counted: the column that holds it.
    name    what an area is called.
    """
    return tabled(
        {
            "row": BAR,
            "period_from": cell.start,
            "period_to": cell.end,
            **_named("area", cell.area, name),
            counts: cell.n,
            "periods_without_number": cell.silent,
            "periods_contradicted": cell.torn,
            "periods_without_row": cell.lacking,
        }
        for cell in sums.cells
    )


def _bars(shown: Timeline, intervals: bool) -> Iterator[Row]:
    rows = shown.drawn.assign(part=shown.drawn["part"] if shown.split else ALL)
    sums = rows.groupby(["panel", "period", "part"]).sum(numeric_only=True)
    found = {key: {str(name): n for name, n in row.items()} for key, row in sums.to_dict("index").items()}
    parts = shown.parts if shown.split else (ALL,)
    for panel in shown.panels:
        known = bars.spread(shown, panel) if intervals else UNKNOWN
        for period in shown.periods:
            own = {part: found.get((panel, period, part), {}) for part in parts}
            whole = {name: sum(int(row.get(name, 0)) for row in own.values()) for name in sums.columns}
            yield _bar(shown, panel, period, whole, known)
            for part, row in own.items() if shown.split else ():
                said = _named("part", part, lambda said, code: bars.part_name(code, said))
                yield {**_bar(shown, panel, period, row, UNKNOWN), "row": PART, **said}


def _bar(shown: Timeline, panel: str, period: pd.Timestamp, sums: Row, known: Dispersion) -> Row:
    """A bar; where the table covers none of a period there is no number, which is no 0."""
    covered = period not in shown.uncovered
    n = int(sums.get("n", 0))
    row: Row = {
        "row": BAR,
        "period_from": period.date(),
        "period_to": (shown.ends[period] - pd.Timedelta(days=1)).date(),
        **_panel(shown, panel),
        "measure": shown.measure,
        "incidents": n if covered else None,
    }
    if shown.measure == "killed":
        row |= (killed(toll_of(sums, "killed", n)) if n else _NOBODY) if covered else {}
    if known.known and covered:
        row["interval_low"], row["interval_high"] = (round(bound, 2) for bound in count_interval(n, known))
    coverage = "partial" if period in shown.partial else "whole"
    return row | {"coverage": coverage if covered else "none"}


def _unfit(shown: Timeline) -> Iterator[Row]:
    """The incidents that fit no period, by the days on which they may have been."""
    for span in shown.spans:
        yield {
            "row": LEFT_OUT,
            "period_from": span.start,
            "period_to": span.end,
            **_panel(shown, span.panel),
            "measure": shown.measure,
            "incidents": span.n,
            **(killed(span.toll) if shown.measure == "killed" and span.toll else {}),
            "reason": "some_time_in_these_days",
        }


def killed(toll: Toll) -> Row:
    """People reported killed; empty where nobody gives a number, and the high end where one is only "at least"."""
    return {
        "killed_low": toll.low if toll.known else None,
        "killed_best": toll.best,
        "killed_high": toll.high if toll.known and not toll.open else None,
        "incidents_at_least": toll.open,
        "incidents_silent": toll.silent,
    }


def _panel(shown: Timeline, panel: str) -> Row:
    """The governorate or actor of a panel; no code where a row names none."""
    said = _named(shown.by, panel, lambda said, code: said.panel(code, shown.by))
    return said | {shown.by: None if panel == NOWHERE else panel}


def _named(column: str, code: str, name: Callable[[Names, str], str]) -> Row:
    """A code, and what it is called in every language."""
    return {column: code, **{f"{column}_{lang}": name(names(lang), code) for lang in languages()}}


def _column(values: list[Any]) -> pa.Array:
    """A column of one type, of text where it is empty; what is missing in a frame is empty too."""
    values = [None if pd.isna(value) else value for value in values]
    kinds = {type(value) for value in values if value is not None}
    kind = {int: pa.int64(), float: pa.float64(), date: pa.date32()}.get(kinds.pop() if len(kinds) == 1 else str)
    return pa.array(values, kind or pa.string())
