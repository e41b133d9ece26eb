"""The desk's words: rows, decisions, refusals and warnings as an analyst reads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.incidents import listed as incident_list
from components.names import Names
from components.reviewed import words as ledger_words
from components.view import as_written, visible
from data import places, schema
from data.bounds import TOLLS
from data.ledger import Decision, Draft, Refused, Row, State
from data.ledger.facts import derived
from data.ledger.marks import Import
from data.ledger.tables import dated

# What a reviewer looks at, field by field, and the columns of each; also the names of the spans.
FIELDS: dict[str, tuple[str, ...]] = {
    "date": ("date_start", "date_end", "date_precision", "time_of_day"),
    "place": ("place_id", "place_name_en", "place_name_ar", "governorate", "location_precision"),
    "event_type": ("event_type", "event_class"),
    "initiators": ("initiators", "initiator_basis", "claimed_by"),
    "targets": ("targets",),
    **{toll: (f"{toll}_low", f"{toll}_high") for toll in TOLLS},
    "source": ("source",),
}
CODES = {
    "event_type": "event_type",
    "governorate": "area",
    "location_precision": "location",
    "initiator_basis": "basis",
    "claimed_by": "actor_short",
    "date_precision": "date",
}  # column -> the kind of name of its codes


def row_facts(facts: Mapping[str, Any]) -> incident_list.Row:
    """Facts as the lists of the dashboard take them: every column there, dates as dates."""
    full = {**dict.fromkeys(column.name for column in schema.INCIDENTS), **dated(derived(facts))}
    return full | {"sources": full["source"]}


def when(facts: Mapping[str, Any], names: Names) -> str:
    """The date window and how well it is known, or that there is none."""
    if facts.get("date_start") is None:
        return names.t("desk_no_date")
    return incident_list.date(row_facts(facts), names)


def value(field: str, facts: Mapping[str, Any], names: Names) -> str:
    """What a row says of one of FIELDS."""
    full = row_facts(facts)
    match field:
        case "date":
            return when(facts, names)
        case "place":
            return incident_list.place(full, names) if full["governorate"] or full["place_name_en"] else ""
        case "event_type":
            return names.of("event_type", full["event_type"]) if full["event_type"] else ""
        case "initiators":
            said = names.actors(full["initiators"]) if full["initiators"] else ""
            basis = names.of("basis", full["initiator_basis"]) if full["initiator_basis"] else ""
            return names.listed(part for part in (said, basis) if part)
        case "targets":
            return names.actors(full["targets"]) if full["targets"] else ""
        case "source":
            return visible(full["source"])
    low, high = full[f"{field}_low"], full[f"{field}_high"]
    if low is None and high is None:
        return ""
    return names.range(*((low, high) if None in (low, high) else sorted((low, high))))


def row_label(number: int, row: Row, names: Names) -> str:
    """A row in one line: number, kind or act, date, place, and the first of its numbers."""
    act = value("event_type", row.facts, names) if row.draft.kind == "incident" else names.t(f"kind_{row.draft.kind}")
    said = [act or names.t("kind_incident"), when(row.facts, names), value("place", row.facts, names)]
    counted = ((toll, value(toll, row.facts, names)) for toll in TOLLS)
    said += [f"{names.t(f'field_{toll}')} {count}" for toll, count in counted if count][:1]
    return f"{names.number(number)} · " + names.listed(part for part in said if part)


def refused(refusal: Refused, names: Names) -> str:
    """Why nothing was written, and a way on; for Markdown."""
    return as_written(ledger_words.why(refusal, names))


def decided(decision: Decision, state: State, names: Names, mark: Import | None = None) -> str:
    """One decision in a line: who, when, what, from what to what, and who took it over where it came in a file."""
    said = names.t(f"verb_{decision.kind}")
    if decision.kind == "edit":
        said += ": " + names.listed(
            f"{names.t(f'column_{field}')}: {cell(field, new, names)} ({cell(field, decision.old.get(field), names)})"
            for field, new in decision.new.items()
            if names.has(f"column_{field}")
        )
    if decision.kind == "undo":
        undone = next((one for one in state.decisions if one.decision_id == decision.new["decision"]), None)
        said += f": {names.t(f'verb_{undone.kind}')}" if undone else ""
    if "with" in decision.new:
        said += f": {names.isolated(visible(decision.new['with']))}"
    parts = (ledger_words.by(decision.by, mark, names), ledger_words.at(decision.at, names), said)
    return " · ".join((*parts, ledger_words.taken_over(mark, names)) if mark else parts)


def warning(found: Mapping[str, Any], names: Names) -> str:
    """A warning of the extractor or the second coder; a code without words is shown with its values."""
    values = names.listed(names.isolated(_named(value, names)) for value in found.get("values", ()))
    code = found["code"]
    said = names.t(f"warning_{code}") if names.has(f"warning_{code}") else visible(code)
    return as_written(f"{said}: {values}" if values else said)


def _named(value: Any, names: Names) -> str:
    """A value of a warning: a place of the gazetteer by its name and area."""
    place = places.place(str(value))
    if place is None:
        return visible(value)
    area = places.names(place.subdistrict or place.district or place.governorate)
    spelled = (place.name_ar, area[1]) if names.lang == "ar" else (place.name_en, area[0])
    return f"{spelled[0]} ({spelled[1]})"


def made_by(draft: Draft, names: Names) -> str:
    """Who proposed a row."""
    return names.t(f"made_by_{draft.made_by}")


def cell(column: str, value: Any, names: Names) -> str:
    """The value of a column as it is read: codes by their names."""
    if value is None:
        return names.t("desk_nothing")
    if column in CODES:
        return names.of(CODES[column], value)
    return names.actors(value) if column in ("initiators", "targets") else visible(value)
