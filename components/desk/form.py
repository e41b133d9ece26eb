"""The fields of a row as a form, and what was changed in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import streamlit as st

from components.desk.fields import begun, day
from components.desk.words import CODES, FIELDS
from components.names import Names
from components.view import View, as_written, visible
from data import places, schema
from data.bounds import MOST_PEOPLE, TOLLS
from data.ledger import Refused, Row
from data.ledger.drafting import areas_of
from data.places import Homonyms

_VOCABULARIES = {"initiator_basis": "basis", "claimed_by": "actor"}


class Form(NamedTuple):
    """What the form holds. facts: columns of schema.FACTS; place: as written, to be looked up where it was changed."""

    facts: dict[str, Any]
    place: str
    place_before: str


def draw(view: View, row: Row, key: str) -> Form:
    """Draw the fields with what the row says; beside each, how sure the rules are and why."""
    names, facts = view.names, row.facts
    told: dict[str, Any] = {}
    first = st.columns(3)
    for column, name in zip(first, ("date_start", "date_end"), strict=False):
        told[name] = _day(column, name, row, key, names)
    told["date_precision"] = _code(first[2], "date_precision", row, key, names)
    second = st.columns(3)
    before = _place_name(facts, names)
    place = second[0].text_input(
        names.t("column_place"),
        max_chars=120,
        key=begun(f"{key}_place_{names.lang}", before),
        help=_help("place", row, names),
    )
    told["governorate"] = _code(second[1], "governorate", row, key, names)
    told["location_precision"] = _code(second[2], "location_precision", row, key, names)
    third = st.columns(3)
    for column, name in zip(third, ("event_type", "initiators", "targets"), strict=True):
        told[name] = (
            _code(column, name, row, key, names) if name == "event_type" else _actors(column, name, row, key, names)
        )
    fourth = st.columns(3)
    told["initiator_basis"] = _code(fourth[0], "initiator_basis", row, key, names)
    told["claimed_by"] = _code(fourth[1], "claimed_by", row, key, names)
    told["source"] = _text(fourth[2], "source", row, key, names)
    for tolls in (TOLLS[:2], TOLLS[2:]):
        for column, name in zip(
            st.columns(4), (f"{toll}_{end}" for toll in tolls for end in ("low", "high")), strict=True
        ):
            told[name] = column.number_input(
                names.t(f"column_{name}"),
                min_value=0,
                max_value=MOST_PEOPLE,
                value=None,
                step=1,
                key=begun(f"{key}_{name}", facts.get(name)),
                placeholder=names.t("desk_nothing"),
                help=_help(name.rpartition("_")[0], row, names),
            )
    return Form(told, place.strip(), before)


def changes(row: Row, form: Form) -> dict[str, Any]:
    """The columns that the form says otherwise than the row, with what follows from them.

    raises Refused (unknown_place, several_places) where a place that was written is none, or more than one.
    """
    told = dict(form.facts)
    if told["event_type"] != row.facts.get("event_type"):
        told["event_class"] = schema.event_class_of(told["event_type"]) if told["event_type"] else None
    if row.facts.get("date_start") != told["date_start"] or row.facts.get("date_end") != told["date_end"]:
        same = told["date_end"] in (None, told["date_start"])
        if told["date_precision"] in ("day", "window") and told["date_start"] is not None:
            told["date_precision"] = "day" if same else "window"
    elsewhere = told["governorate"] != row.facts.get("governorate")
    if form.place != form.place_before or (elsewhere and told["governorate"] and row.facts.get("place_id")):
        told |= _place(form.place, told["governorate"], told["location_precision"])
    elif elsewhere:  # its areas lay in the governorate that was taken out
        told |= dict.fromkeys(("district", "subdistrict"))
    return {name: value for name, value in told.items() if value != row.facts.get(name)}


def _place(written: str, governorate: str | None, precision: str | None) -> dict[str, Any]:
    """The columns of a place, by its name in any spelling or its id in the gazetteer."""
    if not written:
        nothing = dict.fromkeys(
            ("place_id", "place_name_en", "place_name_ar", "latitude", "longitude", "district", "subdistrict")
        )
        coarse = "governorate" if governorate else None
        return nothing | {"location_precision": coarse if precision in ("place", "near") else precision}
    found = places.place(written) or places.find(written, governorate or "")
    if found is None:
        raise Refused("unknown_place", name=written)
    if isinstance(found, Homonyms):
        said = ", ".join(
            f"{one.place_id} ({places.names(one.subdistrict or one.governorate)[0]})" for one in found.places
        )
        raise Refused("several_places", name=written, places=said)
    exact = precision if precision in ("place", "near") else "place"
    return {
        "place_id": found.place_id,
        "place_name_en": found.name_en,
        "place_name_ar": found.name_ar,
        "latitude": found.latitude,
        "longitude": found.longitude,
        "governorate": found.governorate,
        "location_precision": exact,
        **areas_of(found.latitude, found.longitude, exact),
    }


def _place_name(facts: Mapping[str, Any], names: Names) -> str:
    other = "en" if names.lang == "ar" else "ar"
    return visible(facts.get(f"place_name_{'ar' if names.lang == 'ar' else 'en'}") or facts.get(f"place_name_{other}"))


def _day(column: Any, name: str, row: Row, key: str, names: Names) -> str | None:
    said = row.facts.get(name)
    known = date.fromisoformat(said) if said else None
    chosen = day(column, names.t(f"column_{name}"), f"{key}_{name}", known, _help("date", row, names))
    return chosen.isoformat() if chosen else None


def _code(column: Any, name: str, row: Row, key: str, names: Names) -> str | None:
    codes = schema.codes(_VOCABULARIES.get(name, name))
    said = row.facts.get(name)
    chosen: str | None = column.selectbox(
        names.t(f"column_{name}"),
        codes,
        index=None,
        placeholder=names.t("desk_nothing"),
        format_func=lambda code: names.of(CODES[name], code),
        key=begun(f"{key}_{name}", said if said in codes else None),
        help=_help(_field_of(name), row, names),
    )
    return chosen


def _actors(column: Any, name: str, row: Row, key: str, names: Names) -> str | None:
    said = row.facts.get(name)
    chosen = column.multiselect(
        names.t(f"column_{name}"),
        schema.codes("actor"),
        placeholder=names.t("desk_nothing"),
        format_func=lambda code: names.of("actor_short", code),
        key=begun(f"{key}_{name}", said.split(";") if said else []),
        help=_help(name, row, names),
    )
    return ";".join(sorted(chosen)) or None


def _text(column: Any, name: str, row: Row, key: str, names: Names) -> str | None:
    said = row.facts.get(name)
    written = column.text_input(
        names.t(f"column_{name}"), max_chars=500, key=begun(f"{key}_{name}", said or ""), help=_help(name, row, names)
    )
    return said if written == (said or "") else written.strip() or None


def _field_of(name: str) -> str:
    return next((field for field, columns in FIELDS.items() if name in columns), name)


def _help(field: str, row: Row, names: Names) -> str | None:
    sure, rule = row.draft.confidence.get(field), row.draft.rules.get(field)
    if sure is None:
        return None
    return as_written(names.t("desk_why", percent=round(sure * 100), rule=names.isolated(visible(rule or ""))))
