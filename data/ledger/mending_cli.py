"""python -m data ledger check, quarantine: what is broken in the ledger, and setting it aside for good."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable

from data.ledger.home import open_home
from data.ledger.mending import Checked, check, quarantine
from data.ledger.refused import Refused
from data.ledger.saving import readable, save
from data.ledger.store import named


def run_check(_: str) -> int:
    """Returns 0 where the ledger is sound, or there is none, else 1."""
    file = open_home().file
    try:
        if not file.exists:
            print(f"{file.path}: no ledger yet", file=sys.stderr)
            return 0
        found = check(file)
        _tell(found)
        if found.damage:
            left = ", ".join(f"{len(rows)} {table}" for table, rows in readable(file.path).items())
            print(f"{file.path}: damaged. Can be saved: {left}. `quarantine` does so, and keeps this file.")
            return 1
    except Refused as refusal:
        print(f"{file.path}: {refusal}. Nothing was changed.", file=sys.stderr)
        return 1
    finally:
        file.close()
    return 0 if found.is_sound else 1


def run_quarantine(by: str) -> int:
    """Returns 0 where the ledger is sound afterwards, else 1, and then nothing was changed. by: who decides so."""
    file = open_home().file
    try:
        if not by.strip():
            raise Refused("no_name", why="say who decides so, with --by NAME: it is kept with every record")
        if not file.exists:
            print(f"{file.path}: no ledger yet", file=sys.stderr)
            return 0
        if check(file).damage:
            file.close()
            saved = save(file.path)
            left = ", ".join(f"{n} {table}" for table, n in saved.records.items())
            print(f"{file.path}: saved {left}. The damaged file is {saved.aside}.", file=sys.stderr)
        found, beside = quarantine(file, by := named(by))
        told = f"{len(found)} records set aside by {by}, and written to {beside}" if found else "nothing to set aside"
        print(f"{file.path}: {told}", file=sys.stderr)
    except (Refused, OSError) as error:
        print(f"{file.path}: {error}. Nothing was changed.", file=sys.stderr)
        return 1
    finally:
        file.close()
    return 0


def _tell(found: Checked) -> None:
    for line in found.damage:
        print(f"file: {line}")
    for one in found.unsound:
        print(one)
    if found.damage:
        return
    there = ", ".join(f"{n} {table}" for table, n in found.records.items())
    print(f"{there}: {found.broken} broken, {found.hanging} hang on those", file=sys.stderr)
    if by := Counter(one.by for one in found.quarantined):
        print("set aside for good: " + ", ".join(f"{n} by {name!a}" for name, n in by.items()), file=sys.stderr)


ACTIONS: dict[str, Callable[[str], int]] = {"check": run_check, "quarantine": run_quarantine}
