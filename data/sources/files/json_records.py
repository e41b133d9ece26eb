"""Where the records of a JSON file are: a list of them, a member of a service's answer, one a line, features."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from data.sources.files.geometry import crs_name

_USUAL = ("data", "Result", "results", "records", "items", "value", "rows", "events", "incidents", "result")
_DEEPEST = 3  # members that records stand under
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
    root, by_line = _parsed(content)
    found = _records(root, is_header)
    if found is None and by_line is False and isinstance(root, dict) and is_header(list(root)):
        found = [root]
    if found is None:
        raise ValueError("no records")
    are_features = all(_is_feature(one) for one in found if not isinstance(one, Broken)) and bool(found)
    about = root if isinstance(root, dict) else {}
    crs = crs_name(about.get("crs") or about.get("spatialReference"))
    return Records(found, are_features, crs, _more(about, len(found)))


def _parsed(content: bytes) -> tuple[Any, bool]:
    """The file, and whether each line of it is a record."""
    try:
        return json.loads(content, object_pairs_hook=_object), False
    except json.JSONDecodeError:
        lines = [line.strip("\x1e \r\t") for line in content.decode("utf-8-sig").split("\n")]
        read = [_line(line) for line in lines if line]
        if not read or isinstance(read[0], Broken) or sum(isinstance(one, Broken) for one in read) * 2 > len(read):
            raise
        return read, True


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
    names = [name for name, _ in pairs]
    marked.twice = frozenset(name for name in members if names.count(name) > 1)
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
    usual = [found for name, found in lists if name in _USUAL]
    if len(lists) == 1 or len(usual) == 1:
        return (usual or [found for _, found in lists])[0]
    return None if lists else _by_key(root, is_header)


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
    if not members or not all(isinstance(one, dict) for one in members):
        return None
    if is_header(list(root)):
        rows = dict.fromkeys(key for column in members for key in column)
        return [{name: column.get(row) for name, column in root.items()} for row in rows]
    return members if is_header(list(dict.fromkeys(key for one in members for key in one))) else None


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
