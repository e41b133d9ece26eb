"""Which of a page's choices its table can answer: what it never records is said, and nothing is drawn of it."""

from __future__ import annotations

from components.filters import splits
from components.timeline.options import Options
from components.view import View
from data.aggregate.geography import Split
from data.bounds import GIVE_LEAST_KILLED
from data.recorded import columns_of


def of_timeline(asked: Options, view: View) -> bool:
    """Whether the table records what the timeline is to draw."""
    if asked.measure == "killed":
        return view.has_recorded("measure_killed", *columns_of("killed"))
    return splits.held(asked.split, view)


def of_map(view: View, ground: str, size: str, split: Split) -> bool:
    """Whether the table records what the map is to draw: areas of a kind, or sizes by the lowest number killed."""
    held = ground == "places" or view.has_recorded(f"ground_{ground}", ground)
    held &= size != "killed" or view.has_recorded("map_size_killed", *GIVE_LEAST_KILLED)
    return held and (split != "family" or _families(view))


def _families(view: View) -> bool:
    return view.has_recorded("split_family", "initiators") and view.has_recorded("silent_direction", "directed")
