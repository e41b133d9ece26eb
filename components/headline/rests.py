"""Behind a number of people: on what it rests, drawn where a reader opens it, and in words on slides and in files."""

from __future__ import annotations

import html
from collections.abc import Callable
from functools import partial

import streamlit as st

from components import permalink
from components.glossary.marked import marked
from components.headline import shares
from components.names import Names
from components.view import View
from data.aggregate.geography import resting_at
from data.aggregate.periods import MEASURES, Measure
from data.aggregate.resting import Resting, resting
from data.recorded import columns_of

TOLLS = ("killed", "injured", "detained")
RESTS = "rests"  # the URL parameter that says whether it is open


def offer(view: View, tolls: tuple[str, ...] = TOLLS) -> None:
    """A line that opens to what the tolls of all incidents in view rest on; nothing is asked before it is opened. For
    no toll there is no such line, and a link that asks for it open is not told that it is unknown."""
    _offer(view, {toll: partial(view.ask, resting, toll=toll) for toll in tolls}, of="incidents")


def offer_at(view: View, place: str) -> None:
    """The same of those killed in the incidents behind a mark of the map: see geography.listed_at."""
    _offer(view, {"killed": partial(view.ask, resting_at, place=place)}, of="")


def show(view: View) -> None:
    """On what each toll of all incidents in view rests, where any counts somebody."""
    drawn = _sections(view, {toll: partial(view.ask, resting, toll=toll) for toll in TOLLS}, of="incidents")
    if drawn:
        st.subheader(view.names.t("rests_title"), anchor=False)
        st.html(drawn)


def in_words(view: View, measure: Measure = "killed") -> str:
    """On what the number of killed of a measure rests, in a sentence ("killed": of all incidents); "" for nobody."""
    if view.left_out(MEASURES[measure]) or not view.origin.records(*columns_of("killed")):
        return ""
    found, names = view.ask(resting, toll="killed", measure=measure), view.names
    if not found.people:
        return ""
    said = [
        names.t("rests_part", share=shares.per_cent(n, found.people, names), where=where)
        for where, n in parts(found, names).items()
    ]
    head = headed("killed", "incidents" if measure == "killed" else measure, found, names)
    return names.begun(names.t("rests_said", head=head, parts=names.t("list_break").join(said)))


def headed(toll: str, of: str, found: Resting, names: Names) -> str:
    """Killed in all incidents, 27,035 by the best estimates; of: the end of a string `toll_in_`, "" for none."""
    label = names.t(f"toll_in_{of}", toll=names.t(toll)) if of else names.t(toll)
    return names.t(f"rests_{found.taken}", toll=label, people=found.people)


def parts(found: Resting, names: Names) -> dict[str, int]:
    """The parts of a toll that are known less well, or hang on few incidents, in words: people in each."""
    said = {names.t("rests_undated"): found.undated, names.t("rests_coarse"): found.coarse}
    if found.unstated:
        said[names.t("rests_unstated")] = found.unstated
    if found.incidents > 1:
        said[names.t("rests_largest", n=found.n_largest, all=found.incidents)] = found.largest
    return said


def _offer(view: View, asked: dict[str, Callable[[], Resting]], of: str) -> None:
    value, doubts = permalink.choice(RESTS, ("0", "1"), "0")
    if not any(view.origin.records(*columns_of(toll)) for toll in asked):
        return
    view.say_doubts(doubts)
    bound = permalink.bind(RESTS, value == "1", lambda is_open: "1" if is_open else "")
    with (box := st.expander(view.names.t("rests_title"), **bound)):
        if box.open:
            st.html(_sections(view, asked, of) or f"<p>{html.escape(view.names.t('data_none'))}</p>")


def _sections(view: View, asked: dict[str, Callable[[], Resting]], of: str) -> str:
    """A section of HTML for each toll that the table records and that counts anybody; "" for none."""
    names, drawn = view.names, []
    for toll in TOLLS:
        if toll not in asked or not view.origin.records(*columns_of(toll)):
            continue
        found = asked[toll]()
        if found.people:
            heading = marked(names.begun(headed(toll, of, found, names)), names)
            none = names.t("rests_nobody", n=found.nobody, all=found.incidents) if found.nobody else ""
            listed = shares.drawn(parts(found, names), found.people, names)
            drawn.append(f"<section><h3>{heading}</h3>{listed}<p>{marked(none, names)}</p></section>")
    return f'<div class="qualities">{"".join(drawn)}</div>' if drawn else ""
