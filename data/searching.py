"""The search text of an incident: every name and text that an analyst may look for it by, folded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from data import actors, places, schema
from data.text import fold, search_text

_TEXTS = (
    "incident_id",
    "place_name_en",
    "place_name_ar",
    "initiators_text",
    "targets_text",
    "sources",
    "summary_en",
    "summary_ar",
)


_FREE_TEXTS = ("initiators_text", "targets_text", "summary_en", "summary_ar")
_WHO = ("initiators", "targets", "claimed_by")

_WHITE = r"[\s\x0b\x1c-\x1f]+"  # as str.split does, which text.fold uses


def searchable(incident: Mapping[str, Any], *more: str | None) -> str:
    """Folded text of one row of schema.INCIDENTS: id, place, governorate, actors in both languages, sources,
    summaries. An actor that a summary mentions in any spelling is there by its names too.
    """
    governorate = incident.get("governorate")
    mentioned = (_mentioned(fold(incident.get(column) or "")) for column in _FREE_TEXTS)
    names = [
        name for ids in (*(incident.get(column) for column in _WHO), *mentioned) if ids for name in actors.names(ids)
    ]
    area = places.names(governorate) if governorate else ()
    return search_text((*(incident.get(column) for column in _TEXTS), *area, *names, *more))


def with_search_text(rows: pa.Table) -> pa.Table:
    """Incidents as schema.INCIDENTS has them: with the search text that they lack so far, near half of their bytes."""
    if "search_text" in rows.column_names:
        return rows
    wanted = schema.arrow_schema("incidents")
    parts = []
    for part in rows.to_batches():
        columns = dict(zip(rows.column_names, part.columns, strict=True))
        columns["search_text"] = searchable_column(columns)
        parts.append(pa.table([columns[name] for name in wanted.names], schema=wanted))
    return pa.concat_tables(parts) if parts else wanted.empty_table()


def searchable_column(columns: Mapping[str, pa.Array]) -> pa.Array:
    """The same for whole columns: each distinct text is folded once."""
    parts = [_folded(columns[name]) for name in _TEXTS]
    parts.append(_each(columns["governorate"], lambda code: search_text(places.names(code))))
    parts += [_each(columns[side], lambda ids: search_text(actors.names(ids))) for side in _WHO]
    told = [parts[_TEXTS.index(column)] for column in _FREE_TEXTS]
    parts += [_each(text, lambda said: search_text(actors.names(_mentioned(said)))) for text in told]
    return pc.binary_join_element_wise(*parts, " | ", null_handling="skip")


def _mentioned(text: str) -> str:
    return ";".join(actors.mentioned(text))


def _folded(column: pa.Array) -> pa.Array:
    if pc.all(pc.string_is_ascii(column), min_count=0).as_py():
        return pc.replace_substring_regex(pc.utf8_trim_whitespace(pc.utf8_lower(column)), _WHITE, " ")
    return _each(column, fold)


def _each(column: pa.Array, of: Callable[[str], str]) -> pa.Array:
    encoded = pc.dictionary_encode(column)
    return pa.array([of(text) for text in encoded.dictionary.to_pylist()], pa.string()).take(encoded.indices)
