"""The filters in the side bar: widgets that show the URL's filter and write to it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components import permalink, words
from components.filters import own as own_filters
from components.filters import splits
from components.incidents import columns
from components.names import Names
from components.written import as_written
from data import actors, calendar, schema
from data.filter import AGAINST, ALL_AREAS, HIGHEST_TOLL, LONGEST_TEXT, NORTH_EAST, PERIODS, ROLES, Filter
from data.filter_link import PARAMETERS
from data.recorded import answers
from data.store import SERIES, Origin

_MORE = "more_filters"  # session state: whether the seldom-used filters are unfolded
_MAY_BE_SILENT = ("districts", "zones", "exact_day", "exact_place", "toll")  # filters drawn where they have an answer
_NAMED_AS = {"actor": "actor", "class": "event_class", "type": "event_type", "zone": "control_zone"}


def show(wanted: Filter, origins: dict[str, Origin], names: Names) -> None:
    """Draw the filter bar for the filter that the URL asks for.

    wanted   as read from the URL, its period not resolved.
    origins  the tables to choose from; where the one asked for is not among them, there is nothing else to choose.
    """
    origin = origins.get(wanted.origin)
    st.subheader(names.t("filters"))
    first = next(iter(origins), "")
    st.selectbox(
        names.t("filter_table"),
        list(origins),
        list(origins).index(wanted.origin) if origin else None,
        format_func=lambda name: origins[name].names.get(names.lang, name),
        placeholder=names.t("choose_none"),
        **permalink.bind(
            "table",
            origin and wanted.origin,
            lambda name: "" if name == first else name,
            ("period", "from", "to", "asof", "own", "place", *splits.of_link(), *columns.of_link()),
            typed=True,
        ),
    )
    if origin is None:
        return
    _period(wanted, origin, names)
    governorates = schema.codes("governorate")
    st.multiselect(
        names.t("filter_governorates"),
        [*NORTH_EAST, *(code for code in governorates if code not in NORTH_EAST)],
        format_func=lambda code: names.of("area", code),
        placeholder=names.t("area_all"),
        select_all=False,
        default=list(wanted.governorates),
        **permalink.bind("gov", list(wanted.governorates), _governorates, ("district",), typed=True),
    )
    _many("actor", "filter_actors", list(wanted.actors), schema.codes("actor_or_family"), names)
    if wanted.actors:
        roles = [role for role in ROLES if role in ("any", wanted.role) or answers(origin, role)]
        st.selectbox(
            names.t("filter_role"),
            roles,
            roles.index(wanted.role),
            format_func=lambda role: names.t(f"role_{role}"),
            **permalink.bind("role", wanted.role, lambda role: "" if role == "any" else role, typed=True),
        )
    _many("class", "filter_classes", list(wanted.classes), _held("event_class", origin.classes, wanted.classes), names)
    _more(wanted, origin, names)
    if set(permalink.read()) & set(PARAMETERS):
        st.button(names.t("filter_reset"), on_click=_clear, icon=":material/filter_alt_off:")


def _period(wanted: Filter, origin: Origin, names: Names) -> None:
    first, last = max(origin.covers_from, calendar.FIRST_DAY), min(origin.covers_to, calendar.last_day())
    years = [str(year) for year in range(last.year, first.year - 1, -1)]
    options = [*PERIODS, *years, *([wanted.period] if wanted.period not in (*PERIODS, *years) else [])]
    st.selectbox(
        names.t("filter_period"),
        options,
        options.index(wanted.period),
        format_func=lambda period: names.digits(period) if period.isdecimal() else names.t(f"period_{period}"),
        **permalink.bind(
            "period", wanted.period, lambda period: "" if period == "all" else period, ("from", "to"), typed=True
        ),
    )
    resolved = wanted.resolved(origin.covers_from, origin.covers_to)
    for column, parameter, day in zip(
        st.columns(2), ("from", "to"), (resolved.date_from, resolved.date_to), strict=True
    ):
        column.date_input(
            names.t(f"filter_{parameter}"),
            day,
            format="YYYY-MM-DD",
            min_value=min(calendar.FIRST_DAY, day or calendar.FIRST_DAY),
            max_value=max(calendar.last_day(), day or calendar.FIRST_DAY),
            **permalink.bind(parameter, day, str, ("period",), typed=True),
        )
    if origin.kind == SERIES and wanted.period != "all":  # there is an earlier period, and it may be compared
        st.selectbox(
            names.t("filter_against"),
            AGAINST,
            AGAINST.index(wanted.against),
            format_func=lambda against: names.t(f"against_{against}"),
            **permalink.bind(
                "against", wanted.against, lambda against: "" if against == "before" else against, typed=True
            ),
        )


def _more(wanted: Filter, origin: Origin, names: Names) -> None:
    """The filters that are asked for less often: drawn only where they are looked at or set, as each costs a change."""
    asked = wanted.districts or wanted.types or wanted.zones or wanted.exact() or wanted.pair or wanted.place
    used = bool(asked or wanted.least_toll or wanted.text or wanted.own)
    if used:
        st.session_state.setdefault(_MORE, True)  # and as the analyst leaves it from then on
    more = st.expander(names.t("filter_more"), key=_MORE, on_change="rerun")
    if used or more.open:
        with more:
            _seldom(wanted, origin, names)


def _seldom(wanted: Filter, origin: Origin, names: Names) -> None:
    st.text_input(
        names.t("filter_text"),
        wanted.text,
        max_chars=LONGEST_TEXT,
        placeholder=names.t("filter_text_hint"),
        **permalink.bind("text", wanted.text, str, typed=True),
    )
    districts = [
        row["pcode"]
        for row in schema.reference("areas")
        if row["level"] == "district" and (not wanted.governorates or row["parent"] in wanted.governorates)
    ]
    shown = [*districts, *(code for code in wanted.districts if code not in districts)]
    if offered("districts", wanted.districts, origin):
        _many("district", "filter_districts", list(wanted.districts), tuple(shown), names, "area")
    _many("type", "filter_types", list(wanted.types), _held("event_type", origin.types, wanted.types), names)
    if offered("zones", wanted.zones, origin):
        _many("zone", "filter_zones", list(wanted.zones), schema.codes("control_zone"), names)
    if wanted.place:
        _asked("place", wanted.place, words.where(wanted.place, names), names)
    if wanted.pair:
        _asked("pair", ",".join(wanted.pair), words.pair(wanted.pair, names), names)
    exact = {"day": wanted.exact_day, "place": wanted.exact_place}
    for name, on in exact.items():
        if not offered(f"exact_{name}", on, origin):
            continue
        key = f"url_exact_{name}"
        st.session_state[key] = on
        st.checkbox(names.t(f"filter_exact_{name}"), key=key, on_change=_exact)
    if offered("toll", wanted.least_toll, origin):
        st.number_input(
            names.t("filter_toll"),
            min_value=0,
            max_value=HIGHEST_TOLL,
            step=1,
            **permalink.bind("toll", wanted.least_toll, lambda toll: str(toll or "")),
        )
    own_filters.show(wanted, origin, names)
    asks = words.asks(names)
    never = [asks[ask] for ask in _MAY_BE_SILENT if not answers(origin, ask)]
    if never:
        st.caption(names.begun(words.not_recorded(names.listed(never), names)))


def _asked(parameter: str, value: str, said: str, names: Names) -> None:
    """What a click on a count asks for, to be taken out; a page's own field for it is another."""
    key = f"asked_{parameter}"
    permalink.hold(key, [value], typed=True)
    st.multiselect(
        names.t(f"filter_{parameter}"),
        [value],
        format_func=lambda _: as_written(said),
        default=[value],
        key=key,
        on_change=lambda: permalink.write(parameter, "".join(st.session_state[key])),
    )


def offered(ask: str, value: object, origin: Origin) -> bool:
    """Whether a filter is drawn: the table can answer it, or a link asks for it, so that it can be taken out."""
    return bool(value) or answers(origin, ask)


def _held(vocabulary: str, held: frozenset[str], asked: tuple[str, ...]) -> tuple[str, ...]:
    """The codes that the table holds, or that a link asks for, in their order."""
    return tuple(code for code in schema.codes(vocabulary) if code in held or code in asked)


def _many(parameter: str, label: str, value: list[str], options: tuple[str, ...], names: Names, kind: str = "") -> None:
    st.multiselect(
        names.t(label),
        list(options),
        format_func=lambda code: _option(kind or _NAMED_AS[parameter], code, names),
        placeholder=names.t("choose_all"),
        select_all=False,
        default=value,
        **permalink.bind(parameter, value, ",".join, typed=True),
    )


def _option(kind: str, code: str, names: Names) -> str:
    """A code's name; under an actor's, the others it goes by, as the list is searched by what its options say."""
    name = names.of(kind, code)
    known = actors.same().get(code, ()) if kind == "actor" else ()
    apart = [other for other in dict.fromkeys(known) if other not in name]
    others = [other for other in apart if not any(len(less) > 3 and less != other and less in other for less in apart)]
    return f"{name}\n{names.t('comma').join(others)}" if others else name


def _governorates(codes: list[str]) -> str:
    return "" if set(codes) == set(NORTH_EAST) else ",".join(codes) or ALL_AREAS


def _exact() -> None:
    state: Any = st.session_state
    permalink.write("exact", ",".join(name for name in ("day", "place") if state.get(f"url_exact_{name}")))


def _clear() -> None:
    kept = {name: value for name, value in permalink.read().items() if name not in PARAMETERS}
    permalink.replace(kept)
