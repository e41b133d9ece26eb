"""What was written to a ledger, for the server's log: verbs and ids, never what they say."""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import dataclass

_log = logging.getLogger("rasid.ledger")
MOST = 20  # records of one write that are told one by one: a whole ledger taken over is told by its numbers


@dataclass(frozen=True)
class Ends:
    """How far a ledger was written: the last number of its readings and of its decisions."""

    readings: int
    decisions: int


def ends(connection: sqlite3.Connection) -> Ends:
    """How far it is written now."""
    found = (connection.execute(f"SELECT max(seq) FROM {table}").fetchone()[0] for table in ("readings", "decisions"))
    return Ends(*(number or 0 for number in found))


def written(connection: sqlite3.Connection, since: Ends) -> tuple[dict[str, str | int], ...]:
    """What was written since then, to be told once it is on disk."""
    now = ends(connection)
    readings, decisions = now.readings - since.readings, now.decisions - since.decisions
    if readings + decisions > MOST:
        return ({"verb": "many", "readings": readings, "decisions": decisions},)
    read = connection.execute("SELECT 'read', id FROM readings WHERE seq > ? ORDER BY seq", (since.readings,))
    decided = connection.execute(
        "SELECT json_extract(content, '$.kind'), id FROM decisions WHERE seq > ? ORDER BY seq", (since.decisions,)
    )
    return tuple({"verb": verb, "id": name} for verb, name in (*read, *decided))


def tell(records: tuple[dict[str, str | int], ...]) -> None:
    """Tell of them."""
    for record in records:
        _log.info("ledger_write", record)
