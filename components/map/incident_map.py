"""The map: incidents on the ground, drawn by folium without a network and without a word that came from a table.

folium compiles rendered text again as a template, so a note in an incident could run code on the server. It is given
numbers, P-codes, colours, and, only through `script_data`, words and place names of our own; what a row says is shown
beside the map. A filter change sends one JSON array, and the map, its ground and its scripts stay (static/map).
"""

from __future__ import annotations

import html
import json
import os
from typing import Any, ClassVar

import folium
import streamlit as st
from branca.element import MacroElement
from folium.map import FeatureGroup
from folium.template import Template

from components import permalink
from components.ground import placeholder
from components.look import CLASS_COLOURS, CLASS_PATTERNS, FAMILY_COLOURS, FAMILY_PATTERNS, FONT, Theme, actor_colour
from components.names import Names
from components.view import View
from data import place_codes, places, schema
from data.aggregate import geography
from data.aggregate.geography import Ground
from data.filter import Filter

TILES = "RASID_TILES"  # environment: https://tiles.example/{z}/{x}/{y}.png; RASID_TILES_CREDITS: whom to credit
PLACE = "place"  # the URL parameter that narrows to a place
COUNTRY = (35.6, 32.25, 42.4, 37.4)  # west, south, east, north [degrees]
DEEPEST, WIDEST = 14, 5  # zoom levels
LEAST_HEIGHT = 480  # px
Frame = tuple[float, float, float, float]  # west, south, east, north [degrees]
NICE = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000)
RAMP = {
    False: ("#fdebd3", "#fbcb98", "#f29f5d", "#d46a2a", "#97390d"),
    True: ("#3d2a1b", "#69431f", "#9d5f20", "#d48a34", "#ffc473"),
}
HATCH = {False: "rgba(151,57,13,.30)", True: "rgba(255,196,115,.26)"}
_WORDS = (
    *("zoom_in", "zoom_out", "frame_area", "frame_country", "north", "kilometres", "metres"),
    *("none", "no_one", "silent", "area_only", "only_near"),
)


def show(
    view: View,
    height: int | None = None,
    key: str = "map",
    compact: bool = False,
    ground: str = "places",
    size: str = "incidents",
    split: geography.Split = "class",
    chosen: str = "",
    tiles: bool = False,
    sent: dict[str, Any] | None = None,
) -> None:
    """Draw the incidents in view. A click narrows to the place that is clicked; beside the places, out of it again.

    height  in pixels; None is as high as the window allows.
    ground  "places", or "district" / "subdistrict" for filled areas.
    size    what area or colour means: "incidents" or "killed" (the lowest numbers reported).
    split   what a place is split into.
    chosen  the place or area that is marked.
    tiles   whether the online tiles that RASID_TILES names lie under the map.
    sent    what is drawn, where it is not the `payload` of the view alone.
    """
    from streamlit_folium import st_folium  # here: it declares its component to the run that imports it

    base = _Map(
        location=[35.2, 39.2],
        zoom_start=7,
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        zoom_snap=0.25,
        max_zoom=DEEPEST,
        max_bounds=[[30.5, 32.5], [39.3, 45.8]],
    )
    base.options |= {"maxZoom": DEEPEST, "minZoom": WIDEST}
    _Script("open", script_data(_look(view, compact, tiles))).add_to(base)
    sent = sent or payload(view, ground, size, split, chosen, named=not compact)
    marks = FeatureGroup(name="marks").add_child(_Script("show", script_data(sent)))

    def clicked() -> None:
        found = (st.session_state.get(key) or {}).get("last_object_clicked") or {}
        permalink.write(PLACE, code_of(str(found.get("code", "")), ground), ("rows",))

    with st.container(key="whole_window" if height is None else f"map_place_{key}"):
        _hold(height, sent["frame"], view)
        st_folium(
            base,
            key=key,
            height=height or LEAST_HEIGHT,
            width=None,
            feature_group_to_add=marks,
            returned_objects=["last_object_clicked"],
            on_change=clicked,
        )


def _hold(height: int | None, framed: Frame, view: View) -> None:
    """Draw what stands at the map's place until the map covers it: its borders, as high as the map, so that nothing
    moves when it comes."""
    high = f"height: {height}px" if height else ""
    image = f'<img src="{html.escape(placeholder.address(framed))}" alt="">'
    said = html.escape(view.names.t("map_drawing"))
    st.html(f'<div class="map-held" aria-hidden="true" style="{high}">{image}<p>{said}</p></div>')


def code_of(mark: str, ground: str) -> str:
    """The code of a place that a mark of the map stands for: of an area that is shaded, what is known to it alone."""
    return place_codes.ONLY + mark if ground == "places" and place_codes.is_area(mark) else mark


def mark_of(place: str, ground: str) -> str:
    """The mark that a place has on the map; "" where what is drawn counts something else of its area."""
    mark = place.removeprefix(place_codes.ONLY)
    return mark if code_of(mark, ground) == place else ""


def tiles_offered() -> bool:
    """Whether this server was told of online tiles. Their host learns where an analyst looks: they are off at first."""
    return bool(os.environ.get(TILES))


def script_data(value: object) -> str:
    """JSON that folium, its templates and the browser read as data, whatever its words hold.

    All of a string but letters, digits and " .,:-" becomes numeric entities, which static/map/sheet.js turns back. So
    no template expression, quote, line separator or direction mark is left in the script.
    """
    return json.dumps(_entities(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _entities(value: object) -> object:
    if isinstance(value, str):
        return "".join(c if c.isalnum() or c in " .,:-" else f"&#{ord(c)};" for c in value)
    if isinstance(value, dict):
        return {_entities(str(name)): _entities(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_entities(inner) for inner in value]
    return value


def payload(
    view: View, ground: str, size: str, split: geography.Split, chosen: str, named: bool, cell: int = 0
) -> dict[str, Any]:
    """What one view of the map draws, as numbers and codes.

    places  [y, x, value, part, value of part, part, ...] each; y and x in STEPs, value None where nothing is reported;
            a part is an index into codes.  areas  [P-code, value, part, ...] each.
    names   of the places, for who points at them; "" where it is none of ours, [] unless `named`.
    near    incidents of each place that are only near it, where incidents are counted; [] unless `named`.
    cell    the least width of cells, as geography.ground takes it.
    filled  level, [P-code, value or None] each, the lowest value of each step of colour; None where places are drawn.
    """
    drawn: dict[str, Any] = {"size": size, "frame": frame(view.filter), "chosen": mark_of(chosen, ground), "cell": 0}
    drawn |= {part: [] for part in ("codes", "places", "names", "near", "areas")}
    if ground != "places":
        return drawn | {"filled": _filled(view, ground, size)}
    laid = view.ask(geography.ground, split=split, **({"cell": cell} if cell else {}))
    prefix = "n" if size == "incidents" else "low"
    told = named and not laid.cell
    written: list[str] = laid.places[f"place_name_{view.names.lang}"].tolist() if told else []
    return drawn | {
        "codes": [f"{split}_{code}" for code in laid.codes],
        "cell": laid.cell,
        "places": _marks(laid, ["y", "x"], prefix),
        "near": (laid.places["n"] - laid.places["exact"]).tolist() if told and prefix == "n" else [],
        "names": [name if name in places.called() else "" for name in written],
        "areas": _marks(laid, ["area"], prefix),
        "filled": None,
    }


def frame(wanted: Filter) -> Frame:
    """West, south, east and north of the area a filter asks for [degrees]; the whole country where it asks for none."""
    codes = wanted.districts or wanted.governorates
    boxes = [_box(row) for row in schema.reference("areas") if row["pcode"] in codes]
    if not boxes:
        return COUNTRY
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def steps_of(values: list[int], most: int = 5) -> list[int]:
    """The lowest value of each step of colour: round numbers from 1 to the highest value, `most` at most."""
    fitting = [value for value in NICE if value <= max([1, *values])]
    if len(fitting) <= most:
        return fitting
    return [fitting[round(i * (len(fitting) - 1) / (most - 1))] for i in range(most)]


def _box(row: dict[str, str]) -> tuple[float, float, float, float]:
    return float(row["west"]), float(row["south"]), float(row["east"]), float(row["north"])


def _marks(laid: Ground, keys: list[str], prefix: str) -> list[list[Any]]:
    frame = laid.places if "y" in keys else laid.areas
    silent = frame["n"] == frame["killed_silent"]
    values = frame["n"] if prefix == "n" else frame["killed_low"]
    parts = zip(*(frame[f"{prefix}_{code}"].tolist() for code in laid.codes), strict=True)
    return [
        [*place, None if prefix == "low" and quiet else value, *(x for i, n in enumerate(split) if n for x in (i, n))]
        for place, value, quiet, split in zip(
            frame[keys].values.tolist(), values.tolist(), silent.tolist(), parts, strict=True
        )
    ]


def _filled(view: View, level: str, size: str) -> dict[str, Any]:
    counted = view.ask(geography.per_area, level=level).dropna(subset="area")
    if size == "incidents":
        values = counted["n"].tolist()
    else:
        silent = counted["n"] == counted["killed_silent"]
        values = [None if quiet else low for low, quiet in zip(counted["killed_low"].tolist(), silent, strict=True)]
    steps = steps_of([value for value in values if value is not None])
    pairs = [[area, value] for area, value in zip(counted["area"].tolist(), values, strict=True)]
    return {"level": level, "values": pairs, "breaks": steps}


def kinds(names: Names, theme: Theme) -> dict[str, tuple[str, str, str]]:
    """Colour, pattern and name of each part that a place may be split into, by the codes of `payload`."""
    return {
        f"{split}_{code}": (
            actor_colour(colour, theme),
            patterns[code],
            names.t(f"part_{code}") if names.has(f"part_{code}") else names.of(kind, code),
        )
        for split, kind, colours, patterns in (
            ("class", "event_class", CLASS_COLOURS, CLASS_PATTERNS),
            ("family", "family", FAMILY_COLOURS, FAMILY_PATTERNS),
        )
        for code, colour in colours.items()
    }


def _look(view: View, compact: bool, tiles: bool) -> dict[str, Any]:
    """Everything that stays while filters change: language, theme, words, colours."""
    names, dark = view.names, view.theme.dark
    words = {word: names.t(f"map_{word}") for word in _WORDS}
    words |= {f"size_{size}": names.t(f"map_size_{size}") for size in ("incidents", "killed")}
    credits = [names.t("map_credits"), *([os.environ.get(f"{TILES}_CREDITS", "")] if tiles else [])]
    return {
        "lang": names.lang,
        "rtl": names.rtl,
        "arabic_digits": names.arabic_digits,
        "dark": dark,
        "compact": compact,
        "font": FONT,
        "kinds": kinds(names, view.theme),
        "ramp": RAMP[dark],
        "hatch": HATCH[dark],
        "country": COUNTRY,
        "tiles": os.environ.get(TILES, "") if tiles else "",
        "words": words | {"credits": names.listed(credits)},
    }


_STATIC = "../../app/static"  # seen from streamlit-folium's frame, so that a base URL path is kept


class _Map(folium.Map):  # type: ignore[misc]
    """A map whose scripts and styles are served by this app."""

    default_js: ClassVar = [
        ("leaflet", f"{_STATIC}/leaflet/leaflet.js"),
        *((name, f"{_STATIC}/map/{name}.js") for name in ("basemap", "sheet", "ground", "marks", "frame")),
    ]
    default_css: ClassVar = [
        ("leaflet_css", f"{_STATIC}/leaflet/leaflet.css"),
        ("map_css", f"{_STATIC}/map/map.css"),
    ]


class _Script(MacroElement):  # type: ignore[misc]
    """One call of static/map/frame.js: rasid.open(look, map) or rasid.show(payload)."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "rasid.{{ this.call }}({{ this.script_data }}"
        "{% if this.call == 'open' %}, {{ this._parent.get_name() }}{% endif %});"
        "{% endmacro %}"
    )

    def __init__(self, call: str, script_data: str) -> None:
        super().__init__()
        self._name = "Script"
        self.call, self.script_data = call, script_data
