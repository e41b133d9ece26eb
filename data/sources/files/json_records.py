"""Where the records of a JSON file are: a list of them, a member of a service's answer, one a line, features."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from data.sources.files.geometry import crs_name, located
from data.sources.files.heading import GROUPED

LATITUDE, LONGITUDE = "lat", "lon"

_USUAL = ("data", "Result", "results", "records", "items", "value", "rows", "events", "incidents", "result")
_DEEPEST = 3  # members that records stand under
_DEEPEST_MEMBER = 4  # of a record
_LOOKED_AT = 100  # records whose members tell what they are of
_TOTALS = ("totalcount", "total", "count", "numbermatched", "totalrows", "total_count")
_NEXT = ("nextpageurl", "next", "nextlink", "@odata.nextlink")


class TwiceNamed(dict[str, Any]):
    """A JSON object that names members twice: the last wins in silence everywhere else."""

    twice: frozenset[str]


class Broken(str):
    """A line that is no JSON, where every line should be a record."""


class Records(NamedTuple):
    """Records, or features with geometries in `crs`; more: the sign that there are others beyond this file, or ""."""

    found: list[Any]
    are_features: bool = False
    crs: str = ""
    more: str = ""


def records(content: bytes, is_header: Callable[[Sequence[str]], bool]) -> Records:
    """The records of a file. Raises ValueError where it holds none, RecursionError where it is too deep."""
    root = _parsed(content)
    found = _records(root, is_header)
    if found is None:
        raise ValueError("no records")
    are_features = all(_is_feature(one) for one in found if not isinstance(one, Broken)) and bool(found)
    about = root if isinstance(root, dict) else {}
    crs = crs_name(about.get("crs") or about.get("spatialReference"))
    return Records(found, are_features, crs, _more(about, len(found)))


def _parsed(content: bytes) -> Any:
    """The file, or a list of what stands in its lines."""
    try:
        return json.loads(content, object_pairs_hook=_object)
    except json.JSONDecodeError:
        lines = [line.strip("\x1e \r\t") for line in content.decode("utf-8-sig").split("\n")]
        read = [_line(line) for line in lines if line]
        if not read or isinstance(read[0], Broken) or sum(isinstance(one, Broken) for one in read) * 2 > len(read):
            raise
        return read


def _line(line: str) -> Any:
    try:
        found = json.loads(line, object_pairs_hook=_object)
    except json.JSONDecodeError:
        return Broken(line)
    return found if isinstance(found, dict) else Broken(line)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    marked = TwiceNamed(members)
    times = Counter(name for name, _ in pairs)
    marked.twice = frozenset(name for name in members if times[name] > 1)
    return marked


def _records(root: Any, is_header: Callable[[Sequence[str]], bool]) -> list[Any] | None:
    if isinstance(root, list):
        return _listed(root)
    if not isinstance(root, dict):
        return None
    if isinstance(root.get("features"), list):
        return _listed(root["features"])
    if _is_feature(root):
        return [root]
    if isinstance(root.get("columns"), list) and isinstance(root.get("data"), list):
        return [dict(zip(root["columns"], row, strict=False)) for row in root["data"] if isinstance(row, list)]
    lists = list(_lists(root, 1))
    known = [found for _, found in lists if is_header(_names(found))]
    usual = [found for name, found in lists if name in _USUAL]
    by_key = _by_key(root, is_header)
    ways = (
        [found for found in usual if found in known],
        usual,
        [by_key] if by_key else [],
        [[root]] if is_header(_names([root])) else [],  # one record, whatever lists it holds
        known,
        [found for _, found in lists],
    )
    return next((way[0] for way in ways if len(way) == 1), None)


def _names(found: Sequence[Any]) -> list[str]:
    """The columns of the first records."""
    return list(dict.fromkeys(name for one in islice(found, _LOOKED_AT) for name, _ in flat(one)))


def flat(record: dict[str, Any], above: str = "", depth: int = 1) -> Iterator[tuple[str, Any]]:
    """Members by name, those of members as "group / name"; a geometry among them as its latitude and longitude."""
    twice = record.twice if isinstance(record, TwiceNamed) else frozenset()
    for name, value in record.items():
        if name in twice:
            yield f"{above}{name}", None
        elif not isinstance(value, dict) or depth == _DEEPEST_MEMBER:
            yield f"{above}{name}", value
        elif value.get("type") == "Point" and "coordinates" in value:
            where = located(value)
            yield f"{above}{name}{GROUPED}{LATITUDE}", where.latitude
            yield f"{above}{name}{GROUPED}{LONGITUDE}", where.longitude
        else:
            yield from flat(value, f"{above}{name}{GROUPED}", depth + 1)


def _listed(found: list[Any]) -> list[Any] | None:
    if all(isinstance(one, dict | Broken) for one in found):
        return found
    if all(isinstance(one, list) for one in found) and all(isinstance(name, str) for name in found[0]):
        return [dict(zip(found[0], row, strict=False)) for row in found[1:]]
    return None


def _lists(root: dict[str, Any], depth: int) -> Iterator[tuple[str, list[Any]]]:
    for name, member in root.items():
        if isinstance(member, list) and (member or name in _USUAL) and all(isinstance(one, dict) for one in member):
            yield name, member
        elif isinstance(member, dict) and depth < _DEEPEST:
            yield from _lists(member, depth + 1)


def _by_key(root: dict[str, Any], is_header: Callable[[Sequence[str]], bool]) -> list[Any] | None:
    """A record under each key, or a column: as pandas writes a table unless it is told otherwise."""
    members = list(root.values())
    if not members or not all(isinstance(one, dict) and _alike(one, members[0]) for one in members):
        return None
    if is_header(list(root)):
        rows = dict.fromkeys(key for column in members for key in column)
        return [{name: column.get(row) for name, column in root.items()} for row in rows]
    return members if is_header(_names(members)) else None


def _alike(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two members may be two records: most of what one holds, the other holds."""
    return len(one.keys() & other.keys()) * 2 >= len(one)


def _is_feature(one: Any) -> bool:
    if not isinstance(one, dict):
        return False
    return one.get("type") == "Feature" or isinstance(one.get("attributes"), dict)


def _more(about: dict[str, Any], held: int) -> str:
    """What says that an answer has other pages, or "": its count, or the address of the next."""
    named = {name.casefold(): value for name, value in about.items()}
    if named.get("exceededtransferlimit") is True:
        return "exceededTransferLimit"
    following = next((str(named[name]) for name in _NEXT if named.get(name)), "")
    totals = (named.get(name) for name in _TOTALS)
    larger = next((str(total) for total in totals if isinstance(total, int) and total > held), "")
    return larger or following
