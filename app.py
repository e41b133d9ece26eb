"""Rasid (راصد, "the observer"): incident tables of north-east Syria as timelines, actors and maps. Run: make run."""

from components import shell

shell.run()
