"""Which rows: the side bar, own columns, what a split may be by."""
