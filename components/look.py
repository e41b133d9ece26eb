"""One visual language for app, charts, map and slides: type, colours, spacing. Colours tell classes apart for the
colour-blind (Okabe-Ito); every class also has a pattern or a word beside it."""

from __future__ import annotations

from dataclasses import dataclass

FONT = "Plex, PlexArabic, sans-serif"
GAP = 16  # px between blocks

CLASS_COLOURS = {"attack": "#D55E00", "security_operation": "#0072B2", "clash": "#8A6FB0", "other": "#7F8C96"}
CLASS_PATTERNS = {"attack": "", "security_operation": "/", "clash": "x", "other": "."}
TOTALS = {False: "#00796B", True: "#5FC9B8"}  # of another source, by whether the theme is dark: no class has it
FAMILY_COLOURS = {
    "insurgent": "#222222",
    "autonomous_administration": "#E69F00",
    "state": "#CC3311",
    "foreign_state": "#0072B2",
    "militia": "#117733",
    "civilians": "#CC79A7",
    "unknown": "#888888",
    "other": "#BBBBBB",
    "several": "#56B4E9",
    "undirected": "#8A6FB0",
}
FAMILY_PATTERNS = {
    "insurgent": "",
    "autonomous_administration": "/",
    "state": "x",
    "foreign_state": "-",
    "militia": "+",
    "civilians": "|",
    "unknown": ".",
    "other": "",
    "several": "\\",
    "undirected": "x",
}
# Parts of an own column in the order of drawing (Okabe-Ito, each beside a pattern of its own), its other texts, and
# rows that do not give it.
OWN_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8A6FB0", "#7F8C96", "#BBBBBB")
OWN_PATTERNS = ("", "/", "x", "-", ".", "+", "|", "/", "|")  # of the last two, that of one much darker or lighter


@dataclass(frozen=True)
class Theme:
    """Colours of one of the two themes, the same as in .streamlit/config.toml."""

    dark: bool
    paper: str
    panel: str
    text: str
    quiet: str
    line: str
    bar: str
    warning: str


LIGHT = Theme(False, "#ffffff", "#f3f5f7", "#1b242c", "#55636e", "#d5dce1", "#0b5c8a", "#b03a00")
DARK = Theme(True, "#11171c", "#1b242c", "#e8edf1", "#a7b4be", "#34424d", "#6cb8e6", "#ffb38a")


def actor_colour(colour: str, theme: Theme) -> str:
    """An actor's colour; the near-black of one actor is lightened on the dark paper."""
    return "#d9d9d9" if theme.dark and colour == "#222222" else colour


def mixed(colour: str, ground: str, share: float) -> str:
    """So much of a colour (0 to 1) on a ground, both #rrggbb."""
    parts = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02x}" for one, other in parts)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG 2 measures it, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
