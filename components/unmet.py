"""What a page shows where there can be no number: why, and the ways on, each with the rest of the link."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from components import permalink, words
from components.names import Names
from components.view import View, as_written, visible
from data.filter import Filter
from data.store import CASE, Origin
from data.unmet import Unmet

LONGEST_NAME = 60  # letters of a table that is not here: the link's own text
_NO_DAY = date(1970, 1, 1)  # a table that is not here covers nothing
_INSTEAD = {"upload": "data", "reviewed": "desk"}  # the page where such a table comes from


def in_words(why: Unmet, asked: Filter, origin: Origin, names: Names) -> str:
    """Why no number is shown.

    origin  the table asked for; one of `nothing` where it is not here.
    """
    dated = asked.resolved(origin.covers_from, origin.covers_to)
    return names.t(
        f"unmet_{why.why}",
        n=len(asked.districts),
        table=names.apart(visible(asked.origin[:LONGEST_NAME])),
        version=names.apart(visible(asked.asof[:LONGEST_NAME])),
        start=names.date(dated.date_from),
        end=names.date(dated.date_to),
        place=words.place(asked.place, names) if asked.place else "",
        districts=names.listed(names.of("area", code) for code in asked.districts),
        area=words.area(Filter(governorates=asked.governorates), names),
        period=names.window(dated.date_from, dated.date_to),
        covers=names.window(origin.covers_from, origin.covers_to),
    )


def nothing(asked: Filter) -> Origin:
    """In place of a table that is not here: no rows, and no days."""
    return Origin(asked.origin, CASE, 0, _NO_DAY, _NO_DAY, 0, {}, {})


def say(view: View) -> None:
    """Why there is no number."""
    assert view.unmet
    sentence = in_words(view.unmet, view.filter, view.origin, view.names)
    st.warning(as_written(sentence), icon=":material/link_off:")


def say_unread(page: str, names: Names) -> None:
    """That nothing was taken of a link, as it is too long; and the way on."""
    said = names.t("link_unread", most=permalink.MOST_PARAMETERS, letters=permalink.MOST_LETTERS)
    st.warning(as_written(said), icon=":material/link_off:")
    _link(page, names.t("link_without"), {})


def show(view: View, origins: Mapping[str, Origin]) -> None:
    """Why there is no number, and links to what there is."""
    assert view.unmet
    say(view)
    params = permalink.carried()
    if not view.unmet.of_table:
        offer_without(view, view.unmet.clears, view.names.t(f"unmet_without_{view.unmet.why}"))
        return
    st.caption(view.names.t("unmet_tables" if origins else "unmet_no_tables"))
    for name, origin in origins.items():
        label = visible(origin.names.get(view.names.lang, name))
        _link(view.page, label, {**params, "table": name})
    if page := _INSTEAD.get(view.unmet.why):
        kept = {name: value for name, value in params.items() if name in permalink.SHARED - {"table"}}
        _link(page, view.names.t(f"unmet_go_{page}"), kept)


def offer_without(view: View, clears: tuple[str, ...], label: str) -> None:
    """A link to the same view without these parameters."""
    kept = {name: value for name, value in permalink.carried().items() if name not in clears}
    _link(view.page, label, kept)


def _link(page: str, label: str, params: Mapping[str, str]) -> None:
    permalink.offer(params)  # it often is the view before, which somebody in a hurry goes back to
    st.page_link(
        f"pages/{page}.py", label=as_written(label), icon=":material/arrow_forward:", query_params=dict(params)
    )
