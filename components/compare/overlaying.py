"""The timelines of the sides of a view laid over one another, what they say to the ear, and what they leave out."""

from __future__ import annotations

from collections.abc import Sequence

from components.compare import sides
from components.figures.overlaid import counted, panel_name
from components.figures.sides import Told
from components.filters import splits
from components.names import Names
from components.timeline import words as timeline_words
from components.view import View
from data.aggregate.overlay import Laying, Overlay, overlay
from data.aggregate.periods import Every, Measure
from data.aggregate.timeline import timeline


def lay(view: View, every: Every, measure: Measure, most: int = 0) -> Overlay | None:
    """The sides of a view over one another; None where none of them has a number.

    most  panels: of more, all governorates are drawn as one; 0 draws each.
    """
    laid = [None if sides.why_none(one, measure) else _laying(one, every, measure) for one in sides.of(view)]
    if not any(laid):
        return None
    kind = view.comparison.kind if view.comparison else ""
    panels = {panel for one in laid if one for panel in one.timeline.panels}
    merged = kind == "governorate" or 0 < most < len(panels)
    return overlay(laid, same_days=sides.same_days(view), merged=merged, filled=kind != "table")


def _laying(one: View, every: Every, measure: Measure) -> Laying:
    counts = splits.counted(one, every)
    return Laying(timeline(counts, one.filter, one.origin, every, measure), one.filter, one.origin)


def alt(laid: Overlay, told: Sequence[Told], names: Names, only: int | None = None) -> str:
    """The chart in words: what each side counts in each panel, or what one of them does."""
    parts = []
    for at, (side, one) in enumerate(zip(laid.sides, told, strict=True)):
        if side and only in (None, at):
            numbers = (f"{panel_name(laid, panel, names)} {counted(side, panel, names)}".strip() for panel in side.bins)
            parts.append(names.t("side_says", side=names.apart(one.name), said=names.listed(numbers)))
    every, measure = names.t(f"every_{laid.every}"), names.t(f"measure_{laid.measure}")
    return names.t("overlaid_alt", measure=measure, every=every, sides=" ".join(parts))


def not_shown(laid: Overlay, told: Sequence[Told], names: Names) -> list[str]:
    """What the lines leave out on each side, and that they are not all as long."""
    lines = lengths(laid, names)
    for side, one in zip(laid.sides, told, strict=True):
        if side and (unfit := timeline_words.not_drawn(side.timeline, names)):
            lines.append(names.t("side_sentence", side=names.apart(one.name), said=" ".join(unfit)))
    return lines


def lengths(laid: Overlay, names: Names) -> list[str]:
    """That the periods of the sides are not all as long, where they are not."""
    held = {side.end - side.start for side in laid.sides if side}
    return [names.t("sides_lengths")] if len(held) > 1 else []
