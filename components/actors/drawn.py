"""A table of counts by actor as a drawing, each cell with its number and shaded by it as on the page."""

from __future__ import annotations

from components.actors.matrix import Matrix, shade
from components.drawing.svg import Side, box, text
from components.look import LIGHT
from components.measure import lines_in, width_of
from components.names import Names
from components.pictures.sheet import ROOM, Drawing

_ROW, _SIZE, _LINE = 30, 15, 19  # px: height of a row, font size, height of a line
_GAP, _SPACE = 2, 10  # px: between cells, beside words
_WIDEST, _NAMES = 110, 0.34  # px: a column; of the drawing: the names of the rows


def of(matrix: Matrix, names: Names) -> Drawing:
    """The table; where a word of its head is wider than its column, the head is turned on its side."""
    columns = len(matrix.rows[0][1])
    first = min(ROOM * _NAMES, max(width_of(name, _SIZE) for name, _ in matrix.rows) + _SPACE + 1)
    wide = min(_WIDEST, (ROOM - first) / columns)
    turned = any(width_of(word, _SIZE) > wide - 4 for name in matrix.head for word in name.split(" "))
    parts, top = _head(matrix, first, wide, turned, names)
    for row, (name, cells) in enumerate(matrix.rows):
        lines = lines_in(name, _SIZE, first - _SPACE)
        parts += [_words(words, 0, top + 20 + at * _LINE, "left", names) for at, words in enumerate(lines)]
        for column, n in enumerate(cells):
            parts += _cell(matrix, (row, column), n, (first + column * wide, top, wide - _GAP), names)
        top += _ROW + (len(lines) - 1) * _LINE
    return Drawing(tuple(parts), top)


def _head(matrix: Matrix, first: float, wide: float, turned: bool, names: Names) -> tuple[list[str], float]:
    """What the columns are called, and how high that stands."""
    if turned:
        high = max(width_of(name, _SIZE) for name in matrix.head) + _SPACE
        middles = [first + (at + 0.5) * wide for at in range(len(matrix.head))]
        return [_upright(name, x, high, names) for x, name in zip(middles, matrix.head, strict=True)], high
    lines = [lines_in(name, _SIZE, wide - 4) for name in matrix.head]
    most = max(map(len, lines), default=0)
    parts = [
        _words(words, first + (at + 0.5) * wide, (most - len(own) + line + 1) * _LINE - 3, "middle", names)
        for at, own in enumerate(lines)
        for line, words in enumerate(own)
    ]
    return parts, most * _LINE + (4 if most else 0)


def _cell(matrix: Matrix, at: tuple[int, int], n: int, place: tuple[float, float, float], names: Names) -> list[str]:
    x, y, wide = place
    said, middle = names.number(n), x + wide / 2
    if matrix.is_sum(*at):
        return [_words(said, middle, y + 20, "middle", names, weight=600)]
    if not n:
        return [_words(said, middle, y + 20, "middle", names, LIGHT.quiet)]
    ground, ink = shade(n, matrix.highest, LIGHT)
    left = ROOM - x - wide if names.rtl else x
    return [box(left, y, wide, _ROW - _GAP, ground), _words(said, middle, y + 20, "middle", names, ink)]


_MIRRORED: dict[Side, Side] = {"left": "right", "right": "left", "middle": "middle"}


def _words(
    words: str, x: float, y: float, side: Side, names: Names, colour: str = LIGHT.text, weight: int = 400
) -> str:
    """A line of text; x is counted from the side where reading begins."""
    x, side = (ROOM - x, _MIRRORED[side]) if names.rtl else (x, side)
    return text(x, y, words, _SIZE, side, names, colour, weight)


def _upright(words: str, x: float, foot: float, names: Names) -> str:
    """A line of text that reads from its foot upwards."""
    x = ROOM - x if names.rtl else x
    turned = text(0, 0, words, _SIZE, "left", names)
    return f'<g transform="translate({x + 5:.1f} {foot - 6:.1f}) rotate(-90)">{turned}</g>'
