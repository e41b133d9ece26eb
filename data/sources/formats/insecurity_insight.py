"""Insecurity Insight's event tables on HDX: aid workers, health care, education.

Its numbers are of the people that the table is about: at least so many were killed, hurt and arrested. Its columns for
them differ by table ("Aid Workers Killed", "Health Workers Killed"); all that end so are added up. Kidnapped people are
not detained ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from data.sources import layouts
from data.sources.cells import Import
from data.sources.format import File, Format
from data.sources.layouts import Headers
from data.sources.plan import Plan, Taken
from data.text import fold, name_key

NAME = "insecurity_insight"
NEEDED = ("Date", "Country ISO", "SiND Event ID")
_SEPARATORS = str.maketrans(dict.fromkeys(":;,/", "|"))


def _fits(header: Sequence[str], _sample: Sequence[Sequence[str]]) -> float:
    return 1.0 if Headers(header).have(*NEEDED) else 0.0


def _read(file: File) -> Import:
    return file.by(plan_of(file.header))


def plan_of(header: Sequence[str]) -> Plan:
    """The plan of a table that has these columns."""
    of = Headers(header)
    columns = {
        "incident_id": of.taken(("SiND Event ID",), layouts.whole),
        "date_start": of.taken(("Date",)),
        "governorate": of.taken(("Admin 1",)),
        "district": of.taken(("Admin 2",)),
        "latitude": of.taken(("Latitude", "Geo Precision"), _degrees),
        "longitude": of.taken(("Longitude", "Geo Precision"), _degrees),
        "location_precision": of.taken(("Geo Precision",), _precision),
        "event_type": _weapon(of),
        "event_class": layouts.always("attack"),
        "initiators": of.taken(("Perpetrator", "Perpetrator Name"), _actor)
        or of.taken(("Reported Perpetrator", "Reported Perpetrator Name"), _actor),
        "targets": layouts.always("civilians"),
        "target_type": layouts.always("civilian"),
        "killed_civilians_low": _all_of(header, "killed"),
        "injured_low": _all_of(header, "injured", "wounded"),
        "detained_low": _all_of(header, "arrested", "detained"),
        "source_url": of.taken(("Source URL",)) or of.taken(("URL",)),
        "summary": of.taken(("Event Description",)),
    }
    return layouts.plan(NAME, columns, of.elsewhere("Country ISO", "Country"))


def _weapon(of: Headers) -> Taken | None:
    names = ("Weapon carried/used", "Weapon Carried Used", "Weapon used")
    return next((taken for name in names if (taken := of.taken((name,), _event_type))), None)


def _all_of(header: Sequence[str], *endings: str) -> Taken | None:
    """People of all groups together: "Aid Workers Killed", "Number of Educators Killed"."""
    columns = tuple(name for name in header if fold(name).endswith(endings))
    return Taken(columns, layouts.sum_of) if columns else None


def _event_type(weapon: str) -> str:
    """By the weapon; of several, "Firearm; Knife", what they all are. One that is not known stays as it stands."""
    if whole := layouts.words(NAME, "type").get(name_key(weapon)):
        return whole
    parts = [name_key(part) for part in weapon.translate(_SEPARATORS).split("|") if part.strip()]
    found = {layouts.words(NAME, "type").get(part) for part in parts} - {None}
    return str(found.pop()) if len(found) == 1 else weapon


def _precision(stated: str) -> str:
    return layouts.known(NAME, "precision", stated)


def _degrees(text: str, stated: str) -> str:
    return layouts.unless_coarse(text, _precision(stated))


def _actor(kind: str, name: str) -> str:
    by_name = "" if layouts.known(NAME, "actor", name) in ("", "unknown") else name
    return layouts.named(NAME, by_name or kind)


FORMAT = Format(NAME, _fits, _read)
