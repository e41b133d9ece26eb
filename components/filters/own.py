"""Filters by the table's own columns: a field for each with few texts, all of them kept in one parameter of the URL."""

from __future__ import annotations

import streamlit as st

from components import permalink
from components.names import Names
from components.own_words import LONGEST
from components.written import as_written, shortened, visible
from data.filter import Filter
from data.own_link import written
from data.recorded import own_asked, own_column
from data.store import Origin, OwnColumn

MOST = 20  # columns that a field is drawn for; more are asked for by a link
LONGEST_TEXT = 100  # letters of a text that can be chosen: a column with a longer one holds notes


def can_be_chosen(origin: Origin) -> tuple[OwnColumn, ...]:
    """The own columns with few and short texts: those to filter and to split by."""
    few = (column for column in origin.own if column.values and max(map(len, column.values)) <= LONGEST_TEXT)
    return tuple(few)[:MOST]


def show(wanted: Filter, origin: Origin, names: Names) -> None:
    """Draw the fields, those of a column that a link asks for in vain too, so that it can be taken out."""
    chosen = tuple(dict.fromkeys((*(column.name for column in can_be_chosen(origin)), *own_asked(wanted))))
    keys = {f"url_own_{origin.origin}_{at}": column for at, column in enumerate(chosen)}
    for key, column in keys.items():
        value = [text for name, text in wanted.own if name == column]
        permalink.hold(key, value, typed=True)
        st.multiselect(
            as_written(shortened(column, LONGEST)),
            _options(column, value, origin),
            format_func=lambda text: visible(text) or names.t("own_not_given"),
            placeholder=names.t("choose_all"),
            select_all=False,
            default=value,
            key=key,
            on_change=_write,
            args=(keys,),
        )


def _options(name: str, asked: list[str], origin: Origin) -> list[str]:
    """The texts of a column, then those that a link asks for beside them, and "" where rows do not give it."""
    column = own_column(origin, name)
    silent = [""] if column and column.filled < origin.rows else []
    return list(dict.fromkeys((*(column.values if column else ()), *asked, *silent)))


def _write(keys: dict[str, str]) -> None:
    permalink.write(
        "own",
        written((column, text) for key, column in keys.items() for text in st.session_state.get(key, ())),
    )
