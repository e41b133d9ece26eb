"""python -m data check-words: how often each wording of a change is said: tables and a picture for data/README.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from data.aggregate.baseline import ANYWHERE, Windows, baseline
from data.calibration import picture
from data.calibration.made import Counts, kinds
from data.calibration.rates import TIMES, WORDINGS, Rate, rates
from data.filter import NORTH_EAST
from data.store import open_store

TABLE = "ucdp_ged_syria_2016_2019"  # whose rows are put in another order
LEAST_ROWS = 400  # of a governorate whose series is


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the others."""
    parser = subparsers.add_parser("check-words", help="how often each wording of a change is said of made series")
    parser.add_argument("--series", type=int, default=10_000, help="of each kind and change (10000)")
    parser.add_argument("--picture", type=Path, help="also write an SVG of the false alarms to this file")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the table; 1 where a wording is said of too many series in which nothing changed."""
    found: list[Rate] = []
    for kind in kinds(shipped()):
        for times in TIMES:
            print(f"{kind.name}, {times:g} times", file=sys.stderr)
            found += rates(kind, times, args.series)
    print("\n".join(tables(found)))
    if args.picture:
        args.picture.write_text(picture.drawn(found), encoding="utf-8")
    wrong = [rate for rate in found if rate.too_often and not rate.kind.seasonal]
    for rate in wrong:
        print(f"too often: {rate.wording.title}, {rate.kind.name}: {rate.share:.1%}", file=sys.stderr)
    return 1 if wrong else 0


def shipped() -> dict[str, Counts]:
    """Weekly counts of violent events of the shipped table, of rows known to the day or few days: the three
    governorates together first, then all, and each governorate of LEAST_ROWS rows."""
    store = open_store()
    origin = store.origins[TABLE]
    weeks = ((origin.covers_to - origin.covers_from).days + 1) // 7
    held = baseline(store.incidents(TABLE), Windows(origin.covers_from, 7, weeks, 0))
    whole = {area: held.series("violent_events", area) for area in held.governorates()}
    found = {"the three": [sum(week) for week in zip(*(whole[area] for area in NORTH_EAST), strict=True)]}
    found["all"] = list(held.series("violent_events", ANYWHERE))
    found |= {area: list(counts) for area, counts in whole.items() if sum(counts) >= LEAST_ROWS}
    return {name: np.array(counts, dtype=np.int64) for name, counts in found.items()}


def tables(found: Iterable[Rate]) -> list[str]:
    """The rates as Markdown: a table a wording, a row a kind of series, a column a true change; in brackets what was
    said by the rule before."""
    cell = {(rate.wording, rate.kind.name, rate.times): f"{rate.share:.1%} ({rate.was:.1%})" for rate in found}
    named = list(dict.fromkeys(kind for _, kind, _ in cell))
    lines = []
    for wording in WORDINGS:
        heads = (wording.title, "no change", *(f"{times:g} times" for times in TIMES[1:]))
        lines += ["", _row(heads), _row(["---"] * len(heads))]
        lines += [_row([kind, *(cell[wording, kind, times] for times in TIMES)]) for kind in named]
    return lines[1:]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
