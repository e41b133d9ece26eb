"""Texts of a table that no vocabulary knows, by how many rows hold them: a person says once what each means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import pyarrow.compute as pc

from data import actors
from data.sources.cells import Import
from data.sources.problem_list import Problems
from data.sources.problems import SHOWN, Code

_SEVERAL: tuple[Code, ...] = ("homonyms", "one_of_several")
_SEPARATORS = re.compile(r"\s*[;؛|،,/]\s*")


class Text(NamedTuple):
    """One text. rows: how many hold it; among: the codes it may mean, where several are known (places of one name)."""

    text: str
    rows: int
    among: tuple[str, ...] = ()


class Unmatched(NamedTuple):
    """What is not known, most rows first. Of a place whose name several share, `among` are their ids."""

    actors: tuple[Text, ...]
    event_types: tuple[Text, ...]
    places: tuple[Text, ...]
    governorates: tuple[Text, ...]

    def __bool__(self) -> bool:
        return any(tuple(self))


def unmatched(found: Import) -> Unmatched:
    """What an import could not match."""
    read_from = {ours: " + ".join(theirs) for ours, theirs in found.read_as.items()}
    return Unmatched(
        _actors(found),
        _said(found.problems, ("unknown_type",), read_from.get("event_type", "")),
        _said(found.problems, ("unknown_place", "not_located"), read_from.get("place", ""))
        + _said(found.problems, _SEVERAL, read_from.get("place", "")),
        _said(found.problems, ("unknown_value",), read_from.get("governorate", ""))
        + tuple(one for theirs in found.read_as.get("governorate", ()) for one in _areas(found, theirs)),
    )


def _areas(found: Import, column: str) -> tuple[Text, ...]:
    """Areas of totals that nothing knows."""
    return _said(found.problems, ("unknown_area",), column)


def _actors(found: Import) -> tuple[Text, ...]:
    rows: Counter[str] = Counter()
    for side in ("initiators_text", "targets_text"):
        for counted in pc.value_counts(found.table[side].drop_null()).to_pylist():
            for name in _unknown(counted["values"]):
                rows[name] += counted["counts"]
    return tuple(Text(name, n) for name, n in rows.most_common())


def _unknown(text: str) -> Iterable[str]:
    """The names of a cell that are none of ours: the cell itself where none of its parts is."""
    parts = [part for part in _SEPARATORS.split(text) if part.strip()]
    known = [part for part in parts if actors.actor(part)]
    return [part for part in parts if part not in known] if known else [text]


def _said(problems: Problems, codes: tuple[Code, ...], column: str) -> tuple[Text, ...]:
    rows: Counter[tuple[str, str]] = Counter()
    for problem, n in problems.counted():
        if problem.code in codes and problem.column == column and 0 < len(problem.value) < SHOWN:
            rows[problem.value, problem.expected] += n
    return tuple(
        Text(text, n, tuple(expected.split()) if codes == _SEVERAL else ())
        for (text, expected), n in rows.most_common()
    )
