"""Where: the map, the panel of a place, and maps that stand still."""
