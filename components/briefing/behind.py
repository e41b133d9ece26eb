"""What the words of a slide were made of, as further sheets of the workbook of its rows.

asked     what the slide is about: keys and values in the codes of the data, and of its table what no row says.
verdicts  one row a change that the slide states: the two windows, their counts, the interval, p alone and beside the
          others of its `family` (Holm), the verdict, and the dispersion that they allow for.
readings  the same changes where the rows are counted by another rule (data/README.md), with the same dispersion.
baseline  the counts that the dispersion is of: windows of `exposure_days` end to end, each with the one that lies as
          long before it as the two compared do. of: "view", the series itself; where it is too short "table", the areas
          of the whole table, and "shorter", the series in windows of fewer days.
publishers  where the slide says that a publisher's share changed: the incidents that rest on each one alone.
months    whole months, from the table's first to the last in view: the history that a surge stands out of.
left_out  the incidents that only the edge of a period, or a role that nobody states, keeps out of a count; may_belong:
          all whose date or area leaves open whether they are in view, which a lead has to survive.
beside    the totals of another source that the slide draws: a row an area and period, by that source's own rules.
compared  where the view is compared: every count of both sides, with the ratio or why none is told.

CSV holds one table, and HTML what is read: both stay as they are, and the workbook beside them is the proof.
"""

from __future__ import annotations

from dataclasses import asdict
from itertools import pairwise
from typing import Any

import ibis.expr.types as ir

from components.briefing import totals
from components.briefing.asked import Asked
from components.briefing.content import changed
from components.compare import numbers
from components.compare.judging import judged
from components.filters import splits
from components.headline import comparing, publishers, readings
from components.headline.comparing import Series
from components.view import View
from data import filter_link, query, statements
from data.aggregate.baseline import ANYWHERE, shorter
from data.aggregate.periods import Measure
from data.aggregate.readings import plain
from data.change import Change
from data.dispersion import Pairs
from data.export import XLSX_ROWS, Sheet

SHEETS = ("asked", "verdicts", "readings", "baseline", "publishers", "months", "left_out", "beside")
_VERDICTS = (
    *("measure", "area", "family", "before_from", "before_to", "now_from", "now_to", "exposure_days"),
    *("before", "after", "ratio", "low", "high", "p", "p_adjusted", "verdict"),
    *("dispersion", "freedom", "basis", "windows"),
)
_READINGS = ("reading", "before", "now", "verdict", "holds")
_PUBLISHERS = ("period", "publisher", "alone", "incidents")
_BASELINE = ("of", "measure", "area", "earlier_from", "earlier", "later_from", "later")
_LEFT_OUT = (
    *("incident_id", "date_start", "date_end", "date_precision", "governorate", "event_class"),
    *("location_precision", "latitude", "longitude"),
)


def sheets(view: View, asked: Asked) -> tuple[Sheet, ...]:
    """The sheets of one slide; a sheet of nothing has its columns alone."""
    changes = changed(view, asked)
    beside = (numbers.sheet(view, judged(view, asked.measure)),) if view.compared else ()
    return (
        Sheet("asked", ("key", "value"), tuple(_asked(view, asked).items())),
        Sheet("verdicts", _VERDICTS, tuple(_verdict(*one, view) for one in changes.items())),
        Sheet("readings", ("measure", "area", *_READINGS), tuple(_readings(changes, view))),
        Sheet("baseline", _BASELINE, tuple(_baseline(changes, view))),
        Sheet("publishers", _PUBLISHERS, tuple(_publishers(view, asked.measure, compared=bool(changes)))),
        Sheet("months", ("measure", "month", "incidents"), tuple(_months(view, asked.measure))),
        Sheet("left_out", ("reason", *_LEFT_OUT), tuple(_left_out(view, compared=bool(changes)))),
        Sheet("beside", totals.CELLS, tuple(totals.cells(view))),
        *beside,
    )


def _asked(view: View, asked: Asked) -> dict[str, Any]:
    wanted, origin = view.filter, view.origin
    return {
        "table": origin.origin,
        "kind": origin.kind,
        "rows": origin.rows,
        "directed_rows": origin.directed,
        "covers_from": origin.covers_from,
        "covers_to": origin.covers_to,
        "recorded": ",".join(sorted(origin.recorded)),
        "from": wanted.date_from,
        "to": wanted.date_to,
        "language": view.names.lang,
        "measure": asked.measure,
        "measure_beside": comparing.counted_beside(asked.measure, view),
        "topics": ",".join(asked.topics),
        "split": asked.split,
        "lead": asked.lead,
        "areas": ",".join(wanted.governorates),
        "filter": "&".join(f"{name}={value}" for name, value in filter_link.written(wanted).items()),
        "not_compared": statements.not_comparable(wanted, origin),
    }


def _verdict(series: Series, change: Change, view: View) -> tuple[Any, ...]:
    earlier, wanted, known = view.filter.previous(), view.filter, change.dispersion
    days = comparing.of_view(view).windows.days
    windows = (earlier.date_from, earlier.date_to, wanted.date_from, wanted.date_to, days)
    of = (*series, "whole" if series[1] == ANYWHERE else "areas", *windows)
    told = (change.ratio, change.low, change.high, change.p, change.adjusted, change.verdict)
    return (*of, change.before, change.after, *told, *asdict(known).values())


def _readings(changes: dict[Series, Change], view: View) -> list[tuple[Any, ...]]:
    return [
        (*series, *(row[column] for column in _READINGS))
        for series in changes
        for row in plain(readings.of(view, series, changes))
    ]


def _baseline(changes: dict[Series, Change], view: View) -> list[tuple[Any, ...]]:
    rows = [row for series in changes for row in _windows("view", series, comparing.pairs(view, *series), view)]
    lent = {measure for (measure, _), change in changes.items() if change.dispersion.basis != "own"}
    for measure in sorted(lent):
        for area, counts in comparing.pairs_of_table(view, measure).items():
            rows += _windows("table", (measure, area), counts, view)
    for series, change in changes.items():
        if change.dispersion.basis != "own":
            short = zip(shorter(view.origin).starts(), comparing.in_shorter(view, *series), strict=True)
            rows += [("shorter", *series, *one, *next_one) for one, next_one in pairwise(short)]
    return rows


def _windows(of: str, series: Series, counts: Pairs, view: View) -> list[tuple[Any, ...]]:
    both = zip(comparing.spans(view), counts, strict=True)
    return [(of, *series, sooner, before, later, n) for (sooner, later), (before, n) in both]


def _publishers(view: View, measure: Measure, compared: bool) -> list[tuple[Any, ...]]:
    shift = publishers.shifted(view, measure) if compared else None
    periods = (("before", shift.before), ("now", shift.now)) if shift else ()
    return [(period, *one, found.incidents) for period, found in periods for one in found.alone]


def _months(view: View, measure: Measure) -> list[tuple[Any, ...]]:
    counted = splits.counted(view.throughout(), "month")
    return [(measure, *month) for month in statements.history(counted, measure, view.filter, view.origin)]


def _left_out(view: View, compared: bool) -> list[tuple[Any, ...]]:
    every, wanted = view.store.incidents(view.origin.origin), view.filter
    found: list[tuple[str, ir.Table]] = []
    if not view.silence:
        found += [("edge", query.straddling(every, wanted))] if view.straddling() else []
        reaching = query.reaching(every, wanted)
        found.append(("may_belong", reaching.filter(~reaching.in_view)))
    if compared:
        found.append(("edge_before", query.straddling(every, wanted.previous())))
    if view.undirected():
        found.append(("undirected", query.undirected(every, wanted)))
    return [
        (reason, *row.values())
        for reason, rows in found
        for row in rows.select(*_LEFT_OUT).order_by("incident_id").limit(XLSX_ROWS).to_pyarrow().to_pylist()
    ]
