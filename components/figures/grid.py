"""Where panels stand: small multiples share one scale of time and one of counts."""

from __future__ import annotations

from dataclasses import dataclass

TITLE_HEIGHT = 32  # px above each panel
TICKS_HEIGHT = 24  # px under the lowest panels
MARKS_HEIGHT = 20  # px above the first row, for the numbers of key dates
COLUMN_GAP = 0.06  # of the width
MOST_ROWS = {1: 4, 2: 8}  # with more panels than this, one column more


@dataclass(frozen=True)
class Place:
    """One panel: its domains as shares of the figure, and the height at which its title stands."""

    left: float
    right: float
    bottom: float
    top: float
    lowest: bool

    @property
    def x(self) -> list[float]:
        """The domain of its time axis."""
        return [self.left, self.right]

    @property
    def y(self) -> list[float]:
        """The domain of its count axis."""
        return [self.bottom, self.top]


@dataclass(frozen=True)
class Grid:
    """Panels in reading order, a strip under them (None where there is none), and the height of it all in px."""

    places: tuple[Place, ...]
    strip: Place | None
    height: int
    columns: int


def grid(panels: int, panel_height: int, marks: bool, strip: int, rtl: bool) -> Grid:
    """Lay out this many panels, with room above for marks and for a strip of this many px below."""
    columns = next((columns for columns, most in MOST_ROWS.items() if panels <= most), 3)
    rows = -(-panels // columns)
    above = MARKS_HEIGHT if marks else 0
    upper = above + rows * (TITLE_HEIGHT + panel_height) + TICKS_HEIGHT
    height = upper + (TITLE_HEIGHT + strip + TICKS_HEIGHT if strip else 0)
    width = (1 - COLUMN_GAP * (columns - 1)) / columns

    def place(at: int) -> Place:
        row, column = divmod(at, columns)
        left = (columns - 1 - column if rtl else column) * (width + COLUMN_GAP)
        top = above + row * (TITLE_HEIGHT + panel_height) + TITLE_HEIGHT
        return Place(
            left, left + width, 1 - (top + panel_height) / height, 1 - top / height, lowest=at + columns >= panels
        )

    below = upper + TITLE_HEIGHT
    under = Place(0, 1, 1 - (below + strip) / height, 1 - below / height, lowest=True) if strip else None
    return Grid(tuple(place(at) for at in range(panels)), under, height, columns)
