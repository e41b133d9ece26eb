"""Whether every question of every page has the same answer with pre-counted tables and without, and the main numbers
the one of an independent recount: python -m tests.answers [--filters N] [--first N] [--rows N] [--share S].
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from tests.answers import awkward
from tests.answers.comparing import afresh, of_filter
from tests.answers.stands import both


def main() -> int:
    """Compare and print; the exit code is 1 where any answer differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.answers", description=__doc__)
    parser.add_argument("--filters", type=int, default=500)
    parser.add_argument("--first", type=int, default=0, help="number of the first filter, as a difference names it")
    parser.add_argument("--rows", type=int, default=4_000, help="incidents of each table")
    parser.add_argument("--share", type=float, default=1, help="of the questions, drawn anew for each filter")
    wanted = parser.parse_args()
    began, wrong, random = time.monotonic(), 0, Random(wanted.rows)
    with tempfile.TemporaryDirectory() as folder, afresh():
        held = {origin: awkward.rows(random, wanted.rows, origin) for origin in awkward.ORIGINS}
        awkward.write_tables(held, Path(folder))
        with both(Path(folder)) as stores:
            for number in range(wanted.first, wanted.first + wanted.filters):
                for line in of_filter(number, stores, held, wanted.share):
                    wrong += 1
                    print(line, flush=True)
    print(f"{wanted.filters} filters, {wrong} answers differ, {time.monotonic() - began:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    sys.exit(main())
