"""A filter's form in a URL: codes (`?actor=islamic_state&gov=SY09&from=2021-10-01`), never labels, so that a link
survives a change of language.

What a link asks for in vain is returned as a `Doubt` and left out, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from data import calendar, own_link, place_codes, schema
from data.filter import (
    AGAINST,
    ALL_AREAS,
    EXACT,
    LONGEST_TEXT,
    NORTH_EAST,
    NOT_REPORTED,
    PERIODS,
    ROLES,
    Against,
    Doubt,
    Filter,
    Role,
    lies_in,
)

_MOST_READ = 10_000  # letters, of which no more than LONGEST_TEXT may be seen


class _ListParameter(NamedTuple):
    attribute: str
    vocabulary: str


_LISTS = {
    "gov": _ListParameter("governorates", "governorate"),
    "district": _ListParameter("districts", "district"),
    "actor": _ListParameter("actors", "actor_or_family"),
    "class": _ListParameter("classes", "event_class"),
    "type": _ListParameter("types", "event_type"),
    "zone": _ListParameter("zones", "control_zone"),
}


def codes_of(parameter: str) -> frozenset[str]:
    """The codes that a parameter takes any number of; none where it takes one value, or none."""
    if parameter == "exact":
        return EXACT
    return frozenset(schema.codes(_LISTS[parameter].vocabulary)) if parameter in _LISTS else frozenset()


PARAMETERS = (
    *(*_LISTS, "table", "period", "from", "to", "role", "pair", "place"),
    *("exact", "toll", "text", "against", "asof", "own"),
)


def written(wanted: Filter) -> dict[str, str]:
    """A filter as URL parameters; what is at its default is left out."""
    params = {"table": wanted.origin, "text": wanted.text}
    if wanted.date_from or wanted.date_to:
        params |= {"from": str(wanted.date_from or ""), "to": str(wanted.date_to or "")}
    elif wanted.period != "all":
        params["period"] = wanted.period
    if wanted.governorates != NORTH_EAST:
        params["gov"] = ",".join(wanted.governorates) or ALL_AREAS
    for name, values in _LISTS.items():
        if name != "gov":
            params[name] = ",".join(getattr(wanted, values.attribute))
    if wanted.role != "any":
        params["role"] = wanted.role
    if wanted.against != "before":
        params["against"] = wanted.against
    params |= {"pair": ",".join(wanted.pair or ()), "place": wanted.place}
    params |= {"asof": wanted.asof, "own": own_link.written(wanted.own)}
    params |= {"exact": ",".join(_exact(wanted)), "toll": str(wanted.least_toll or "")}
    return {name: value for name, value in params.items() if value}


def _exact(wanted: Filter) -> list[str]:
    return [name for name, asked in (("day", wanted.exact_day), ("place", wanted.exact_place)) if asked]


def read(params: Mapping[str, str], origins: Collection[str]) -> tuple[Filter, list[Doubt]]:
    """Read a URL. Returns the filter and everything in it that is unknown or absurd; raises nothing.

    origins  the tables the store holds, the default one first.
    """
    reader = _Reader(params)
    wanted: dict[str, tuple[str, ...]] = {
        name.attribute: reader.some(parameter, codes_of(parameter)) for parameter, name in _LISTS.items()
    }
    if "gov" not in params or not wanted["governorates"]:
        wanted["governorates"] = () if params.get("gov", "").strip() == ALL_AREAS else NORTH_EAST
    inside = tuple(code for code in wanted["districts"] if lies_in(code, wanted["governorates"]))
    if inside:  # where none is, no number may be shown: data.unmet says so
        reader.doubts += [Doubt("district", code, "outside") for code in wanted["districts"] if code not in inside]
        wanted["districts"] = inside
    start, end = reader.day("from"), reader.day("to")
    exact = reader.some("exact", EXACT)
    return (
        Filter(
            origin=params.get("table", "") or next(iter(origins), ""),
            period="custom" if start or end else reader.period(),
            date_from=start,
            date_to=end,
            role=reader.role(),
            pair=reader.pair(),
            place=reader.place(),
            exact_day="day" in exact,
            exact_place="place" in exact,
            least_toll=reader.toll(),
            text=reader.text(),
            against=reader.against(),
            asof=reader.asof(),
            own=reader.own(),
            **wanted,
        ),
        reader.doubts,
    )


@dataclass
class _Reader:
    params: Mapping[str, str]
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, parameter: str, value: str) -> None:
        self.doubts.append(Doubt(parameter, value[:LONGEST_TEXT]))

    def some(self, parameter: str, allowed: Collection[str]) -> tuple[str, ...]:
        values = dict.fromkeys(self.params.get(parameter, "").split(","))
        lost = [
            value for value in values if value and value not in allowed and (parameter, value) != ("gov", ALL_AREAS)
        ]
        self.doubts += [Doubt(parameter, value[:LONGEST_TEXT]) for value in lost]
        return tuple(value for value in values if value in allowed)

    def one(self, parameter: str, allowed: tuple[str, ...]) -> str:
        found = self.some(parameter, allowed)
        for value in found[1:]:
            self.doubt(parameter, value)
        return found[0] if found else ""

    def role(self) -> Role:
        said = self.one("role", ROLES)
        return next((role for role in ROLES if role == said), "any")

    def pair(self) -> tuple[str, str] | None:
        value = self.params.get("pair", "")
        sides = tuple(value.split(","))
        known = {*schema.codes(_LISTS["actor"].vocabulary), NOT_REPORTED}
        if len(sides) == 2 and known.issuperset(sides) and set(sides) != {NOT_REPORTED}:
            return sides
        if value:
            self.doubt("pair", value)
        return None

    def place(self) -> str:
        code = self.params.get("place", "")
        if not code or place_codes.read(code):
            return code
        self.doubt("place", code)
        return ""

    def against(self) -> Against:
        said = self.one("against", AGAINST)
        return next((against for against in AGAINST if against == said), "before")

    def day(self, parameter: str) -> date | None:
        value = self.params.get(parameter, "")
        if not value:
            return None
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or not calendar.is_plausible(day):
            self.doubt(parameter, value)
            return None
        return day

    def period(self) -> str:
        value = self.params.get("period", "all")
        if value in PERIODS or re.fullmatch(r"(19|20)\d\d", value, re.ASCII):
            return value
        self.doubt("period", value)
        return "all"

    def asof(self) -> str:
        """As it is asked for: data.unmet says where there is no such version, and no other is shown in its place."""
        return self.params.get("asof", "").strip()[:LONGEST_TEXT]

    def own(self) -> tuple[own_link.Pair, ...]:
        pairs, lost = own_link.read(self.params.get("own", ""))
        for part in lost:
            self.doubt("own", part)
        return pairs

    def toll(self) -> int:
        value = self.params.get("toll", "0")
        if re.fullmatch(r"\d{1,4}", value, re.ASCII):
            return int(value)
        self.doubt("toll", value)
        return 0

    def text(self) -> str:
        value = self.params.get("text", "")
        text = "".join(letter for letter in value[:_MOST_READ] if letter.isprintable())
        if len(text) > LONGEST_TEXT or len(value) > _MOST_READ:
            self.doubt("text", text)
            return ""
        return text.strip()
