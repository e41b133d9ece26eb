"""Charts of a slide as SVG: bars over time in panels of one scale, bars of actors, bars of two periods."""

from __future__ import annotations

from components.briefing import windows
from components.briefing.html import windows as html_windows
from components.briefing.slide import ActorsBlock, Bar, ComparisonBlock, TimelineBlock
from components.drawing.svg import SMALLEST, Side, box, drawing, filled, hatch, hatched, line, pattern, text
from components.figures.frame import Entry, ticks
from components.look import LIGHT
from components.measure import width_of
from components.names import Names

_AXIS, _TITLE, FOOT = 58, 28, 26  # px: room for the numbers of the axis, a panel's title, its dates
DATE = 15  # px: font size
PART, SWATCH, LEGEND_ROW = 15, 28, 26  # px: font size of a part, room for its swatch, height of a line of them
_BAR_ROW, _PAIR = 62, 180  # px: highest row of horizontal bars, of a pair of them
_MIRRORED: dict[Side, Side] = {"left": "right", "right": "left", "middle": "middle"}


def timeline(block: TimelineBlock, width: float, height: float, names: Names) -> str:
    """Panels one under another on one scale; time runs from left to right in every language."""
    most = max(bar.n for _, bars in block.panels for bar in bars) or 1
    above = legend_height(block, width)
    each = (height - FOOT - above) / len(block.panels)
    left, right = plot_sides(width, names)
    parts = [hatched(block.colour), *map(pattern, block.legend), *_parts_legend(block, width, names)]
    lanes = windows.room(block)
    for number, (title, bars) in enumerate(block.panels):
        top = above + number * each
        parts.append(text(right if names.rtl else left, top + 19, title, 18, _reading(names), names, weight=600))
        parts += _panel(bars, (left, top + _TITLE + lanes, right, top + each - 8), most, block, names)
        if block.spans:
            parts += html_windows.drawn(block.spans[number], left, right, top + _TITLE + lanes, names)
    for middle, tick in dates(block.panels[-1][1], left, right):
        parts.append(text(middle, height - 5, tick, DATE, "middle", names, LIGHT.quiet))
    label = "; ".join(title for title, _ in block.panels)
    if block.legend:
        counts = [sum(of) for of in zip(*(bar.parts for _, bars in block.panels for bar in bars), strict=True)]
        said = (f"{entry.words} {names.number(n)}" for entry, n in zip(block.legend, counts, strict=True))
        label = f"{label}; {names.listed(said)}"
    label = f"{label}. {block.outlined}" if block.outlined else label
    return drawing(width, height, parts, names, f"{block.heading}: {label}")


def legend_places(block: TimelineBlock, width: float) -> list[tuple[float, int, Entry]]:
    """Where the parts of split bars stand over the panels: x [px, from the side where reading begins], line, part."""
    found: list[tuple[float, int, Entry]] = []
    x, row = 0.0, 0
    for entry in block.legend:
        wide = SWATCH + width_of(entry.words, PART) + 24
        if x and x + wide > width:
            x, row = 0.0, row + 1
        found.append((x, row, entry))
        x += wide
    return found


def legend_height(block: TimelineBlock, width: float) -> int:
    """How high the legend stands over the panels [px]."""
    return LEGEND_ROW * (max((row for _, row, _ in legend_places(block, width)), default=-1) + 1)


def _parts_legend(block: TimelineBlock, width: float, names: Names) -> list[str]:
    parts = []
    for x, row, entry in legend_places(block, width):
        left = width - x - 20 if names.rtl else x
        parts.append(box(left, row * LEGEND_ROW + 3, 20, 14, filled(entry), f'stroke="{entry.colour}"'))
        parts.append(_at(x + SWATCH, row * LEGEND_ROW + 16, entry.words, PART, "left", width, names))
    return parts


def _reading(names: Names) -> Side:
    return "right" if names.rtl else "left"


def _other_side(left: float, right: float, names: Names) -> tuple[float, Side]:
    """Where the numbers of an axis stand."""
    return (right + 8, "left") if names.rtl else (left - 8, "right")


def _panel(
    bars: tuple[Bar, ...], place: tuple[float, float, float, float], most: int, block: TimelineBlock, names: Names
) -> list[str]:
    left, top, right, foot = place
    high, wide = foot - top, (right - left) / len(bars)
    parts = []
    for tick in ticks(most, 2 if high < 110 else 3):
        y = foot - high * tick / most
        parts.append(line(left, y, right, y, LIGHT.quiet if tick == 0 else LIGHT.line))
        x, side = _other_side(left, right, names)
        parts.append(text(x, y + 5, names.number(tick), SMALLEST, side, names, LIGHT.quiet))
    for number, bar in enumerate(bars):
        x = left + number * wide
        if bar.state == "uncovered":
            parts.append(box(x, top, wide, high, LIGHT.line, 'opacity=".6"'))
        elif bar.n:
            inside = max(1.0, wide * 0.84)
            parts += _bar(bar, (x + (wide - inside) / 2, foot, inside, high / most), block)
    return parts


def _bar(bar: Bar, place: tuple[float, float, float, float], block: TimelineBlock) -> list[str]:
    """One bar: left [px], foot [px], width [px], height of one incident [px]. A period that is only partly covered or
    in view is hatched; where the bar is split, and a pattern says which part it is, its edge is dashed."""
    left, foot, wide, each = place
    partial = bar.state == "partial"
    if not block.legend:
        fill = hatch(block.colour) if partial else block.colour
        edge = f'stroke="{block.colour}"' if partial else ""
        return [box(left, foot - each * bar.n, wide, each * bar.n, fill, edge)]
    drawn, below = [], 0
    for entry, n in zip(block.legend, bar.parts, strict=True):
        below += n
        if n:
            drawn.append(box(left, foot - each * below, wide, each * n, filled(entry)))
    if partial:
        dashed = f'stroke="{LIGHT.text}" stroke-width="1.5" stroke-dasharray="4 3"'
        drawn.append(box(left, foot - each * bar.n, wide, each * bar.n, "none", dashed))
    return drawn


def dates(bars: tuple[Bar, ...], left: float, right: float) -> list[tuple[float, str]]:
    """The dates under a panel, as many as fit beside one another: middle [px] and words."""
    wide = (right - left) / len(bars)
    found, free = [], left
    for number, bar in enumerate(bars):
        half = width_of(bar.tick, DATE) / 2
        middle = min(max(left + (number + 0.5) * wide, left + half), right - half)
        if bar.tick and middle - half >= free:
            found.append((middle, bar.tick))
            free = middle + half + 14
    return found


def plot_sides(width: float, names: Names) -> tuple[float, float]:
    """Where the bars of a timeline begin and end [px]; the numbers of its axis stand where reading begins."""
    return (8, width - _AXIS) if names.rtl else (_AXIS, width - 8)


def actors(block: ActorsBlock, width: float, height: float, names: Names) -> str:
    """Bars from the side where reading begins, each with its name and number."""
    row = min(_BAR_ROW, height / len(block.rows))
    names_wide = min(width * 0.4, max(width_of(name, 18) for name, *_ in block.rows) + 16)
    number_wide = max(width_of(_with_tie(n, tied, names), 18) for _, n, _, tied in block.rows) + 16
    room, most = width - names_wide - number_wide, max(n for _, n, *_ in block.rows)
    parts = []
    for at, (name, n, colour, tied) in enumerate(block.rows):
        y, long = at * row, max(2.0, room * n / most)
        start, end = names_wide, names_wide + long
        x, name_x, number_x = start, start - 10, end + 10
        side, other = _MIRRORED[_reading(names)], _reading(names)
        if names.rtl:
            x, name_x, number_x = width - end, width - start + 10, width - end - 10
        middle = y + row / 2 + 6
        parts.append(text(name_x, middle, name, 18, side, names))
        parts.append(box(x, y + row * 0.16, long, row * 0.68, colour, f'stroke="{LIGHT.text}" stroke-width=".6"'))
        said = _with_tie(n, tied, names)
        parts.append(text(number_x, middle, said, 18, other, names, weight=600))
    label = names.listed(f"{name} {names.number(n)}" for name, n, *_ in block.rows)
    return drawing(width, height, parts, names, f"{block.heading}: {label}")


def _with_tie(n: int, tied: bool, names: Names) -> str:
    return f"{names.number(n)} ({names.t('brief_tie')})" if tied else names.number(n)


def comparison(block: ComparisonBlock, width: float, height: float, names: Names) -> str:
    """Two bars an area, now filled and before hatched; beside them the verdict with its interval."""
    legend = 30
    row = min(_PAIR, (height - legend) / len(block.rows))
    labels = max(width_of(label, 18) for label, *_ in block.rows) + 14
    verdicts = max(width_of(verdict, 18) for *_, verdict in block.rows) + 14
    numbers = width_of(names.number(10_000), 16) + 10
    room = width - labels - verdicts - numbers
    most = max(1, *(max(change.after, change.before) for _, change, _ in block.rows))
    parts = [hatched(block.colour), *_legend(block, width, names)]
    for at, (label, change, verdict) in enumerate(block.rows):
        top = legend + at * row
        parts.append(_at(labels - 12, top + row / 2 + 6, label, 18, "right", width, names, 600))
        for half, n in enumerate((change.after, change.before)):
            y, thick = top + row * (0.12 + 0.4 * half), row * 0.34
            fill = hatch(block.colour) if half else block.colour
            long = room * n / most
            x = width - labels - long if names.rtl else labels
            parts.append(box(x, y, long, thick, fill, f'stroke="{block.colour}"'))
            parts.append(_at(labels + long + 8, y + thick / 2 + 6, names.number(n), 16, "left", width, names))
        parts.append(_at(width - 4, top + row / 2 + 6, verdict, 18, "right", width, names))
        parts.append(line(0, top + row, width, top + row, LIGHT.line))
    label = names.listed(f"{label}: {verdict}" for label, _, verdict in block.rows)
    return drawing(width, height, parts, names, f"{block.heading}: {label}")


def _at(x: float, y: float, words: str, size: float, side: Side, width: float, names: Names, weight: int = 400) -> str:
    """Text placed as for left-to-right reading, and mirrored for the other direction."""
    if names.rtl:
        x, side = width - x, _MIRRORED[side]
    return text(x, y, words, size, side, names, weight=weight)


def _legend(block: ComparisonBlock, width: float, names: Names) -> list[str]:
    parts, at = [], 0.0
    for words, fill in ((block.now, block.colour), (block.before, hatch(block.colour))):
        x = width - at - 20 if names.rtl else at
        parts.append(box(x, 2, 20, 14, fill, f'stroke="{block.colour}"'))
        parts.append(_at(at + 28, 15, words, 16, "left", width, names))
        at += 28 + width_of(words, 16) + 24
    return parts
