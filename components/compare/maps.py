"""The maps of the sides of a view beside one another: one frame, one scale of circles and colours, one legend."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Any

import streamlit as st

from components import words
from components.compare import sides
from components.map import choices, incident_map
from components.map import words as map_words
from components.view import View
from data.aggregate import geography
from data.aggregate.geography import Split

Sent = dict[str, Any]  # as incident_map.payload makes it


def show(
    view: View,
    *,
    height: int,
    compact: bool = False,
    ground: str = "places",
    size: str = "incidents",
    split: Split = "class",
    chosen: str = "",
) -> list[str]:
    """Draw a map a side, two in a row; returns what they cannot show. The arguments are those of incident_map.show; a
    compact map is of the place that the view is narrowed to, another of all around it."""
    told = sides.told_whole(view, sides.MOST)
    shown = [one if compact else one.around() for one in sides.of(view, sides.MOST)]
    cell = _cell(shown, ground, split)
    sent = on_one_scale(
        [incident_map.payload(one, ground, size, split, chosen, named=not compact, cell=cell) for one in shown]
    )
    about = []
    for first in range(0, len(shown), 2):
        for at, place in zip(range(first, len(shown)), st.columns(2), strict=False):
            one = shown[at]
            with place:
                st.html(f'<h3 class="beside">{html.escape(told[at].name)}</h3>')
                if not choices.recorded(one, ground, size, split):
                    continue
                if one.silence:
                    st.info(one.names.begun(words.left_out(one.silence, one.filter, one.names, markdown=True)))
                    continue
                incident_map.show(one, height, key=f"map_{at}", compact=compact, ground=ground, sent=sent[at])
                if not compact and (ground == "places" or not at):
                    st.caption(map_words.in_words(one, ground, split, chosen))
            about += [
                view.names.t("side_sentence", side=view.names.apart(told[at].name), said=line)
                for line in map_words.not_shown(one, ground, size, split)
                if line
            ]
    return [*sides.left_out(view, sides.MOST), *about]


def on_one_scale(sent: Sequence[Sent]) -> list[Sent]:
    """Payloads with one frame, one list of codes, one scale and one legend."""
    codes = list(dict.fromkeys(code for one in sent for code in one["codes"]))
    boxes = list(zip(*(one["frame"] for one in sent), strict=True))
    shared: Sent = {
        "codes": codes,
        "frame": (min(boxes[0]), min(boxes[1]), max(boxes[2]), max(boxes[3])),
        "most": max((mark[2] or 0 for one in sent for mark in one["places"]), default=0),
        "also": _legend(sent),
    }
    values = [value for one in sent if one["filled"] for _, value in one["filled"]["values"] if value is not None]
    breaks = {"breaks": incident_map.steps_of(values)}
    return [
        one
        | shared
        | {
            "places": [_coded(mark, 3, one["codes"], codes) for mark in one["places"]],
            "areas": [_coded(mark, 2, one["codes"], codes) for mark in one["areas"]],
            "filled": one["filled"] and one["filled"] | breaks,
        }
        for one in sent
    ]


def _coded(mark: Sequence[Any], parts: int, own: Sequence[str], codes: Sequence[str]) -> list[Any]:
    """A mark whose parts, from this place on index and value by turns, are of `codes` and not of its `own`."""
    return [
        codes.index(own[value]) if at >= parts and (at - parts) % 2 == 0 else value for at, value in enumerate(mark)
    ]


def _legend(sent: Iterable[Sent]) -> list[str]:
    """What any of the maps shows beside circles: areas, places where nobody was killed, or where no number is given."""
    found = dict.fromkeys(("areas", "no_one", "silent"), False)
    for one in sent:
        values = [mark[2] for mark in one["places"]]
        values += [value for _, value in one["filled"]["values"]] if one["filled"] else []
        found["areas"] |= bool(one["areas"])
        found["no_one"] |= 0 in values
        found["silent"] |= None in values
    return [name for name, is_so in found.items() if is_so]


def _cell(shown: Sequence[View], ground: str, split: Split) -> int:
    """The width of cells where one of the sides has too many places to draw each."""
    if ground != "places":
        return 0
    return max(one.ask(geography.ground, split=split).cell for one in shown)
