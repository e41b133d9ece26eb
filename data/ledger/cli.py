"""python -m data ledger: the whole ledger out to one file, or in from it; check and mend it (see mending_cli)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from data.ledger import exchange, mending_cli
from data.ledger.home import open_home
from data.ledger.refused import Refused
from data.ledger.store import Ledger
from data.ledger.taking import NotALedger

_ADVICE = "a line that was changed by hand cannot be taken: export again where the file came from, and copy it as it is"


def add_parser(subparsers: Any) -> None:
    """Add the command to a parser's commands."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "ledger", help="export, import, check or repair the ledger of reviewed rows"
    )
    parser.add_argument("action", choices=("export", "import", *mending_cli.ACTIONS))
    parser.add_argument("file", type=Path, nargs="?", help="of export and import")
    parser.add_argument(
        "--by",
        default="",
        metavar="NAME",
        help="who imports or decides so: kept with all that is taken over or set aside",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Returns 0, or 1 where nothing was written or taken, or the ledger is not sound; 2: wrong usage."""
    if args.action in mending_cli.ACTIONS:
        return mending_cli.ACTIONS[args.action](args.by)
    if args.file is None:
        print(f"ledger {args.action}: which file?", file=sys.stderr)
        return 2
    ledger = open_home()
    try:
        if args.action == "export":
            with args.file.open("w", encoding="utf-8") as file:
                file.writelines(exchange.lines(ledger))
            print(f"{args.file}: {len(ledger.file.records(counted=True)[1])} records", file=sys.stderr)
            if ledger.state().broken:
                print(f"{args.file}: articles that are set aside are not in it: see ledger check", file=sys.stderr)
        else:
            print(f"{args.file}: {_taken(ledger, args.file, args.by)} records taken", file=sys.stderr)
    except (Refused, OSError) as error:
        print(f"{args.file}: {error}", file=sys.stderr)
        if isinstance(error, NotALedger):
            print(f"{args.file}: nothing was taken; {_ADVICE}", file=sys.stderr)
        return 1
    return 0


def _taken(ledger: Ledger, path: Path, by: str) -> int:
    if not by.strip():
        raise Refused("no_name", why="say who imports, with --by NAME: it is kept with all that is taken over")
    if (size := path.stat().st_size) > exchange.MOST_CHARACTERS:
        raise exchange.too_much("characters", size, exchange.MOST_CHARACTERS)
    with path.open(encoding="utf-8-sig", errors="surrogateescape") as file:
        return exchange.take(ledger, file, by=by)
