"""The bars of a timeline's panel: counts, split or not, or ranges of killed, with their hovers and legend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from components import look, own_words
from components.figures.frame import LABEL, Entry, hover
from components.figures.time_axis import milliseconds
from components.look import Theme
from components.names import Names
from data import dispersion
from data.aggregate.own import MOST_PARTS, NOT_GIVEN, OTHERS
from data.aggregate.timeline import ALL, Timeline
from data.aggregate.toll import toll_of
from data.change import count_interval
from data.dispersion import Dispersion
from data.schema import OWN

PARTIAL = "\\"  # the pattern of periods that are only partly covered or in view
_NUMBERED = 14  # with as many periods or fewer every bar carries its number, else the highest alone
_GAP = 0.12  # of a period, between bars


def tops(shown: Timeline, panel: str) -> list[float]:
    """The height of each bar of a panel that has any."""
    if shown.measure != "killed":
        return [float(sum(parts.values())) for parts in shown.bars.get(panel, {}).values()]
    rows = shown.drawn[shown.drawn["panel"] == panel].groupby("period")
    return [float(top) for top in _tops_of(rows[["killed_low", "killed_best", "killed_high"]].sum())]


def traces(shown: Timeline, panel: str, names: Names, theme: Theme, known: Dispersion) -> list[dict[str, Any]]:
    """The marks of one panel; with intervals where it is known how its counts vary."""
    own = shown.bars.get(panel)
    if not own:  # without a mark plotly.js would leave the axes out
        return [_points(shown, shown.periods[:1], [0], mode="none")]
    if shown.measure == "killed":
        return _ranges(shown, panel, shown.drawn[shown.drawn["panel"] == panel], names, theme)
    said = {period: _said(shown, panel, period, parts, names, known) for period, parts in own.items()}
    found = []
    for part in shown.parts:
        held = {period: parts[part] for period, parts in own.items() if part in parts}
        if held:
            texts, ink = [said[period] for period in held], part_look(part, shown.inks, theme)
            found.append(_bars(shown, panel, list(held), list(held.values()), ink, texts))
    counts = {period: sum(parts.values()) for period, parts in own.items()}
    heights = [count_interval(count, known)[1] if known.known else float(count) for count in counts.values()]
    found += [interval_trace(shown, panel, known, theme)] if known.known else []
    return [*found, _numbers(shown, counts, heights, [names.number(count) for count in counts.values()], theme)]


def part_look(part: str, inks: tuple[str, ...], theme: Theme) -> tuple[str, str]:
    """Colour and pattern of a class, of a family of initiators, of one of the parts of an own column, or of bars that
    are not split. inks: as of Timeline."""
    if part == ALL:
        return theme.bar, ""
    if OTHERS in inks:
        at = {OTHERS: MOST_PARTS, NOT_GIVEN: MOST_PARTS + 1}.get(part, inks.index(part))
        return look.OWN_COLOURS[at], look.OWN_PATTERNS[at]
    if part in look.CLASS_COLOURS and part != "other":
        return look.CLASS_COLOURS[part], look.CLASS_PATTERNS[part]
    return look.actor_colour(look.FAMILY_COLOURS[part], theme), look.FAMILY_PATTERNS[part]


def part_name(part: str, names: Names) -> str:
    """The name of a class, a family of initiators or a part of an own column."""
    if part == OTHERS or part.startswith(OWN):
        return own_words.part(part, names)
    if names.has(f"part_{part}"):
        return names.t(f"part_{part}")
    kind = "event_class" if part in look.CLASS_COLOURS and part != "other" else "family"
    return names.of(kind, part)


def legend(shown: Timeline, names: Names, theme: Theme) -> list[Entry]:
    """What the colours and patterns of the bars mean."""
    if shown.measure == "killed":
        opened = bool(shown.drawn["killed_open"].sum())
        by_bar = shown.drawn.groupby(["panel", "period"])[["n", "killed_silent"]].sum()
        silent = bool((by_bar["n"] == by_bar["killed_silent"]).any())
        return [
            Entry(names.t("legend_low"), theme.bar),
            Entry(names.t("legend_high"), theme.bar, "."),
            Entry(names.t("legend_best"), theme.text, "line"),
            *([Entry(names.t("legend_open"), theme.warning, "arrow")] if opened else []),
            *([Entry(names.t("legend_silent"), theme.quiet, "ring")] if silent else []),
        ]
    if shown.parts == (ALL,):
        return []
    return [Entry(part_name(part, names), *part_look(part, shown.inks, theme)) for part in shown.parts]


def spread(shown: Timeline, panel: str) -> Dispersion:
    """How the counts of a panel vary over its whole periods."""
    whole = [period for period in shown.periods if period not in shown.uncovered and period not in shown.partial]
    own = shown.bars.get(panel, {})
    return dispersion.of_series([sum(own[period].values()) if period in own else 0 for period in whole])


def interval_trace(shown: Timeline, panel: str, known: Dispersion, theme: Theme) -> dict[str, Any]:
    """The interval of each count of a panel, as its own counts vary, zeros in covered periods included."""
    own, covered = shown.bars.get(panel, {}), [period for period in shown.periods if period not in shown.uncovered]
    counts = [sum(own[period].values()) if period in own else 0 for period in covered]
    bounds = [count_interval(count, known) for count in counts]
    where = _middles(shown, covered)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": where,
        "y": counts,
        "hoverinfo": "skip",
        "marker": {"opacity": 0, "size": 1},
        "error_y": {
            "type": "data",
            "symmetric": False,
            "color": theme.text,
            "thickness": 1.2,
            "width": 2,
            "array": [round(high - count, 2) for count, (_, high) in zip(counts, bounds, strict=True)],
            "arrayminus": [round(count - low, 2) for count, (low, _) in zip(counts, bounds, strict=True)],
        },
    }


def _bars(
    shown: Timeline,
    panel: str,
    periods: list[pd.Timestamp],
    heights: list[int],
    ink: tuple[str, str],
    said: list[str],
) -> dict[str, Any]:
    """One series of bars; each carries its period and panel, so that the incidents behind it can be asked for."""
    colour, pattern = ink
    return {
        "type": "bar",
        "x": _middles(shown, periods),
        "y": heights,
        "width": _widths(shown, periods),
        "marker": {
            "color": colour,
            "line": {"width": 0},
            "pattern": {
                "shape": [PARTIAL if period in shown.partial else pattern for period in periods],
                "size": 5,
                "solidity": 0.35,
                "fillmode": "overlay",
            },
        },
        "hovertext": said,
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},  # what is chosen is in the link: the figure marks it itself
        "customdata": [[period.date().isoformat(), panel] for period in periods],
    }


def _ranges(shown: Timeline, panel: str, rows: pd.DataFrame, names: Names, theme: Theme) -> list[dict[str, Any]]:
    """Killed: full up to the lowest numbers reported, dotted up to the highest, a line at the best estimates."""
    rows = rows.groupby("period").sum(numeric_only=True).reset_index()
    said, tolls = [], []
    for values in zip(*(rows[column] for column in rows), strict=True):
        row = dict(zip(map(str, rows), values, strict=True))
        toll = toll_of(row, "killed", int(row["n"]))
        tolls.append(toll)
        first = names.t("hover_killed", toll=names.toll(toll))
        said.append(hover([_where(shown, panel, row["period"], names), first, names.toll_note(toll)], names))
    low, high = rows["killed_low"], rows["killed_high"]
    periods = list(rows["period"])
    found = [
        _bars(shown, panel, periods, low.tolist(), (theme.bar, ""), said),
        _bars(shown, panel, periods, (high - low).clip(lower=0).tolist(), (theme.bar, "."), said),
    ]
    found[1]["marker"] |= {"opacity": 0.6}
    best = rows[(rows["killed_bestless"] == 0) & (rows["killed_silent"] < rows["n"])]
    best = best[(best["killed_best"] != best["killed_low"]) | (best["killed_low"] != best["killed_high"])]
    if not best.empty:
        line = {"symbol": "line-ew", "size": 9, "line": {"width": 2, "color": theme.text}}
        found.append(_points(shown, best["period"], best["killed_best"].tolist(), mode="markers", marker=line))
    opened = rows[rows["killed_open"] > 0]
    if not opened.empty:
        arrow = {"symbol": "triangle-up", "size": 8, "color": theme.warning}
        found.append(_points(shown, opened["period"], _tops_of(opened), mode="markers", marker=arrow))
    silent = rows[rows["killed_silent"] == rows["n"]]
    if not silent.empty:
        ring = {"symbol": "circle-open", "size": 7, "color": theme.quiet, "line": {"width": 1.5}}
        found.append(_points(shown, silent["period"], [0] * len(silent), mode="markers", marker=ring, cliponaxis=False))
    shown_rows = rows if len(shown.periods) <= _NUMBERED else rows[:0]
    texts = [names.toll(toll) for toll in tolls][: len(shown_rows)]
    counts = dict(zip(shown_rows["period"], shown_rows["n"], strict=True))
    return [*found, _numbers(shown, counts, _tops_of(shown_rows), texts, theme)]


def _tops_of(rows: pd.DataFrame) -> list[int]:
    """The highest of lowest, best and highest numbers, row by row."""
    return [int(top) for top in rows[["killed_low", "killed_best", "killed_high"]].max(axis=1)]


def _numbers(
    shown: Timeline, counts: dict[pd.Timestamp, int], heights: Sequence[float], texts: list[str], theme: Theme
) -> dict[str, Any]:
    """The number above each bar where there are few, above the highest of the panel where there are many."""
    periods, at = list(counts), range(len(counts))
    if len(shown.periods) > _NUMBERED and counts:
        highest = periods.index(max(counts, key=lambda period: counts[period]))
        at = range(highest, highest + 1)
    return _points(
        shown,
        [periods[i] for i in at],
        [heights[i] for i in at],
        mode="text",
        text=[texts[i] for i in at],
        textposition="top center",
        textfont={"size": LABEL, "color": theme.text},
        cliponaxis=False,
    )


def _points(shown: Timeline, periods: Any, heights: Sequence[float], **more: Any) -> dict[str, Any]:
    """Points above the bars; they are no target of the mouse."""
    return {"type": "scatter", "x": _middles(shown, list(periods)), "y": heights, "hoverinfo": "skip", **more}


def _said(
    shown: Timeline, panel: str, period: pd.Timestamp, parts: dict[str, int], names: Names, known: Dispersion
) -> str:
    """The hover of one bar: where and when, how many, of which parts, and what the number leaves open."""
    count = sum(parts.values())
    split = [f"{part_name(part, names)}: {names.number(n)}" for part, n in parts.items() if part != ALL]
    return hover(
        [
            _where(shown, panel, period, names),
            names.t(f"n_{shown.measure}", n=count),
            *split,
            names.t("hover_interval", interval=_interval(count, known, names)) if known.known else "",
            names.t("hover_partial") if period in shown.partial else "",
        ],
        names,
    )


def _interval(count: int, known: Dispersion, names: Names) -> str:
    low, high = count_interval(count, known)
    return names.isolated(f"{names.number(round(low, 1))}\u2013{names.number(round(high, 1))}")


def _where(shown: Timeline, panel: str, period: pd.Timestamp, names: Names) -> str:
    area = names.panel(panel, shown.by)
    return names.listed([area, names.period(period, shown.every)])


def _middles(shown: Timeline, periods: list[pd.Timestamp]) -> list[int]:
    return [(milliseconds(period) + milliseconds(shown.ends[period])) // 2 for period in periods]


def _widths(shown: Timeline, periods: list[pd.Timestamp]) -> list[int]:
    gap = 0 if len(shown.periods) > 200 else _GAP
    return [int((milliseconds(shown.ends[period]) - milliseconds(period)) * (1 - gap)) for period in periods]
