"""Incidents one by one: lists, the table, the card."""
