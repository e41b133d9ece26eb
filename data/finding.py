"""One search for a place, an area, an actor, an incident or words: what a typed text may mean, and where that leads.

Nothing is chosen for anybody: each meaning comes with the link that it leads to and the number of incidents there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log10
from typing import Literal

import ibis
import ibis.expr.types as ir
import pandas as pd

from data import actors, alike, did_you_mean, filter_link, schema, spellings, terms
from data.aggregate.listing import SHOWN
from data.aggregate.spots import Spot, spots
from data.filter import ALL_AREAS, LONGEST_TEXT, Resolved, lies_in
from data.filter_link import PARAMETERS
from data.query import meant
from data.spellings import Named
from data.text import fold

Kind = Literal["place", "area", "actor", "words"]
MOST_INCIDENTS = 4
_MOST: Mapping[Kind, int] = {"place": 6, "area": 3, "actor": 4, "words": 3}
_WORSE = 12.0  # hundredths of likeness by which a name may be less like than the likest
_WHERE = ("gov", "district", "place")
_STAYS = ("table", "asof", "against")  # of a filter that is widened
_SHORTEST_ID = 3  # letters and digits of a part of an incident's id
_SIGNS = "-_ ./:#"  # that are nothing between the letters of an id


@dataclass(frozen=True)
class Meaning:
    """One thing that a text may mean.

    code      of an area, an actor or a family; of words the text itself; "" for a place, which is its `spot`.
    likeness  in hundredths: alike.EXACT for a name as it is written.
    """

    kind: Kind
    code: str
    likeness: float
    spot: Spot | None = None

    def asks(self, lang: str) -> dict[str, str]:
        """The parameters of a link that ask for it."""
        if self.spot:
            place = self.spot.place_id or self.spot.code
            return {"place": place} if place else {"text": self.spot.called(lang)[:LONGEST_TEXT]}
        if self.kind == "area":
            return {"district" if len(self.code) > 4 else "gov": self.code}
        return {"actor" if self.kind == "actor" else "text": self.code}


@dataclass(frozen=True)
class Held:
    """The places of a table, and by which of their names each is found."""

    spots: tuple[Spot, ...]
    names: alike.Index[int]


def held(incidents: ir.Table) -> Held:
    """The places that some incidents name; to be remembered, as it takes longer than a search."""
    return holding(spots(incidents))


def holding(found: tuple[Spot, ...]) -> Held:
    """The same for places that are known."""
    return Held(found, alike.index((key, at) for at, spot in enumerate(found) for key in _spot_keys(spot)))


def meanings(text: str, lang: str, known: Held) -> tuple[Meaning, ...]:
    """What a text may mean: some places, areas, actors and words, the likest first.

    known  the places of the table that is searched.
    """
    typed = text.strip()[:LONGEST_TEXT]
    if not typed:
        return ()
    read = terms.read(typed)
    found = [*_places(typed, known), *_areas(typed), *_actors(typed)]
    is_name = len(read) == 1 and read[0].named != Named()  # then what merely is like it is not meant
    likest = alike.EXACT if is_name else max((one.likeness for one in found), default=0.0)
    least = min(alike.INSIDE, likest - _WORSE)
    words = [typed, *(did_you_mean.proposals(typed, lang) if len(read) > 1 else ())]  # of one word they stand above
    found += [Meaning("words", one[:LONGEST_TEXT], alike.EXACT - at) for at, one in enumerate(words)]
    fit = sorted((one for one in found if one.likeness >= least), key=_rank)
    some = [one for kind, most in _MOST.items() for one in _apart(fit, kind, lang)[:most]]
    return tuple(sorted(some, key=_rank))


def _rank(one: Meaning) -> tuple[float, int]:
    often = one.spot.n if one.spot else 1
    return -one.likeness - 3 * log10(often), len(one.code)


def _apart(found: Iterable[Meaning], kind: Kind, lang: str) -> list[Meaning]:
    """Those of a kind that lead to links of their own."""
    links: dict[tuple[tuple[str, str], ...], Meaning] = {}
    for one in found:
        if one.kind == kind:
            links.setdefault(tuple(one.asks(lang).items()), one)
    return list(links.values())


def narrowed(params: Mapping[str, str], meaning: Meaning, lang: str) -> dict[str, str]:
    """The filter of a link, asking for this meaning in place of what it asked for of its kind."""
    asks = meaning.asks(lang)
    kept = {name: value for name, value in params.items() if name in PARAMETERS}
    if meaning.kind == "area":
        kept = {name: value for name, value in kept.items() if name not in ("district", "place")}
    if "district" in asks and not lies_in(asks["district"], filter_link.read(kept, ())[0].governorates):
        kept["gov"] = asks["district"][:4]
    return {**kept, **asks}


def anywhere(params: Mapping[str, str], meaning: Meaning, lang: str) -> dict[str, str]:
    """The same without the area that the link asked for."""
    kept = {name: value for name, value in params.items() if name not in _WHERE}
    return narrowed({**kept, "gov": ALL_AREAS}, meaning, lang)


def widened(params: Mapping[str, str], meaning: Meaning, lang: str) -> dict[str, str]:
    """The same with nothing else asked of the table: no area, period or other filter."""
    kept = {name: value for name, value in params.items() if name in _STAYS}
    return {**kept, "gov": ALL_AREAS, **meaning.asks(lang)}


WAYS = (narrowed, anywhere, widened)  # each finds all that those before it find


def counted(incidents: ir.Table, wanted: tuple[Resolved, ...]) -> tuple[int, ...]:
    """How many of all incidents of a table each resolved filter means; one query."""
    if not wanted:
        return ()
    counts = {f"n{at}": incidents.count(where=meant(incidents, one)) for at, one in enumerate(wanted)}
    return tuple(int(n) for n in incidents.agg(**counts).to_pandas().iloc[0])


def may_be_id(text: str) -> bool:
    """Whether a text may be an incident's id or a part of it: it holds a digit, and is not too short for one."""
    typed = _bare(fold(text))
    return len(typed) >= _SHORTEST_ID and any(letter.isdigit() for letter in typed)


def incidents_named(incidents: ir.Table, text: str, wanted: Resolved) -> pd.DataFrame:
    """At most MOST_INCIDENTS incidents whose id is this text or holds it, columns listing.SHOWN and two more: `exact`
    (it is the id), and `shown` (the resolved filter `wanted` shows it); exact ones first, then short ids.

    Case and the signs between are nothing: "ucdp 262553" is UCDP-262553. A text without a digit is no part of an id.
    """
    typed = _bare(fold(text))
    column: ir.StringValue = incidents.incident_id.lower()
    for sign in _SIGNS:
        column = column.replace(sign, "")
    holds = column.contains(typed) if may_be_id(text) else column == (typed or None)
    found = incidents.mutate(exact=column == typed, shown=meant(incidents, wanted)).filter(holds)
    order = [ibis.desc("exact"), found.incident_id.length(), found.incident_id]
    rows: pd.DataFrame = found.order_by(order).select(*SHOWN, "exact", "shown").limit(MOST_INCIDENTS).to_pandas()
    return rows


def best(found: Sequence[tuple[Meaning, int]]) -> int:
    """Which of some meanings, each with its count in view, is taken by one who only presses Enter: a name as it is
    written, else the words, else what is likest; of those that find something in view, if any does. -1 of none."""
    ranks = [
        (n > 0, one.kind != "words" and one.likeness == alike.EXACT, one.kind == "words", one.likeness)
        for one, n in found
    ]
    return max(range(len(ranks)), key=lambda at: ranks[at], default=-1)


def _bare(text: str) -> str:
    return "".join(letter for letter in text if letter not in _SIGNS)


def _places(text: str, known: Held) -> list[Meaning]:
    found = alike.fitting(text, known.names)
    return [Meaning("place", "", likeness, known.spots[at]) for at, likeness in found.items()]


def _spot_keys(spot: Spot) -> tuple[str, ...]:
    own = (spellings.key(name) for name in (spot.name_en, spot.name_ar) if name)
    return (*own, *_gazetteer_keys().get(spot.place_id, ()))


@cache
def _gazetteer_keys() -> dict[str, tuple[str, ...]]:
    """By place of the gazetteer, the keys of its spellings."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, named in spellings.known().items():
        for place_id in named.places:
            found[place_id].append(key)
    return {place_id: tuple(keys) for place_id, keys in found.items()}


def _areas(text: str) -> list[Meaning]:
    return [Meaning("area", code, likeness) for code, likeness in alike.fitting(text, _area_names()).items()]


@cache
def _area_names() -> alike.Index[str]:
    """Governorates and districts by every name of theirs."""
    rows = [row for row in schema.reference("areas") if row["level"] != "subdistrict"]
    also = [row for row in schema.reference("area_aliases") if row["level"] != "subdistrict"]
    named = [(row[name], row["pcode"]) for row in rows for name in ("name_en", "name_ar")]
    return alike.index(
        (spellings.key(name), code) for name, code in (*named, *((a["alias"], a["pcode"]) for a in also))
    )


def _actors(text: str) -> list[Meaning]:
    """Actors and families; of a name of some of an actor's people (YPG of the SDF), the actor."""
    found = alike.fitting(text, _actor_names())
    if part_of := actors.actor(text):
        found.setdefault(part_of, alike.INSIDE)
    return [Meaning("actor", code, likeness) for code, likeness in found.items()]


@cache
def _actor_names() -> alike.Index[str]:
    known = actors.same()
    named = [(name, actor) for actor, names in known.items() for name in names]
    rows = [row for row in schema.reference("actor_families") if row["code"] not in known]  # both: the actor is meant
    families = [(row[name], row["code"]) for row in rows for name in ("name_en", "name_ar")]
    return alike.index((spellings.key(name), code) for name, code in (*named, *families))
