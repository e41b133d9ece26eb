"""The ledger of RASID_HOME."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from data.home import home
from data.ledger.file import LOOK
from data.ledger.opening import explained
from data.ledger.store import Ledger

FILE = "ledger.sqlite3"


def open_home() -> Ledger:
    """The ledger of RASID_HOME. The file appears with the first thing written."""
    return Ledger(home() / FILE)


def count_decisions() -> int:
    """How many decisions that ledger holds; 0 where nothing was ever written.

    Asked on a connection of its own: neither who writes in this process nor in another keeps it waiting.
    raises  Refused
    """
    path = home() / FILE
    with explained():
        if not path.exists() or not path.stat().st_size:
            return 0
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=LOOK)) as connection:
            (found,) = connection.execute("SELECT count(*) FROM decisions").fetchone()
    return int(found)
