"""The blocks of the overview."""
