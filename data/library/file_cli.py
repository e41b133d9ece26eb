"""python -m data import and python -m data describe."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from data import schema
from data.library import cli as cli_of_kept
from data.library import importing as importing_to_keep
from data.library.refused import LibraryError
from data.sources import describing, formats, writing
from data.sources.cells import Alike
from data.sources.loading import peek_here, read_here
from data.sources.mapping import toml
from data.sources.problem_list import Problems
from data.sources.problems import Refused

_NOTHING_LOADED, _REFUSED = 1, 2


def add_parser(subparsers: Any) -> None:
    """Add the commands `import` and `describe`."""
    importing = subparsers.add_parser("import", help="read a file into the tables", description=_import.__doc__)
    importing.add_argument("file", type=Path)
    importing.add_argument(
        "--as", dest="source", choices=tuple(formats.found()), help="the file's format (default: by its header)"
    )
    importing.add_argument("--to", dest="table", type=_table_name, required=True, help="what its rows are known as")
    importing.add_argument(
        "--map",
        dest="mapping",
        type=Path,
        help="TOML that says what its columns are; where there is none yet, one is proposed",
    )
    importing.add_argument("--sheet", default="", help="of a workbook in which several fit")
    importing.add_argument("--tables", type=Path, help="a folder of tables to write to, in place of the library")
    importing_to_keep.add_options(importing)
    importing.add_argument("--flags", action="store_true", help="list flagged rows too, not only rejected ones")
    importing.set_defaults(run=_import)
    describe = subparsers.add_parser("describe", help="say what the tables hold", description=_describe.__doc__)
    describe.add_argument("--json", action="store_true")
    describe.add_argument("--tables", type=Path, help="a folder of tables, in place of those shipped and those kept")
    describe.set_defaults(run=_describe)


def _table_name(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,59}", text):
        raise argparse.ArgumentTypeError("a-z, 0-9 and _ only")
    return text


def _import(args: argparse.Namespace) -> int:
    """Read FILE and keep it as TABLE in RASID_HOME; where TABLE is there, say what changes and make a version.
    Rows that cannot be read are listed as file:row: column: code: value found -> expected, and are left out.
    Ends with 0, 1 where no row was loaded, 2 where the file was refused."""
    name = args.file.name
    try:
        if args.mapping and not args.mapping.exists():
            return _propose(args)
        mapping = toml.read_file(args.mapping) if args.mapping else None
        result = read_here(args.file, name, args.source, sheet=args.sheet, origin=args.table, mapping=mapping)
        if args.tables and (twin := writing.table_of(result.version, args.tables, other_than=args.table)):
            raise Refused("already_imported", name=name, table=twin)
        if args.tables:
            writing.write_import(result, args.table, args.tables)
        elif result.n_loaded:
            importing_to_keep.put(args, result, toml.written(mapping) if mapping else "")
    except LibraryError as refused:
        print(f"{name}: {refused}: nothing was kept", file=sys.stderr)
        return _REFUSED
    except FileNotFoundError as missing:
        print(f"{missing.filename}: not found", file=sys.stderr)
        return _REFUSED
    except Refused as refused:
        values = " ".join(f"{key}={_plain(value)}" for key, value in refused.values.items() if key != "name")
        print(f"{name}: {refused.code}: {values}", file=sys.stderr)
        return _REFUSED
    _list(name, result.problems if args.flags else result.rejected)
    print(
        f"{args.table}: read {result.n_read}, loaded {result.n_loaded}, "
        f"rejected {result.n_rejected}, skipped {result.skipped}"
    )
    for code, rows in sorted(_by_code(result.flags).items()):
        print(f"  {code}: {rows}")
    for other, table in result.others.items():
        print(f"  {other}: {len(table)}")
    for one in result.left_out:
        print(f"  left out, {one.reason}: {one.column}={one.value}: {len(one.rows)}")
    if result.alike.rows:
        print(f"  {_alike(result.alike)}")
    return 0 if result.n_loaded else _NOTHING_LOADED


def _alike(found: Alike) -> str:
    """How many rows may be of one incident, and the first of them."""
    named = (" and ".join(f"{sheet}:{row}" if sheet else str(row) for sheet, row in pair) for pair in found.pairs)
    rows = f"{'' if found.whole else 'at least '}{found.rows} rows ({'; '.join(named)})"
    return f"may be of the same incident as another row: {rows}; all are loaded"


def _plain(value: str | list[str]) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _propose(args: argparse.Namespace) -> int:
    """Write what the columns of FILE probably are, to be read, corrected and used with the same command."""
    found = peek_here(args.file, args.file.name, sheet=args.sheet)
    args.mapping.write_text(toml.written(found.mapping), encoding="utf-8")
    print(f"{args.mapping}: proposed; read it, correct it, and run the same command again", file=sys.stderr)
    for ours, theirs in found.mapping.columns.items():
        print(f"  {ours} = {' + '.join(theirs)}  (by its {found.why.get(ours, 'header')})", file=sys.stderr)
    for question in found.questions:
        print(f"  {question.about} = ?  {', '.join(question.candidates) or 'no column found'}", file=sys.stderr)
    return _REFUSED


def _by_code(problems: Problems) -> Counter[str]:
    rows: Counter[str] = Counter()
    for problem, n in problems.counted():
        rows[problem.code] += n
    return rows


def _list(name: str, problems: Problems) -> None:
    for problem in problems.in_order():
        expected = f" -> {problem.expected}" if problem.expected else ""
        where = f"{problem.sheet}:{problem.row}" if problem.sheet else problem.row
        print(f"{name}:{where}: {problem.column}: {problem.code}: {problem.value}{expected}", file=sys.stderr)


def _describe(args: argparse.Namespace) -> int:
    """Rows, coverage, classes, precision and silence of every table; incidents per governorate and year; deaths per
    year.
    """
    described = describing.describe(args.tables or schema.TABLES) | ({} if args.tables else cli_of_kept.described())
    print(json.dumps(described, ensure_ascii=False, indent=1) if args.json else describing.as_text(described))
    return 0
