"""python -m data ledger: the whole ledger out to one file, or in from it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from data.ledger import exchange
from data.ledger.home import open_home
from data.ledger.refused import Refused


def add_parser(subparsers: Any) -> None:
    """Add the command to a parser's commands."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "ledger", help="export or import the ledger of reviewed rows"
    )
    parser.add_argument("action", choices=("export", "import"))
    parser.add_argument("file", type=Path)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Returns 0, or 1 where nothing was written or taken."""
    ledger = open_home()
    try:
        if args.action == "export":
            with args.file.open("w", encoding="utf-8") as file:
                file.writelines(exchange.lines(ledger))
            print(f"{args.file}: {len(ledger.file.records()[1])} records", file=sys.stderr)
        else:
            with args.file.open(encoding="utf-8") as file:
                print(f"{args.file}: {exchange.take(ledger, file)} records taken", file=sys.stderr)
    except (Refused, OSError, UnicodeDecodeError) as error:
        print(f"{args.file}: {error}", file=sys.stderr)
        return 1
    return 0
