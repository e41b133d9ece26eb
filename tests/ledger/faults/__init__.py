"""Random faults against the ledger: `python -m tests.ledger.faults`.

Writers are killed, stopped, run out of disk, lose their power, see the clock jump and meet each other; after each
fault the ledger is opened again, and every decision that was acknowledged must be there.
"""
