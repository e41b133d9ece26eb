"""The figures at the top of the overview: counts and tolls as ranges, and what changed, in words."""

from __future__ import annotations

import html

import streamlit as st

from components import words
from components.names import Names
from components.view import View
from data import statements
from data.aggregate.headline import Headline
from data.aggregate.measured import default_measure, headline_of
from data.aggregate.periods import MEASURES, Measure
from data.aggregate.toll import Toll
from data.change import Change, rate_ratio
from data.filter import Filter
from data.recorded import answers, columns_of

NO_FIGURE = "\u2013"  # the value of a card that has none: its note says why

_OPERATIONS: Measure = "security_operations"


def show(now: Headline, before: Headline | None, view: View) -> None:
    """Draw one card a figure; `before` is the previous equal period, None where nothing may be compared."""
    st.html('<div class="cards">' + "".join(_card(*card) for card in cards(now, before, view)) + "</div>")


def cards(now: Headline, before: Headline | None, view: View) -> list[tuple[str, str, str]]:
    """The label, the value and the note of each figure of all incidents in view, and of two measures of them."""
    return _begun(
        _events(default_measure(view.origin), now, before, view),
        _events(_OPERATIONS, now, before, view),
        *_tolls("incidents", now, view),
        (view.names.t("places"), *_places(now, view)),
    )


def cards_of(measure: Measure, now: Headline, before: Headline | None, view: View) -> list[tuple[str, str, str]]:
    """The same beside a measure: its count, that of one other, and its own tolls."""
    beside = default_measure(view.origin) if measure == _OPERATIONS else _OPERATIONS
    tolls = _tolls(measure, view.ask(headline_of, measure=measure), view)
    if left_out := view.left_out(MEASURES[measure]):
        tolls = [(label, NO_FIGURE, words.left_out(left_out, view.filter, view.names)) for label, _, _ in tolls]
    return _begun(_events(measure, now, before, view), _events(beside, now, before, view), *tolls)


def _begun(*figures: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    """Each of the three texts of a card begins as a sentence does."""
    return [(Names.begun(label), Names.begun(value), Names.begun(note)) for label, value, note in figures]


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


def _events(measure: Measure, now: Headline, before: Headline | None, view: View) -> tuple[str, str, str]:
    """A count of incidents and its change; what the filter or the table leaves out is no zero."""
    names, label, count = view.names, view.names.t(f"measure_{measure}"), now.count(measure)
    if left_out := view.left_out(MEASURES[measure]):
        return label, NO_FIGURE, words.left_out(left_out, view.filter, names)
    return label, names.number(count), _change(before.count(measure) if before else None, count, names)


def _tolls(of: str, now: Headline, view: View) -> list[tuple[str, str, str]]:
    """Killed, injured and detained; each label says of what: a measure, or all incidents."""
    tolls = (("killed", now.killed), ("injured", now.injured), ("detained", now.detained))
    return [(view.names.t(f"toll_in_{of}", toll=view.names.t(what)), *told(what, toll, view)) for what, toll in tolls]


def told(what: str, toll: Toll, view: View) -> tuple[str, str]:
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
