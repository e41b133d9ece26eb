"""Filters at random: every field of a Filter, dates inside months and at their edges, and all of it together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, timedelta
from random import Random
from typing import Any

from data import schema
from data.filter import AGAINST, NORTH_EAST, NOT_REPORTED, ROLES, Filter, Resolved
from data.place_codes import ONLY, place_code
from data.store import Origin

AREAS = ("SY09", "SY11", "SY08", "SY02", "SY07")
DISTRICTS = ("SY0901", "SY0902", "SY1101", "SY0203")
TEXTS = ("convoy", "crisis", "ISIS", "حاجز", "busayra", "Raqqa bridge", "50%", "داعش", "SOHR", "it_all", "zzz", "sdf")
ASKED = {field.name for field in fields(Filter)} - {"origin", "asof"}  # which table it is; and both name no rows


def some(random: Random, origin: Origin, points: Sequence[tuple[int, int]]) -> Resolved:
    """One filter of a table, as a view goes by it; points: y and x of some of its places [STEPs]."""
    asked = _asked(random, origin, points)
    assert asked.keys() == ASKED - {"own"} or asked.keys() == ASKED
    kept = 1 if random.random() < 0.3 else random.randrange(6)  # mostly few at once: of all at once nothing is left
    names = {"governorates", "period", "date_from", "date_to", "against"}
    names |= set(random.sample(sorted(asked.keys() - names), kept))
    wanted = Filter(origin=origin.origin, **{name: value for name, value in asked.items() if name in names})
    return wanted.resolved(origin.covers_from, origin.covers_to)


def _asked(random: Random, origin: Origin, points: Sequence[tuple[int, int]]) -> dict[str, Any]:
    actors = (*schema.codes("actor"), *schema.codes("actor_or_family"))
    sides = (*actors, NOT_REPORTED)
    asked: dict[str, Any] = {
        **_period(random, origin),
        "governorates": random.choice((NORTH_EAST, (), ("SY09",), ("SY13",), tuple(random.sample(AREAS, 2)))),
        "districts": tuple(random.sample(DISTRICTS, random.choice((1, 1, 3)))),
        "actors": tuple(random.sample(actors, random.choice((1, 1, 1, 2, 3)))),
        "role": random.choice(ROLES),
        "pair": (random.choice(sides), random.choice(sides)),
        "place": _place(random, points),
        "classes": tuple(random.sample(schema.CLASSES, random.choice((1, 2)))),
        "types": tuple(random.sample(schema.codes("event_type"), random.choice((1, 4)))),
        "zones": tuple(random.sample(schema.codes("control_zone"), random.choice((1, 2)))),
        "exact_day": True,
        "exact_place": True,
        "least_toll": random.choice((1, 2, 5, 41)),
        "text": random.choice(TEXTS),
        "against": random.choice(AGAINST),
    }
    if origin.own:
        texts = (("Alert", "Red"), ("Alert", ""), ("Houses", "12"), ("Houses", ""), ("Gone", "x"))
        asked["own"] = tuple(random.sample(texts, random.choice((1, 2))))
    return asked


def _period(random: Random, origin: Origin) -> dict[str, Any]:
    found = {"period": random.choice(("all", "all", "last30", "last90", "ytd", "2016", "2018")), **_NO_DAYS}
    if random.random() < 0.5:
        return found
    first, last = sorted(_day(random, origin) for _ in range(2))
    days = {"date_from": first, "date_to": last}
    one = random.choice(("both", "both", "both", "date_from", "date_to"))
    return found | {"period": "custom"} | (days if one == "both" else {one: days[one]})


_NO_DAYS: dict[str, date | None] = {"date_from": None, "date_to": None}


def _day(random: Random, origin: Origin) -> date:
    """Any day of the table and a little beyond, or the first or the last of its month or year."""
    days = (origin.covers_to - origin.covers_from).days
    day = origin.covers_from + timedelta(random.randrange(-40, days + 40))
    first = day.replace(day=1)
    return random.choice((day, first, first - timedelta(1), day.replace(month=1, day=1), day.replace(month=12, day=31)))


def _place(random: Random, points: Sequence[tuple[int, int]]) -> str:
    area = random.choice((*DISTRICTS, *AREAS, "SY090102"))
    y, x = random.choice(points)
    width = 2000
    cell = place_code(y // width * width, x // width * width, width)
    return random.choice((place_code(y, x), cell, area, ONLY + area, "gn173927"))
