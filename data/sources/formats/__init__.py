"""The formats that are known: every module of this folder, by its FORMAT. A new format is a new file."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules

from data.sources import limits
from data.sources.columns import headers
from data.sources.files.headers_known import HeadersKnown
from data.sources.format import Format
from data.sources.mapping.proposing import are_records, of_tag


def found() -> dict[str, Format]:
    """Every format, by its name."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return {module.FORMAT.name: module.FORMAT for module in modules}


def surest(header: Sequence[str], sample: Sequence[Sequence[str]], otherwise: str) -> Format:
    """The format that is surest of a table with this header; the one called `otherwise` where none knows it."""
    formats = found()
    sure = {name: one.fits(header, sample) for name, one in formats.items()}
    best = max(sure, key=lambda name: sure[name])
    return formats[best if sure[best] else otherwise]


def headers_known() -> HeadersKnown:
    """What all formats together know of headers."""
    formats = tuple(found().values())
    return HeadersKnown(
        recognises=lambda header: len(header) <= limits.MOST_COLUMNS and any(one.fits(header, ()) for one in formats),
        tagged=lambda tags: bool(tags) and not headers.lacking({of_tag(tag) or "" for tag in tags}),
        names=lambda row: next((names for one in formats if (names := one.names(row))), ()),
        column_of=headers.column_of,
        is_record=lambda row, below: len(row) <= limits.MOST_COLUMNS and are_records(row, below),
        needed=tuple(map(headers.with_aliases, headers.lacking(()))),
    )
