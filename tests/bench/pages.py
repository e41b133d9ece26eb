"""Opening pages and changing their filter, one after the other and again, so that what else the machine does falls on
all of them alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from playwright.sync_api import Browser

from components.shell import PAGES
from tests.bench import servers
from tests.bench.changes import ActorFilter
from tests.bench.clock import visit
from tests.bench.report import Measured
from tests.bench.steps import Steps

# The naive pages show the whole country: what is compared with them does so too.
OURS = {"overview": "", "map": "map", "overview_all": "?gov=all", "map_all": "map?gov=all"}
ONLY_SMALL = ("overview_all", "map_all")
YARDSTICKS = {"naive_map": 10_000, "naive_page": 10_000, "dash_page": 100_000}
CHANGES = 3  # changes timed at each visit, after a first that is not


@dataclass(frozen=True)
class Stand:
    """A page that is measured, and where it is."""

    measured: Measured
    address: str


def all_pages(
    browser: Browser, folder: Path, tables: dict[int, Path], rounds: int, steps: Steps, measured: list[Measured]
) -> None:
    """Measure every page and yardstick that is wanted.

    tables    by their number of rows, the smallest first.
    measured  what is added to: it holds what was measured before something failed.
    """
    copied = servers.yardsticks_in(folder)
    smallest = next(iter(tables))
    stands: list[Stand] = []
    with ExitStack() as running:
        apps: dict[int, servers.Server] = {}
        for rows, path in tables.items():
            pages = [page for page in OURS if rows == smallest or page not in ONLY_SMALL]
            wanted = [one for one in (Measured(page, rows) for page in pages) if steps.wanted(one.slug)]
            if wanted:
                with steps.step(f"app {rows:,}", f"start the app, {rows:,} rows"):
                    apps[rows] = running.enter_context(servers.app(path))
                    stands += [Stand(one, f"{apps[rows].address}/{OURS[one.name]}") for one in wanted]
        for name, rows in {"floor": smallest, **YARDSTICKS}.items():
            one = Measured(name, 0 if name == "floor" else rows)
            if rows in tables and (steps.wanted(one.slug) or name == "floor"):
                with steps.step(one.slug, f"start {name}"):
                    server = running.enter_context(servers.yardstick(copied, name, tables[rows]))
                    one.started = server.started
                    stands.append(Stand(one, server.address))
        measured += [stand.measured for stand in stands]
        in_turn(browser, stands, rounds, steps)
        for rows, app in apps.items():
            for stand in stands:
                if stand.measured.name in OURS and stand.measured.rows == rows:
                    stand.measured.started = app.started
            with steps.step(f"memory {rows:,}", f"open every page, {rows:,} rows"):
                for page in PAGES[1:]:
                    with visit(browser, f"{app.address}/{page}"):
                        pass
            first = next((one.measured for one in stands if one.measured.key == f"overview {rows:,}"), None)
            if first is not None:
                first.memory = app.memory


def in_turn(browser: Browser, stands: Iterable[Stand], rounds: int, steps: Steps) -> None:
    """Visit each page `rounds` times, every second time in the opposite order; one that has failed is left out."""
    forth = list(stands)
    for turn in range(rounds):
        for stand in forth if turn % 2 == 0 else reversed(forth):
            one = stand.measured
            if one.slug not in steps.failed:
                with steps.step(one.slug, f"round {turn + 1} of {rounds}: {one.slug}"):
                    _measure(browser, stand, first=turn * (CHANGES + 1))


def _measure(browser: Browser, stand: Stand, first: int) -> None:
    with visit(browser, stand.address) as (page, load):
        stand.measured.loads.append(load.ms)
        changes = ActorFilter(page, dash=stand.measured.name == "dash_page").changes(first)
        for _, change in islice(changes, 1, CHANGES + 1):
            stand.measured.changes.append(change)


def one_session(browser: Browser, address: str, changes: int, made: list[tuple[int, float]]) -> None:
    """Change the filter again and again in one session; what was measured before it failed is kept in `made`."""
    with visit(browser, address) as (page, _):
        for chosen, change in islice(ActorFilter(page).changes(), changes):
            made.append((chosen, change.ms))
