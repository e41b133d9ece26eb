"""What the bars of a timeline are split into: classes, families of initiators, or the texts of one of the table's own
columns (`split=own:<column>` in the link)."""

from __future__ import annotations

import pandas as pd

from components import own_words, permalink
from components.filters.own import can_be_chosen
from components.view import View, as_written
from data.aggregate import own
from data.aggregate.periods import SPLITS, Every, Measure, per_period
from data.aggregate.timeline import Timeline, timeline
from data.recorded import own_column
from data.schema import OWN

SPLIT = "split"  # the URL parameter
MANY = 100_000  # rows of a table: of more, what fits no period is told by its years alone


def of_link() -> tuple[str, ...]:
    """The parameter, where the link splits by a column of the table's own: another table has it not."""
    return (SPLIT,) if permalink.read().get(SPLIT, "").startswith(OWN) else ()


def column_of(split: str) -> str:
    """The own column that a split is by, "" where it is by none."""
    return split.removeprefix(OWN) if split.startswith(OWN) else ""


def choose(view: View) -> str:
    """Draw the choice; of own columns those with few texts, and the one that the link asks for, whatever it is."""
    asked = column_of(permalink.read().get(SPLIT, ""))
    columns = dict.fromkeys((*(column.name for column in can_be_chosen(view.origin)), *([asked] if asked else [])))
    more = {OWN + column: own_words.name(column, view.names) for column in columns}
    return view.choose("split", SPLITS, "none", more=more)


def never(split: str, view: View) -> str:
    """What a split needs and the table never records; "" where it has it."""
    column = column_of(split)
    if column:
        return "" if own_column(view.origin, column) else own_words.name(column, view.names)
    if split == "family" and not view.origin.records("initiators"):
        return view.names.t("split_family")
    return view.names.t("silent_direction") if split == "family" and not view.origin.records("directed") else ""


def held(split: str, view: View) -> bool:
    """Whether the table has what a split is by; where not, that is said."""
    what = never(split, view)
    return not what or view.say_not_recorded(as_written(what))


def name(split: str, view: View) -> str:
    """What a split is by, inside a sentence; "" for none."""
    column = column_of(split)
    if column or split == "none":
        return own_words.name(column, view.names)
    return view.names.t(f"split_{split}")


def counted(view: View, every: Every, split: str = "none") -> pd.DataFrame:
    """Incidents and killed per period and part of a split that is `held`."""
    column = column_of(split)
    rough = {"rough": True} if view.origin.rows > MANY else {}
    if not column:
        return view.ask(per_period, every=every, family=split == "family", **rough)
    return view.ask(per_period, every=every, column=column, given=_given(column, view), **rough)


def laid(rows: pd.DataFrame, view: View, every: Every, measure: Measure, split: str = "none") -> Timeline:
    """The timeline of what was `counted`."""
    column = column_of(split)
    parts = own.parts_of(_given(column, view)) if column else ()
    return timeline(rows, view.filter, view.origin, every, measure, split, own_parts=parts)


def _given(column: str, view: View) -> tuple[str, ...]:
    """The texts that are drawn by themselves: those that the whole table gives most often, whatever is in view."""
    return view.whole().ask(own.most_given, column=column)
