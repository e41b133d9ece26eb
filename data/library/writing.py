"""A kept table's record as JSON, and back: what is read is believed only where every value has its type and bounds."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, timedelta
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from data.library.records import About, Kept
from data.schema import SCHEMAS

FORMAT = "rasid-table-1"
LARGEST = 16 << 20  # bytes of a record: thousands of versions
LONGEST_NAME = 60  # characters of what links call a table
_LONGEST = 1 << 20  # characters of a text: a mapping of everything that a large file means
_LONGEST_SAID = 4_000  # characters of what a person says of a table
_MOST = 10_000  # of a list
_HIGHEST = 1 << 53
_NAME = re.compile(rf"[a-z0-9][a-z0-9_-]{{0,{LONGEST_NAME - 1}}}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_VERSION = re.compile(r"v[1-9][0-9]{0,15}")
_OWNER = re.compile(r"[0-9a-f]{0,128}")


def is_name(origin: str) -> bool:
    """Whether links may call a table so; and so may its folder be called."""
    return bool(_NAME.fullmatch(origin))


def is_part(name: str) -> bool:
    """Whether a file of this name below a library's folder can be a record, a table of a version, or an original."""
    origin, *below = name.split("/")
    match below:
        case ["table.json"]:
            return is_name(origin)
        case ["files", file]:
            return is_name(origin) and is_digest(file)
        case [version, file]:
            known = file.removesuffix(".parquet") in SCHEMAS and file.endswith(".parquet")
            return is_name(origin) and bool(_VERSION.fullmatch(version)) and known
    return False


def is_digest(name: str) -> bool:
    """Whether a file of the originals may be called so."""
    return bool(_DIGEST.fullmatch(name))


def as_json(kept: Kept) -> bytes:
    """The record as table.json holds it. Raises ValueError where it could not be read again."""
    content = json.dumps({"format": FORMAT, **_plain(kept)}, indent=1).encode()
    if of_json(content, kept.origin) != kept:
        raise ValueError(kept.origin)
    return content


def of_json(content: bytes, folder: str) -> Kept:
    """The record that stands in the folder of this name. Raises ValueError where anything in it is not right."""
    if len(content) > LARGEST:
        raise ValueError("too large")
    try:
        found = json.loads(content)
        if not isinstance(found, dict) or found.pop("format", "") != FORMAT:
            raise ValueError(f"not {FORMAT}")
        kept: Kept = _read(found, Kept)
    except (RecursionError, OverflowError) as error:
        raise ValueError("not as it should be") from error
    wrong = [what for what, right in _held(kept, folder).items() if not right]
    if wrong:
        raise ValueError(", ".join(wrong))
    return kept


def _held(kept: Kept, folder: str) -> dict[str, bool]:
    """What must hold beyond the types, by what it is about."""
    numbers = [version.number for version in kept.versions]
    files = [file for version in kept.versions for file in version.files]
    return {
        "origin": kept.origin == folder and is_name(kept.origin),
        "versions": bool(numbers) and numbers == sorted(set(numbers)) and numbers[0] > 0 and numbers[-1] < kept.next,
        "current": kept.current in numbers,
        "owner": bool(_OWNER.fullmatch(kept.owner)),
        "until": not kept.until or _is_moment(kept.until),
        "made": all(_is_moment(version.made) for version in kept.versions),
        "files": all(is_digest(file.sha256) for file in files),
        **said_well(kept.about),
    }


def said_well(about: About) -> dict[str, bool]:
    """For each of its fields, whether what a person says of a table may be kept so."""
    lines = (about.names, about.covers)
    texts = {name: getattr(about, name) for name in ("licence", "citation", "contact", "url")}
    return {
        "names": any(name.strip() for name in about.names.values()),
        "language": all(lang.isalpha() and len(lang) < 9 for said in lines for lang in said),
        "text": all(text.isprintable() and len(text) <= _LONGEST_SAID for said in lines for text in said.values()),
        **{name: text.isprintable() and len(text) <= _LONGEST_SAID for name, text in texts.items()},
        "url": about.url == "" or about.url.startswith(("https://", "http://")),
        "coverage": all(not day or _is_day(day) for day in (about.covers_from, about.covers_to))
        and not (about.covers_from and about.covers_to and about.covers_from > about.covers_to),
    }


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).utcoffset() == timedelta(0)
    except ValueError:
        return False


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _plain(value: Any) -> Any:
    """A frozen value as what JSON knows."""
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(map(_plain, value))
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return dict(value) if isinstance(value, Mapping) else value


def _read(value: Any, kind: Any) -> Any:
    """A value of JSON as one of this type, as `_plain` made it. Raises ValueError."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return None if value is None else _read(value, next(one for one in args if one is not NoneType))
    if origin is Literal:
        return _one(value, value in args)
    if origin in (tuple, frozenset):
        return _several(_one(value, isinstance(value, list) and len(value) <= _MOST), origin, args)
    if origin is dict:
        pairs = _one(value, isinstance(value, dict) and len(value) <= _MOST)
        return {_read(key, str): _read(one, args[1]) for key, one in pairs.items()}
    if is_dataclass(kind):
        return _record(_one(value, isinstance(value, dict)), kind)
    if kind is date:
        return date.fromisoformat(_one(value, isinstance(value, str) and _is_day(value)))
    if kind is int:
        return _one(value, type(value) is int and 0 <= value < _HIGHEST)
    if kind is str:
        _one(value, isinstance(value, str) and len(value) <= _LONGEST).encode()  # half a letter is no text
        return value
    return _one(value, type(value) is kind)


def _several(values: list[Any], origin: Any, args: tuple[Any, ...]) -> Any:
    if origin is tuple and args[-1] is not Ellipsis:
        _one(values, len(values) == len(args))
        return tuple(_read(one, kind) for one, kind in zip(values, args, strict=True))
    return origin(_read(one, args[0]) for one in values)


def _record(value: dict[str, Any], kind: Any) -> Any:
    """A record; a field that was not known yet when it was written has its default, an unknown one is refused."""
    hints, known = _hints(kind), {each.name: each for each in fields(kind)}
    _one(value, value.keys() <= known.keys())
    needed = {name for name, each in known.items() if each.default is MISSING and each.default_factory is MISSING}
    _one(value, needed <= value.keys())
    return kind(**{name: _read(one, hints[name]) for name, one in value.items()})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _one(value: Any, right: bool) -> Any:
    if not right:
        raise ValueError(f"{ascii(value)[:80]} is not as it should be")
    return value
