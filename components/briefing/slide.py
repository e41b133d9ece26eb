"""A slide before it is drawn: words in one language, and the numbers behind each block. Every format is made of it."""

from __future__ import annotations

from dataclasses import dataclass

from components.briefing.asked import Sheet
from components.figures.frame import Entry
from components.figures.sides import Told
from components.figures.spans import Laid
from components.names import Names
from data.aggregate.geography import Ground
from data.aggregate.overlay import Overlay
from data.change import Change


@dataclass(frozen=True)
class Bar:
    """One period of a panel. state: whole, partial (only partly covered or in view) or uncovered (no data).

    parts  what n is split into, in the order of the block's legend; empty where it is not split.
    """

    label: str
    n: int
    state: str = "whole"
    tick: str = ""  # what stands under it on the axis
    parts: tuple[int, ...] = ()


@dataclass(frozen=True)
class TimelineBlock:
    """Panels of bars on one scale; a panel is a title and its bars, earliest first.

    legend    the parts of split bars.
    spans     what fits no bar, by panel: outlined over its bars, as shares of their width; empty where all fits.
    outlined  that in words.
    """

    heading: str
    notes: tuple[str, ...]
    panels: tuple[tuple[str, tuple[Bar, ...]], ...]
    colour: str
    legend: tuple[Entry, ...] = ()
    spans: tuple[tuple[Laid, ...], ...] = ()
    outlined: str = ""


@dataclass(frozen=True)
class OverlaidBlock:
    """The timelines of several sides over one another. titles: of shown.panels; labels: days of the axis and words."""

    heading: str
    notes: tuple[str, ...]
    shown: Overlay
    told: tuple[Told, ...]
    titles: tuple[str, ...]
    labels: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class ActorsBlock:
    """Actors with their incidents and colour, the most first; `tied` shares its count with another."""

    heading: str
    notes: tuple[str, ...]
    rows: tuple[tuple[str, int, str, bool], ...]


@dataclass(frozen=True)
class MapBlock:
    """Incidents on the ground. columns: those of Ground that the measure counts. bounds: west, south, east, north."""

    heading: str
    notes: tuple[str, ...]
    ground: Ground
    columns: tuple[str, ...]
    bounds: tuple[float, float, float, float]
    colour: str
    credits: str


@dataclass(frozen=True)
class ComparisonBlock:
    """Areas with their count now and before. now, before: what the two are called."""

    heading: str
    notes: tuple[str, ...]
    rows: tuple[tuple[str, Change, str], ...]
    now: str
    before: str
    colour: str


@dataclass(frozen=True)
class ListBlock:
    """A table of words. shares: of its width, for each column. `total` rows there are; as many are shown as fit."""

    heading: str
    notes: tuple[str, ...]
    columns: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int


@dataclass(frozen=True)
class EmptyBlock:
    """Nothing to draw, and why."""

    heading: str
    notes: tuple[str, ...]


Block = TimelineBlock | OverlaidBlock | ActorsBlock | MapBlock | ComparisonBlock | ListBlock | EmptyBlock


@dataclass(frozen=True)
class Slide:
    """One slide. figures: label, value, note. footer: lines, the most important first; link and data hash are `trace`.

    link     in full, "" where the server's address is not known.
    marking  who may see it, as the server is configured: nothing is invented.
    """

    title: str
    scope: str
    findings: tuple[str, ...]
    figures: tuple[tuple[str, str, str], ...]
    blocks: tuple[Block, ...]
    footer: tuple[str, ...]
    trace: str
    link: str
    marking: str
    name: str
    sheet: Sheet
    names: Names
