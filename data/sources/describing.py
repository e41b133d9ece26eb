"""What the tables hold: rows, coverage, classes, how precise and how silent they are, per governorate and year."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from data import places, schema
from data.sources import writing

_COLUMNS = [
    *("date_start", "date_end", "date_precision", "governorate", "location_precision", "event_class", "directed"),
    *("killed_low", "killed_best", "injured_low", "detained_low", "initiators_text", "targets_text", "flags"),
]
_NOWHERE = "-"
_NOT_STATED = "not_stated"  # a precision


def describe(tables: Path) -> dict[str, dict[str, Any]]:
    """One entry per origin of incidents, in the order of data/reference/origins.csv, then by name; then the tables of
    totals of others.

    shares are of all rows of the origin; `silent` is the share of rows that give no number.
    best_deaths sums killed_best as in the file; rows without it count as nothing, not as 0 deaths (see `silent`).
    """
    files = {file.stem: file for file in sorted((tables / "incidents").glob("*.parquet"))}
    known = {row["origin"]: row for row in schema.reference("origins")}
    ordered = [name for name in known if name in files] + [name for name in files if name not in known]
    alone = [file.stem for file in sorted((tables / "counts").glob("*.parquet")) if file.stem not in files]
    return {
        name: entry({table: tables / table / f"{name}.parquet" for table in schema.SCHEMAS}, known.get(name, {}))
        for name in (*ordered, *alone)
    }


def entry(files: Mapping[str, Path], known: Mapping[str, str]) -> dict[str, Any]:
    """One table: of incidents, else of totals of others.

    files  by the name in schema.SCHEMAS, of which some may not be there.
    known  what is said of it, as in data/reference/origins.csv.
    """
    there = {name: path for name, path in files.items() if path.exists()}
    return _origin(there, known) if "incidents" in there else _counted(there["counts"])


def _counted(file: Path) -> dict[str, Any]:
    """A table of totals of others: nothing of it is added up, as types and areas may overlap."""
    rows = pq.read_table(file, columns=["date_start", "date_end", "events", "killed"]).to_pandas()
    return {
        "counts": len(rows),
        "built": {key: value for key, value in writing.about(file).items() if key != "content"},
        "from": str(rows.date_start.min()),
        "to": str(rows.date_end.max()),
        "silent": {what: _share(rows[what].isna()) for what in ("events", "killed")},
    }


def _origin(files: Mapping[str, Path], known: Mapping[str, str]) -> dict[str, Any]:
    file = files["incidents"]
    rows = pq.read_table(file, columns=_COLUMNS).to_pandas()
    year = pd.to_datetime(rows.date_start).dt.year
    years = sorted(year.unique().tolist())
    counted = rows.groupby([rows.governorate.fillna(_NOWHERE), year]).size()
    per_governorate = {
        code: {str(one): int(counted.get((code, one), 0)) for one in years}
        for code in sorted(rows.governorate.fillna(_NOWHERE).unique())
    }
    best = rows.killed_best.groupby(year).sum(min_count=1).dropna()
    others = {name: pq.read_metadata(path).num_rows for name, path in files.items() if name != "incidents"}
    return {
        "rows": len(rows),
        "built": {key: value for key, value in writing.about(file).items() if key != "content"},
        "kind": known.get("kind", ""),
        "covers": known.get("covers_en", ""),
        "governorate_rule": known.get("governorate_rule", ""),
        "from": str(rows.date_start.min()),
        "to": str(rows.date_start.max()),
        "directed": int(rows.directed.fillna(False).astype(bool).sum()),
        "classes": _counts(rows.event_class),
        "date_precision": _shares(rows.date_precision),
        "location_precision": _shares(rows.location_precision),
        "silent": {what: _share(rows[f"{what}_low"].isna()) for what in ("killed", "injured", "detained")},
        "unknown_actors": int((rows.initiators_text.notna() | rows.targets_text.notna()).sum()),
        "flags": _counts(rows["flags"].dropna().str.split(";").explode()),
        "per_governorate": per_governorate,
        "best_deaths": {str(one): int(total) for one, total in best.items()},
        **others,
    }


def _counts(column: pd.Series[Any]) -> dict[str, int]:
    return {str(code): int(rows) for code, rows in column.value_counts().sort_index().items()}


def _shares(column: pd.Series[Any]) -> dict[str, float]:
    shares = column.fillna(_NOT_STATED).value_counts(normalize=True)
    return {str(code): round(float(share), 4) for code, share in shares.items()}


def _share(where: pd.Series[bool]) -> float:
    return round(float(where.mean()), 4) if len(where) else 0.0


def as_text(described: dict[str, dict[str, Any]]) -> str:
    """The same for a terminal."""
    return "\n\n".join(_page(name, entry) for name, entry in described.items())


def _page(name: str, entry: dict[str, Any]) -> str:
    built = ", ".join(f"{key} {value}" for key, value in entry["built"].items())
    if "rows" not in entry:
        return f"{name}  {entry['counts']:,} totals, {entry['from']}..{entry['to']}  ({built})"
    lines = [f"{name}  {entry['rows']:,} incidents, {entry['from']}..{entry['to']}  ({built})"]
    lines += [f"  {key}: {entry[key]}" for key in ("kind", "covers", "governorate_rule") if entry[key]]
    for key in ("classes", "date_precision", "location_precision", "silent", "flags"):
        values = (
            f"{code} {value:.1%}" if isinstance(value, float) else f"{code} {value:,}"
            for code, value in entry[key].items()
        )
        lines.append(f"  {key}: {', '.join(values) or '-'}")
    lines.append(f"  directed: {entry['directed']:,}  unknown_actors: {entry['unknown_actors']:,}")
    lines += [f"  {other}: {entry[other]:,}" for other in schema.SCHEMAS if other in entry]
    return "\n".join([*lines, *_grid(entry)])


def _grid(entry: dict[str, Any]) -> list[str]:
    years = list(next(iter(entry["per_governorate"].values()), {}))
    lines = ["  " + f"{'':22}" + "".join(f"{year:>8}" for year in (*years, "all"))]
    sums = [0] * len(years)
    for code, counts in entry["per_governorate"].items():
        label = code if code == _NOWHERE else f"{code} {places.names(code)[0]}"
        numbers = list(counts.values())
        sums = [total + number for total, number in zip(sums, numbers, strict=True)]
        lines.append(f"  {label:22}" + "".join(f"{number:>8,}" for number in (*numbers, sum(numbers))))
    lines.append(f"  {'incidents':22}" + "".join(f"{number:>8,}" for number in (*sums, sum(sums))))
    north_east = sum(sum(entry["per_governorate"].get(code, {}).values()) for code in ("SY08", "SY09", "SY11"))
    lines.append(f"  {'SY08 + SY09 + SY11':22}" + f"{north_east:>{8 * (len(years) + 1)},}")
    best = [f"{entry['best_deaths'][year]:,}" if year in entry["best_deaths"] else "-" for year in years]
    lines.append(f"  {'best deaths':22}" + "".join(f"{number:>8}" for number in best))
    return lines
