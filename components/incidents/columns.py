"""The columns of the table of incidents: which there are, and which of them the link asks for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote

import streamlit as st

from components import own_words, permalink, words
from components.names import Names
from components.view import View
from data import own_link
from data.aggregate import listing
from data.filter import LONGEST_TEXT, Doubt
from data.recorded import columns_of
from data.schema import OWN
from data.store import Origin

COLUMNS = "columns"  # URL parameter: codes in their order; none is USUAL
_OPEN = "choose_columns"


class Column(NamedTuple):
    """code: string `list_<code>`, or schema.OWN and the name of an own column; orders: what its header sorts by, one
    after the other."""

    code: str
    orders: tuple[listing.Order, ...] = ()


USUAL = (
    Column("date", ("latest", "earliest")),
    Column("place", ("place",)),
    Column("governorate", ("governorate",)),
    Column("class", ("class",)),
    Column("type", ("type",)),
    Column("who"),
    Column("killed", ("deadliest", "mildest")),
    Column("injured", ("injured",)),
    Column("detained", ("detained",)),
    Column("basis", ("basis",)),
    Column("sources", ("sources",)),
    Column("status", ("status",)),
    Column("flags"),
)
FURTHER = (Column("id"), Column("district"), Column("killed_civilians"))
BESIDE_A_CARD = ("date", "place", "type", "killed")
_STANDARD = {column.code: column for column in (*USUAL, *FURTHER)}
_GIVEN = {"basis": "initiator_basis"}  # columns of listing.SOMETIMES under another name


def held(origin: Origin) -> dict[str, Column]:
    """Every column that may be chosen of a table, by its code: ours, then its own."""
    return _STANDARD | {OWN + column.name: Column(OWN + column.name) for column in origin.own}


def read(asked: str, origin: Origin) -> tuple[tuple[Column, ...], list[Doubt]]:
    """The columns that a link asks for, in its order, and those that the table has not; USUAL where none is left."""
    known = held(origin)
    codes = [
        OWN + unquote(code.removeprefix(OWN)) if code.startswith(OWN) else code
        for code in dict.fromkeys(asked.split(","))
        if code
    ]
    found = tuple(known[code] for code in codes if code in known)
    return found or USUAL, [Doubt(COLUMNS, code[:LONGEST_TEXT]) for code in codes if code not in known]


def of_link() -> tuple[str, ...]:
    """The parameter, where the link asks for a column of the table's own: another table has it not."""
    return (COLUMNS,) if OWN in permalink.read().get(COLUMNS, "") else ()


def written(codes: Iterable[str]) -> str:
    """The same as a parameter; "" for USUAL."""
    chosen = list(codes)
    if chosen == [column.code for column in USUAL]:
        return ""
    return ",".join(OWN + own_link.escaped(code.removeprefix(OWN)) if code.startswith(OWN) else code for code in chosen)


def asked(view: View) -> tuple[Column, ...]:
    """The columns that the URL asks for; what it asks in vain is said."""
    permalink.choice(COLUMNS, (), "")  # a parameter this page has a use for, also while the choice of them is shut
    chosen, doubts = read(permalink.read().get(COLUMNS, ""), view.origin)
    view.say_doubts(doubts)
    return chosen


def choose(view: View, chosen: tuple[Column, ...]) -> None:
    """A menu of the columns there are, with those that are chosen."""
    names, codes = view.names, [column.code for column in chosen]
    with st.popover(names.t("list_columns"), icon=":material/view_column:", key=_OPEN, on_change="rerun") as opened:
        if opened.open:
            st.multiselect(
                names.t("list_columns_said"),
                list(held(view.origin)),
                format_func=lambda code: name(code, names),
                placeholder=names.t("list_columns_usual"),
                select_all=False,
                default=codes,
                **permalink.bind(COLUMNS, codes, written, typed=True),
            )


def name(code: str, names: Names) -> str:
    """What a column is called: an own one by its header."""
    if code.startswith(OWN):
        return own_words.name(code.removeprefix(OWN), names)
    return names.t(f"list_{code}")


def shown(
    chosen: tuple[Column, ...], length: listing.Length, origin: Origin, beside_a_card: bool
) -> tuple[Column, ...]:
    """Those of the chosen columns that are drawn: not one that no incident in view gives; beside a card only what tells
    incidents apart, of one's own choice the first."""
    given = tuple(column for column in chosen if _is_given(column.code, length, origin))
    if not beside_a_card:
        return given
    if chosen == USUAL:
        return tuple(column for column in chosen if column.code in BESIDE_A_CARD)
    return given[: len(BESIDE_A_CARD)]


def not_given(view: View, chosen: tuple[Column, ...], length: listing.Length) -> str:
    """Which columns are left out because no incident in view, or of the whole table, gives anything there."""
    names, said = view.names, []
    silent = [
        column.code for column in chosen if column.code != "flags" and not _is_given(column.code, length, view.origin)
    ]
    never = [code for code in silent if not view.origin.records(*columns_of(_GIVEN.get(code, code)))]
    held_here = [code for code in silent if code not in never]
    if held_here and length.incidents:
        said.append(names.t("list_not_given", columns=names.listed(name(code, names) for code in held_here)))
    if never:
        unknown = names.listed(name(code, names) for code in never)
        said.append(names.begun(words.not_recorded(unknown, names)) + ".")
    return " ".join(said)


def _is_given(code: str, length: listing.Length, origin: Origin) -> bool:
    column = _GIVEN.get(code, code)
    if _STANDARD.get(code) in FURTHER and code != "id":
        return origin.records(*columns_of(column))
    return column not in listing.SOMETIMES or column in length.given
