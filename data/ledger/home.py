"""The ledger of RASID_HOME."""

from __future__ import annotations

from data.home import home
from data.ledger.store import Ledger

FILE = "ledger.sqlite3"


def open_home() -> Ledger:
    """The ledger of RASID_HOME. The file appears with the first thing written."""
    return Ledger(home() / FILE)
