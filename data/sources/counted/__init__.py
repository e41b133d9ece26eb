"""Totals of others: what a period, an area and a type are in a file, and its rows as schema.COUNTED."""
