"""The briefing: a view as a slide that can be read out, and files made of it."""
