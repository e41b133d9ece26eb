"""Beside the map: choose a place without a mouse, and read the incidents behind its number."""

from __future__ import annotations

import html
from collections import Counter
from math import ceil
from typing import Any

import pandas as pd
import streamlit as st

from components import permalink, words
from components.filters.place import called
from components.headline import cards as headline_cards
from components.headline import rests
from components.incidents import listed as incident_list
from components.incidents import way
from components.map import incident_map
from components.map.incident_map import PLACE
from components.names import Names
from components.narrowing import anchor
from components.view import View, as_written, visible
from data import place_codes
from data.aggregate import geography, toll

MOST_OPTIONS = 200  # places in the select box: each is sent to the browser at every change
PER_PAGE = 20  # incidents on one page of the list
ROWS = "rows"  # the URL parameter that holds the page of the list


def show(view: View, code: str, ground: str, split: geography.Split) -> None:
    """Draw the select box of what is on the map, the most incidents first, and the incidents of the one chosen.

    view           as the map draws it: not narrowed to the place.
    code           the place; "" for none.
    ground, split  as the map was drawn (incident_map.show), so that both count the same.
    """
    names = view.names
    marks, all_of_them = _marks(view, ground, split)
    labels = option_labels(marks, names)
    options = list(labels)
    mark = _mark(view, ground, split, code)
    st.selectbox(
        names.t("map_choose_place"),
        [*options, *([code] if code and code not in options else [])],
        format_func=lambda option: labels.get(option) or name_of(mark, names),
        index=None,
        placeholder=names.t("choose_none"),
        help=names.t("map_most_places", count=MOST_OPTIONS) if all_of_them > MOST_OPTIONS else None,
        **permalink.bind(PLACE, code or None, lambda option: option or "", (ROWS,)),
    )
    if not code:
        st.info(names.t("map_choose_hint"), icon=":material/touch_app:")
        return
    if not mark["n"]:
        st.info(as_written(names.t("map_nothing_here", place=name_of(mark, names))))
        return
    _incidents(view, mark)


def name_of(mark: dict[str, Any], names: Names) -> str:
    """A place by the name that its rows give it, all else as words.place does."""
    return called(mark, names) or words.place(mark["code"], names)


def narrow_to(view: View, most: int) -> str:
    """HTML of the first marks of the map as a list of links, each narrowing to its place."""
    names, here = view.names, permalink.carried()
    marks, _ = _marks(view, "places", "class", most)
    labels = option_labels(marks, names)
    items = "".join(f"<li>{anchor({PLACE: code}, said, said, here)}</li>" for code, said in labels.items())
    summary = html.escape(names.t("narrow_to"))
    return f'<details class="narrow"><summary>{summary}</summary><ul>{items}</ul></details>'


def _marks(
    view: View, ground: str, split: geography.Split, most: int = MOST_OPTIONS
) -> tuple[list[dict[str, Any]], int]:
    """The `most` marks with the most incidents (code, n, names, killed_* each), and how many marks there are."""
    if ground != "places":
        counted = view.ask(geography.per_area, level=ground).dropna(subset="area")
        found = _records(counted.sort_values(["n", "area"], ascending=[False, True]).head(most))
        return [{**row, "code": incident_map.code_of(row["area"], ground)} for row in found], len(counted)
    laid = view.ask(geography.ground, split=split)
    places = [{**row, "code": _code(row, laid.cell)} for row in _first(laid.places, most)]
    areas = [{**row, "code": incident_map.code_of(row["area"], ground)} for row in _first(laid.areas, most)]
    ordered = sorted([*places, *areas], key=lambda mark: (-mark["n"], mark["code"]))
    return ordered[:most], len(laid.places) + len(laid.areas)


def _mark(view: View, ground: str, split: geography.Split, code: str) -> dict[str, Any]:
    """The mark of this code; n is 0 where nothing in view is there.

    A place that was chosen stays what it is when something else is drawn: other areas, cells, or no cells any more.
    """
    if not code:
        return {"code": "", "n": 0}
    drawn, _ = _marks(view, ground, split)
    mark = next((mark for mark in drawn if mark["code"] == code), None)
    return mark or {**view.ask(geography.counted_at, place=code), "code": code}


def _code(row: dict[str, Any], cell: int) -> str:
    return place_codes.place_code(row["y"], row["x"], cell)


def _first(frame: pd.DataFrame, most: int) -> list[dict[str, Any]]:
    """Of the first MOST_OPTIONS records those with the most incidents: `most`, and all that equal the last of them."""
    held = frame.head(MOST_OPTIONS)
    return _records(held[held["n"] >= held["n"].head(most).min()])


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    names = [str(name) for name in frame]
    return [dict(zip(names, row, strict=True)) for row in zip(*(frame[name].tolist() for name in frame), strict=True)]


def option_labels(marks: list[dict[str, Any]], names: Names) -> dict[str, str]:
    """What the select box says of each mark, by its code: name and count, and the area where others have its name."""
    said = {mark["code"]: name_of(mark, names) for mark in marks}
    alike = Counter(said.values())
    labels = {}
    for mark in marks:
        place, area = said[mark["code"]], visible(mark.get("within"))
        if alike[place] > 1 and area:
            place = names.t("place_in", place=place, area=names.area_beside(place, area))
        labels[mark["code"]] = names.t("map_place_option", place=names.isolated(place), count=names.number(mark["n"]))
    return labels


def _incidents(view: View, mark: dict[str, Any]) -> None:
    names, code, count = view.names, mark["code"], int(mark["n"])
    st.subheader(as_written(name_of(mark, names)), anchor=False)
    st.caption(as_written(counts_of(mark, view)))
    rests.offer_at(view, code)
    pages = ceil(count / PER_PAGE)
    page, doubts = permalink.choice(ROWS, tuple(str(number) for number in range(1, pages + 1)), "1")
    view.say_doubts(doubts)
    rows = view.ask(geography.listed_at, place=code, limit=PER_PAGE, offset=PER_PAGE * (int(page) - 1))
    with st.container(key="at_place"):
        st.html("".join(_card(row, view) for row in _records(rows)))
    if pages > 1:
        _pages(pages, int(page), code)


def counts_of(mark: dict[str, Any], view: View) -> str:
    """Incidents and killed behind a mark; of a place also how many are at it, and how many merely near it."""
    names, count = view.names, int(mark["n"])
    number, note = headline_cards.told("killed", toll.toll_of(mark, "killed", count), view)
    incidents = names.t("incidents_count", n=count)
    if mark["code"].count(",") == 1:  # neither an area nor a cell
        near = words.nearness(count, int(mark["exact"]), names)
        incidents = names.t("map_incidents_here", incidents=incidents, near=near)
    said = [
        incidents,
        f"{names.t('list_killed')}: {number}",
        note,
    ]
    return names.listed(text for text in said if text)


def _pages(pages: int, page: int, code: str) -> None:
    key = f"url_{ROWS}_{code}_{page}"  # a widget of its own: this one takes its value when it is made, and only then

    def turned() -> None:
        number = st.session_state[key]
        permalink.write(ROWS, "" if number == 1 else str(number))

    st.pagination(pages, default=page, key=key, on_change=turned)


def _card(row: dict[str, Any], view: View) -> str:
    """One incident in a few lines; every text of the row is escaped."""
    names = view.names
    link = way.link(permalink.carried(), view.page, str(row["incident_id"]))
    source = names.sources(visible(row["sources"])) or names.t("not_reported")
    lines = (
        _event(row, names),
        incident_list.who(row, names, view.origin),
        f"{names.t('list_killed')}: {incident_list.killed(row, names, view.origin)}",
    )
    return (
        f'<div class="at-place"><a href="{html.escape(link)}" target="_self">'
        f"{html.escape(incident_list.date(row, names))}</a>"
        + "".join(f"<div>{html.escape(line)}</div>" for line in lines)
        + f"<div>{html.escape(names.t('list_source'))}: {_source(source, row['source_url'])}</div></div>"
    )


def _event(row: dict[str, Any], names: Names) -> str:
    """The act and its class, once where they are the same word."""
    said = names.of("event_class", row["event_class"])
    act = names.of("event_type", row["event_type"])
    return said if row["event_type"] == row["event_class"] else names.listed([act, said])


def _source(text: str, url: object) -> str:
    if isinstance(url, str) and url.startswith(("https://", "http://")):
        return f'<a href="{html.escape(url)}" target="_blank" rel="noopener noreferrer">{html.escape(text)}</a>'
    return html.escape(text)
