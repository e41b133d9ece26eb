"""Speed: python -m tests.bench [--quick]. Prints medians, ratios, and which aims are met; changes nothing.

Every page is opened in turn, again and again, so that what else the machine does falls on all of them alike.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from playwright.sync_api import Browser

from components.shell import PAGES
from tests.bench import briefing, extraction, made_up, questions, report, servers
from tests.bench.changes import ActorFilter
from tests.bench.clock import chromium, visit
from tests.bench.report import Measured

SIZES = (10_000, 100_000, 1_000_000)
# The naive pages show the whole country: what is compared with them does so too.
OURS = (("overview", ""), ("map", "map"), ("overview_all", "?gov=all"), ("map_all", "map?gov=all"))
YARDSTICKS = (("naive_map", 10_000), ("naive_page", 10_000), ("dash_page", 100_000))
ROUNDS, CHANGES = 3, 3  # visits of each page; changes timed at each visit, after a first that is not
LONG = 73  # changes in one session
ASKED = 12  # filters per page for the questions alone


def main() -> int:
    """Measure and print; the exit code is 0, whatever is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10,000 rows, one round, a short session")
    quick = parser.parse_args().quick
    logging.disable(logging.WARNING)
    seconds, most, code = briefing.drawn()  # first: the largest process so far is then one of its own
    print(f"briefing: {briefing.SLIDES} slides in two languages in {seconds:.1f} s, {most:.0f} MB at most, exit {code}")
    sizes = SIZES[:1] if quick else SIZES
    with tempfile.TemporaryDirectory() as folder:
        tables = {rows: Path(folder) / f"{rows}" for rows in sizes}
        for rows, path in tables.items():
            made_up.write_table(rows, path)
        with chromium() as browser:
            found = _pages(browser, Path(folder), tables, rounds=1 if quick else ROUNDS)
            print("", report.table(found.values(), found["floor"]), "", sep="\n", flush=True)
            with servers.app(tables[sizes[0]]) as server:
                long = _long(browser, server.address, 25 if quick else LONG)
        print(*report.aims(found, long), "", sep="\n", flush=True)
        spent = {
            (page, rows): questions.milliseconds(tables[rows], page, 5 if quick else ASKED)
            for page in PAGES
            for rows in sizes
        }
    print(report.questions(spent, found), "", sep="\n", flush=True)
    print(f"extraction: {extraction.articles_a_second(3 if quick else 10):.0f} articles a second, on one core")
    articles = 500 if quick else 10_000
    print(f"extraction: {extraction.growth(articles):.0f} MB more after {articles:,} articles in one run")
    return 0


def _pages(browser: Browser, folder: Path, tables: dict[int, Path], rounds: int) -> dict[str, Measured]:
    """Measure every page and yardstick, by their keys."""
    copied = servers.yardsticks_in(folder)
    smallest = next(iter(tables))
    stands = [("floor", smallest), *((name, rows) for name, rows in YARDSTICKS if rows in tables)]
    with ExitStack() as running:
        addresses: dict[str, tuple[Measured, str]] = {}
        apps = {}
        for rows, path in tables.items():
            _say(f"start the app, {rows:,} rows")
            apps[rows] = running.enter_context(servers.app(path))
            for page, below in OURS[: 2 if rows > smallest else 4]:
                one = Measured(page, rows, started=apps[rows].started)
                addresses[one.key] = one, f"{apps[rows].address}/{below}"
        for name, rows in stands:
            server = running.enter_context(servers.yardstick(copied, name, tables[rows]))
            one = Measured(name, 0 if name == "floor" else rows, started=server.started)
            addresses[one.key] = one, server.address
        for turn in range(rounds):
            for key, (one, address) in addresses.items():
                _say(f"round {turn + 1} of {rounds}: {key}")
                _measure(browser, one, address, first=turn * (CHANGES + 1))
        for rows, server in apps.items():
            for page in PAGES[1:]:
                with visit(browser, f"{server.address}/{page}"):
                    pass
            addresses[f"overview {rows:,}"][0].memory = server.memory
    return {key: one for key, (one, _) in addresses.items()}


def _measure(browser: Browser, one: Measured, address: str, first: int) -> None:
    with visit(browser, address) as (page, load):
        one.loads.append(load.ms)
        changes = ActorFilter(page, dash=one.name == "dash_page").changes(first)
        one.changes += [change for _, change in islice(changes, 1, CHANGES + 1)]


def _long(browser: Browser, address: str, changes: int) -> list[tuple[int, float]]:
    with visit(browser, address) as (page, _):
        _say(f"{changes} changes in one session")
        made = islice(ActorFilter(page).changes(), changes)
        return [(chosen, change.ms) for chosen, change in made]


def _say(what: str) -> None:
    print(f"... {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
