"""Airwars' civilian harm cases: exports in Arabic and English, and the JSON of its cases.

Every case is an attack by the air or artillery of those it names, whatever is known of the weapon. Its numbers are
ranges of civilians; belligerents who died are added to the killed, where both are known. Its grading of the evidence is
our status: two credible sources (fair) corroborate one another. Source: Airwars, Methodology.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, partial

from data import schema
from data.sources import layouts
from data.sources.cells import Import
from data.sources.format import File, Format
from data.sources.plan import Plan, Rule, Taken
from data.text import fold, name_key

NAME = "airwars"
_CIVILIANS = ("civil", "مدني")
_FIGHTERS = ("militant", "belligerent", "fighter", "combatant", "عسكري", "مسلح")
_KILLED = ("killed", "death", "fatalit", "dead", "قتلى", "قتيل")
_INJURED = ("injur", "wound", "جرحى", "جريح", "مصاب")
_SOME = ("child", "women", "woman", "أطفال", "نساء")  # of the civilians, not all of them
_NAME = re.compile(r'"(?:name|title|label)":\s*"([^"]+)"')  # of a belligerent that JSON tells more of
_LOW = ("min", "low", "أدنى")
_HIGH = ("max", "high", "أعلى", "أقصى")


def _fits(header: Sequence[str], _sample: Sequence[Sequence[str]]) -> float:
    ours = _columns(header)
    counted = _people(header, _CIVILIANS, _KILLED, _LOW) and _people(header, _CIVILIANS, _KILLED, _HIGH)
    return 0.95 if counted and {"date_start", "initiators"} <= set(ours) else 0.0


def _read(file: File) -> Import:
    return file.by(plan_of(file.header))


def plan_of(header: Sequence[str]) -> Plan:
    """The plan of an export that has these columns."""
    theirs = _columns(header)

    def word(column: str) -> Taken | None:
        return Taken((theirs[column],), partial(layouts.known, NAME, column)) if column in theirs else None

    columns: dict[str, Taken | None] = {
        ours: Taken((theirs[ours],)) if ours in theirs else None
        for ours in (
            *("incident_id", "date_start", "date_end", "governorate", "place", "place_name_ar", "source_url"),
            *("source_date", "summary_ar"),
        )
    }
    columns |= {
        "latitude": _unless_coarse(theirs, "latitude"),
        "longitude": _unless_coarse(theirs, "longitude"),
        "location_precision": word("precision"),
        "event_type": word("type"),
        "event_class": layouts.always("attack"),
        "initiators": Taken((theirs["initiators"],), _belligerents) if "initiators" in theirs else None,
        "initiator_basis": word("basis"),
        "status": word("grading") or _assessment(theirs, grades=True),
        "targets": layouts.always("civilians"),
        "target_type": layouts.always("civilian"),
        "killed_civilians_low": _first(_people(header, _CIVILIANS, _KILLED, _LOW)),
        "killed_civilians_high": _first(_people(header, _CIVILIANS, _KILLED, _HIGH)),
        "killed_low": _killed(header, _LOW, _at_least),
        "killed_high": _killed(header, _HIGH, _at_most),
        "injured_low": _first(_people(header, _CIVILIANS, _INJURED, _LOW)),
        "summary": Taken((theirs["summary"],)) if "summary" in theirs else _assessment(theirs, grades=False),
    }
    rules = [Rule("other_country", theirs["country"], layouts.is_elsewhere)] if "country" in theirs else []
    return layouts.plan(NAME, columns, rules)


@cache
def _known() -> dict[str, str]:
    return {name_key(row["header"]): row["column"] for row in schema.reference("airwars_headers")}


def _columns(header: Sequence[str]) -> dict[str, str]:
    """Ours to the file's column, by its whole name, else by the last of a JSON path ("location.latitude")."""
    found: dict[str, str] = {}
    for names in (header, [name.replace("/", ".").split(".")[-1] for name in header]):
        for name, written in zip(names, header, strict=True):
            if ours := _known().get(name_key(name)):
                found.setdefault(ours, written)
    return found


def _assessment(theirs: dict[str, str], *, grades: bool) -> Taken | None:
    """What is called an assessment is a grading in one file and a text in another."""
    if "assessment" not in theirs:
        return None
    known = layouts.words(NAME, "grading")
    if grades:
        return Taken((theirs["assessment"],), lambda text: known.get(name_key(text), ""))
    return Taken((theirs["assessment"],), lambda text: "" if name_key(text) in known else text)


def _people(header: Sequence[str], who: tuple[str, ...], what: tuple[str, ...], bound: tuple[str, ...]) -> list[str]:
    """The columns whose name says all three, as "civilians / killed / min" does; those of no group first."""
    said = [
        name for name in header if all(_says(name, words) for words in (who, what, bound)) and not _says(name, _SOME)
    ]
    return sorted(said, key=lambda name: name.count("/") + name.count("."))


def _says(name: str, words: tuple[str, ...]) -> bool:
    return any(fold(word) in fold(name) for word in words)


def _first(names: list[str]) -> Taken | None:
    return Taken((names[0],), layouts.people) if names else None


def _killed(header: Sequence[str], bound: tuple[str, ...], together: Callable[[str, str], str]) -> Taken | None:
    civilians, fighters = (_people(header, who, _KILLED, bound) for who in (_CIVILIANS, _FIGHTERS))
    return Taken((civilians[0], fighters[0]), together) if civilians and fighters else None


def _at_least(civilians: str, fighters: str) -> str:
    return layouts.sum_of(civilians, fighters)


def _at_most(civilians: str, fighters: str) -> str:
    """No more than both together, where both are known."""
    return layouts.sum_of(civilians, fighters) if civilians.strip() and fighters.strip() else ""


def _unless_coarse(theirs: dict[str, str], column: str) -> Taken | None:
    if column not in theirs or "precision" not in theirs:
        return Taken((theirs[column],)) if column in theirs else None
    return Taken((theirs[column], theirs["precision"]), _degrees)


def _degrees(text: str, stated: str) -> str:
    return layouts.unless_coarse(text, layouts.known(NAME, "precision", stated))


def _belligerents(text: str) -> str:
    return layouts.named(NAME, ";".join(_NAME.findall(text)) or text)


FORMAT = Format(NAME, _fits, _read)
