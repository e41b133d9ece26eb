"""python -m tests.ledger.faults [--faults N] [--seed N] [--seconds N]: random faults against the ledger.

Ends with 1 where anything that was acknowledged is lost, and says how to see it again.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from multiprocessing import active_children
from pathlib import Path

from tests.ledger.faults.driver import Report, drive
from tests.ledger.faults.elsewhere import machines
from tests.ledger.faults.planted import FAULTS


def main() -> int:
    """Strike, print the report; 1 where something is wrong."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.ledger.faults", description="random faults against the ledger"
    )
    parser.add_argument("--faults", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the step to begin at, to see a loss again")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so long")
    parser.add_argument("--planted", choices=FAULTS, default="", help="with this fault in the ledger, to be found")
    parser.add_argument(
        "--folder", type=Path, help="where; a file system of its own, of 100 MB at most, is really filled"
    )
    wanted = parser.parse_args()
    report, end = Report(), time.monotonic() + wanted.seconds
    folder = Path(tempfile.mkdtemp(prefix="rasid_faults_", dir=wanted.folder))
    with suppress(KeyboardInterrupt), machines() as others:
        drive(
            folder,
            others,
            seed=wanted.seed,
            faults=wanted.faults,
            first=wanted.first,
            planted=wanted.planted,
            shown=_progress,
            report=report,
            enough=lambda: time.monotonic() > end,
        )
    for writer in active_children():  # of an interrupted fault: one that stands still would be waited for
        writer.kill()
    print(f"\n{report}")
    if report.wrong:
        return 1
    shutil.rmtree(folder)
    return 0


def _progress(report: Report) -> None:
    told = sum(line.told for line in report.lines.values())
    print(f"\r{report.struck} faults, {told} acknowledged, {report.seconds:.0f} s", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
