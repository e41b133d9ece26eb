"""The same changes on two checkouts of Rasid, round after round in turn: is this one as quick as that one?"""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser

from tests.bench import pages, servers
from tests.bench.report import Measured
from tests.bench.steps import SIZES, Steps, name_of

DEFAULT = ("overview_100k", "map_100k")
OFFERED = tuple(name_of(page, rows) for page in pages.OURS for rows in SIZES.values())
ROUNDS = 5  # visits of each page of each checkout
LIMIT = 1.05  # times the other's median


def compared(browser: Browser, other: Path, folder: Path, steps: Steps, pairs: list[tuple[Measured, Measured]]) -> None:
    """Measure this checkout's pages and the other's, each on tables that its own code has made up.

    pairs  what is added to: this one's and the other's.
    """
    slugs = sorted(steps.only or DEFAULT)
    stands: list[pages.Stand] = []
    with ExitStack() as running:
        for rows in sorted({SIZES[slug.rpartition("_")[2]] for slug in slugs}):
            with steps.step(f"apps {rows:,}", f"start both apps, {rows:,} rows"):
                sides = []
                for name, code in (("this", servers.ROOT), ("other", other)):
                    tables = folder / f"{name}_{rows}"
                    _write_table(code, rows, tables)
                    sides.append((name, running.enter_context(servers.app(tables, code))))
                for slug in slugs:
                    page, _, size = slug.rpartition("_")
                    if SIZES[size] == rows:
                        both = [Measured(page, rows, name) for name, _ in sides]
                        pairs.append((both[0], both[1]))
                        stands += [
                            pages.Stand(one, f"{server.address}/{pages.OURS[page]}")
                            for one, (_, server) in zip(both, sides, strict=True)
                        ]
        pages.in_turn(browser, stands, ROUNDS, steps)


def _write_table(code: Path, rows: int, tables: Path) -> None:
    """Made-up incidents in the form that this checkout reads."""
    write = (
        f"from pathlib import Path; from tests.bench import made_up; made_up.write_table({rows}, Path({str(tables)!r}))"
    )
    done = subprocess.run([sys.executable, "-c", write], cwd=code, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
