"""A writer: changes tables without end, and says of each change that it begins it, then what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from data.library.records import Kept
from data.library.refused import Moved
from data.library.shelf import Shelf
from data.sources.cells import Import
from tests.library.made import ABOUT, read

SHARED = "shared"  # a table that all writers replace
_MOST = 4  # tables of one writer; versions of one table


@dataclass(frozen=True)
class Began:
    """What is about to be done to a table. token: who did it, of the version that it makes."""

    origin: str
    act: str
    token: str


@dataclass(frozen=True)
class Done:
    """What came of it: the table as it is now; None where it was removed, or where another was quicker."""

    origin: str
    act: str
    token: str
    kept: Kept | None


def rows_of(token: str) -> Import:
    """The rows of the version that this token stands for."""
    return read(*(f"{token}-{n}" for n in range(1 + Random(token).randrange(40))))


def original_of(token: str) -> bytes:
    """The file that it was read from."""
    return token.encode() * 1_000


def run(folder: Path, name: str, tells: Connection, planted: str = "") -> None:
    """Change tables until killed. planted: "unkept", what is acknowledged and not done, to be found out."""
    shelf, rng, number = Shelf(folder), Random(name), 0
    mine = {kept.origin: kept for kept in shelf.tables() if kept.origin.startswith(f"{name[0]}_")}
    while True:
        number += 1
        token = f"{name}.{number}"
        act, origin, change = _chosen(shelf, rng, mine, token)
        tells.send(Began(origin, act, token))
        try:
            after = change()
        except Moved:
            tells.send(Done(origin, "moved", token, None))
            continue
        tells.send(Done(origin, act, token, after))
        if planted and after and origin != SHARED:
            tells.send(Done(origin, "describe", token, replace(after, about=replace(ABOUT, licence="never kept"))))
        if origin != SHARED:
            mine.pop(origin, None)
            mine |= {origin: after} if after else {}


def _chosen(shelf: Shelf, rng: Random, mine: dict[str, Kept], token: str) -> tuple[str, str, Callable[[], Kept | None]]:
    """What is done next, to which table, and how."""
    came = {"by": token, "original": original_of(token), "name": f"{token}.csv"}
    shared = shelf.find(SHARED)
    if shared and rng.random() < 0.25:
        return "replace", SHARED, lambda: shelf.add_version(shared, rows_of(token), how="replaced", **came)
    if not mine or (len(mine) < _MOST and rng.random() < 0.3):
        origin = f"{token[0]}_{token.replace('.', '_')}"
        return "keep", origin, lambda: shelf.keep(rows_of(token), ABOUT, origin=origin, **came)
    kept = rng.choice(list(mine.values()))
    others = [version.number for version in kept.versions if version.number != kept.current]
    acts: dict[str, Callable[[], Kept | None]] = {
        "replace": lambda: shelf.add_version(kept, rows_of(token), how="replaced", **came),
        "add": lambda: shelf.add_version(kept, rows_of(token), how="added", **came),
        "describe": lambda: shelf.describe(kept, replace(ABOUT, licence=token), ""),
        "remove": lambda: shelf.remove(kept),
    }
    if others:
        acts |= {
            "use": lambda: shelf.use(kept, rng.choice(others)),
            "remove_version": lambda: shelf.remove_version(kept, rng.choice(others)),
        }
    weights = [
        1 if act == "remove" or (len(kept.versions) >= _MOST and act in ("replace", "add")) else 3 for act in acts
    ]
    (act,) = rng.choices(list(acts), weights)
    return act, kept.origin, acts[act]
