"""Aid Worker Security Database, as exported by aidworkersecurity.org or HDX.

Its numbers are of aid workers alone: at least so many were killed and hurt. Its points have no stated precision: a
city's is near the place, and one without a city stands for an area and is none. Kidnapped people are not detained ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from data.sources import layouts
from data.sources.cells import Import
from data.sources.format import File, Format
from data.sources.layouts import Headers
from data.sources.plan import Plan
from data.text import name_key

NAME = "awsd"
NEEDED = ("Year", "Month", "Day", "Country", "Means of attack", "Attack context", "Actor type")
_BETWEEN_FIRES = ("combatcrossfire", "crossfire")


def _fits(header: Sequence[str], _sample: Sequence[Sequence[str]]) -> float:
    return 1.0 if Headers(header).have(*NEEDED) else 0.0


def _read(file: File) -> Import:
    return file.by(plan_of(file.header))


def plan_of(header: Sequence[str]) -> Plan:
    """The plan of an export that has these columns."""
    of = Headers(header)
    columns = {
        "incident_id": of.taken(("Incident ID",), layouts.whole) or of.taken(("ID",), layouts.whole),
        "date_start": of.taken(("Year", "Month", "Day"), layouts.day),
        "governorate": of.taken(("Region",)),
        "district": of.taken(("District",)),
        "place": of.taken(("City",)),
        "latitude": of.taken(("Latitude", "City"), _at_a_city),
        "longitude": of.taken(("Longitude", "City"), _at_a_city),
        "location_precision": of.taken(("City", "District"), _precision),
        "event_type": of.taken(("Means of attack", "Attack context"), _event_type),
        "event_class": of.taken(("Attack context",), _event_class),
        "initiators": of.taken(("Actor type", "Actor name"), _actor),
        "targets": layouts.always("civilians"),
        "target_type": layouts.always("civilian"),
        "killed_civilians_low": of.taken(("Total killed",), layouts.people),
        "injured_low": of.taken(("Total wounded",), layouts.people),
        "status": of.taken(("Verified",), _status),
        "sources": of.taken(("Source",)),
        "summary": of.taken(("Details",)),
    }
    return layouts.plan(NAME, columns, of.elsewhere("Country", "Country Code"))


def _at_a_city(text: str, city: str) -> str:
    return text if city.strip() else ""


def _precision(city: str, district: str) -> str:
    if city.strip():
        return "near"
    return "district" if district.strip() else "governorate"


def _event_type(means: str, context: str) -> str:
    found = layouts.known(NAME, "type", means)
    return "ambush" if found == "armed_assault" and name_key(context) == "ambush" else found


def _event_class(context: str) -> str:
    return "clash" if name_key(context) in _BETWEEN_FIRES else "attack"


def _actor(kind: str, name: str) -> str:
    """Who did it, by name, else what kind of actor it was."""
    by_name = "" if name_key(name) in ("", "unknown", "none") else name
    return layouts.named(NAME, by_name or kind)


def _status(verified: str) -> str:
    return "unverified" if name_key(verified) in ("no", "pending", "unverified") else ""


FORMAT = Format(NAME, _fits, _read)
