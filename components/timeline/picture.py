"""The timelines of the pages as charts that can be had as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pandas as pd

from components.figures.frame import Figure
from components.figures.marks import Mark
from components.look import LIGHT, Theme
from components.pictures import cells
from components.pictures.chart import Chart, drawing
from components.timeline import source_totals
from components.timeline import words as timeline_words
from components.view import View
from data.aggregate.timeline import Timeline
from data.store import CASE, SAMPLE


def chart(
    shown: Timeline,
    view: View,
    draw: Callable[[Theme], Figure],
    dates: Sequence[Mark] = (),
    totals: pd.DataFrame | None = None,
    intervals: bool = False,
    more: Sequence[str] = (),
) -> Chart:
    """A timeline that is drawn.

    draw       draws it in a theme as the page does; intervals: whether with those of its counts.
    more       reasons of the page for what is not shown, beside those of every timeline.
    dates      its key dates; totals: those of source_totals that stand over its bars.
    """
    names = view.names
    return Chart(
        code=f"timeline_by_{shown.by}_{shown.measure}",
        title=names.t(f"timeline_by_{shown.every}", measure=names.t(f"measure_{shown.measure}")),
        drawn=lambda: drawing(draw(LIGHT)),
        cells=lambda: cells.of_timeline(shown, intervals),
        notes=lambda: tuple(_notes(view, dates, totals)),
        left_out=lambda: (*more, *timeline_words.not_shown(shown, names)),
    )


def _notes(view: View, dates: Sequence[Mark], totals: pd.DataFrame | None) -> Iterator[str]:
    names = view.names
    if view.origin.kind in (SAMPLE, CASE):
        yield names.t(f"timeline_{view.origin.kind}")
    if dates:
        said = (f"{names.isolated(names.number(mark.number))}: {mark.words}" for mark in dates)
        yield f"{names.t('key_dates_title')}: {names.t('list_break').join(said)}"
    if totals is not None and len(totals):
        yield names.t("totals_title")
        yield from source_totals.in_words(totals, names)
