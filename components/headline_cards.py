"""The figures at the top of the overview: counts and tolls as ranges, and what changed, in words."""

from __future__ import annotations

import html

import streamlit as st

from components import words
from components.names import Names
from components.view import View
from data import statements
from data.aggregate.headline import VIOLENT, Headline
from data.aggregate.toll import Toll
from data.change import Change, rate_ratio
from data.filter import Filter
from data.recorded import answers, columns_of

NO_FIGURE = "\u2013"  # the value of a card that has none: its note says why


def show(now: Headline, before: Headline | None, view: View) -> None:
    """Draw one card a figure; `before` is the previous equal period, None where nothing may be compared."""
    st.html('<div class="cards">' + "".join(_card(*card) for card in cards(now, before, view)) + "</div>")


def cards(now: Headline, before: Headline | None, view: View) -> list[tuple[str, str, str]]:
    """The label, the value and the note of each figure."""
    names = view.names
    measure, count = (
        ("violent_events", now.violent_events) if view.origin.undirected else ("attacks", now.classes["attack"])
    )
    earlier = operations = None
    if before is not None:
        earlier = before.violent_events if view.origin.undirected else before.classes["attack"]
        operations = before.classes["security_operation"]
    return [
        (names.t(measure), *_counted(count, earlier, VIOLENT if view.origin.undirected else ("attack",), view)),
        _operations(now, operations, view),
        *(
            (names.t(what), *_toll(what, toll, view))
            for what, toll in (("killed", now.killed), ("injured", now.injured), ("detained", now.detained))
        ),
        (names.t("places"), *_places(now, view)),
    ]


def why_not_compared(view: View) -> str:
    """The string key that says why no earlier period is compared; "" where it is (rules 7 and 8)."""
    reason = statements.not_comparable(view.filter, view.origin)
    return f"not_compared_{reason}" if reason else ""


def compared_with(earlier: Filter, names: Names) -> str:
    """Which period the changes are against, and what their words mean."""
    assert earlier.date_from and earlier.date_to
    return names.t("compared_with", period=names.window(earlier.date_from, earlier.date_to))


def left_out_before(view: View) -> str:
    """How many incidents the earlier period leaves out at its edges; "" for none, or where nothing is compared."""
    if why_not_compared(view):
        return ""
    left_out = view.about(view.filter.previous()).straddling()
    return view.names.t("not_shown_straddling_before", n=left_out) if left_out else ""


def change_in_words(change: Change, names: Names) -> str:
    """clearly fewer: 0.48 times (0.29-0.78) - the ratio with its 95 % interval, and what it means."""
    verdict = names.t(f"verdict_{change.verdict}")
    if change.verdict == "nothing_to_compare":
        return verdict
    if change.before == 0:
        return names.t("change_from_none", verdict=verdict, before=change.before)
    interval = names.isolated(f"{names.ratio(change.low)}\u2013{names.ratio(change.high)}")
    ratio = names.ratio(change.ratio)
    return names.t("change", verdict=verdict, before=change.before, ratio=ratio, interval=interval)


def _change(before: int | None, after: int, names: Names) -> str:
    return "" if before is None else change_in_words(rate_ratio(before, after), names)


def _counted(count: int, before: int | None, classes: tuple[str, ...], view: View) -> tuple[str, str]:
    """The count and its change; what the filter or the table leaves out is no zero."""
    if left_out := view.left_out(classes):
        return NO_FIGURE, words.left_out(left_out, view.filter, view.names)
    return view.names.number(count), _change(before, count, view.names)


def _operations(now: Headline, before: int | None, view: View) -> tuple[str, str, str]:
    return view.names.t("operations"), *_counted(
        now.classes["security_operation"], before, ("security_operation",), view
    )


def _toll(what: str, toll: Toll, view: View) -> tuple[str, str]:
    """A toll and what it leaves out; what the table never records is not "not reported"."""
    if not view.origin.records(*columns_of(what)):
        return NO_FIGURE, view.names.t("not_recorded")
    return view.names.toll(toll), view.names.toll_note(toll)


def _places(now: Headline, view: View) -> tuple[str, str]:
    names = view.names
    if not answers(view.origin, "exact_place"):
        return NO_FIGURE, names.t("not_recorded")
    return names.number(now.places), names.t("unlocated", n=now.unlocated) if now.unlocated else ""


def _card(label: str, value: str, note: str) -> str:
    return (
        f'<div class="card"><div class="label">{html.escape(label)}</div>'
        f'<div class="value"><bdi>{html.escape(value)}</bdi></div><div class="note">{html.escape(note)}</div></div>'
    )
