"""The false alarms of each wording as an SVG: what is said at most, what was, and what is."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from data.calibration.rates import WORDINGS, Rate

_LEFT, _WIDE, _ROW, _HEAD = 190, 520, 20, 46  # px
_INK, _WAS, _IS, _LINE = "#222222", "#b3541e", "#1f4e79", "#999999"


def drawn(found: Sequence[Rate]) -> str:
    """A panel a wording, a row a kind of series: a ring is the rule that was, a disc the one that is."""
    none = [rate for rate in found if rate.times == 1]
    most = max([0.1, *(max(rate.share, rate.was) for rate in none)])
    said = "Said of series in which nothing changed (ring: before, disc: now, line: at most, as it is said)"
    parts, top = [_text(10, 18, said, 13)], 30
    for wording in WORDINGS:
        rows = [rate for rate in none if rate.wording == wording]
        at, foot = _LEFT + _WIDE * wording.said / most, top + _HEAD + _ROW * len(rows)
        parts.append(_text(10, top + 24, wording.title, 13))
        parts.append(f'<line x1="{at:.1f}" y1="{top + 32}" x2="{at:.1f}" y2="{foot}" stroke="{_LINE}"/>')
        parts.append(_text(at + 4, top + 40, f"{wording.said:.1%}", 10))
        for row, rate in enumerate(rows):
            y = top + _HEAD + _ROW * row + 6
            was, now = (_LEFT + _WIDE * share / most for share in (rate.was, rate.share))
            parts.append(_text(20, y + 4, rate.kind.name, 12))
            parts.append(f'<circle cx="{was:.1f}" cy="{y}" r="5" fill="none" stroke="{_WAS}" stroke-width="2"/>')
            parts.append(f'<circle cx="{now:.1f}" cy="{y}" r="5" fill="{_IS}" stroke="{_IS}" stroke-width="2"/>')
            parts.append(_text(was + 9, y + 4, f"{rate.was:.0%}", 10))
        top = foot
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LEFT + _WIDE + 60}" height="{top + 16}" '
        'font-family="sans-serif">'
        f'<rect width="100%" height="100%" fill="white"/>{"".join(parts)}</svg>\n'
    )


def _text(x: float, y: float, words: str, size: int) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{_INK}">{escape(words)}</text>'
