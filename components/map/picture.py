"""The map as a chart that can be had as a file: a still of what is sent to the browser's map, and its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pyarrow as pa

from components.look import LIGHT
from components.map import drawn, incident_map
from components.map import words as map_words
from components.names import languages, names
from components.pictures import cells
from components.pictures.chart import Chart
from components.view import View
from data.aggregate import geography
from data.aggregate.geography import Ground
from data.aggregate.toll import toll_of
from data.place_codes import STEP


def chart(view: View, ground: str, size: str, split: geography.Split) -> Chart:
    """The map that incident_map.show draws, without what is chosen on it."""
    said = view.names

    def sent() -> dict[str, Any]:
        return incident_map.payload(view, ground, size, split, "", named=False)

    def left_out() -> Iterator[str]:
        yield from map_words.not_shown(view, ground, size, split)
        beyond = drawn.outside(sent())
        yield said.t("picture_outside", n=beyond) if beyond else ""

    return Chart(
        code=f"map_{ground}_{size}",
        title=said.t("map_title") if size == "incidents" else said.t("brief_map", measure=said.t(f"map_size_{size}")),
        drawn=lambda: drawn.of(sent(), incident_map.kinds(said, LIGHT), said),
        cells=lambda: _numbers(view, ground, split),
        notes=lambda: (map_words.in_words(view, ground, split),),
        left_out=left_out,
    )


def _numbers(view: View, ground: str, split: geography.Split) -> pa.Table:
    if ground != "places":
        return cells.tabled(_of_level(view.ask(geography.per_area, level=ground), ground))
    return cells.tabled(_of_ground(view.ask(geography.ground, split=split), split))


def _of_ground(laid: Ground, split: geography.Split) -> Iterator[cells.Row]:
    """A row a place, then a row an area that is known no better, then what is on no map."""
    for row in _records(laid.places):
        at = {"latitude": row["y"] * STEP, "longitude": row["x"] * STEP, "cell_degrees": laid.cell * STEP or None}
        called = {f"place_{lang}": row.get(f"place_name_{lang}") for lang in languages()}
        yield {
            "row": "cell" if laid.cell else "place",
            **{name: None if value is None else round(float(value), 5) for name, value in at.items()},
            **called,
            **_area(row.get("within")),
            **_counts(row),
            "incidents_at_the_place": int(row["exact"]),
            **{f"{split}_{code}": int(row[f"n_{code}"]) for code in laid.codes},
        }
    for row in _records(laid.areas):
        parts = {f"{split}_{code}": int(row[f"n_{code}"]) for code in laid.codes}
        yield {"row": "area", **_area(row["area"]), **_counts(row), **parts, "reason": "known_only_to_this_area"}
    if laid.unlocated:
        yield {"row": "not_on_the_map", "incidents": laid.unlocated, "reason": "known_to_no_governorate"}


def _of_level(counted: pd.DataFrame, level: str) -> Iterator[cells.Row]:
    for row in _records(counted):
        known = isinstance(row["area"], str)
        place = {"row": "area", **_area(row["area"])} if known else {"row": "not_on_the_map"}
        yield {**place, **_counts(row), "reason": None if known else f"known_to_no_{level}"}


def _area(code: object) -> cells.Row:
    """An area with its names; nothing where there is none."""
    told = {f"area_{lang}": names(lang).of("area", code) if isinstance(code, str) else None for lang in languages()}
    return {"area": code if isinstance(code, str) else None, **told}


def _counts(row: dict[str, Any]) -> cells.Row:
    n = int(row["n"])
    return {"incidents": n, **cells.killed(toll_of(row, "killed", n))}


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
