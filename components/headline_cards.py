"""The figures at the top of the overview: counts and tolls as ranges, and what changed, in words."""

from __future__ import annotations

import html

import streamlit as st

from components.names import Names
from components.view import View
from data import statements
from data.aggregate.headline import VIOLENT, Headline
from data.change import Change, rate_ratio
from data.filter import Filter


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
        (names.t("killed"), names.toll(now.killed), names.toll_note(now.killed)),
        (names.t("injured"), names.toll(now.injured), names.toll_note(now.injured)),
        (names.t("detained"), names.toll(now.detained), names.toll_note(now.detained)),
        (names.t("places"), names.number(now.places), names.t("unlocated", n=now.unlocated) if now.unlocated else ""),
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
    if left_out := statements.left_out(view.filter, view.origin, classes):
        return "–", view.names.t(f"left_out_by_{left_out.by}")
    return view.names.number(count), _change(before, count, view.names)


def _operations(now: Headline, before: int | None, view: View) -> tuple[str, str, str]:
    names, count = view.names, now.classes["security_operation"]
    if view.origin.undirected and not count:  # a table of deaths in conflict holds no arrests: silence, not zero
        return names.t("operations"), names.t("not_reported"), names.t("operations_not_covered")
    return names.t("operations"), *_counted(count, before, ("security_operation",), view)


def _card(label: str, value: str, note: str) -> str:
    return (
        f'<div class="card"><div class="label">{html.escape(label)}</div>'
        f'<div class="value"><bdi>{html.escape(value)}</bdi></div><div class="note">{html.escape(note)}</div></div>'
    )
