"""What every writer would read first, read before they are copied: code, vocabularies, and what Arrow loads late."""

from data.ledger import as_tables
from data.ledger.facts import faults
from data.ledger.replay import replay
from tests.ledger.faults import driver
from tests.ledger.made import FACTS

READY = (driver, faults(FACTS), as_tables(replay((), (), ())))
