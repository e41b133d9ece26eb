"""The coded columns of a file: types, classes, sources and texts, in any spelling that the vocabularies know."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data import schema
from data.sources.columns.checking import Check, Column, Mask
from data.sources.columns.headers import EITHER_LANGUAGE
from data.sources.problems import Bad, Code
from data.text import ARABIC, name_key

OTHER = "other"  # the type of what no other type is said to be
_YES, _NO = ("true", "yes", "1", "نعم"), ("false", "no", "0", "لا")
_LINK = r"^https?://[^\s<>\"'`]+$"
# column -> the reference table and, in a table of several vocabularies, which of them
_VOCABULARIES = {
    "control_zone": ("control_zones", ""),
    "target_type": ("target_types", ""),
    "initiator_basis": ("precisions", "basis"),
    "status": ("precisions", "status"),
    "event_class": ("event_classes", ""),
}
_PLAIN = ("follows_up", "sources", "place_name_en", "place_name_ar", "summary_en", "summary_ar")


def read(check: Check, columns: dict[str, Column]) -> dict[str, pa.Array]:
    """Everything that is neither a date, a count, an actor nor a place.

    A type that is not known, or not said, is `other`, and flagged. In any other column an unknown value is left out
    and flagged (left_out).
    """
    found = {"event_type": _types(check, columns.get("event_type"))}
    for name, (table, kind) in _VOCABULARIES.items():
        if column := columns.get(name):
            found[name] = _coded(check, column, spellings(table, kind))
    if column := columns.get("time_of_day"):
        found["time_of_day"] = _coded(check, column, {code: code for code in schema.TIMES_OF_DAY})
    classes = pa.array([row["code"] for row in schema.reference("event_types")], pa.string())
    of_type = pa.array([row["event_class"] for row in schema.reference("event_types")], pa.string())
    derived = of_type.take(pc.index_in(found["event_type"], classes))
    found["event_class"] = pc.coalesce(found["event_class"], derived) if "event_class" in found else derived
    found["directed"] = pc.not_equal(found["event_class"], "clash")
    if column := columns.get("directed"):
        stated = column.values(check.read(column, _yes_or_no, rejects=False), pa.bool_())
        found["directed"] = pc.coalesce(stated, found["directed"])
    return found | _texts(check, columns)


@cache
def spellings(table: str, kind: str = "") -> Mapping[str, str]:
    """Every spelling in a reference table, as name_key, to its code; `kind` narrows a table of several vocabularies."""
    known: dict[str, str] = {}
    for row in schema.reference(table):
        if row.get("kind", kind) == kind:
            for text in (row["code"], row["name_en"], row["name_ar"], *row.get("aliases", "").split("|")):
                known.setdefault(name_key(text), row["code"])
    return known


def _types(check: Check, column: Column | None) -> pa.Array:
    if column is None:
        return pa.array(np.full(len(check.rows), OTHER), pa.string())
    check.say(column.is_blank(), column, "no_type", rejects=False)
    return pc.fill_null(_coded(check, column, spellings("event_types"), "unknown_type"), OTHER)


def _coded(check: Check, column: Column, known: Mapping[str, str], code: Code = "left_out") -> pa.Array:
    bad = Bad(code, " ".join(dict.fromkeys(known.values())))
    return column.values(check.read(column, lambda text: known.get(name_key(text), bad), rejects=False), pa.string())


def _yes_or_no(text: str) -> bool | Bad:
    answer = text.strip().casefold()
    return answer in _YES if answer in (*_YES, *_NO) else Bad("left_out", "true false")


def _texts(check: Check, columns: dict[str, Column]) -> dict[str, pa.Array]:
    found = {name: columns[name].text() for name in _PLAIN if name in columns}
    for name, stem in EITHER_LANGUAGE.items():
        if column := columns.get(name):
            arabic = column.matches(ARABIC)
            _fill(found, f"{stem}_ar", _where(column, arabic))
            _fill(found, f"{stem}_en", _where(column, ~arabic))
    if column := columns.get("source_url"):
        links = column.matches(_LINK)
        check.say(~column.rows_of(links) & ~column.is_blank(), column, "not_a_link", "https://...", rejects=False)
        kept = pc.if_else(pa.array(links), column.texts, pa.scalar(None, pa.string()))
        found["source_url"] = kept.take(pa.array(column.codes))
    return found


def _where(column: Column, wanted: Mask) -> pa.Array:
    filled = pc.not_equal(column.texts, "").to_numpy(zero_copy_only=False)
    kept = pc.if_else(pa.array(wanted & filled), column.texts, pa.scalar(None, pa.string()))
    return kept.take(pa.array(column.codes))


def _fill(found: dict[str, pa.Array], name: str, texts: pa.Array) -> None:
    found[name] = pc.coalesce(found[name], texts) if name in found else texts
