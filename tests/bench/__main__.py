"""Speed: python -m tests.bench. Prints medians, ratios, and which aims are met; changes nothing.

A step that fails is a line of the report, and the others are measured all the same.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser

from components.shell import PAGES
from tests.bench import (
    against,
    briefing,
    crowd,
    extraction,
    kept,
    made_up,
    mapped,
    memory,
    pages,
    questions,
    report,
    servers,
    uploads,
)
from tests.bench.clock import chromium
from tests.bench.report import Measured
from tests.bench.steps import SIZES, Steps, name_of

ROUNDS = 3  # visits of each page
LONG = 73  # changes in one session
CROWDED = SIZES["100k"]  # rows of the table that many sessions at once are shown
SOAKED = 10  # sessions of a soak
ASKED = 12  # filters per page for the questions alone
PAGE_STEPS = (
    *(name_of(page, rows) for page in pages.OURS for rows in SIZES.values()),
    *(name_of(name, rows) for name, rows in pages.YARDSTICKS.items()),
)
OTHERS = ("briefing", "floor", "session", "sessions", "upload", "kept", "mapped", "memory", "questions", "extraction")


def main() -> int:
    """Measure and print; the exit code is 1 where a step failed, whatever aim is missed."""
    parser = _parser()
    wanted = parser.parse_args()
    if wanted.against and not set(wanted.only) <= set(against.OFFERED):
        parser.error(f"--against compares {', '.join(against.OFFERED)}")
    steps = Steps(frozenset(wanted.only))
    with tempfile.TemporaryDirectory() as folder:
        if wanted.soak:
            _soak(wanted.soak, Path(folder), steps)
        elif wanted.against:
            _against(wanted.against.resolve(), Path(folder), steps)
        else:
            _everything(Path(folder), steps, quick=wanted.quick)
    print(steps if steps.failed else "every step was taken")
    return 1 if steps.failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10,000 rows, one round, short sessions")
    parser.add_argument("--only", type=_names, default=[], help="of: " + ", ".join((*PAGE_STEPS, *OTHERS)))
    parser.add_argument(
        "--against",
        type=Path,
        help="another checkout: its pages and ours in turn; those of --only, else " + ",".join(against.DEFAULT),
    )
    parser.add_argument(
        "--soak", type=float, metavar="MINUTES", help=f"{SOAKED} sessions for so long, and nothing else"
    )
    return parser


def _names(text: str) -> list[str]:
    found = text.split(",")
    if unknown := sorted(set(found) - {*PAGE_STEPS, *OTHERS}):
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: some of {', '.join((*PAGE_STEPS, *OTHERS))} expected")
    return found


def _against(other: Path, folder: Path, steps: Steps) -> None:
    pairs: list[tuple[Measured, Measured]] = []
    with steps.step("against"), chromium() as browser:
        against.compared(browser, other, folder, steps, pairs)
    _print(report.against(pairs, against.LIMIT, steps.failed))


def _soak(minutes: float, folder: Path, steps: Steps) -> None:
    with steps.step("soak", f"{SOAKED} sessions for {minutes:g} minutes"):
        made_up.write_table(CROWDED, folder)
        with servers.app(folder) as server:
            _print(*report.soak(crowd.crowd([server], SOAKED, minutes * 60)))


def _crowds(tables: Path, steps: Steps, quick: bool) -> list[crowd.Crowd]:
    """So many sessions at once, on one process and on as many as there are processors."""
    found: list[crowd.Crowd] = []
    for processes in sorted({1, os.cpu_count() or 1}):
        for sessions in crowd.SIZES[:2] if quick else crowd.SIZES:
            about = f"{sessions} sessions at once, {processes} processes"
            with steps.step(f"sessions {sessions} {processes}", about), ExitStack() as running:
                each = [running.enter_context(servers.app(tables)) for _ in range(processes)]
                found.append(crowd.crowd(each, sessions, 10 if quick else crowd.SECONDS))
    return found


def _everything(folder: Path, steps: Steps, quick: bool) -> None:
    if steps.wanted("briefing"):  # first: the largest process so far is then one of its own
        with steps.step("briefing"):
            seconds, most, code = briefing.drawn()
            _print(f"briefing: {briefing.SLIDES} slides in two languages, {seconds:.1f} s, {most:.0f} MB, exit {code}")
    tables: dict[int, Path] = {}
    for rows in _sizes(steps, quick):
        with steps.step(f"table {rows:,}", f"make up {rows:,} rows"):
            made_up.write_table(rows, folder / f"{rows}")
            tables[rows] = folder / f"{rows}"
            _print(f"{rows:,} rows: counted ahead in {servers.count_ahead(tables[rows]):.1f} s")
    smallest = folder / f"{SIZES['10k']}"
    found: dict[str, Measured] = {}
    with steps.step("browser"), chromium() as browser:
        measured: list[Measured] = []
        if not steps.only or steps.only & {*PAGE_STEPS, "floor"}:
            with steps.step("pages"):
                pages.all_pages(browser, folder, tables, 1 if quick else ROUNDS, steps, measured)
            _print(report.table(measured, steps.failed))
        long: list[tuple[int, float]] = []
        if steps.wanted("session"):
            changes = 25 if quick else LONG
            with steps.step("session", f"{changes} changes in one session"):
                _session(browser, smallest, changes, long)
            _print(report.session(long, changes))
        if steps.wanted("upload"):
            rows = 1_000 if quick else uploads.ROWS
            drawn: list[uploads.Uploaded] = []
            with steps.step("upload", f"an ACLED export of {rows:,} rows"), servers.app(smallest) as server:
                uploads.measured(browser, server, folder, rows, 1 if quick else ROUNDS, drawn)
            _print(*report.uploads(drawn, rows))
        if steps.wanted("kept"):
            rows = 10_000 if quick else kept.ROWS
            sides: list[Measured] = []
            with steps.step("kept", f"{kept.TABLES} kept tables, one of {rows:,} rows"):
                kept.measured(browser, folder, rows, 1 if quick else kept.ROUNDS, steps, sides)
            _print(*report.kept(sides, rows))
        found = {one.key: one for one in measured}
        _print(*report.aims(found, long))
    if steps.wanted("mapped"):
        ours: list[mapped.Taken] = []
        theirs: list[mapped.Taken] = []
        rows = 10_000 if quick else mapped.ROWS
        with steps.step("mapped", f"{rows:,} mapped rows"):
            mapped.measured(rows, folder, 1 if quick else ROUNDS, ours, theirs)
        _print(*report.mapped(ours, theirs))
    _without_a_browser(tables, smallest, steps, quick, found)


def _sizes(steps: Steps, quick: bool) -> list[int]:
    """The tables that are needed: the smallest always."""
    every = quick or not steps.only or "questions" in steps.only
    needed = SIZES if every else {size: n for size, n in SIZES.items() if any(f"_{size}" in one for one in steps.only)}
    crowded = {CROWDED} if steps.wanted("sessions") else set()
    return sorted({SIZES["10k"], *needed.values(), *crowded})[: 1 if quick else None]


def _session(browser: Browser, tables: Path, changes: int, made: list[tuple[int, float]]) -> None:
    with servers.app(tables) as server:
        pages.one_session(browser, server.address, changes, made)


def _without_a_browser(
    tables: dict[int, Path], smallest: Path, steps: Steps, quick: bool, found: dict[str, Measured]
) -> None:
    if steps.wanted("memory"):
        readings: list[memory.Reading] = []
        with steps.step("memory", "many filters in sessions that end"), servers.app(smallest) as server:
            wanted, sessions = (100, 4) if quick else (memory.FILTERS, memory.SESSIONS)
            readings.extend(memory.over_a_day(server, wanted, sessions))
        _print(report.memory(readings))
        held: list[memory.Reading] = []
        with steps.step("uploads that end"), servers.app(smallest) as server:
            uploads.write_export(memory.UPLOADED, smallest / "uploaded.csv")
            held.extend(memory.after_uploads(server, smallest / "uploaded.csv", 2 if quick else memory.UPLOADS))
        _print(report.memory(held))
    if steps.wanted("sessions"):
        _print(*report.crowds(_crowds(tables.get(CROWDED, smallest), steps, quick), os.cpu_count() or 1))
    if steps.wanted("questions"):
        spent: dict[tuple[str, int], list[float]] = {}
        for page in PAGES:
            for rows, path in tables.items():
                if rows == SIZES["10m"] and page not in pages.OURS:
                    continue  # a briefing's fingerprint alone reads each of its rows for a minute
                with steps.step(f"questions of {page} {rows:,}"):
                    spent[page, rows] = questions.milliseconds(path, page, 5 if quick else ASKED)
        _print(report.questions(spent, found))
    if steps.wanted("extraction"):
        with steps.step("extraction"):
            articles = 500 if quick else 10_000
            _print(f"extraction: {extraction.articles_a_second(3 if quick else 10):.0f} articles a second, on one core")
            _print(f"extraction: {extraction.growth(articles):.0f} MB more after {articles:,} articles in one run")


def _print(*lines: object) -> None:
    print("", *lines, sep="\n", flush=True)


if __name__ == "__main__":
    logging.disable(logging.WARNING)  # of this process alone: who calls main() keeps his log
    sys.exit(main())
