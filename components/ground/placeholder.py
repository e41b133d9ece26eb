"""What stands at a map's place until the map is drawn: the borders of Syria and its governorates, in the map's frame.

    python -m components.ground.placeholder        writes static/map/ground.svg anew

One file serves every frame: an address names the piece of it that is shown.
"""

from __future__ import annotations

from math import asinh, degrees, radians, tan

from components.ground import still_map
from components.ground.basemap import STATIC

FILE = STATIC / "ground.svg"
FINEST = 0.01  # degrees: finer corners are left out
COLOUR = "#8a97a1"  # is seen on the paper of both themes


def built() -> str:
    """The drawing, as web maps draw: x is degrees east, y falls as the north grows."""
    rings = (ring for area in still_map.layer(1) for ring in still_map.lines_of(area.simplify(FINEST)))
    lines = "".join("M" + "L".join(f"{lon:.2f} {down(lat):.2f}" for lon, lat in ring.coords) + "Z" for ring in rings)
    path = f'<path d="{lines}" fill="none" stroke="{COLOUR}" vector-effect="non-scaling-stroke"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg">{path}</svg>\n'


def address(frame: tuple[float, float, float, float]) -> str:
    """Where the piece of the drawing between west, south, east and north is [degrees], seen from a page."""
    west, south, east, north = frame
    piece = (west, down(north), east - west, down(south) - down(north))
    return f"app/static/map/{FILE.name}#svgView(viewBox({','.join(f'{one:.2f}' for one in piece)}))"


def down(lat: float) -> float:
    """A latitude on the drawing (Mercator)."""
    return -degrees(asinh(tan(radians(lat))))


if __name__ == "__main__":
    FILE.write_text(built(), encoding="utf-8")
