"""Another source's totals over time: one panel a governorate, on the time axis and in the order of our own, on a scale
of their own. What has no row is shaded, what has no number ringed, what leaves something open hatched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from components.beside import said
from components.figures.bars import PARTIAL
from components.figures.frame import LABEL, Entry, Figure, count_axis, heading, hover, layout, safe
from components.figures.grid import Place, grid, room_for
from components.figures.time_axis import milliseconds, time_axis
from components.look import TOTALS, Theme
from components.names import Names
from data.aggregate.counted_sums import Cell, Sums
from data.aggregate.timeline import Timeline
from data.beside import Beside

PANEL_HEIGHT, _ROOM = 96, 400  # px: of a panel at least, and what few share
_HEADROOM = 1.2  # above the highest bar, for its number
_NUMBERED = 14  # with as many cells or fewer every bar carries its number, else the highest alone


def small_multiples(
    shown: Timeline,
    sums: Sums,
    whole: dict[str, Cell],
    panels: Sequence[str],
    beside: Beside,
    names: Names,
    theme: Theme,
) -> Figure:
    """Draw cells under a timeline of ours that is not empty.

    whole  each panel's own sum over the period in view, where it may be summed.
    """
    lay = grid(len(panels), room_for(len(panels), _ROOM, PANEL_HEIGHT), False, 0, names.rtl)
    most = max(sums.highest, 1) * _HEADROOM
    drawn = layout(theme, names, lay.height, bargap=0, shapes=[], annotations=[])
    drawn["margin"] |= {"t": 0, "b": 0}
    time = time_axis(shown, names, theme, max(2, 9 // lay.columns))
    data: list[dict[str, Any]] = []
    for at, (panel, place) in enumerate(zip(panels, lay.places, strict=True), 1):
        axis = "" if at == 1 else str(at)
        drawn[f"xaxis{axis}"] = time | {"showticklabels": place.lowest, "domain": place.x, "anchor": f"y{axis}"}
        drawn[f"yaxis{axis}"] = count_axis(most, theme, names, domain=place.y, anchor=f"x{axis}")
        cells = [cell for cell in sums.cells if cell.area == panel]
        own = _traces(cells, panel, beside, names, theme)
        data += [trace | {"xaxis": f"x{axis}", "yaxis": f"y{axis}"} for trace in own]
        count = said.in_full(whole[panel], names) if panel in whole else ""
        title = names.t("panel_title", area=said.area(panel, names), count=count) if count else said.area(panel, names)
        drawn["annotations"].append(heading(f"<b>{safe(title, names)}</b>", place.left, place.right, place.top, names))
        _shade(drawn, cells, shown, place, axis, theme)
    return Figure(data, drawn, tuple(_legend(sums, shown, panels, names, theme)))


def gaps(cells: Sequence[Cell], first: date, last: date) -> list[tuple[date, date]]:
    """The stretches of first..last, both inclusive, that no cell is in: there is no row of them."""
    found, free = [], first
    for cell in sorted(cells, key=lambda cell: cell.start):
        if cell.start > free:
            found.append((free, min(last, cell.start - timedelta(1))))
        free = max(free, cell.end + timedelta(1))
    return [*found, *([(free, last)] if free <= last else [])]


def _traces(cells: list[Cell], panel: str, beside: Beside, names: Names, theme: Theme) -> list[dict[str, Any]]:
    if not cells:  # without a mark plotly.js would leave the axes out
        return [{"type": "scatter", "x": [0], "y": [0], "mode": "none", "hoverinfo": "skip"}]
    colour = TOTALS[theme.dark]
    numbered = [cell for cell in cells if cell.n is not None]
    silent = [cell for cell in cells if cell.n is None]
    bars: dict[str, Any] = {
        "type": "bar",
        "x": [_middle(cell) for cell in numbered],
        "y": [cell.n for cell in numbered],
        "width": [int((milliseconds(cell.end) - milliseconds(cell.start) + 86_400_000) * 0.88) for cell in numbered],
        "marker": {
            "color": colour,
            "line": {"width": 0},
            "pattern": {
                "shape": ["" if cell.whole else PARTIAL for cell in numbered],
                "size": 5,
                "solidity": 0.35,
                "fillmode": "overlay",
            },
        },
        "hovertext": [_said(cell, panel, beside, names) for cell in numbered],
        "hoverinfo": "text",
    }
    ring = {"symbol": "circle-open", "size": 7, "color": theme.text, "line": {"width": 1.5}}
    rings: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "x": [_middle(cell) for cell in silent],
        "y": [0] * len(silent),
        "marker": ring,
        "cliponaxis": False,
        "hovertext": [_said(cell, panel, beside, names) for cell in silent],
        "hoverinfo": "text",
    }
    told = numbered if len(numbered) <= _NUMBERED else [max(numbered, key=lambda cell: cell.n or 0)]
    texts: dict[str, Any] = {
        "type": "scatter",
        "mode": "text",
        "x": [_middle(cell) for cell in told],
        "y": [cell.n for cell in told],
        "text": [names.number(cell.n or 0) for cell in told],
        "textposition": "top center",
        "textfont": {"size": LABEL, "color": theme.text},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return [bars, *([rings] if silent else []), *([texts] if told else [])]


def _said(cell: Cell, panel: str, beside: Beside, names: Names) -> str:
    where = names.listed([said.area(panel, names), names.window(cell.start, cell.end)])
    counted = names.t("beside_hover", what=said.what(beside, names), count=said.number(cell, names))
    return hover([where, counted, said.open_in(cell, names)], names)


def _middle(cell: Cell) -> int:
    return (milliseconds(cell.start) + milliseconds(cell.end) + 86_400_000) // 2


def _shade(drawn: dict[str, Any], cells: list[Cell], shown: Timeline, place: Place, axis: str, theme: Theme) -> None:
    """Where there is no row there is no zero."""
    for start, end in _gaps_in(cells, shown):
        drawn["shapes"].append(
            {"type": "rect", "layer": "below", "xref": f"x{axis}", "yref": "paper", "opacity": 0.25}
            | {"x0": milliseconds(start), "x1": milliseconds(end + timedelta(1)), "y0": place.bottom, "y1": place.top}
            | {"fillcolor": theme.quiet, "line": {"width": 0}}
        )


def _gaps_in(cells: list[Cell], shown: Timeline) -> list[tuple[date, date]]:
    return gaps(cells, shown.periods[0].date(), shown.end.date() - timedelta(1))


def _legend(sums: Sums, shown: Timeline, panels: Sequence[str], names: Names, theme: Theme) -> list[Entry]:
    colour = TOTALS[theme.dark]
    by_panel = {panel: [cell for cell in sums.cells if cell.area == panel] for panel in panels}
    told = [(True, "beside_scale", colour, "")]
    told.append((any(cell.n is not None and not cell.whole for cell in sums.cells), "beside_hatched", colour, PARTIAL))
    told.append((any(cell.n is None for cell in sums.cells), "beside_ringed", theme.text, "ring"))
    told.append((any(_gaps_in(cells, shown) for cells in by_panel.values()), "beside_shaded", theme.quiet, "shade"))
    return [Entry(names.t(key, most=sums.highest), ink, shape) for so, key, ink, shape in told if so]
