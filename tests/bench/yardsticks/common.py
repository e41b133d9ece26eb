"""What the yardsticks share: where the table is, the actors to choose from, and the incidents that a choice means."""

import csv
import os
from pathlib import Path

import folium
import pandas as pd

ROOT = Path(os.environ["RASID_ROOT"])
TABLE = Path(os.environ.get("RASID_TABLES", ".")) / "incidents" / "made_up.parquet"
with (ROOT / "data" / "reference" / "actors.csv").open(encoding="utf-8", newline="") as file:
    ACTORS = {row["name_en"]: row["actor"] for row in csv.DictReader(file)}

# The benchmark has no network: Leaflet comes from beside the page.
folium.Map.default_js = [("leaflet", "../../app/static/leaflet/leaflet.js")]
folium.Map.default_css = [("leaflet_css", "../../app/static/leaflet/leaflet.css")]


def chosen_of(incidents: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """The incidents in which one of these actors has any role."""
    if not names:
        return incidents
    pattern = "|".join(ACTORS[name] for name in names)
    roles = (incidents[column].str.contains(pattern, na=False) for column in ("initiators", "targets", "claimed_by"))
    first, second, third = roles
    return incidents[first | second | third]
