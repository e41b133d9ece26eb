"""KoBoToolbox exports, by the names or the labels of their questions, with their groups or without.

_id is the id and _submission_time the source's date; start, end and today are when the form was filled in, not when
anything happened. A point stands in _<question>_latitude and _longitude, or as "lat lon altitude accuracy" in one cell.
A question with several answers is one column, one for each choice, or both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from data import actors
from data.sources.cells import Import
from data.sources.columns import headers
from data.sources.columns.coding import spellings
from data.sources.format import File, Format
from data.sources.plan import Plan, Taken
from data.text import fold, name_key

NAME = "kobo"
SUBMITTED = "_submission_time"
_IDS = ("_id", "_uuid")
_META = ("start", "end", "today", "username", "deviceid", "simserial", "phonenumber", "audit", "instanceid")
_GROUPS = re.compile(r"[/:]")
_DATE_WORDS, _OTHER_DATES = {"date", "تاريخ", "التاريخ"}, {"birth", "report", "reported", "interview", "visit", "end"}
_LISTED = ("initiators", "targets", "sources")
_CHOICES = (*_LISTED, "event_type", "target_type")
_NOT_CHOSEN = {"0", "0.0", "false", ""}
_POINT = re.compile(r"-?\d{1,3}\.\d+ -?\d{1,3}\.\d+( -?[\d.]+){0,2}")


def _fits(header: Sequence[str], sample: Sequence[Sequence[str]]) -> float:
    if SUBMITTED not in header or not set(_IDS) & set(header):
        return 0.0
    twice = _asked_twice(header)  # which of two questions is the toll, a person must say
    return 0.0 if twice or headers.lacking(_columns(header, sample)) else 0.95


def _read(file: File) -> Import:
    return file.by(plan_of(file.header, file.sample))


def plan_of(header: Sequence[str], sample: Sequence[Sequence[str]] = ()) -> Plan:
    """The plan of an export that has these columns; `sample` shows which of them holds a point in one cell."""
    return Plan(_columns(header, sample), NAME)


def _columns(header: Sequence[str], sample: Sequence[Sequence[str]]) -> dict[str, Taken]:
    asked = [name for name in header if name and not _is_meta(name)]
    choices = _choices(asked)
    found: dict[str, Taken] = {}
    for name in asked:
        ours = headers.column_of(_last(name))
        if ours and not any(name in of for of in choices.values()):
            found.setdefault(ours, Taken((name,), partial(_answers, ours) if ours in _CHOICES else None))
    for question, of in choices.items():
        ours = headers.column_of(_last(question)) or ""
        if ours in _CHOICES and question not in header:
            found.setdefault(ours, Taken(of, partial(_chosen, ours, tuple(_last(name) for name in of))))
    if "date_start" not in found and (date := next((name for name in asked if _is_date(name)), "")):
        found["date_start"] = Taken((date,))
    found |= _point(header, sample)
    found["incident_id"] = Taken((next(name for name in _IDS if name in header),))
    found["source_date"] = Taken((SUBMITTED,))
    return found


def _asked_twice(header: Sequence[str]) -> bool:
    asked = [name for name in header if name and not _is_meta(name)]
    of_choices = {name for of in _choices(asked).values() for name in of}
    ours = [headers.column_of(_last(name)) for name in asked if name not in of_choices]
    return any(ours.count(one) > 1 for one in set(ours) - {None})


def _is_meta(name: str) -> bool:
    last = _last(name)
    return last.startswith("_") or "meta" in _GROUPS.split(name)[:-1] or name_key(last) in _META


def _last(name: str) -> str:
    return _GROUPS.split(name)[-1].strip()


def _is_date(name: str) -> bool:
    words = set(re.split(r"[\W_]+", fold(_last(name))))
    return bool(words & _DATE_WORDS) and not words & _OTHER_DATES


def _choices(asked: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """A question with a column for each choice to those columns: "group/actors" to "group/actors/sdf" ..."""
    parents: dict[str, list[str]] = {}
    for name in asked:
        parent = name[: -len(_last(name))].rstrip(" /:")
        if parent and (parent in asked or headers.column_of(_last(parent)) in _CHOICES):
            parents.setdefault(parent, []).append(name)
    return {parent: tuple(names) for parent, names in parents.items()}


def _answers(ours: str, text: str) -> str:
    """Several answers in one cell, "sdf coalition": all of a list; of what is one thing, the cell as it stands."""
    parts = text.split()
    if ours not in _LISTED or len(parts) < 2 or ours == "sources" or actors.actor(text):
        return text
    known = [actors.actor(part) for part in parts]
    return ";".join(filter(None, known)) if all(known) else text


def _chosen(ours: str, choices: tuple[str, ...], *cells: str) -> str:
    """The choices of a row that were made; what was asked and has no answer is not reported."""
    made = [choice for choice, cell in zip(choices, cells, strict=True) if cell.strip().casefold() not in _NOT_CHOSEN]
    if ours in _LISTED or len(made) < 2:
        return ";".join(made)
    known = {spellings("event_types" if ours == "event_type" else "target_types").get(name_key(one)) for one in made}
    return f"{known.pop()}" if len(known) == 1 and None not in known else " ".join(made)


def _point(header: Sequence[str], sample: Sequence[Sequence[str]]) -> dict[str, Taken]:
    """The question's own columns for it, else the cell that holds all of it."""
    for name in header:
        last = _last(name)
        other = f"{name.removesuffix('latitude')}longitude"
        if last.startswith("_") and last.endswith("_latitude") and other in header:
            return {"latitude": Taken((name,)), "longitude": Taken((other,))}
    for place, name in enumerate(header):
        cells = [row[place] for row in sample if place < len(row) and row[place].strip()]
        if cells and all(_POINT.fullmatch(cell.strip()) for cell in cells):
            return {"latitude": Taken((name,), _part(0)), "longitude": Taken((name,), _part(1))}
    return {}


def _part(place: int) -> Callable[[str], str]:
    def part(text: str) -> str:
        parts = text.split()
        return parts[place] if len(parts) > place else ""

    return part


FORMAT = Format(NAME, _fits, _read)
