"""What a map shows and what it cannot show, in words."""

from __future__ import annotations

import pandas as pd

from components import words
from components.view import View
from data import place_codes
from data.aggregate import geography


def in_words(view: View, ground: str, split: geography.Split, chosen: str = "") -> str:
    """What the map shows, as a sentence: places, areas and the rest add up to the incidents in view.

    chosen  the place that the page is narrowed to, and the map is not.
    """
    names = view.names
    around = names.t("map_around", place=words.place(chosen, names)) if chosen else ""
    if ground != "places":
        return f"{around} {names.t('map_disclaimer')}".strip()
    laid = view.ask(geography.ground, split=split)
    places = names.t("map_cells_count" if laid.cell else "map_places", n=len(laid.places))
    counts = {"located": laid.located, "shaded": laid.shaded, "unlocated": laid.unlocated}
    parts = [names.t(f"map_sum_{part}", n=n, places=places) for part, n in counts.items() if n]
    said = [around] if around else []
    if parts:
        incidents = names.t("incidents_count", n=sum(counts.values()))
        key = "map_sum_around" if around else "map_sum"
        said.append(names.t(key, incidents=incidents, parts=names.t("list_break").join(parts)))
    if laid.cell:
        said.append(names.t("map_cells", width=names.number(laid.cell * place_codes.STEP)))
    return " ".join([*said, names.t("map_disclaimer")])


def not_shown(view: View, ground: str, size: str, split: geography.Split) -> list[str]:
    """What the map cannot show, as sentences."""
    names = view.names
    if ground == "places":
        laid = view.ask(geography.ground, split=split)
        lost = names.t("map_unlocated", n=laid.unlocated) if laid.unlocated else ""
        counted = pd.concat([laid.places, laid.areas])
    else:
        counted = view.ask(geography.per_area, level=ground)
        without = int(counted.loc[counted["area"].isna(), "n"].sum())
        lost = names.t("map_no_area", n=without) if without else ""
    if size != "killed":
        return [lost]
    silent, contradictory = (int(counted[f"killed_{part}"].sum()) for part in ("silent", "contradictory"))
    return [
        lost,
        names.t("map_killed_silent", n=silent) if silent else "",
        names.t("contradictory_incidents", n=contradictory) + "." if contradictory else "",
    ]
