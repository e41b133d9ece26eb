"""python -m data extract PATH... [--published DATE] [--json]: draft records from articles in files and folders."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from data import calendar
from data.extract import Article, Reading, Record, UnreadableError, files, read

MANY = 20  # files: from here on progress is shown


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command `extract`."""
    parser = subparsers.add_parser(
        "extract", help="draft records from news articles (.txt .json .html .docx)", description=__doc__
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    parser.add_argument(
        "--published",
        type=_day,
        metavar="DATE",
        help="publication date (YYYY-MM-DD) of articles that state none",
    )
    parser.add_argument(
        "--json", action="store_true", help="print {article id: [records]} with the keys of the annotated articles"
    )
    parser.set_defaults(run=run)


def _day(text: str) -> date:
    """A day on which something can have been published. raises ArgumentTypeError."""
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; expected YYYY-MM-DD") from error
    if not calendar.is_plausible(day):
        raise argparse.ArgumentTypeError(f"{text}; expected {calendar.FIRST_DAY} to {calendar.last_day()}")
    return day


def run(args: argparse.Namespace) -> int:
    """Reads every file; one that cannot be read is named and the rest go on. returns 0, or 1 if any could not be
    read.
    """
    paths = files.find(args.paths)
    failed, first = 0, True
    if args.json:
        sys.stdout.write("{")
    for number, path in enumerate(paths, 1):
        if len(paths) >= MANY and (number % MANY == 0 or number == len(paths)):
            sys.stderr.write(f"{number}/{len(paths)}\n")
        try:
            for article in files.read(path, args.published):
                reading = read(article)
                if args.json:
                    rows = json.dumps([record.as_gold() for record in reading.records], ensure_ascii=False)
                    sys.stdout.write(f"{'' if first else ','}\n {json.dumps(article.id, ensure_ascii=False)}: {rows}")
                    first = False
                else:
                    _show(article, reading)
        except (files.UnusableError, UnreadableError) as error:
            failed += 1
            sys.stderr.write(f"{error if isinstance(error, files.UnusableError) else f'{path}: {error}'}\n")
    if args.json:
        sys.stdout.write("\n}\n")
    return 1 if failed or not paths else 0


def _show(article: Article, reading: Reading) -> None:
    sys.stdout.write(f"{article.id}  {article.published or '?'}  {article.title}\n")
    for warning in reading.warnings:
        sys.stdout.write(f"  ! {warning.code} {' '.join(warning.values)}\n")
    for record in reading.records:
        sys.stdout.write(f"  {_line(record)}\n")
        for warning in record.warnings:
            sys.stdout.write(f"      ! {warning.code} {' '.join(warning.values)}\n")


def _line(record: Record) -> str:
    days = (
        "?"
        if record.date_start is None
        else f"{record.date_start}"
        if record.date_start == record.date_end
        else f"{record.date_start}..{record.date_end}"
    )
    counts = [
        f"{name} {'' if count.low is None else count.low}-{'' if count.high is None else count.high}"
        for name, count in (("killed", record.killed), ("injured", record.injured), ("detained", record.detained))
        if count.low is not None or count.high is not None
    ]
    place = record.place_en or record.place_ar or record.governorate or "?"
    sides = f"{','.join(record.initiators) or '-'} > {','.join(record.targets) or '-'}"
    return "  ".join([record.kind, days, place, record.event_type or "-", sides, *counts])
