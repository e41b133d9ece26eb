"""The ledger: what was read, what was made of it, what analysts decided. Append-only; incidents are derived."""

from data.ledger.checking import Unsound
from data.ledger.home import open_home
from data.ledger.records import Decision, Document, Draft, Reading
from data.ledger.refused import Conflict, Refused
from data.ledger.replay import Row, State
from data.ledger.store import Ledger
from data.ledger.tables import ORIGIN, as_tables

__all__ = [
    "ORIGIN",
    "Conflict",
    "Decision",
    "Document",
    "Draft",
    "Ledger",
    "Reading",
    "Refused",
    "Row",
    "State",
    "Unsound",
    "as_tables",
    "open_home",
]
