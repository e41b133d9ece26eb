"""What somebody said that texts of a file mean which no vocabulary knows: "The Grey Men" are one of our actors."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from data.sources.plan import Plan, Taken
from data.text import name_key

_LISTED = ("initiators", "targets")
_SEPARATORS = re.compile(r"\s*[;؛|،,/]\s*")
_PLACE, _PLACE_ID = "place", "place_id"


def said_to_mean(plan: Plan, values: Mapping[str, Mapping[str, str]]) -> Plan:
    """The plan with these texts translated, after whatever the layout itself makes of its cells.

    values  our column -> {a text, in any case and spacing: our code}. A place is said by its id in the gazetteer: its
            name stays as the file has it.
    """
    columns = dict(plan.columns)
    for ours, texts in values.items():
        taken = columns.get(ours)
        known = {name_key(text): code for text, code in texts.items()}
        if taken is None or not known:
            continue
        if ours == _PLACE:
            columns.setdefault(_PLACE_ID, Taken(taken.headers, partial(_id_of, known, taken.through)))
        else:
            read = _each if ours in _LISTED else _whole
            columns[ours] = Taken(taken.headers, partial(read, known, taken.through))
    return replace(plan, columns=columns)


def _whole(known: Mapping[str, str], through: Callable[..., str] | None, *cells: str) -> str:
    text = through(*cells) if through else cells[0]
    return known.get(name_key(text), text)


def _each(known: Mapping[str, str], through: Callable[..., str] | None, *cells: str) -> str:
    """The whole text where it is known, else its parts."""
    text = _whole(known, through, *cells)
    parts = [part for part in _SEPARATORS.split(text) if part.strip()]
    if not any(name_key(part) in known for part in parts):
        return text
    return "; ".join(known.get(name_key(part), part) for part in parts)


def _id_of(known: Mapping[str, str], through: Callable[..., str] | None, *cells: str) -> str:
    text = through(*cells) if through else cells[0]
    return known.get(name_key(text)) or known.get(name_key(cells[0]), "")
