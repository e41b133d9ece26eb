"""The incidents behind one bar, chosen in two boxes, or behind all that are in view, as a click on a bar asks, which
narrows the view to its days; kept in the URL."""

from __future__ import annotations

import streamlit as st

from components import permalink
from components.incidents import listed as incident_list
from components.names import Names
from components.timeline import words as timeline_words
from components.view import View, as_written
from data.aggregate.periods import IN_VIEW, UNFIT, listed_within
from data.aggregate.timeline import Timeline
from data.filter import Doubt

BAR, PANEL = "bar", "at"  # URL parameters: the first day of a period (or IN_VIEW, UNFIT), and a governorate
ASKS = f"{IN_VIEW},{BAR},{PANEL}"  # what a click on a bar asks for beside its days: `behind` of figures.chart.show
MOST = 50  # incidents listed


def chosen() -> tuple[str, str]:
    """The period and the panel that the URL names, "" where it names none."""
    asked = permalink.read()
    return asked.get(BAR, ""), asked.get(PANEL, "")


def show(shown: Timeline, view: View) -> None:
    """Draw the two boxes and the incidents of the bar they name."""
    names = view.names
    st.subheader(names.t("behind_title"), anchor=False)
    counts = {day: shown.count(str(day.date())) for day in shown.periods}
    periods = [str(day.date()) for day, count in counts.items() if count]
    unfit = int(shown.unfit["n"].sum())
    options = ["", IN_VIEW, *periods, *([UNFIT] if unfit else [])]
    period = _asked(view, BAR, options)
    panels = ["", *shown.panels]
    panel = _asked(view, PANEL, panels)
    said = {str(day.date()): _option(names.period(day, shown.every), n, shown, names) for day, n in counts.items()}
    everything = _option(names.t("behind_in_view"), sum(map(shown.total, shown.panels)), shown, names)
    said |= {"": names.t("choose_none"), IN_VIEW: everything}
    said[UNFIT] = _option(names.t("behind_unfit"), unfit, shown, names)
    first, second, _ = st.columns([2, 2, 3])
    first.selectbox(
        names.t("behind_period"), options, format_func=lambda code: said[code], **permalink.bind(BAR, period, str)
    )
    second.selectbox(
        names.t("behind_panel"),
        panels,
        format_func=lambda code: _area(code, names),
        **permalink.bind(PANEL, panel, str),
    )
    if period:
        _incidents(period, panel, shown, view)
    else:
        st.caption(names.t("behind_hint"))


def _asked(view: View, parameter: str, options: list[str]) -> str:
    """What the URL asks for; what is not there is said and left out."""
    value = permalink.read().get(parameter, "")
    if value in options:
        return value
    view.say_doubts([Doubt(parameter, value[:100])])
    return ""


def _option(words: str, count: int, shown: Timeline, names: Names) -> str:
    return f"{words} ({_counted(count, shown, names)})"


def _counted(count: int, shown: Timeline, names: Names) -> str:
    """So many of what the bars count; behind people killed stand incidents."""
    return names.t("n_incidents" if shown.measure == "killed" else f"n_{shown.measure}", n=count)


def _area(code: str, names: Names) -> str:
    return names.panel(code) if code else names.t("choose_all")


def _incidents(period: str, panel: str, shown: Timeline, view: View) -> None:
    """List the incidents of a bar, or of all panels' bars of a period."""
    names = view.names
    if period == IN_VIEW:
        count = sum(shown.total(one) for one in shown.panels if panel in ("", one))
    else:
        count = shown.count(None if period == UNFIT else period, panel)
    said = [_counted(count, shown, names)]
    if shown.split and count and period not in (UNFIT, IN_VIEW):
        said.append(timeline_words.parts(shown, names, period, panel))
    if count > MOST:
        said.append(names.t("behind_first", n=MOST))
    st.caption(as_written(names.listed(said)))
    if count:
        asked = {"every": shown.every, "period": period, "panel": panel, "measure": shown.measure}
        incident_list.show(view.ask(listed_within, limit=MOST, **asked), view)
