"""ACLED event exports and answers of its API, of any year: 2017-2022 (numeric inter codes), 2023 and later (worded).

Who attacked is known where ACLED's own rule says so: actor1 of violence against civilians, of remote violence and of
arrests. A battle has two sides (rule 10). Non-violent and territorial developments and demonstrations are left out by
rule. geo_precision 3 is a larger area for which a capital stands: it has no point. Source: ACLED Codebook (2024).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, partial

from data import actors, schema
from data.sources.cells import Import
from data.sources.format import File, Format
from data.sources.plan import Plan, Rule, Taken
from data.text import name_key

NAME = "acled"
NEEDED = ("event_date", "sub_event_type", "actor1", "admin1", "fatalities")
IDS = ("event_id_cnty", "data_id")
SYRIA = ("syria", "syr", "760", "syrian arab republic")
DATE_PRECISION = {"1": "day", "2": "week", "3": "month"}
LOCATION_PRECISION = {"1": "place", "2": "near", "3": "governorate"}
_LARGER_AREA = "3"
_CIVILIANS = ("7", "civilians")
_YEARS = re.compile(r"\((\d{4})-(\d{4})?\)")
_BRACKETS = re.compile(r"\s*\([^)]*\)\s*")
_FALL = 2024  # of the government of Syria: forces named "(2024-)" are the transitional government's
_OF_SYRIA = ("Military Forces of Syria", "Police Forces of Syria", "Government of Syria")
_TRIBAL = re.compile(r"\b(tribal|clan)\b", re.I)


def _fits(header: Sequence[str], _sample: Sequence[Sequence[str]]) -> float:
    return 1.0 if set(NEEDED) <= set(header) and set(IDS) & set(header) else 0.0


def _read(file: File) -> Import:
    return file.by(plan_of(file.header))


def plan_of(header: Sequence[str]) -> Plan:
    """The plan of an export that has these columns."""
    here = set(header)
    wanted = {
        "incident_id": Taken((next(name for name in IDS if name in here),)),
        "date_start": Taken(("event_date",)),
        "date_precision": Taken(("time_precision",), partial(_code, DATE_PRECISION)),
        "governorate": Taken(("admin1",)),
        **{
            ours: Taken((theirs, "geo_precision"), _unless_larger)
            for ours, theirs in (
                *(("district", "admin2"), ("subdistrict", "admin3"), ("place", "location")),
                *(("latitude", "latitude"), ("longitude", "longitude")),
            )
        },
        "location_precision": Taken(("geo_precision",), partial(_code, LOCATION_PRECISION)),
        "event_type": Taken(("sub_event_type",), _event_type),
        "event_class": Taken(("sub_event_type",), _event_class),
        "initiators": Taken(("actor1", "inter1"), _actor),
        "targets": Taken(("actor2", "inter2"), _actor),
        "target_type": Taken(("civilian_targeting",), lambda said: "civilian" if said.strip() else ""),
        "killed": Taken(("fatalities",)),
        "sources": Taken(("source",)),
        "summary": Taken(("notes",)),
    }
    columns = {ours: _without(taken, here) for ours, taken in wanted.items() if taken.headers[0] in here}
    rules = [Rule("other_country", name, _is_elsewhere) for name in ("country", "iso") if name in here][:1]
    rules += [
        Rule("territory", "sub_event_type", lambda said: _left_out().get(name_key(said)) == "territory"),
        Rule("demonstration", "sub_event_type", lambda said: _left_out().get(name_key(said)) == "demonstration"),
        Rule("no_violence", "sub_event_type", lambda said: _left_out().get(name_key(said)) == "no_violence"),
    ]
    return Plan(columns, NAME, tuple(rules))


def _without(taken: Taken, here: set[str]) -> Taken:
    """The same for a file that lacks what is read beside the first column."""
    if set(taken.headers) <= here:
        return taken
    through = taken.through
    return Taken(taken.headers[:1], (lambda text: through(text, "")) if through else None)


def _code(known: Mapping[str, str], text: str) -> str:
    return known.get(text.strip(), text)


def _is_elsewhere(country: str) -> bool:
    return country.strip().casefold() not in SYRIA


def _unless_larger(text: str, geo_precision: str) -> str:
    return "" if geo_precision.strip() == _LARGER_AREA else text


@cache
def _types() -> Mapping[str, str]:
    """Sub-event type, as name_key, to event_type: the column `acled` of event_types.csv holds "event type/sub type"."""
    return {
        name_key(sub_type.removeprefix(f"{kind}/")): row["code"]
        for row in schema.reference("event_types")
        for sub_type in row["acled"].split("|")
        for kind in _KINDS
        if sub_type.startswith(f"{kind}/")
    }


_KINDS = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Strategic developments", "Protests")


@cache
def _left_out() -> Mapping[str, str]:
    return {name_key(row["sub_event_type"]): row["reason"] for row in schema.reference("acled_left_out")}


def _event_type(sub_type: str) -> str:
    return _types().get(name_key(sub_type), sub_type)


def _event_class(sub_type: str) -> str:
    """What the type says; ACLED's violence for which we have no type is an attack all the same."""
    code = _types().get(name_key(sub_type))
    if code is None:
        return ""
    return "attack" if code == "other" else schema.event_class_of(code)


@cache
def _names() -> Mapping[str, str]:
    return {name_key(row["name"]): row["actor"] for row in schema.reference("acled_actors")}


def _actor(name: str, inter: str) -> str:
    """ "QSD: Syrian Democratic Forces", "Military Forces of Turkey (2016-)": our actor, else the name as it stands."""
    if not name.strip():
        return ""
    plain = _BRACKETS.sub(" ", name).strip()
    after = plain.partition(":")[2].strip()
    if plain.startswith(_OF_SYRIA):
        years = _YEARS.search(name)
        return "transitional_government" if years and int(years[1]) >= _FALL else "syrian_government"
    for spelling in filter(None, (plain, after)):
        if known := _names().get(name_key(spelling)) or actors.actor(spelling):
            return known
    if branch := next((actor for prefix, actor in _forces() if plain.startswith(prefix)), ""):
        return branch  # "Military Forces of Russia (2000-) Air Force"
    if name_key(plain).startswith("unidentified"):
        return "unknown"
    if inter.strip().casefold() in _CIVILIANS:
        return "civilians"
    return "tribal_fighters" if _TRIBAL.search(plain) else name


@cache
def _forces() -> tuple[tuple[str, str], ...]:
    named = ((row["name"], row["actor"]) for row in schema.reference("acled_actors"))
    return tuple((name, actor) for name, actor in named if name.startswith(("Military Forces", "Police Forces")))


FORMAT = Format(NAME, _fits, _read)
