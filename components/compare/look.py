"""How the sides of a comparison look: each its own colour, pattern, dash and mark, so that colour carries nothing
alone. 0 is the view itself."""

from __future__ import annotations

from dataclasses import dataclass

from components.look import Theme


@dataclass(frozen=True)
class Style:
    """colour, dark: on light and on dark paper, 3:1 against it. pattern: of bars, dash: of lines, symbol: of points, as
    plotly names them."""

    colour: str
    dark: str
    pattern: str
    dash: str
    symbol: str

    def on(self, theme: Theme) -> str:
        """The colour on a theme's paper."""
        return self.dark if theme.dark else self.colour


_STYLES = (
    Style("#0b5c8a", "#6cb8e6", "", "solid", "circle"),
    Style("#b4540a", "#f0a35e", "/", "dash", "square"),
    Style("#6a4c93", "#b9a0e0", "x", "dot", "diamond"),
    Style("#2f7d5b", "#74c7a0", "-", "dashdot", "triangle-up"),
    Style("#9c3d6e", "#e08fb8", "+", "longdash", "cross"),
    Style("#7a6400", "#d3bb4a", "\\", "longdashdot", "x"),
    Style("#4d5a66", "#a7b4be", ".", "2px,6px", "star"),
    Style("#00707a", "#58c3cd", "|", "10px,3px", "hexagon"),
    Style("#8c3b2e", "#e59283", "/", "6px,2px,2px,2px", "pentagon"),
    Style("#3d4fa3", "#94a4ee", "x", "1px,3px", "bowtie"),
)


def side_style(at: int) -> Style:
    """The style of a side, 0 the view itself; the first ones come again after the last."""
    return _STYLES[at % len(_STYLES)]
