"""python -m data tables: list, undo, open and remove kept tables."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from data.library import making
from data.library.importing import TERMS
from data.library.opening import library, origin_of
from data.library.records import Kept
from data.library.refused import LibraryError
from data.library.shelf import version_of
from data.sources import describing


def add_parser(subparsers: Any) -> None:
    """Add the command `tables`."""
    parser = subparsers.add_parser("tables", help="list, undo, open or remove kept tables", description=_run.__doc__)
    parser.add_argument("what", nargs="?", choices=tuple(_DONE), default="list")
    parser.add_argument("table", nargs="?", default="")
    parser.add_argument("number", nargs="?", type=int, default=0, help="of the version to use")
    parser.add_argument("--version", type=int, default=0, help="remove this version alone")
    parser.add_argument("--yes", action="store_true", help="remove without a question")
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    """List the kept tables; put a version in use; open a private table to everybody on this server; remove a table or
    a version of it."""
    try:
        return _DONE[args.what](args)
    except LibraryError as refused:
        print(refused, file=sys.stderr)
        return 2


def _list(_: argparse.Namespace) -> int:
    shelf = library()
    for kept in shelf.tables():
        print(line(kept))
    for name in shelf.broken():
        print(f"{name}: cannot be read, and is left out", file=sys.stderr)
    return 0


def described() -> dict[str, dict[str, Any]]:
    """The kept tables in the versions in use, as `describe` describes tables."""
    shelf = library()
    return {
        kept.origin: _described(kept, making.paths(shelf.version_folder(kept, kept.current))) for kept in shelf.tables()
    }


def _described(kept: Kept, files: Mapping[str, Path]) -> dict[str, Any]:
    version = version_of(kept, kept.current)
    entry = describing.entry(files, {"kind": kept.about.kind, "covers_en": origin_of(kept, version).covers["en"]})
    return entry | {"built": entry["built"] | {"version": f"{version.number} of {len(kept.versions)}"}}


def line(kept: Kept) -> str:
    """A kept table in one line: name, rows, coverage, versions, who and when, size, who may see it."""
    version = version_of(kept, kept.current)
    about = origin_of(kept, version)
    size = sum(one.size for one in kept.versions) / 1e6
    seen = "private" if kept.owner else "open to all"
    number = f"version {version.number} of {len(kept.versions)}"
    return (
        f"{kept.origin}  {about.names['en']}  {kept.holds} {version.loaded:,}, {about.covers_from}..{about.covers_to}, "
        f"{number} ({version.how} {version.made} by {version.by or '-'}), {size:.1f} MB, {seen}"
    )


def _found(name: str) -> Kept:
    if kept := library().find(name):
        return kept
    raise LibraryError("gone", table=name)


def _use(args: argparse.Namespace) -> int:
    print(line(library().use(_found(args.table), args.number)))
    return 0


def _open(args: argparse.Namespace) -> int:
    kept = _found(args.table)
    print(f"{kept.origin} is open to everybody on this server from now on. {TERMS}.", file=sys.stderr)
    print(line(library().describe(kept, kept.about, "")))
    return 0


def _remove(args: argparse.Namespace) -> int:
    kept = _found(args.table)
    what = f"version {version_of(kept, args.version).number} of {kept.origin}" if args.version else kept.origin
    if not args.yes:
        print(line(kept))
        try:
            sure = input(f"Remove {what} for good? [y/N] ").strip().lower() == "y"
        except EOFError:  # nobody is there to answer
            print("\nnothing is removed: say --yes where nobody can be asked", file=sys.stderr)
            return 1
        if not sure:
            return 1
    if args.version:
        library().remove_version(kept, args.version)
    else:
        library().remove(kept)
    print(f"{what}: removed")
    return 0


_DONE: dict[str, Callable[[argparse.Namespace], int]] = {"list": _list, "use": _use, "open": _open, "remove": _remove}
