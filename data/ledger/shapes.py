"""Shapes of JSON values: a shape finds everything in a value that is otherwise than it should be.

What is expected is a code that reads as words, with its bounds behind a colon: "whole_number: 0..9".
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # no text of an article holds them
EXPECTED = (  # every code of what may be expected, here and among the records of a ledger
    *("text_of_length", "readable_text", "trimmed_text", "like", "one_of", "sorted_codes", "whole_number", "number"),
    *("list_of_length", "object_of_length", "object_of", "no_such_field", "given", "each_once", "start_before_end"),
    *("end_before_start", "half_a_point", "known_text", "known_reading", "known_draft", "known_decision"),
    *("made_before", "next", "fits", "no_decision_on", "no_decision_without", "another_report"),
    *("same_document_and_kind", "within_text", "day_between", "no_contradiction", "tables"),
    "text_of_this_hash",
    *("at_most", "first_line", "lines", "json"),
)
_NAMED = 12  # codes of a vocabulary that are named where none of it is found


class Wrong(NamedTuple):
    """A value that is not as it should be, and the way to it: keys and positions."""

    way: tuple[str, ...]
    value: object
    expected: str

    def below(self, key: object) -> Wrong:
        """The same, seen from one level above."""
        return self._replace(way=(str(key), *self.way))


Shape = Callable[[object], Iterator[Wrong]]


def anything_wrong(expected: str, is_right: Callable[[object], object]) -> Shape:
    """A shape by a test of the value."""

    def shape(value: object) -> Iterator[Wrong]:
        if not is_right(value):
            yield Wrong((), value, expected)

    return shape


def text(most: int, least: int = 0) -> Shape:
    """A text of so many characters, each of which can be written: no lone half of a pair, no control character."""

    def shape(value: object) -> Iterator[Wrong]:
        if not isinstance(value, str) or not least <= len(value) <= most:
            yield Wrong((), value, f"text_of_length: {least}..{most}")
        elif _UNREADABLE.search(value):
            yield Wrong((), value, "readable_text")

    return shape


def matching(pattern: str, example: str) -> Shape:
    """A text of a pattern that an example shows."""
    compiled = re.compile(pattern)
    return anything_wrong(f"like: {example}", lambda value: isinstance(value, str) and compiled.fullmatch(value))


def one_of(*codes: str) -> Shape:
    """One of these texts."""
    named = ", ".join((*codes[:_NAMED], *("…" for _ in codes[_NAMED : _NAMED + 1])))
    return anything_wrong(f"one_of: {named}", lambda value: isinstance(value, str) and value in codes)


def codes_of(*codes: str) -> Shape:
    """Some of these texts, each once, sorted and joined by ";"."""
    known = set(codes)

    def is_right(value: object) -> bool:
        said = value.split(";") if isinstance(value, str) else []
        return bool(said) and known.issuperset(said) and said == sorted(set(said))

    return anything_wrong(f"sorted_codes: {';'.join(sorted(known)[:3])}…", is_right)


def whole(least: int, most: int) -> Shape:
    """A whole number; true and false are none."""
    return anything_wrong(
        f"whole_number: {least}..{most}",
        lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most,
    )


def number(least: float, most: float) -> Shape:
    """A number that is one: neither infinite nor "not a number"."""

    def is_right(value: object) -> bool:
        return (
            isinstance(value, int | float)
            and not isinstance(value, bool)
            and least <= value <= most
            and math.isfinite(value)
        )

    return anything_wrong(f"number: {least:g}..{most:g}", is_right)


def flag(value: object) -> Iterator[Wrong]:
    """True or false."""
    if not isinstance(value, bool):
        yield Wrong((), value, "one_of: true, false")


def day(value: object) -> Iterator[Wrong]:
    """A day of the calendar, as 2021-12-31; whether anything can have happened on it is asked elsewhere."""
    if not isinstance(value, str) or _day(value) != value:
        yield Wrong((), value, "like: 2021-12-31")


def moment(value: object) -> Iterator[Wrong]:
    """A moment, UTC, to the microsecond."""
    if not isinstance(value, str) or _moment(value) != value or not value.endswith("+00:00"):
        yield Wrong((), value, "like: 2021-12-31T08:00:00.000000+00:00")


def unreadable(said: str, instead: str) -> str:
    """A text with something else in place of each character that cannot be written."""
    return _UNREADABLE.sub(instead, said)


def nothing_or(shape: Shape) -> Shape:
    """Null, or what the shape allows."""
    return lambda value: iter(()) if value is None else shape(value)


def listed(shape: Shape, most: int, least: int = 0) -> Shape:
    """A list of so many, each of the shape."""

    def found(value: object) -> Iterator[Wrong]:
        if not isinstance(value, list | tuple) or not least <= len(value) <= most:
            yield Wrong((), value, f"list_of_length: {least}..{most}")
            return
        for place, one in enumerate(value):
            yield from (wrong.below(place) for wrong in shape(one))

    return found


def keyed(key: Shape, shape: Shape, most: int) -> Shape:
    """An object of at most so many keys of one shape, with values of another."""

    def found(value: object) -> Iterator[Wrong]:
        if not isinstance(value, dict) or len(value) > most:
            yield Wrong((), value, f"object_of_length: 0..{most}")
            return
        for name, one in value.items():
            yield from (wrong.below(shortened(name)) for wrong in (*key(name), *shape(one)))

    return found


def fields(may_lack: Collection[str] = (), /, **shapes: Shape) -> Shape:
    """An object of exactly these fields, of which it may lack some."""

    def found(value: object) -> Iterator[Wrong]:
        if not isinstance(value, dict):
            yield Wrong((), value, f"object_of: {', '.join(shapes)}")
            return
        for name in value:
            if name not in shapes:
                yield Wrong((shortened(name),), value[name], "no_such_field")
        for name, shape in shapes.items():
            if name not in value and name not in may_lack:
                yield Wrong((name,), None, "given")
            elif name in value:
                yield from (wrong.below(name) for wrong in shape(value[name]))

    return found


def each_once(shape: Shape) -> Shape:
    """What the shape allows, none of it twice."""

    def found(value: object) -> Iterator[Wrong]:
        wrong = tuple(shape(value))
        yield from wrong
        if not wrong and isinstance(value, Sequence) and len(set(value)) < len(value):
            yield Wrong((), value, "each_once")

    return found


def shortened(value: object, most: int = 60) -> str:
    """A value as one can show it: one short line, whatever is in it."""
    if isinstance(value, dict | list | tuple):
        return f"{type(value).__name__} of {len(value)}"
    if isinstance(value, str):
        cut = value[:most] + ("…" if len(value) > most else "")
        return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in cut)
    return "null" if value is None else str(value).lower()[:most]


def _day(value: str) -> str | None:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _moment(value: str) -> str | None:
    try:
        return datetime.fromisoformat(value).isoformat(timespec="microseconds")
    except ValueError:
        return None
