"""The search text of an incident: every name and text that an analyst may look for it by, folded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data import actors, own, places, schema
from data.folding import folded
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
_LONGEST_OWN, _LONGEST_OWN_CELL = 2_000, 300  # letters of a row's own texts that are searched, and of each
_WHO = ("initiators", "targets", "claimed_by")
_AT_ONCE, _LARGEST = 100_000, 256 << 20  # rows, and bytes of them, whose search text is made at once


def searchable(incident: Mapping[str, Any], *more: str | None) -> str:
    """Folded text of one row of schema.INCIDENTS: id, place, governorate, actors in both languages, sources,
    summaries. An actor that a summary mentions in any spelling is there by its names too.
    """
    governorate = incident.get("governorate")
    mentioned = (";".join(actors.mentioned(fold(incident.get(column) or ""))) for column in _FREE_TEXTS)
    names = [
        name for ids in (*(incident.get(column) for column in _WHO), *mentioned) if ids for name in actors.names(ids)
    ]
    area = places.names(governorate) if governorate else ()
    return search_text((*(incident.get(column) for column in _TEXTS), *area, *names, *more))


def with_search_text(rows: pa.Table) -> pa.Table:
    """Incidents as schema.INCIDENTS has them: with the search text that they lack so far, near half of their bytes.

    rows  of which some may have theirs: rows that are added to a table that is kept.
    """
    if "search_text" in rows.column_names and not rows["search_text"].null_count:
        return rows
    wanted = own.with_own(schema.arrow_schema("incidents"), rows.schema)
    parts = []
    for part in _batches(rows):
        columns = dict(zip(rows.column_names, part.columns, strict=True))
        texts = [columns[name] for name in own.columns_in(columns)]
        made = with_own_texts(searchable_column(columns), texts)
        columns["search_text"] = pc.coalesce(columns.get("search_text", made), made)
        parts.append(pa.table([columns[name] for name in wanted.names], schema=wanted))
    return pa.concat_tables(parts) if parts else wanted.empty_table()


def _batches(rows: pa.Table) -> Iterator[pa.RecordBatch]:
    """The rows, so few at a time that their search text fits into one array: Arrow's hold 2 GB, a large table's texts
    are more.
    """
    waiting = rows.to_batches(_AT_ONCE)[::-1]
    while waiting:
        part = waiting.pop()
        if part.nbytes > _LARGEST and len(part) > 1:
            half = len(part) // 2
            waiting += [part.slice(half), part.slice(0, half)]
        else:
            yield part


def searchable_column(columns: Mapping[str, pa.Array]) -> pa.Array:
    """The same for whole columns: each distinct text is folded once."""
    parts = [_each(columns[name], folded) for name in _TEXTS]
    parts.append(_each(columns["governorate"], _one_by_one(lambda code: search_text(places.names(code)))))
    parts += [_each(columns[side], _one_by_one(_names)) for side in _WHO]
    parts += [_each(parts[_TEXTS.index(name)], _mentioned_in) for name in _FREE_TEXTS]
    return pc.binary_join_element_wise(*parts, " | ", null_handling="skip")


def with_own_texts(searched: pa.Array, texts: Sequence[pa.Array]) -> pa.Array:
    """The search text of rows with what stands in their own columns, as far as it is no longer than can be held."""
    if not texts:
        return searched
    parts = [_each(pc.utf8_slice_codeunits(text.cast(pa.string()), 0, _LONGEST_OWN_CELL), folded) for text in texts]
    # Arrow leaves a row out of what it joins where every text of it is null: none may be without any.
    joined = pc.binary_join_element_wise("", *parts, " | ", null_handling="skip")
    return pc.binary_join_element_wise(searched, pc.utf8_slice_codeunits(joined, 0, _LONGEST_OWN), "")


def _each(column: pa.Array, of: Callable[[pa.Array], pa.Array]) -> pa.Array:
    encoded = pc.dictionary_encode(column)
    return of(encoded.dictionary).take(encoded.indices)


def _one_by_one(of: Callable[[str], str]) -> Callable[[pa.Array], pa.Array]:
    return lambda texts: pa.array(map(of, texts.to_pylist()), pa.string())


def _mentioned_in(texts: pa.Array) -> pa.Array:
    """The names of the actors that each folded text mentions."""
    asked = pc.match_substring_regex(texts, actors.mention_words())
    named = [_names(";".join(actors.mentioned(text))) for text in texts.filter(asked).to_pylist()]
    return pc.replace_with_mask(pa.array(np.full(len(texts), ""), pa.string()), asked, pa.array(named, pa.string()))


@cache
def _names(ids: str) -> str:
    return search_text(actors.names(ids))
