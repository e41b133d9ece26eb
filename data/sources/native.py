"""A table in Rasid's own columns, or in those of column_aliases.csv, as incidents: checked whole, good rows kept.

Only incident_id, date_start, governorate and event_type are required. What is missing is "not reported"; what is derived
(class, precision, the gazetteer's point) is derived cautiously; nothing is repaired in silence.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data import schema
from data.sources import coding, counting, dating, headers, locating
from data.sources.cells import Cells, Import
from data.sources.checking import Check, Column
from data.sources.searching import searchable_column

NAME = "native"
_EXCEL_NUMBER = r"^\d(\.\d+)?[eE]\+\d+$"
_NAMES = ("initiators", "targets", "place_name_en", "place_name_ar", "place")


def read(file: Cells, version: str, origin: str) -> Import:
    """Every record of the file, accepted or named in `problems`.

    raises  Refused: missing_columns, duplicate_columns, ambiguous_date_order.
    """
    header = headers.mapped(file.cells.column_names, file.name)
    check = Check(file)
    columns = {name: check.column(written) for name, written in header.items()}
    for name, column in columns.items():
        check.text(column, is_name=name in _NAMES)
    for name in headers.required():
        check.require(columns[name])
    found = {"incident_id": _ids(check, columns["incident_id"])}
    found |= dating.read(check, columns, file.name)
    found |= coding.read(check, columns)
    found |= counting.read(check, columns)
    found |= locating.read(check, columns, found)
    found["flags"] = check.flag_texts()
    found["origin"] = pa.array(np.full(len(check.rows), origin), pa.string())
    problems = sorted((*file.problems, *check.problems))
    return Import(_table(found, pa.array(check.accepted)), tuple(problems), file.n_read, version, NAME)


def _table(found: dict[str, pa.Array], accepted: pa.Array) -> pa.Table:
    arrow = schema.arrow_schema("incidents")
    rows = pc.sum(accepted).as_py() or 0
    kept = {
        field.name: found[field.name].filter(accepted).cast(field.type) if field.name in found else pa.nulls(rows, field.type)
        for field in arrow
    }
    kept["search_text"] = searchable_column(kept)
    return pa.table(kept, schema=arrow)


def _ids(check: Check, column: Column) -> pa.Array:
    excel = pc.match_substring_regex(column.texts, _EXCEL_NUMBER).to_numpy(zero_copy_only=False)
    check.say_texts(column, excel, "looks_like_excel_number", "I100000")
    _, first = np.unique(column.codes, return_index=True)
    again = np.ones(len(column.codes), dtype=bool)
    again[first] = False
    check.say(again & ~column.is_blank(), column, "duplicate_id")
    return column.text()
