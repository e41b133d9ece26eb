"""Global Terrorism Database, as distributed (135 columns) or part of it.

0 for a month or day is not known: the whole month or year. Negative codes are not known. nkill counts everybody, the
perpetrators (nkillter) as well. specificity 1 is the place; from 2 on the point is the middle of an area and is none.
doubtterr and the three criteria are flags, and so is an attack that failed. Source: START, GTD Codebook (2021).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from data import actors, schema
from data.sources import layouts
from data.sources.cells import Import
from data.sources.format import File, Format
from data.sources.layouts import Headers
from data.sources.plan import Plan
from data.text import name_key

NAME = "gtd"
NEEDED = ("eventid", "iyear", "imonth", "iday", "provstate", "attacktype1_txt", "gname")
# 2 and 3 are the middle of the smallest area that was found, whose name is not told: its governorate is.
PRECISION = {"1": "place", "2": "governorate", "3": "governorate", "4": "governorate", "5": "country"}
_YES = "1"
_NOBODY = ("unknown", "")


def _fits(header: Sequence[str], _sample: Sequence[Sequence[str]]) -> float:
    return 1.0 if Headers(header).have(*NEEDED) else 0.0


def _read(file: File) -> Import:
    return file.by(plan_of(file.header))


def plan_of(header: Sequence[str]) -> Plan:
    """The plan of a file with these columns."""
    of = Headers(header)
    columns = {
        "incident_id": of.taken(("eventid",), layouts.whole),
        "date_start": of.taken(("iyear", "imonth", "iday"), layouts.day),
        "governorate": of.taken(("provstate",)),
        "place": of.taken(("city", "specificity"), _place),
        "latitude": of.taken(("latitude", "specificity"), _degrees),
        "longitude": of.taken(("longitude", "specificity"), _degrees),
        "location_precision": of.taken(("specificity", "vicinity"), _precision),
        "event_type": of.taken(("attacktype1_txt", "suicide", "weapsubtype1_txt"), _event_type),
        "event_class": layouts.always("attack"),
        "initiators": of.taken(("gname", "gname2", "gname3"), _groups),
        "initiator_basis": of.taken(("gname", "claimed", "guncertain1"), _basis),
        "claimed_by": of.taken(("gname", "claimed"), _claimant),
        "targets": of.taken(("targtype1_txt", "corp1"), _targets),
        "target_type": of.taken(("targtype1_txt", "targsubtype1_txt"), _target_type),
        "killed": of.taken(("nkill",), layouts.people),
        "injured": of.taken(("nwound",), layouts.people),
        "sources": of.taken(("scite1", "scite2", "scite3"), lambda *cited: "; ".join(filter(None, cited))),
        "summary": of.taken(("summary",)),
    }
    doubts = (("doubtterr", _YES), *((f"crit{n}", "0") for n in (1, 2, 3)))
    cautions = [one for name, text in doubts for one in of.cautions("in_doubt", name, text)]
    cautions += of.cautions("attempt_failed", "success", "0")
    return layouts.plan(NAME, columns, of.elsewhere("country_txt"), cautions)


def _precision(specificity: str, vicinity: str) -> str:
    stated = PRECISION.get(layouts.whole(specificity), specificity)
    return "near" if stated == "place" and layouts.whole(vicinity) == _YES else stated


def _degrees(text: str, specificity: str) -> str:
    return layouts.unless_coarse(text, _precision(specificity, ""))


def _place(city: str, specificity: str) -> str:
    return "" if name_key(city) in _NOBODY else layouts.unless_coarse(city, _precision(specificity, ""))


@cache
def _types() -> dict[str, str]:
    """Attack type, with "(suicide)", "(vehicle)" or "(projectile)" behind it where that says more, to event_type."""
    rows = schema.reference("event_types")
    return {name_key(written): row["code"] for row in rows for written in row["gtd"].split("|") if written}


def _event_type(attack: str, suicide: str, weapon: str) -> str:
    kind = "suicide" if layouts.whole(suicide) == _YES else layouts.known(NAME, "weapon", weapon)
    return _types().get(name_key(f"{attack} ({kind})")) or _types().get(name_key(attack), attack)


def _groups(*names: str) -> str:
    return ";".join(layouts.named(NAME, name) for name in names if name.strip())


def _basis(group: str, claimed: str, uncertain: str) -> str:
    if name_key(group) in _NOBODY:
        return "unknown"
    if layouts.whole(uncertain) == _YES:
        return "suspected"
    return "claimed" if layouts.whole(claimed) == _YES else "reported"


def _claimant(group: str, claimed: str) -> str:
    found = layouts.named(NAME, group) if layouts.whole(claimed) == _YES else ""
    return found if actors.actor(found) else ""


def _targets(kind: str, body: str) -> str:
    """Who was hit, where it is known: a body that is an actor of ours, or civilians."""
    found = layouts.named(NAME, body)
    if actors.actor(found):
        return found
    return "civilians" if layouts.words(NAME, "target").get(name_key(kind)) == "civilian" else ""


def _target_type(kind: str, narrower: str) -> str:
    return layouts.words(NAME, "target").get(name_key(narrower)) or layouts.known(NAME, "target", kind)


FORMAT = Format(NAME, _fits, _read)
