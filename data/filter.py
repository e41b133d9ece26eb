"""What an analyst asked for: a frozen `Filter` that knows its URL form.

The URL holds codes (`?actor=islamic_state&gov=SY09&from=2021-10-01`), never labels, so that a link survives a change of
language. What a link asks for in vain is returned as a `Doubt` and left out, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, NamedTuple, get_args

from data import calendar, own_link, place_codes
from data.calendar import shifted

Role = Literal["any", "initiator", "target", "claimant"]
ROLES: tuple[Role, ...] = get_args(Role)
Against = Literal["before", "year"]
AGAINST: tuple[Against, ...] = get_args(Against)
NORTH_EAST = ("SY09", "SY08", "SY11")
ALL_AREAS = "all"
NOT_REPORTED = "not_reported"  # in place of a side of a pair: the source names nobody there
PERIODS = ("all", "last30", "last90", "ytd")  # or a year, "2018"
EXACT = frozenset(("day", "place"))
LONGEST_TEXT = 100
HIGHEST_TOLL = 9999


Reason = Literal["unknown", "outside", "repeated", "parameter", "same", "uncovered", "too_long", "nowhere"]


class Doubt(NamedTuple):
    """Something a link asked for that could not be had: shown on screen, left out of the filter.

    reason  unknown: no such thing; outside: an area that lies outside the governorates asked for; repeated: several
            values for what has one, of which this one, the last, counts; parameter: nothing is asked by that name; of
            what a view is to be held against (data.comparison): same: it is the view itself; uncovered: the table has
            no day of it; too_long: the period has no same days in another year; nowhere: no row of the other table is
            at the place.
    """

    parameter: str
    value: str
    reason: Reason = "unknown"


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which incidents of one table are in view.

    origin        the table; "" is the store's first. Tables are looked at one at a time: their rows do not add up. One
                  that is not held stays as it was asked for: see data.unmet.
    period        one of PERIODS or a year; relative periods end with the table's coverage, not with today.
                  "custom" when date_from or date_to is set.
    governorates  P-codes; empty is the whole country. districts narrow them; if all lie outside, nothing is meant.
    actors        ids, or families of them ("insurgent"), any of these in `role`. An incident of several families is in
                  each of them.
    pair          who attacked whom: an id or a family, or NOT_REPORTED, of the initiator and of the target. Rows
                  that do not say who attacked are none of it: data.query.undirected counts them.
    place         where: a code of data.place_codes; "" is anywhere.
    exact_day / exact_place   only rows dated to the day / located at or near a named place.
    least_toll    people killed, at least (lower bound of the report); 0 asks nothing, not even that a number is given.
    text          searched in names, sources and notes, folded.
    against       what a count is compared with: the equally long period just before, or the same days a year before.
    asof          the version of a kept table: its number, or a day (ISO), whose last version is meant; "" is the one in
                  use.
    own           pairs of an own column of the table and a text that it holds, "" for a row that does not give it: any
                  of a column's texts, of each column asked.
    """

    origin: str = ""
    period: str = "all"
    date_from: date | None = None
    date_to: date | None = None
    governorates: tuple[str, ...] = NORTH_EAST
    districts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    role: Role = "any"
    pair: tuple[str, str] | None = None
    place: str = ""
    classes: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    exact_day: bool = False
    exact_place: bool = False
    least_toll: int = 0
    text: str = ""
    against: Against = "before"
    asof: str = ""
    own: tuple[own_link.Pair, ...] = ()

    def exact(self) -> list[str]:
        """What must be known exactly: "day", "place", both or neither."""
        return [name for name, wanted in (("day", self.exact_day), ("place", self.exact_place)) if wanted]

    def resolved(self, covers_from: date, covers_to: date) -> Resolved:
        """The same filter with its period as dates: the table's coverage for "all", which leaves no row out by date."""
        if self.date_from or self.date_to:
            start = self.date_from or min(covers_from, self.date_to or covers_from)
            return self._of_days(start, self.date_to or max(covers_to, start))
        match self.period:
            case "last30":
                start, end = shifted(covers_to, -29), covers_to
            case "last90":
                start, end = shifted(covers_to, -89), covers_to
            case "ytd":
                start, end = covers_to.replace(month=1, day=1), covers_to
            case year if year.isdecimal():
                start, end = date(int(year), 1, 1), date(int(year), 12, 31)
            case _:
                start, end = covers_from, covers_to
        return self._of_days(start, end)

    def _of_days(self, start: date, end: date) -> Resolved:
        return Resolved(**vars(self) | {"date_from": start, "date_to": end})

    def outside(self) -> tuple[str, ...]:
        """The districts, where every one of them lies outside the governorates."""
        lost = tuple(code for code in self.districts if not lies_in(code, self.governorates))
        return lost if lost == self.districts else ()

    def strays(self) -> bool:
        """Whether the place is an area that lies outside the governorates."""
        area = place_codes.area_of(self.place) if self.place else ""
        return bool(area) and not lies_in(area, self.governorates)

    @property
    def by_direction(self) -> bool:
        """Whether it leaves out rows of which nobody says who attacked whom."""
        return self.pair is not None or (bool(self.actors) and self.role in ("initiator", "target"))


@dataclass(frozen=True, kw_only=True)
class Resolved(Filter):
    """A filter whose period is said as dates, first and last day: what a view and every question about it go by."""

    date_from: date = field()
    date_to: date = field()

    def previous(self) -> Resolved:
        """What the period is compared with: the equally long one just before it, or, where `against`
        asks for that and the two do not meet, the one that starts on the same day a year before. Its own `against` says
        which of the two it is."""
        length = (self.date_to - self.date_from).days + 1
        start, year = shifted(self.date_from, -length), calendar.year_before(self.date_from)
        against: Against = "before"
        if self.against == "year" and year <= start:
            start, against = year, "year"
        end = shifted(start, length - 1)
        return replace(self, period="custom", date_from=start, date_to=end, against=against)


def lies_in(area: str, governorates: tuple[str, ...]) -> bool:
    """Whether the area of a P-code is in one of these governorates; none is the whole country."""
    return not governorates or area[:4] in governorates
