"""python -m data COMMAND: import, describe (data.library.file_cli), tables (data.library.cli), extract
(data.extract.cli), ledger (data.ledger.cli), backup, restore (data.backup.cli), check-words (data.calibration.cli)."""

from __future__ import annotations

import argparse
import sys

from data.backup import cli as backup_cli
from data.calibration import cli as calibration_cli
from data.extract import cli as extract_cli
from data.ledger import cli as ledger_cli
from data.library import cli as library_cli
from data.library import file_cli


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns its exit code (0 done, 1 some input could not be read, 2 wrong usage)."""
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for cli in (file_cli, library_cli, extract_cli, ledger_cli, backup_cli, calibration_cli):
        cli.add_parser(subparsers)
    args = parser.parse_args(argv)
    result: int = args.run(args)
    return result


if __name__ == "__main__":
    sys.exit(main())
