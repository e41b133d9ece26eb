"""Where panels stand: small multiples share one scale of time and one of counts."""

from __future__ import annotations

from dataclasses import dataclass

TITLE_HEIGHT = 32  # px above each panel
TICKS_HEIGHT = 24  # px under the lowest panels
MARKS_HEIGHT = 20  # px above the first row, for the numbers of key dates
COLUMN_GAP = 0.06  # of the width
MOST_ROWS = {1: 4, 2: 8}  # with more panels than this, one column more
LOWEST, HIGHEST = 120, 340  # px: what a panel's bars have at least, and what they still read well with
ROOM = 520  # px: what few panels share


@dataclass(frozen=True)
class Place:
    """One panel: its domains as shares of the figure, and the height at which its title stands; lanes: what is kept for
    spans under the title, above the bars."""

    left: float
    right: float
    bottom: float
    top: float
    lowest: bool
    lanes: float = 0.0

    @property
    def x(self) -> list[float]:
        """The domain of its time axis."""
        return [self.left, self.right]

    @property
    def y(self) -> list[float]:
        """The domain of its count axis."""
        return [self.bottom, self.ceiling]

    @property
    def over(self) -> list[float]:
        """The domain of the lanes over its bars."""
        return [self.ceiling, self.top]

    @property
    def ceiling(self) -> float:
        """Up to where its bars may reach."""
        return self.top - self.lanes


@dataclass(frozen=True)
class Grid:
    """Panels in reading order, a strip under them (None where there is none), and the height of it all in px."""

    places: tuple[Place, ...]
    strip: Place | None
    height: int
    columns: int


def room_for(panels: int, room: int = ROOM, lowest: int = LOWEST) -> int:
    """How high each of so many panels is [px]: few take the room there is."""
    rows = -(-panels // _columns(panels))
    return max(lowest, min(HIGHEST, (room - TICKS_HEIGHT) // rows - TITLE_HEIGHT))


def _columns(panels: int) -> int:
    return next((columns for columns, most in MOST_ROWS.items() if panels <= most), 3)


def grid(panels: int, panel_height: int, marks: bool, strip: int, rtl: bool, lanes: int = 0) -> Grid:
    """Lay out this many panels, with room above for marks and for a strip of this many px below.

    lanes  px of each panel's own height that are kept above its bars.
    """
    columns = _columns(panels)
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
            left,
            left + width,
            1 - (top + panel_height) / height,
            1 - top / height,
            lowest=at + columns >= panels,
            lanes=lanes / height,
        )

    below = upper + TITLE_HEIGHT
    under = Place(0, 1, 1 - (below + strip) / height, 1 - below / height, lowest=True) if strip else None
    return Grid(tuple(place(at) for at in range(panels)), under, height, columns)
