"""What must be said beside a timeline: what it may not be read as, what it leaves out, and what it shows to the ear."""

from __future__ import annotations

import streamlit as st

from components import words
from components.figures.bars import part_name
from components.filters import searching
from components.names import Names
from components.view import View
from data.aggregate.periods import MEASURES, Measure
from data.aggregate.spans import Span
from data.aggregate.timeline import Timeline
from data.schema import NOT_STATED
from data.store import CASE, SAMPLE

_SPANS = 12  # said one by one


def say_no_trend(view: View) -> None:
    """Say, over the chart, that a sample's or an example's bars are no trend."""
    if view.origin.kind in (SAMPLE, CASE):
        st.warning(view.names.t(f"timeline_{view.origin.kind}"), icon=":material/warning:")


def say_none_of(measure: Measure, counts: dict[str, int], view: View) -> None:
    """Say that no incident of the measure is in view, and which classes are."""
    names = view.names
    if why := view.left_out(MEASURES[measure]):
        st.info(words.of_measure(measure, words.left_out(why, view.filter, names, markdown=True), names))
        return
    if not counts:
        searching.nothing_matches(view)
        return
    held = names.listed(f"{names.of('event_class', code)} {names.number(n)}" for code, n in counts.items())
    st.info(names.t("none_of_measure_but", measure=names.t(f"measure_{measure}"), held=held))


def alt(shown: Timeline, names: Names, split: str = "") -> str:
    """The chart in words; of bars that are split by what is called `split`, how many each part has in all of them."""
    totals = names.listed(f"{names.panel(panel, shown.by)} {_total(shown, panel, names)}" for panel in shown.panels)
    said = names.t(
        "timeline_alt",
        measure=names.t(f"measure_{shown.measure}"),
        every=names.t(f"every_{shown.every}"),
        panels=names.t(f"n_{shown.by}s", n=len(shown.panels)),
        totals=totals,
    )
    said = f"{said} {names.t('timeline_alt_split', split=split, parts=parts(shown, names))}" if split else said
    return " ".join(filter(None, (said, outlined(shown, names))))


def outlined(shown: Timeline, names: Names) -> str:
    """What is outlined above the bars, the first spans one by one; "" where nothing is."""
    if not shown.spans:
        return ""
    first, rest = shown.spans[:_SPANS], shown.spans[_SPANS:]
    said = [_span(span, shown, names) for span in first]
    said += [names.t("timeline_alt_spans_more", n=sum(span.n for span in rest))] if rest else []
    return names.t("timeline_alt_spans", spans=names.t("list_break").join(said))


def _span(span: Span, shown: Timeline, names: Names) -> str:
    number = names.toll(span.toll) if shown.measure == "killed" and span.toll else names.number(span.n)
    days = names.window(span.start, span.end)
    return names.listed([names.panel(span.panel, shown.by), days, number])


def parts(shown: Timeline, names: Names, period: str = "", panel: str = "") -> str:
    """How many incidents each part of split bars has, in one bar or in all of them."""
    counts = shown.of_parts(period, panel)
    return names.listed(f"{part_name(part, names)} {names.number(n)}" for part, n in counts.items())


def _total(shown: Timeline, panel: str, names: Names) -> str:
    return names.toll(shown.toll(panel)) if shown.measure == "killed" else names.number(shown.total(panel))


def not_shown(shown: Timeline, names: Names) -> list[str]:
    """What the bars leave out, and why."""
    said = in_no_bar(shown, names)
    if shown.measure == "killed":
        said.append(names.t("timeline_killed"))
        if shown.silent:
            said.append(names.t("silent_incidents", n=shown.silent) + ".")
        if shown.contradictory:
            said.append(names.t("contradictory_incidents", n=shown.contradictory) + ".")
    if shown.partial:
        said.append(names.t("timeline_edges"))
    if shown.measure == "attacks":
        said.append(names.t("timeline_family"))
    return said


def in_no_bar(shown: Timeline, names: Names) -> list[str]:
    """What is `not_drawn` in any bar, and that it is outlined."""
    left_out = not_drawn(shown, names)
    return [" ".join([*left_out, names.t("timeline_outlined")])] if left_out else []


def not_drawn(shown: Timeline, names: Names) -> list[str]:
    """How many incidents fit no period, panel by panel; nothing where all do."""
    panels = [_unfit_of(panel, shown, names) for panel in shown.panels if shown.not_drawn(panel)]
    return [names.t("timeline_unfit", areas=names.t("list_break").join(panels))] if panels else []


def _unfit_of(panel: str, shown: Timeline, names: Names) -> str:
    parts = [
        names.t("timeline_unfit_part", precision=names.of("date", precision), n=n)
        if precision != NOT_STATED
        else names.t("timeline_unfit_unstated", n=n)
        for precision, n in shown.not_drawn(panel).items()
    ]
    return names.t("timeline_unfit_area", area=names.panel(panel, shown.by), parts=names.listed(parts))
