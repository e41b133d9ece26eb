"""The timeline of a slide whose view is held against others: all sides over one another, on one scale."""

from __future__ import annotations

from components.briefing.slide import Block, EmptyBlock, OverlaidBlock
from components.compare import overlaying, sides
from components.figures.overlaid import day_labels, panel_words, uncovered
from components.view import View
from data.aggregate.periods import Every, Measure

MOST_PANELS = 4  # more governorates are drawn together
_LABELS = 7  # of days


def block(view: View, measure: Measure, every: Every, split: str) -> Block:
    """The block; what a side has no number of is said in its notes."""
    names = view.names
    heading = names.t(f"timeline_by_{every}", measure=names.t(f"measure_{measure}"))
    laid, silent = overlaying.lay(view, every, measure, MOST_PANELS), sides.without(view, measure)
    if laid is None or not laid.panels:
        return EmptyBlock(heading, tuple(silent) or (names.t("brief_none_here"),))
    told = sides.told(view)
    held = [(side, one) for side, one in zip(laid.sides, told, strict=True) if side]
    titles = tuple(panel_words(laid, held, panel, names) for panel in laid.panels)
    notes = [*sides.no_trend(view), *silent, *overlaying.lengths(laid, names)]
    for side, one in held:
        if n := sum(map(side.not_drawn, laid.panels)):
            notes.append(names.t("side_sentence", side=names.apart(one.name), said=names.t("brief_not_drawn", n=n)))
    notes += [f"{uncovered(side, one, names)}." for side, one in held if side.gaps]
    notes += [names.t("sides_plain")] if split != "none" else []
    return OverlaidBlock(
        heading, tuple(notes), laid, told, titles, tuple(day_labels(laid, laid.origin, names, _LABELS))
    )
