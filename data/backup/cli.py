"""python -m data backup, restore: everything that people decided on this machine to one file, and from it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from data.backup.archive import BackupError, Manifest
from data.backup.making import make
from data.backup.restoring import restore
from data.home import home


def add_parser(subparsers: Any) -> None:
    """Add the commands to a parser's commands."""
    backup: argparse.ArgumentParser = subparsers.add_parser(
        "backup", help="keep the ledger, mappings, decks and kept tables in one file, also while the server runs"
    )
    backup.add_argument("file", type=Path)
    backup.add_argument("--overwrite", action="store_true", help="where there is such a file already")
    backup.set_defaults(run=run_backup)
    restoring: argparse.ArgumentParser = subparsers.add_parser(
        "restore", help="put a backup in place where RASID_HOME is empty"
    )
    restoring.add_argument("file", type=Path)
    restoring.set_defaults(run=run_restore)


def run_backup(args: argparse.Namespace) -> int:
    """Returns 0, or 1 where nothing was written."""
    try:
        manifest, left_out = make(home(), args.file, overwrite=args.overwrite)
    except BackupError as error:
        print(f"{args.file}: {error}. Nothing was written.", file=sys.stderr)
        return 1
    print(f"{args.file}: {_told(manifest)}", file=sys.stderr)
    if left_out:
        print(f"Left out, as nothing that Rasid keeps: {', '.join(map(ascii, left_out[:20]))}", file=sys.stderr)
    return 0


def run_restore(args: argparse.Namespace) -> int:
    """Returns 0, or 1 where nothing was restored."""
    try:
        manifest = restore(args.file, home())
    except BackupError as error:
        print(f"{args.file}: {error}. Nothing was restored.", file=sys.stderr)
        return 1
    print(f"{home()}: {_told(manifest)}, as of {manifest.made!a}", file=sys.stderr)
    return 0


def _told(manifest: Manifest) -> str:
    return f"{len(manifest.parts)} files, {sum(part.size for part in manifest.parts):,} bytes"
