"""The choice in the side bar of what stands beside the view, kept in the link. Until something is chosen it is one
list; the choosers of days, areas, actors and tables are drawn for what is chosen alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import streamlit as st

from components import permalink
from components.compare.said import side
from components.filters.chips import Chip, Offer
from components.names import Names
from components.view import View, visible
from data import calendar, comparison, schema
from data.comparison import PARAMETER, TABLE, Comparison, Kind, meant
from data.filter import NORTH_EAST
from data.store import SERIES, Origin


def show(view: View, origins: Mapping[str, Origin]) -> None:
    """Draw it. What a link asks for in vain stands in its choosers, so that it can be put right."""
    if view.unmet:
        return
    names, asked = view.names, comparison.read(permalink.read().get(PARAMETER, ""))
    here = asked.kind if asked else ""
    begun = {kind: text for kind in comparison.KINDS if (text := begins(kind, view, origins)) or kind == here}
    options = ["", *begun]
    st.selectbox(
        names.t("compare_choose"),
        options,
        options.index(here),
        format_func=lambda kind: names.t(f"compare_kind_{kind}") if kind else names.t("choose_none"),
        **permalink.bind(PARAMETER, here, lambda kind: begun.get(kind, ""), typed=True),
    )
    if asked and asked.value:
        _narrow(asked, view, origins)


def chips(view: View) -> Iterator[Chip]:
    """What stands beside the view, as a chip that a click removes."""
    if view.comparison and view.compared:
        kind = view.comparison.kind
        beside = view.names.t(f"compare_kind_{kind}") if kind == "years" else side(view, view.compared[0], view.names)
        yield view.names.t("compare_beside", side=beside), (PARAMETER, comparison.DRAWN_AS)


def offers(view: View) -> Iterator[Offer]:
    """Earlier days, one click away, where the period of the view has some that it may be held against."""
    if view.comparison or view.unmet or view.silence or view.origin.kind != SERIES or view.filter.period == "all":
        return
    for kind in ("before", "year"):
        if not isinstance(meant(Comparison(kind), view.filter, view.origin), str):
            said = view.names.t("compare_beside", side=view.names.t(f"compare_kind_{kind}"))
            yield said, {PARAMETER: kind}


def begins(kind: Kind, view: View, origins: Mapping[str, Origin]) -> str:
    """What the link says when a kind is chosen; "" where the view has nothing of the kind beside it."""
    wanted, origin = view.filter, view.origin
    if kind in ("before", "year", "years"):
        return "" if isinstance(meant(Comparison(kind), wanted, origin), str) else kind
    if kind == "period":
        return _other_days(view)
    if kind == "governorate":
        areas = [code for code in _governorates() if code not in wanted.governorates]
        return areas[0] if areas and origin.records("governorate") else ""
    if kind == "actor":
        actors = [code for code in schema.codes("actor_or_family") if code not in wanted.actors]
        return actors[0] if origin.records("initiators", "targets") else ""
    return next((TABLE + name for name in origins if name != wanted.origin), "")


def _other_days(view: View) -> str:
    """The period before where the table has any of it, else the last year that it covers, or its first."""
    last, first = view.origin.covers_to, view.origin.covers_from
    tried = [meant(Comparison("before"), view.filter, view.origin)]
    tried += [
        meant(Comparison("period", f"{start}..{end}"), view.filter, view.origin)
        for start, end in (
            (max(first, date(last.year, 1, 1)), last),
            (first, min(last, date(first.year, 12, 31))),
        )
    ]
    return next((f"{one[0].date_from}..{one[0].date_to}" for one in tried if not isinstance(one, str)), "")


def _governorates() -> tuple[str, ...]:
    return (*NORTH_EAST, *(code for code in schema.codes("governorate") if code not in NORTH_EAST))


def _narrow(asked: Comparison, view: View, origins: Mapping[str, Origin]) -> None:
    """The chooser of what is chosen."""
    names, wanted = view.names, view.filter
    match asked.kind:
        case "period":
            _days(asked, names)
        case "governorate":
            areas = [code for code in _governorates() if (code,) != wanted.governorates]
            _one(asked, {code: names.of("area", code) for code in areas}, names)
        case "actor":
            actors = [code for code in schema.codes("actor_or_family") if (code,) != wanted.actors]
            _one(asked, {code: names.of("actor", code) for code in actors}, names)
        case "table":
            others = {name: origin for name, origin in origins.items() if name != wanted.origin}
            _one(asked, {name: visible(one.names.get(names.lang, name)) for name, one in others.items()}, names)


def _days(asked: Comparison, names: Names) -> None:
    """The first and the last day."""
    keys = ("compare_from", "compare_to")
    labels = names.t("filter_from"), names.t("filter_to")
    for column, key, label, day in zip(st.columns(2), keys, labels, asked.days, strict=True):
        permalink.hold(key, day, typed=True)
        column.date_input(
            label,
            day,
            format="YYYY-MM-DD",
            min_value=calendar.FIRST_DAY,
            max_value=calendar.last_day(),
            key=key,
            on_change=_write_days,
            args=keys,
        )


def _write_days(*keys: str) -> None:
    days = [st.session_state[key] for key in keys]
    if all(days):
        permalink.write(PARAMETER, f"{min(days)}..{max(days)}")


def _one(asked: Comparison, named: dict[str, str], names: Names) -> None:
    """A list of codes by their names; what the link asks for is in it, whatever it is."""
    shown = named if asked.value in named else {**named, asked.value: visible(asked.value)}
    key = f"compare_{asked.kind}"
    permalink.hold(key, asked.value, typed=True)
    st.selectbox(
        names.t(f"compare_which_{asked.kind}"),
        list(shown),
        list(shown).index(asked.value),
        format_func=shown.__getitem__,
        key=key,
        on_change=_write,
        args=(asked.kind, key),
    )


def _write(kind: Kind, key: str) -> None:
    permalink.write(PARAMETER, comparison.written(Comparison(kind, st.session_state[key])))
