"""What pages draw of another source's totals: a panel below our timeline, and one by area below our map."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable
from functools import partial

import streamlit as st

from components import words
from components.beside import asking, figure, said
from components.figures import chart
from components.figures.frame import Figure
from components.look import LIGHT, Theme
from components.names import Names
from components.pictures import cells, menu
from components.pictures.chart import Chart, drawing
from components.view import View
from data.aggregate.counted import Level
from data.aggregate.counted_sums import COUNTRY, Cell, Sums
from data.aggregate.periods import NOWHERE
from data.aggregate.timeline import Timeline

KEY = "beside_chart"


def under_timeline(view: View, shown: Timeline) -> None:
    """The totals on the time axis of a timeline of ours that is drawn; nothing where the link asks for none."""
    beside, names = view.beside, view.names
    if beside is None:
        return
    sums, whole = asking.by_period(view, shown.every), asking.by_area(view, "governorate")
    title = said.over_time(beside, said.drawn_by(beside, shown.every), names)
    with st.container(key="beside"):
        st.html(f'<h3 class="beside">{html.escape(title)}</h3>')
        if beside.held.overlapping or not sums.cells:
            _says_why(view)
        else:
            panels = panels_of(sums, [panel for panel in shown.panels if panel != NOWHERE])
            by_panel = {cell.area: cell for cell in _all(whole)}
            draw = partial(figure.small_multiples, shown, sums, by_panel, panels, beside, names)
            menu.show(picture(sums, title, draw, view), view, KEY)
            chart.show(draw(view.theme), view, key=KEY, alt=f"{title}. {in_words(_all(whole), names)}")
            _table(view, sums.cells, panels)
        _notes(view, sums)


def under_map(view: View, ground: str) -> None:
    """The totals of each area over the period in view, in the order in which we name areas."""
    beside, names = view.beside, view.names
    if beside is None:
        return
    level: Level = "district" if view.filter.districts or ground in ("district", "subdistrict") else "governorate"
    sums = asking.by_area(view, level)
    with st.container(key="beside"):
        st.html(f'<h3 class="beside">{html.escape(said.over_areas(beside, names))}</h3>')
        if beside.held.overlapping or all(cell.rowless for cell in _all(sums)):
            _says_why(view)
        else:
            st.html(bars(sums, names))
        _notes(view, sums)


def picture(sums: Sums, title: str, draw: Callable[[Theme], Figure], view: View) -> Chart:
    """The totals over time as a chart that can be had as a file."""
    beside, names = view.beside, view.names
    assert beside
    return Chart(
        code="totals",
        title=title,
        drawn=lambda: drawing(draw(LIGHT)),
        cells=lambda: cells.of_totals(sums, beside.what, lambda spoken, code: said.area(code, spoken)),
        notes=lambda: _beside(view, sums),
        source=said.source(beside, names),
    )


def panels_of(sums: Sums, ours: Iterable[str]) -> tuple[str, ...]:
    """The panels of ours in their order, and then the areas that the totals alone have; or the whole country."""
    held = {cell.area for cell in sums.cells}
    if held == {COUNTRY}:
        return (COUNTRY,)
    return tuple(dict.fromkeys([*ours, *words.in_order(held)]))


def in_words(cells: Iterable[Cell], names: Names) -> str:
    """Each area with its number and what that leaves open."""
    return names.t("list_break").join(
        names.t("panel_title", area=said.area(cell.area, names), count=said.in_full(cell, names)) for cell in cells
    )


def ordered(sums: Sums) -> list[Cell]:
    """The cells by area in the order in which we name areas; the whole country, which stands apart, last."""
    by_code = {cell.area: cell for cell in sums.cells}
    return [*(by_code[code] for code in words.in_order(by_code)), *([sums.country] if sums.country else [])]


_all = ordered


def bars(sums: Sums, names: Names) -> str:
    """The areas with a bar and a number each as HTML; the whole country, which has the others in it, has no bar."""
    most = max(sums.highest, 1)
    rows = []
    for cell in ordered(sums):
        share = 0 if cell.area == COUNTRY else (cell.n or 0) / most
        left = said.open_in(cell, names)
        rows.append(
            f"<tr><th scope=row>{html.escape(said.area(cell.area, names))}</th>"
            f'<td aria-hidden="true"><span class="bar" style="--share:{share:.4f}"></span></td>'
            f"<td>{html.escape(said.number(cell, names))}</td><td>{html.escape(left)}</td></tr>"
        )
    head = "".join(f"<th scope=col>{html.escape(names.t(key))}</th>" for key in _HEAD)
    return f'<table class="beside"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


_HEAD = ("beside_area", "beside_bar", "beside_count", "beside_open")


def _table(view: View, cells: tuple[Cell, ...], panels: tuple[str, ...]) -> None:
    """The numbers of the chart, for who does not see it."""
    names = view.names
    periods = sorted({(cell.start, cell.end) for cell in cells})
    known = {(cell.area, cell.start): cell for cell in cells}
    head = "".join(
        f"<th scope=col>{html.escape(text)}</th>"
        for text in (names.t("beside_period"), *(said.area(panel, names) for panel in panels))
    )
    rows = "".join(
        f"<tr><th scope=row>{html.escape(names.window(start, end))}</th>"
        + "".join(f"<td>{html.escape(_cell(known.get((panel, start)), names))}</td>" for panel in panels)
        + "</tr>"
        for start, end in periods
    )
    summary = html.escape(names.t("beside_numbers"))
    table = f'<table class="beside"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    st.html(f'<details class="beside"><summary>{summary}</summary><div class="wide">{table}</div></details>')


def _cell(cell: Cell | None, names: Names) -> str:
    return said.in_full(cell, names) if cell else names.t("beside_no_row")


def _says_why(view: View) -> None:
    """Why nothing is drawn: none of it is a zero."""
    st.html(f'<p class="aside">{html.escape(said.nothing(view.beside, view.names))}</p>')


def _notes(view: View, sums: Sums) -> None:
    assert view.beside
    rule, *more = _beside(view, sums)
    lines = (rule, said.source(view.beside, view.names), *more)
    st.html("".join(f'<p class="aside">{html.escape(line)}</p>' for line in lines))


def _beside(view: View, sums: Sums) -> tuple[str, ...]:
    """What must be said of the totals, the rule first."""
    names, beside = view.names, view.beside
    assert beside
    rest = " ".join([*said.whole_areas(beside, view.filter, names), *said.not_read(sums, beside, names)])
    return (names.t("beside_rule"), *([rest] if rest else []))
