"""A file of any accepted type as text cells: bytes to cells."""
