"""Which column of the schema a file's header means, in any of the spellings of data/reference/column_aliases.csv."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from data import bounds, own, schema
from data.own import DERIVED
from data.text import name_key

# Columns of a file that fill several of the schema's: an exact count, a text in either language.
EXACT_COUNTS = bounds.TOLLS
TOLLS = (*(f"{what}{bound}" for what in EXACT_COUNTS for bound in ("", "_low", "_high")), "killed_best")
EITHER_LANGUAGE = {"place": "place_name", "summary": "summary"}
POINT = "point"  # latitude and longitude in one cell
_MOST_ALIASES_NAMED = 3
_GROUP = re.compile(r"[/.:]")
# An area's code or its name in a language, as map data has them: ADM1_PCODE, adm1_en, admin2Name_ar.
_AREA = re.compile(
    r"(?:adm(?:in)?([123])|(governorate|gov|province|district|subdistrict))(?:name|p?code)?(?:en|ar|ku)?"
)
_LEVELS = ("governorate", "district", "subdistrict")


@cache
def _spellings() -> Mapping[str, str]:
    columns = [column.name for column in schema.INCIDENTS if column.name not in DERIVED]
    known = {name_key(name): name for name in (*columns, *EXACT_COUNTS, *EITHER_LANGUAGE, POINT)}
    return known | {name_key(row["alias"]): row["column"] for row in schema.reference("column_aliases")}


def column_of(header: str) -> str | None:
    """The schema's (or a combined) column that a header means, as it stands or in its group ("Casualties / Killed",
    KoBo's "casualties/killed"); None for a column that is not read, as an own column of an export is not.
    """
    if own.is_own(header):
        return None
    if found := _one(header):
        return found
    *groups, last = _GROUP.split(header)
    found = _one(last) if groups and all(map(name_key, groups)) else None  # an address is no group
    others = {_one(group) for group in groups} & set(TOLLS)  # "killed / injured" is neither
    return None if found in TOLLS and others - {found} else found


def _one(name: str) -> str | None:
    key = name_key(name)
    if found := _spellings().get(key):
        return found
    if area := _AREA.fullmatch(key):
        return _LEVELS[int(area[1]) - 1] if area[1] else _spellings()[area[2]]
    return None


# Without a date and one of these a file holds no incidents: everything else may be missing.
DATE = "date_start"
SOMEWHERE = (
    *("governorate", "district", "subdistrict", "place", "place_name_en", "place_name_ar", "place_id", POINT),
    ("latitude", "longitude"),
)


def lacking(columns: Collection[str]) -> tuple[str, ...]:
    """What a table with these columns of ours needs and does not have: a date, somewhere, both or nothing."""
    somewhere = any(one in columns if isinstance(one, str) else set(one) <= set(columns) for one in SOMEWHERE)
    return (*(() if DATE in columns else (DATE,)), *(() if somewhere else ("governorate",)))


def names_all_needed(header: Sequence[str]) -> bool:
    """Whether a row of cells has a column for a date and one for somewhere."""
    return not lacking({column_of(name) or "" for name in header})


def with_aliases(column: str) -> str:
    """A column of ours as a message names it: with what it is often called."""
    aliases = [row["alias"] for row in schema.reference("column_aliases") if row["column"] == column]
    return f"{column} ({' / '.join(aliases[:_MOST_ALIASES_NAMED])})" if aliases else column
