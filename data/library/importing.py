"""What `python -m data import` keeps in the library: a new table, or a new version after its difference was said."""

from __future__ import annotations

import argparse
import hashlib
import secrets
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from data import schema
from data.aggregate.toll import Toll
from data.library import terms
from data.library.difference import Difference, Sums, added, difference
from data.library.making import printable
from data.library.opening import library
from data.library.records import About, Version
from data.library.refused import LibraryError
from data.library.shelf import Shelf, version_of
from data.sources import writing
from data.sources.cells import Import
from data.sources.problems import Refused

TERMS = "ACLED's terms forbid giving its data on to others"
_SAID = ("licence", "citation", "contact", "covers_from", "covers_to")
_FIRST = 20  # cells and ids that are printed


def add_options(importing: Any) -> None:
    """The options of a table that is kept."""
    importing.add_argument("--add", action="store_true", help="its rows to the table's, in place of those of their ids")
    importing.add_argument("--dry-run", action="store_true", help="print what would change, and change nothing")
    importing.add_argument("--name-en", default="", help="what the table is called (default: as --to)")
    importing.add_argument("--name-ar", default="")
    importing.add_argument("--kind", choices=("series", "sample"), default="", help="series: complete by its own rule")
    importing.add_argument("--licence", default="")
    importing.add_argument("--citation", default="")
    importing.add_argument("--contact", default="")
    importing.add_argument("--covers-from", default="", help="ISO day; default: as its rows show")
    importing.add_argument("--covers-to", default="")
    importing.add_argument("--by", default="", help="who keeps it")
    importing.add_argument("--open-to-all", action="store_true", help="also a table whose terms forbid it")


def put(args: argparse.Namespace, read: Import, mapping: str) -> bool:
    """Keep what was read of args.file, or say what it would change; whether anything was kept.

    raises  LibraryError; Refused where another table was read from the same content.
    """
    shelf, digest = library(), _digest(args.file)
    kept = shelf.find(args.table)
    if twin := _twin(shelf, args, read, digest, mapping):
        raise Refused("already_imported", name=args.file.name, table=twin)
    came = {"by": args.by, "original": args.file, "name": args.file.name, "sheet": args.sheet, "mapping": mapping}
    if kept is None:
        if args.add:
            raise LibraryError("gone", table=args.table)
        if not args.dry_run:
            owner = _owner(args, read)
            shelf.keep(read, _about(args, About({"en": args.table})), origin=args.table, owner=owner, **came)
        return not args.dry_run
    version = version_of(kept, kept.current)
    if _is_same(version, digest, args.sheet, mapping) and not args.add:
        print(f"{kept.origin}: the same content as version {version.number}, which is in use: no version is made")
        return False
    whole = read
    if kept.holds == "incidents" and len(read.table):
        before = shelf.version_folder(kept, kept.current) / "incidents.parquet"
        whole = added(before, read) if args.add else read
        found = difference(before, whole.table)
        print("\n".join(told(found)))
        if found.nothing:
            print(f"{kept.origin}: nothing changes: no version is made")
            return False
    elif args.add:
        raise LibraryError("other_kind", table=kept.origin)
    if args.dry_run:
        return False
    about, owner = _about(args, kept.about), kept.owner or _owner(args, read)
    shelf.add_version(kept, whole, how="added" if args.add else "replaced", about=about, owner=owner, **came)
    return True


def told(found: Difference) -> Iterator[str]:
    """A difference, line by line."""
    yield f"new {found.new:,}, changed {found.changed:,}, withdrawn {found.withdrawn:,}, same {found.same:,}"
    if found.made_ids:
        yield f"  {found.made_ids:,} rows have no id in the file: one that changed is withdrawn and new"
    for what, ids in (("new", found.new_ids), ("withdrawn", found.withdrawn_ids)):
        if ids:
            yield f"  {what}: {printable(', '.join(ids[:_FIRST]))}{' ...' if len(ids) > _FIRST else ''}"
    for cell in found.cells[:_FIRST]:
        told_of = f"{cell.incident_id}: {cell.column}: {cell.before or '(empty)'} -> {cell.after or '(empty)'}"
        yield f"  {printable(told_of)}"  # a file's own text: it gives a terminal no orders
    for what, columns in (("new", found.columns_new), ("gone", found.columns_gone)):
        if columns:
            yield f"  own columns {what}: {printable(', '.join(columns))}"
    was, now = dict(_lines(found.before)), dict(_lines(found.after))
    for name in dict.fromkeys((*was, *now)):
        yield f"  {name}: {was.get(name, '0')} -> {now.get(name, '0')}"


def _lines(sums: Sums) -> Iterator[tuple[str, str]]:
    yield "incidents", f"{sums.incidents:,}"
    for code, rows in sums.classes.items():
        yield code, f"{rows:,}"
    for name, people in sums.tolls.items():
        yield name, _toll(people)


def _toll(people: Toll) -> str:
    if not people.known:
        return f"not reported ({people.silent:,} silent)"
    number = f"{people.low:,}" if people.low == people.high else f"{people.low:,}-{people.high:,}"
    number = f">= {people.low:,}" if people.open else number
    return f"{number} ({people.silent:,} silent)"


def _about(args: argparse.Namespace, before: About) -> About:
    """What is said of the table: what the command does not say stays."""
    names = {"en": args.name_en, "ar": args.name_ar}
    said = {name: getattr(args, name) for name in (*_SAID, "kind") if getattr(args, name)}
    return replace(before, names={**before.names, **{lang: name for lang, name in names.items() if name}}, **said)


def _owner(args: argparse.Namespace, read: Import) -> str:
    """Who alone may see it: nobody's browser, where its terms forbid more and nobody says that it is open all the
    same. A command cannot know whose browser is meant.
    """
    if not terms.binds(read):
        return ""
    if args.open_to_all:
        print(f"{TERMS}: this table is open to everybody on this server, as you said", file=sys.stderr)
        return ""
    print(
        f"{TERMS}: no browser is shown this table. Keep it on page Data to see it in your own browser alone; "
        f"`python -m data tables open {args.table}` opens it to everybody on this server",
        file=sys.stderr,
    )
    return secrets.token_hex(32)


def _twin(shelf: Shelf, args: argparse.Namespace, read: Import, digest: str, mapping: str) -> str:
    """Another table that holds the same content."""
    for kept in shelf.tables():
        if kept.origin != args.table and _is_same(version_of(kept, kept.current), digest, args.sheet, mapping):
            return kept.origin
    return writing.table_of(read.version, schema.TABLES, other_than=args.table)


def _is_same(version: Version, digest: str, sheet: str, mapping: str) -> bool:
    (*before, last) = version.files
    return not before and (last.sha256, last.sheet, version.mapping) == (digest, sheet, mapping)


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
