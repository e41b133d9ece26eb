"""A server with many kept tables, one of them large, and one with the large table alone: the start, and a change."""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser

from data.library.records import About
from data.library.shelf import Shelf
from data.sources.cells import Import
from tests.bench import made_up, pages, servers
from tests.bench.report import Measured
from tests.bench.steps import Steps

TABLES, ROWS, SMALL = 50, 1_000_000, 200
ROUNDS = 5  # visits of each server
LARGE = "kept_large"
ALONE, AMONG = "alone", f"among {TABLES}"


def keep(shelf: Shelf, origin: str, rows: int) -> None:
    """Keep a made-up table of so many rows."""
    read = Import(made_up.incidents(rows), (), rows, f"{origin} {rows}")
    shelf.keep(
        read, About({"en": f"{origin} of {rows} rows"}, "series"), origin=origin, by="bench", original=b"", name=""
    )


def homes(folder: Path, rows: int, tables: int = TABLES) -> dict[str, Path]:
    """Folders for a server each: what it ships is small, and its home keeps the large table alone, or among others."""
    found = {side: folder / side.replace(" ", "_") for side in (ALONE, AMONG)}
    shelves = {side: Shelf(path / "home" / "tables") for side, path in found.items()}
    for path in found.values():
        made_up.write_table(SMALL, path)
    keep(shelves[ALONE], LARGE, rows)
    shutil.copytree(shelves[ALONE].folder, shelves[AMONG].folder, copy_function=os.link)
    for number in range(1, tables):
        keep(shelves[AMONG], f"kept_small_{number}", SMALL + number)
    return found


def measured(browser: Browser, folder: Path, rows: int, rounds: int, steps: Steps, found: list[Measured]) -> None:
    """Visit the overview of the large table on both servers in turn; adds them to `found`, that of it alone first."""
    with ExitStack() as running:
        stands = []
        for side, path in homes(folder / "kept", rows).items():
            server = running.enter_context(servers.app(path))
            found.append(Measured("overview", rows, side, started=server.started))
            stands.append(pages.Stand(found[-1], f"{server.address}/?table={LARGE}"))
        pages.in_turn(browser, stands, rounds, steps)
