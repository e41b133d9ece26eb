"""Axes of time, from left to right in every language, as newsrooms print them; few labels, in the view's words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from components.figures.frame import LABEL
from components.look import Theme
from components.names import Names
from data.aggregate.timeline import Timeline

_STEPS = {  # days of each, or a little less
    "D": 1,
    "2D": 2,
    "W-MON": 7,
    "2W-MON": 14,
    "MS": 28,
    "2MS": 56,
    "QS-JAN": 90,
    "6MS": 181,
    "YS": 365,
    "2YS": 730,
    "5YS": 1825,
    "10YS": 3650,
    "20YS": 7300,
    "50YS": 18250,
}


def milliseconds(day: date | pd.Timestamp) -> int:
    """A day as plotly.js takes it: milliseconds since 1970."""
    return int(pd.Timestamp(day).timestamp() * 1000)


def time_axis(shown: Timeline, names: Names, theme: Theme, most: int) -> dict[str, Any]:
    """The time axis of one panel; a label stands at the first day of what it names, a year of a year's bar under it.

    most  labels that have room beside one another.
    """
    start, end = shown.periods[0], shown.end
    days, step = label_days(start, end, most)
    yearly = shown.every == "year"
    if yearly:
        days = shown.periods[:: -(-len(shown.periods) // most)]
    at = [milliseconds(day) for day in days]
    half_year = 182 * 86_400_000 if yearly else 0
    return {
        "type": "date",
        "range": [milliseconds(start), milliseconds(end)],
        "fixedrange": True,
        "tickvals": [value + half_year for value in at],
        "ticktext": [said_at(day, "YS" if yearly else step, names) for day in days],
        "tickfont": {"size": LABEL, "color": theme.quiet},
        "ticks": "" if yearly else "outside",
        "ticklen": 4,
        "tickcolor": theme.quiet,
        "tickangle": 0,
        "ticklabelposition": "outside" if yearly else "outside right",
        "showgrid": not yearly,
        "gridcolor": theme.line,
        "zeroline": False,
    }


def label_days(start: pd.Timestamp, end: pd.Timestamp, most: int) -> tuple[pd.DatetimeIndex, str]:
    """The finest regular days that give at most `most` labels."""
    for step, length in _STEPS.items():
        if (end - start).days > (most + 1) * length * 1.1:
            continue
        days = pd.date_range(start, end - pd.Timedelta(days=1), freq=step)
        if len(days) <= most:
            return (days, step) if len(days) else (pd.DatetimeIndex([start]), "D")
    return days[:most], step


def said_at(day: pd.Timestamp, step: str, names: Names) -> str:
    """The label of a day, as finely as the labels are apart (a pandas frequency)."""
    if step.endswith("YS"):
        said = names.digits(str(day.year))
    elif "MS" in step or "QS" in step:
        said = names.month(day, short=True)
    else:
        said = names.date(day)
    return f"\u2067{said}\u2069" if names.rtl else said
