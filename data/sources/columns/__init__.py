"""Text cells to values: one reader a kind of cell, and what whole columns of them mean."""
