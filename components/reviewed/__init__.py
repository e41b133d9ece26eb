"""The ledger as the dashboard sees it: its table, its words, what is set aside."""
