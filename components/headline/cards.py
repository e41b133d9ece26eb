"""The figures at the top of the overview: counts and tolls as ranges, and what changed, in words."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping

import streamlit as st

from components import words
from components.glossary.marked import marked
from components.headline import comparing
from components.headline.comparing import OPERATIONS, Series
from components.names import Names
from components.narrowing import Asks, anchor, classes
from components.view import View
from data import statements
from data.aggregate.baseline import ANYWHERE
from data.aggregate.headline import Headline, toll_counted
from data.aggregate.measured import default_measure, headline_of
from data.aggregate.periods import MEASURES, Measure
from data.aggregate.toll import Toll
from data.change import Change
from data.filter import Resolved
from data.recorded import answers, columns_of

_LEAST_END, _MOST_END = 0.001, 1000.0  # of an interval of a ratio, as it is written
CIVILIANS = "killed_civilians"
_FIGURES = {  # beside the count of the table's own measure: its name where a table never records it
    OPERATIONS: "silent_security_operations",
    "killed": "silent_killed",
    "injured": "silent_injured",
    "detained": "silent_detained",
    "places": "silent_places",
}
_INSTEAD = (CIVILIANS, "attacks", "clashes")  # of one that is never recorded, the first first
NO_FIGURE = "\u2013"  # the value of a card that has none: its note says why


def show(now: Headline, changed: Mapping[Series, Change], view: View) -> None:
    """Draw one card a figure, and say which the table never records; `changed` as `comparing.shown` gives it, empty
    where nothing may be compared."""
    asks = _asks(view)
    drawn = "".join(_card(view.names, *card, asks.get(card[0], {})) for card in cards(now, changed, view))
    never = view.names.listed(never_recorded(view))
    said = view.names.begun(words.not_recorded(never, view.names)) if never else ""
    st.html(f'<div class="cards">{drawn}</div>' + (f'<p class="aside">{html.escape(said)}.</p>' if said else ""))


def _asks(view: View) -> dict[str, Asks]:
    """What the figures narrow the view to, by the label of their card: incidents of a class, or with anybody killed."""
    names = view.names
    of = {names.t(f"measure_{measure}"): classes(measure) for measure in (default_measure(view.origin), OPERATIONS)}
    of[names.t("toll_in_incidents", toll=names.t("killed"))] = {"toll": "1"}
    return {Names.begun(label): asked for label, asked in of.items()}


def cards(now: Headline, changed: Mapping[Series, Change], view: View) -> list[tuple[str, str, str]]:
    """The label, the value and the note of each figure of all incidents in view, and of measures of them: what matters
    most first. A figure that the table never records gives way to one that it has."""
    names, default = view.names, default_measure(view.origin)
    never = [code for code in _FIGURES if not _is_recorded(code, view)]
    free = [one for one in _INSTEAD if _is_news(one, now, view)][: len(never)]
    killed, injured, detained = _tolls("incidents", now, view)
    told: dict[str, Callable[[], tuple[str, str, str]]] = {
        "attacks": lambda: _instead("attacks", now, view),
        OPERATIONS: lambda: _events(OPERATIONS, now, changed, view),
        "clashes": lambda: _instead("clashes", now, view),
        "killed": lambda: killed,
        CIVILIANS: lambda: _civilians(view),
        "injured": lambda: injured,
        "detained": lambda: detained,
        "places": lambda: (names.t("places"), *_places(now, view)),
    }
    shown = {*_FIGURES, *free} - set(never)
    others = (figure() for code, figure in told.items() if code in shown)
    return _begun(_events(default, now, changed, view), *others)


def never_recorded(view: View) -> list[str]:
    """The names of the figures at the top that a table never records: they are not drawn."""
    return [view.names.t(label) for code, label in _FIGURES.items() if not _is_recorded(code, view)]


def _is_recorded(code: str, view: View) -> bool:
    """Whether a table ever records what a figure counts: a measure, a toll or places."""
    if code in MEASURES:
        return bool(view.origin.classes & set(MEASURES[code]))
    return answers(view.origin, "exact_place") if code == "places" else view.origin.records(*columns_of(code))


def _is_news(code: str, now: Headline, view: View) -> bool:
    """Whether a figure that stands in for another is recorded, and says more than the first one does."""
    default = default_measure(view.origin)
    return _is_recorded(code, view) and (code not in MEASURES or 0 < now.count(code) < now.count(default))


def _instead(measure: Measure, now: Headline, view: View) -> tuple[str, str, str]:
    """A count that stands in for another; beside attacks, how many incidents do not say who attacked."""
    silent = now.undirected if measure == "attacks" else 0
    note = view.names.t("undirected_incidents", n=silent) if silent else ""
    return view.names.t(f"measure_{measure}"), view.names.number(now.count(measure)), note


def _civilians(view: View) -> tuple[str, str, str]:
    label = view.names.t("toll_in_incidents", toll=view.names.t("list_killed_civilians"))
    return label, *told(CIVILIANS, view.ask(toll_counted, toll=CIVILIANS), view)


def cards_of(
    measure: Measure, now: Headline, changed: Mapping[Series, Change], view: View
) -> list[tuple[str, str, str]]:
    """The same beside a measure: its count, that of one other, and its own tolls."""
    beside = comparing.counted_beside(measure, view)
    tolls = _tolls(measure, view.ask(headline_of, measure=measure), view)
    if left_out := view.left_out(MEASURES[measure]):
        tolls = [(label, NO_FIGURE, words.left_out(left_out, view.filter, view.names)) for label, _, _ in tolls]
    return _begun(_events(measure, now, changed, view), _events(beside, now, changed, view), *tolls)


def _begun(*figures: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    """Each of the three texts of a card begins as a sentence does."""
    return [(Names.begun(label), Names.begun(value), Names.begun(note)) for label, value, note in figures]


def why_not_compared(view: View) -> str:
    """The string key that says why no earlier period is compared; "" where it is (rules 7 and 8)."""
    reason = statements.not_comparable(view.filter, view.origin)
    return f"not_compared_{reason}" if reason else ""


def compared_with(earlier: Resolved, change: Change, names: Names) -> str:
    """Which period the changes are against, and what their words mean."""
    against = names.t(f"compared_with_{earlier.against}", period=names.window(earlier.date_from, earlier.date_to))
    return f"{against} {tested(change, names)}".strip()


def tested(change: Change, names: Names) -> str:
    """What a verdict was tested with: the ups and downs that it allows for, and how often it is said for nothing; "" of
    two periods without an incident, where there was nothing to test."""
    if change.verdict == "nothing_to_compare":
        return ""
    known = change.dispersion
    allowed = names.t(f"tested_{known.basis}", factor=names.number(round(known.factor, 1)), pairs=known.windows - 1)
    return allowed if known.basis == "none" else f"{allowed} {names.t('tested_words')}"


def left_out_before(view: View) -> str:
    """How many incidents the earlier period leaves out at its edges; "" for none, or where nothing is compared."""
    if why_not_compared(view):
        return ""
    left_out = view.about(view.filter.previous()).straddling()
    return view.names.t("not_shown_straddling_before", n=left_out) if left_out else ""


def change_in_words(change: Change, names: Names) -> str:
    """clearly fewer: 54 before; ratio 0.48, 95 % interval 0.29-0.78."""
    verdict = names.t(f"verdict_{change.verdict}")
    if change.verdict == "nothing_to_compare":
        return verdict
    if change.verdict == "untold":
        return names.t("change_untold", verdict=verdict, before=change.before)
    if change.before == 0:
        return names.t("change_from_none", verdict=verdict, interval=interval(change, names))
    ratio = names.ratio(change.ratio)
    return names.t("change", verdict=verdict, before=change.before, ratio=ratio, interval=interval(change, names))


def interval(change: Change, names: Names) -> str:
    """The 95 % interval of a ratio: 0.29-0.78. Ends that are beyond what anybody could use are 0, or open."""
    low = names.ratio(change.low if change.low >= _LEAST_END else 0.0)
    if change.high > _MOST_END:
        return names.t("interval_open", low=low)
    return names.isolated(f"{low}\u2013{names.ratio(change.high)}")


def _events(measure: Measure, now: Headline, changed: Mapping[Series, Change], view: View) -> tuple[str, str, str]:
    """A count of incidents and its change; what the filter or the table leaves out is no zero."""
    names, label, count = view.names, view.names.t(f"measure_{measure}"), now.count(measure)
    if left_out := view.left_out(MEASURES[measure]):
        return label, NO_FIGURE, words.left_out(left_out, view.filter, names)
    change = changed.get((measure, ANYWHERE))
    return label, names.number(count), change_in_words(change, names) if change else ""


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


def _card(names: Names, label: str, value: str, note: str, asks: Asks) -> str:
    counted = asks and value not in (NO_FIGURE, names.number(0))
    said = anchor(asks, value, f"{label}: {value}") if counted else marked(value, names)
    return (
        f'<div class="card"><div class="label">{marked(label, names)}</div>'
        f'<div class="value"><bdi>{said}</bdi></div><div class="note">{marked(note, names)}</div></div>'
    )
