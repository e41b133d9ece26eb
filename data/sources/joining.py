"""Rows that each tell of one person killed, as the incidents that they are rows of: a list of the dead is no list of
incidents.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from data.sources.cells import Cells, LeftOut
from data.sources.columns.checking import Column
from data.sources.plan import Plan, Taken
from data.sources.problem_list import Problems
from data.sources.problems import ANY_COLUMN, SHOWN, Problem
from data.text import name_key

_SAME = (
    *("date_start", "date_end", "governorate", "district", "subdistrict", "place", "latitude", "longitude"),
    *("event_type", "initiators", "targets"),
)
"""What two rows without an id must say alike to be of one incident."""
_TOLD = ("date_start", "governorate", "place")
"""What is said where rows of one id tell it differently."""


class Joined(NamedTuple):
    """One row an incident.

    cells, plan  the first row of each incident, with two more columns: how many rows tell of it, which are its killed,
                 and its id where the file gives none.
    others       row number of that row -> those of the incident's other rows.
    left_out     the same, as what is said of the file; problems: incidents whose rows contradict each other.
    """

    cells: Cells
    plan: Plan
    others: dict[int, tuple[int, ...]]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]

    def rejected_with(self, problems: Problems) -> list[Problem]:
        """What else is lost with a row that cannot be read: its incident's other rows, for the same reason."""
        return [
            problem._replace(row=row)
            for problem in problems.where(lambda one: one.rejects)
            for row in self.others.get(problem.row, ())
        ]

    def joined_to(self, problems: Problems) -> tuple[LeftOut, ...]:
        """The rows that were joined to one that loaded."""
        lost = set(problems.where(lambda one: one.rejects).rows.tolist())
        return tuple(one for one in self.left_out if lost.isdisjoint(one.rows))


def join(file: Cells, plan: Plan) -> Joined:
    """The incidents that rows of one person killed each tell of: rows of one id; without one, of one day, place, type
    and actors. A row that says neither day nor id stands for itself.
    """
    numbers: list[int] = file.rows.to_pylist()
    said = {ours: _texts(plan.columns[ours], file) for ours in _SAME if ours in plan.columns}
    ids = _texts(plan.columns["incident_id"], file) if "incident_id" in plan.columns else [""] * len(numbers)
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, own in enumerate(ids):
        alike = tuple(name_key(texts[place]) for texts in said.values())
        dated = bool(said["date_start"][place].strip())
        groups[("id", own.strip()) if own.strip() else alike if dated else ("row", str(place))].append(place)
    firsts = np.fromiter((places[0] for places in groups.values()), dtype=np.int64, count=len(groups))
    counted = _free(ANY_COLUMN, file)
    named = _free(counted + ANY_COLUMN, file)
    keys = [ids[places[0]].strip() or _made("\n".join(key)) for key, places in groups.items()]
    cells = file.cells.take(pa.array(firsts))
    cells = cells.append_column(counted, pa.array([str(len(places)) for places in groups.values()], pa.string()))
    cells = cells.append_column(named, pa.array(keys, pa.string()))
    taken = {**plan.columns, "killed": Taken((counted,)), "incident_id": Taken((named,))}
    own_id = plan.columns["incident_id"].headers[0] if "incident_id" in plan.columns else ANY_COLUMN
    told = [(numbers[places[0]], key, places) for key, places in zip(keys, groups.values(), strict=True)]
    return Joined(
        replace(file, cells=cells, rows=file.rows.take(pa.array(firsts))),
        replace(plan, columns=taken),
        {row: tuple(numbers[place] for place in places[1:]) for row, _, places in told},
        tuple(
            LeftOut("joined", own_id, key[:SHOWN], tuple(numbers[place] for place in places[1:]))
            for _, key, places in told
            if len(places) > 1
        ),
        tuple(
            Problem(row, plan.columns[ours].headers[0], "rows_differ", " / ".join(texts)[:SHOWN], rejects=False)
            for row, _, places in told
            for ours in _TOLD
            if ours in said and len(texts := list(dict.fromkeys(said[ours][place] for place in places))) > 1
        ),
    )


def _texts(taken: Taken, file: Cells) -> list[str]:
    column = Column(taken, file.cells)
    texts = column.texts.to_pylist()
    return [texts[code] for code in column.codes.tolist()]


def _made(said: str) -> str:
    """The same id for the same day, place, type and actors, in any file and however many rows tell of them."""
    return f"R{hashlib.blake2b(said.encode(), digest_size=8).hexdigest()}"


def _free(name: str, file: Cells) -> str:
    while name in file.cells.column_names or name in file.unread:
        name += ANY_COLUMN
    return name
