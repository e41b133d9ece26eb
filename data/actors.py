"""From a source's words for an actor to actor ids; what maps to none is `other`, and its words are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from data import schema
from data.text import any_of, fold, name_key

OTHER = "other"
_NOBODY = ("unknown", OTHER)
SHORTEST = 3  # letters of a name that is looked for in a text: "is" is a word
_SEPARATORS = (r"[;|]", r"[;|،,/]", r"[;|،,/+&]|\band\b|(?<=\s)و(?=\S)|\s-\s")


class Actors(NamedTuple):
    """Who a source names. ids: actor ids joined by ";", sorted. text: the source's own words where one is `other`."""

    ids: str | None
    text: str | None


@cache
def aliases() -> Mapping[str, str]:
    """Every spelling of every actor in data/reference/actors.csv, as name_key, to its id."""
    known: dict[str, str] = {}
    for row in schema.reference("actors"):
        names = [row["actor"], row["name_en"], row["name_ar"], row["short_en"], row["short_ar"]]
        for name in (*names, *row["aliases_en"].split("|"), *row["aliases_ar"].split("|"), *row["same"].split("|")):
            if name:
                known.setdefault(name_key(name), row["actor"])
    return known


def actor(text: str) -> str | None:
    """The id of one actor named in any known spelling, or None."""
    return aliases().get(name_key(text))


def read(text: str | None, extra: Mapping[str, str] | None = None) -> Actors:
    """The actors in one cell, in any known spelling, alone or listed ("Ahrar al-Sham, HTS"; "قسد؛ التحالف").

    extra  further spellings of one source, as name_key to id.
    A list is split as little as it takes to know every name in it; one part unknown is `other`, and the whole cell
    is kept.
    """
    if text is None or not text.strip():
        return Actors(None, None)
    known = aliases() if extra is None else {**aliases(), **extra}
    best = [known.get(name_key(text))]
    for separators in _SEPARATORS:
        if all(best):
            break
        parts = [part for part in re.split(separators, text.replace("؛", ";")) if name_key(part)]
        if len(parts) < 2:
            continue
        found = [known.get(name_key(part)) for part in parts]
        if any(found):
            best = found
    ids = sorted({one or OTHER for one in best})
    return Actors(";".join(ids), text if OTHER in ids else None)


@cache
def members(code: str) -> tuple[str, ...]:
    """The actors that a code of the vocabulary actor_or_family stands for: itself, or all of a family."""
    if code in schema.codes("actor"):
        return (code,)
    return tuple(row["actor"] for row in schema.reference("actors") if row["family"] == code)


def bits(actors: Iterable[str]) -> int:
    """A set of actors as a number of a bit each; what the vocabulary does not know has none."""
    held = frozenset(actors)
    return sum(1 << at for at, actor in enumerate(schema.codes("actor")) if actor in held)


@cache
def same() -> Mapping[str, tuple[str, ...]]:
    """By actor, its names and the spellings that mean it and no part of it: ISIS, but not YPG for the SDF."""
    named = ("name_en", "name_ar", "short_en", "short_ar")
    return {
        row["actor"]: tuple(name for name in (*(row[name] for name in named), *row["same"].split("|")) if name)
        for row in schema.reference("actors")
    }


def mentioned(text: str) -> tuple[str, ...]:
    """The actors that a folded text names as words of their own, also behind و، ب، ل، ك، ف: «وداعش», not "crisis"."""
    return tuple(dict.fromkeys(_mentions()[found[1]] for found in _mention_pattern().finditer(text)))


@cache
def mention_words() -> str:
    """A pattern that stands in every text that mentions an actor, and in some that do not: for whole columns."""
    return any_of(_mentions())


@cache
def _mentions() -> dict[str, str]:
    """Folded spelling -> actor, but for those that are ordinary words."""
    return {
        fold(name): actor
        for actor, names in same().items()
        for name in names
        if actor not in _NOBODY and len(name) >= SHORTEST
    }


@cache
def _mention_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وبلكف]{{0,2}}({any_of(_mentions())})(?!\w)")


@cache
def names(ids: str) -> tuple[str, ...]:
    """The names in both languages of the actors in a list of ids, for searching."""
    wanted = ids.split(";")
    rows = [row for row in schema.reference("actors") if row["actor"] in wanted]
    return tuple(row[name] for row in rows for name in ("name_en", "name_ar", "short_en", "short_ar"))
