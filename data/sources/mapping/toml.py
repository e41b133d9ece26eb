"""A mapping as TOML: what `python -m data import --map` reads, and what is kept."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping as Map
from pathlib import Path
from typing import Any, get_args

from data.sources.mapping.mapping import OURS, TOTALS, Mapping
from data.sources.plan import DayOrder, Decimal, RowIs
from data.sources.problems import Refused


def written(mapping: Mapping) -> str:
    """The mapping as TOML text; columns with one source are one string, with several a list."""
    lines = [f"row_is = {_text(mapping.row_is)}", f"header = {_list(mapping.header)}"]
    lines += [f"decimal = {_text(mapping.decimal)}"] if mapping.decimal else []
    lines += ["hijri = true"] if mapping.hijri else []
    lines += ["", "[columns]"]
    lines += [
        f"{ours} = {_text(theirs[0]) if len(theirs) == 1 else _list(theirs)}"
        for ours, theirs in mapping.columns.items()
    ]
    if mapping.orders:
        lines += ["", "[orders]", *(f"{ours} = {_text(order)}" for ours, order in mapping.orders.items())]
    for ours, values in mapping.values.items():
        if values:
            lines += ["", f"[values.{ours}]", *(f"{_text(theirs)} = {_text(code)}" for theirs, code in values.items())]
    return "\n".join(lines) + "\n"


def read(text: str, name: str) -> Mapping:
    """The mapping that TOML text holds. Raises Refused (not_a_mapping), saying what is wrong where."""
    try:
        found = tomllib.loads(text)
        return _mapping(found)
    except (tomllib.TOMLDecodeError, TypeError, ValueError, AttributeError) as error:
        raise Refused("not_a_mapping", name=name, wrong=str(error)) from error


def read_file(path: Path) -> Mapping:
    """The same for a file."""
    try:
        return read(path.read_text(encoding="utf-8"), path.name)
    except UnicodeDecodeError as error:
        raise Refused("not_a_mapping", name=path.name, wrong="UTF-8") from error


def _mapping(found: Map[str, Any]) -> Mapping:
    known = (*OURS, *TOTALS)
    columns = {_one_of(ours, known, "columns"): _columns(theirs) for ours, theirs in found.get("columns", {}).items()}
    orders = {
        _one_of(ours, OURS, "orders"): _one_of(order, get_args(DayOrder), ours)
        for ours, order in found.get("orders", {}).items()
    }
    values = {
        _one_of(ours, OURS, "values"): {str(theirs): str(code) for theirs, code in texts.items()}
        for ours, texts in found.get("values", {}).items()
    }
    row_is = _one_of(found.get("row_is", "incident"), get_args(RowIs), "row_is")
    decimal = _one_of(found.get("decimal", ""), get_args(Decimal), "decimal")
    hijri = _one_of(found.get("hijri", False), (False, True), "hijri")
    return Mapping(columns, row_is, orders, values, tuple(map(str, found.get("header", ()))), decimal, hijri)


def _columns(theirs: object) -> tuple[str, ...]:
    return (theirs,) if isinstance(theirs, str) else tuple(str(one) for one in list(theirs))  # type: ignore[call-overload]


def _one_of(value: Any, known: tuple[Any, ...], where: str) -> Any:
    if value not in known:
        raise ValueError(f"{where}: {value!r} is none of {', '.join(map(str, known))}")
    return value


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(texts: tuple[str, ...]) -> str:
    return "[" + ", ".join(map(_text, texts)) + "]"
