"""How a file holds totals: which of its columns is the period, the area, the type, and which hold numbers of what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from data.sources.layouts import Headers
from data.sources.plan import DayOrder, Decimal, Rule

What = Literal["events", "killed"]
WHATS: tuple[What, ...] = ("events", "killed")
Span = Literal["as it stands", "week from", "week to", "month"]


class Numbers(NamedTuple):
    """One column of numbers.

    area, period, type   its header, where it names one: then the column is of that one alone.
    """

    header: str
    what: What
    area: str = ""
    period: str = ""
    type: str = ""

    @property
    def alone(self) -> bool:
        """Whether it is a total of its own, and not what another column says of the same one."""
        return bool(self.area or self.period or self.type)


@dataclass(frozen=True)
class Layout:
    """What a table of totals holds; every text is a header of the file.

    source       name of the format; numbers: the columns that are totals; periods and areas of their own come first.
    period       columns that say the first day: a date, or a week or month and its year; none, or the year alone, where
                 `numbers` do.
    period_end   the column of the last day; "" where the period says it.
    span         how long a period is that is one day in the file: a week that begins or ends with it, its month.
    governorate, district   columns that may name it, by code or name; the first that is understood is taken.
    area_text    columns of which the first that is filled is the source's own words for the area.
    types        columns of which the first that is filled is the type; exclusive: an event is of one type alone.
    as_of, publisher, url   one column each, "" where there is none.
    rules        which rows are left out, and why; order: of day and month in dates;
                 decimal: how it writes a fraction, where somebody has said it.
    """

    source: str
    numbers: tuple[Numbers, ...]
    period: tuple[str, ...] = ()
    period_end: str = ""
    span: Span = "as it stands"
    governorate: tuple[str, ...] = ()
    district: tuple[str, ...] = ()
    area_text: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    exclusive: bool = False
    as_of: str = ""
    publisher: str = ""
    url: str = ""
    rules: tuple[Rule, ...] = ()
    order: DayOrder | None = None
    decimal: Decimal = ""

    @property
    def one_type(self) -> bool:
        """Whether each event is counted once: types exclude one another, or there are none."""
        return self.exclusive or not (self.types or any(one.type for one in self.numbers))

    @property
    def read_as(self) -> dict[str, tuple[str, ...]]:
        """Our column -> the columns of the file that it is read from."""
        found = {
            "date_start": self.period,
            "date_end": (self.period_end,),
            "governorate": self.governorate,
            "district": self.district,
            "event_type": self.types,
            "events": tuple(one.header for one in self.numbers if one.what == "events"),
            "killed": tuple(one.header for one in self.numbers if one.what == "killed"),
            "as_of": (self.as_of,),
            "sources": (self.publisher,),
            "source_url": (self.url,),
        }
        return {ours: theirs for ours, theirs in found.items() if any(theirs)}

    @property
    def headers(self) -> frozenset[str]:
        """The columns of the file that are read."""
        read = {header for theirs in self.read_as.values() for header in theirs}
        return frozenset(read | set(self.area_text) | {rule.header for rule in self.rules})


def numbers_of(of: Headers, events: str, killed: str) -> tuple[Numbers, ...]:
    """The two columns of numbers of a layout that is known by its name, where the file has them."""
    named: tuple[tuple[str, What], ...] = ((events, "events"), (killed, "killed"))
    return tuple(Numbers(written, what) for name, what in named for written in of.written(name))
