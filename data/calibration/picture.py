"""The false alarms of each wording as an SVG: what is said at most, what was, and what is."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from data.calibration.rates import PAIRS, Rate

_LEFT, _WIDE, _ROW, _HEAD = 190, 520, 20, 46  # px
_INK, _WAS, _IS, _LINE = "#222222", "#b3541e", "#1f4e79", "#999999"


def drawn(found: Sequence[Rate]) -> str:
    """A panel a wording, a row a kind of series: a ring is the rule that was, a disc the one that is."""
    none = [rate for rate in found if rate.times == 1]
    kinds = list(dict.fromkeys(rate.kind for rate in none))
    most = max([0.1, *(rate.share for rate in none)])
    parts, top = [], 30
    parts.append(
        _text(10, 18, "Said of series in which nothing changed (ring: before, disc: now, line: what is said)", 13)
    )
    for title, was, now in PAIRS:
        parts.append(_text(10, top + 24, title, 13))
        assert now.said is not None
        at = _LEFT + _WIDE * now.said / most
        foot = top + _HEAD + _ROW * len(kinds)
        parts.append(f'<line x1="{at:.1f}" y1="{top + 32}" x2="{at:.1f}" y2="{foot}" stroke="{_LINE}"/>')
        parts.append(_text(at + 4, top + 40, f"{now.said:.0%}", 10))
        for row, kind in enumerate(kinds):
            y = top + _HEAD + _ROW * row + 6
            parts.append(_text(20, y + 4, kind, 12))
            for wording, fill in ((was, "none"), (now, _IS)):
                share = next(rate.share for rate in none if (rate.wording, rate.kind) == (wording, kind))
                x = _LEFT + _WIDE * share / most
                colour = _IS if wording is now else _WAS
                parts.append(f'<circle cx="{x:.1f}" cy="{y}" r="5" fill="{fill}" stroke="{colour}" stroke-width="2"/>')
                if wording is was:
                    parts.append(_text(x + 9, y + 4, f"{share:.0%}", 10))
        top = foot
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LEFT + _WIDE + 60}" height="{top + 16}" '
        'font-family="sans-serif">'
        f'<rect width="100%" height="100%" fill="white"/>{"".join(parts)}</svg>\n'
    )


def _text(x: float, y: float, words: str, size: int) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{_INK}">{escape(words)}</text>'
