"""Which of the map's choices its table can answer: what it never records is said, and nothing is drawn of it."""

from __future__ import annotations

from components.view import View
from data.aggregate.geography import Split
from data.bounds import GIVE_LEAST_KILLED


def recorded(view: View, ground: str, size: str, split: Split) -> bool:
    """Whether the table records what the map is to draw: areas of a kind, or sizes by the lowest number killed."""
    held = ground == "places" or view.has_recorded(f"ground_{ground}", ground)
    held &= size != "killed" or view.has_recorded("map_size_killed", *GIVE_LEAST_KILLED)
    return held and (split != "family" or _families(view))


def _families(view: View) -> bool:
    return view.has_recorded("split_family", "initiators") and view.has_recorded("silent_direction", "directed")
