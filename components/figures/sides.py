"""The sides of a comparison as figures take them: what each is called, and a colour with a dash and a pattern."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from components.figures.frame import STEP, Entry

_DASHES = {  # of plotly.js: px of ink and of nothing by turns
    "solid": "30px",
    "dash": "8px,4px",
    "dot": "3px,3px",
    "dashdot": "8px,3px,3px,3px",
    "longdash": "14px,5px",
    "longdashdot": "14px,3px,3px,3px",
}


@dataclass(frozen=True)
class Told:
    """One side. dash: of its line, as plotly.js names it; pattern: of its bars and its gaps, "" for full."""

    name: str
    colour: str
    dash: str
    pattern: str

    @property
    def as_line(self) -> Entry:
        """Its entry in the legend of lines."""
        return Entry(self.name, self.colour, STEP + self.dash)

    @property
    def as_bar(self) -> Entry:
        """Its entry in the legend of bars."""
        return Entry(self.name, self.colour, self.pattern)

    @property
    def fill(self) -> dict[str, Any]:
        """How plotly.js fills its bars."""
        pattern = {"shape": self.pattern, "size": 6, "solidity": 0.35, "fillmode": "overlay"}
        return {"color": self.colour, "line": {"width": 1, "color": self.colour}, "pattern": pattern}

    @property
    def gap(self) -> dict[str, Any]:
        """How plotly.js fills what it does not cover: thinly, in its own pattern."""
        if not self.pattern:
            return {"fillcolor": _thin(self.colour, 0.16)}
        lines = {"shape": self.pattern, "fgcolor": _thin(self.colour, 0.55), "bgcolor": "rgba(0,0,0,0)", "size": 8}
        return {"fillpattern": lines | {"solidity": 0.2}}

    @property
    def band(self) -> str:
        """The colour of what lies between its lowest and its highest numbers."""
        return _thin(self.colour, 0.2)


def dashes(dash: str) -> tuple[float, ...]:
    """A dash of plotly.js as px of ink and of nothing by turns."""
    return tuple(float(length.removesuffix("px")) for length in _DASHES.get(dash, dash).split(","))


def _thin(colour: str, share: float) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share})"
