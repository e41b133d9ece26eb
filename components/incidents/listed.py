"""A short list of incidents in words: the rows behind a bar, a place or a headline, each a link to its card."""

from __future__ import annotations

import html
from typing import Any

import pandas as pd
import streamlit as st

from components import permalink
from components.incidents import quoted, way
from components.names import Names
from components.view import View, visible
from components.written import wide_table
from data import bounds
from data.recorded import columns_of
from data.store import Origin

Row = dict[Any, Any]  # one incident, as pandas gives it: columns of data.aggregate.listing.SHOWN or FULL
AREAS = ("subdistrict", "district", "governorate", "country")  # where a row's name is of an area, not of a place
COLUMNS = ("date", "place", "event", "who", "killed", "source")


def show(rows: pd.DataFrame, view: View) -> None:
    """Draw incidents (columns of data.aggregate.listing.SHOWN) as a table; every text from a row is escaped."""
    names = view.names
    head = "".join(f"<th>{html.escape(names.t(f'list_{column}'))}</th>" for column in COLUMNS)
    words = quoted.incidents(view, rows["incident_id"])
    body = "".join(
        _row(row, names, view.origin, view.page) + _words(words.get(row["incident_id"], ""))
        for row in rows.to_dict("records")
    )
    st.html(wide_table(head, body))


def date(row: Row, names: Names) -> str:
    """An incident's day or window, and how well it is known where that is not the day."""
    window = names.window(row["date_start"], row["date_end"])
    precision = row["date_precision"]
    return window if precision == "day" else f"{window} ({names.of('date', precision)})"


def place(row: Row, names: Names) -> str:
    """The place in the language of the view, how well it is known, and its governorate."""
    first, second = ("place_name_ar", "place_name_en") if names.lang == "ar" else ("place_name_en", "place_name_ar")
    name = names.apart(visible(row[first]) or visible(row[second]))
    governorate = names.area_beside(name, row["governorate"])
    if name and row["location_precision"] in AREAS:
        known = [name] if row["location_precision"] == "country" else [name, governorate]
        return names.listed(known) + f" ({names.t('described_area')})"
    if row["location_precision"] == "place" and name:
        return names.listed([name, governorate])
    return (
        names.listed([*([name] if name else []), governorate]) + f" ({names.of('location', row['location_precision'])})"
    )


def who(row: Row, names: Names, origin: Origin | None = None) -> str:
    """initiator -> target where the source says who attacked; side - side where it does not."""
    if origin and not origin.records("initiators", "targets"):
        return names.t("not_recorded")
    sides = [_actors(row, side, names) for side in ("initiators", "targets")]
    directed = missing(row["directed"]) or bool(row["directed"])
    return names.t("directed" if directed else "undirected", first=sides[0], second=sides[1])


def killed(row: Row, names: Names, origin: Origin | None = None) -> str:
    """The killed of one incident as a range, with the best estimate where there is one."""
    if origin and not origin.records(*columns_of("killed")):
        return names.t("not_recorded")
    said = bounds.of_row(row, "killed")
    text = names.range(said.low, said.high)
    if said.best is None or said.low == said.best == said.high:
        return text
    return f"{text} ({names.t('best_estimate', count=said.best)})"


def toll(row: Row, what: str, names: Names) -> str:
    """The killed civilians, injured or detained of one incident, of one account of it or of a total, as a range."""
    said = bounds.of_row(row, what)
    return names.range(said.low, said.high)


def _actors(row: Row, side: str, names: Names) -> str:
    """Names of the actors on one side; for those that map to none of ours, the source's own words."""
    text, ids = visible(row[f"{side}_text"]), visible(row[side])
    if not text or "other" not in ids.split(";"):
        return names.actors(row[side])
    known = [names.of("actor_short", actor) for actor in ids.split(";") if actor != "other"]
    return names.listed([*known, names.apart(text)])


def missing(value: Any) -> bool:
    return value is None or bool(pd.isna(value)) or value == ""


def _words(quotation: str) -> str:
    return f'<tr><td colspan="{len(COLUMNS)}">{quotation}</td></tr>' if quotation else ""


def _row(row: Row, names: Names, origin: Origin | None = None, page: str = "overview") -> str:
    link = way.link(permalink.carried(), page, str(row["incident_id"]))
    source = names.sources(visible(row["sources"]))
    cells = (
        f'<a href="{html.escape(link)}" target="_self">{html.escape(date(row, names))}</a>',
        *(html.escape(text) for text in (place(row, names), names.of("event_type", row["event_type"]))),
        html.escape(who(row, names, origin)),
        html.escape(killed(row, names, origin)),
        html.escape(source),
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
