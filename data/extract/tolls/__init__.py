"""How many people were killed, wounded or detained."""
