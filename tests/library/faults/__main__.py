"""python -m tests.library.faults [--kills N] [--seed N]: writers of kept tables are killed at random moments.

Ends with 1 where anything that was acknowledged is lost, or anything is there by half.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.library.faults.driver import Report, drive


def main() -> int:
    """Kill, print the report; 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.library.faults", description="random kills of writers")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    report = Report()
    with tempfile.TemporaryDirectory(prefix="rasid_library_") as folder:
        drive(Path(folder), kills=wanted.kills, seed=wanted.seed, report=report)
    print(report)
    return 1 if report.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
