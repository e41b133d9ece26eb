"""What a typed text may mean, in words: places, actors, incidents and words with their counts, each a link."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlencode

from components import permalink, words
from components.incidents import listed as incident_list
from components.incidents import way
from components.incidents.listed import Row
from components.names import Names
from components.narrowing import POINTERS
from components.view import View, visible
from data import filter_link, finding, places
from data.filter import Filter
from data.filter_link import PARAMETERS
from data.finding import Meaning
from data.store import Store

GROUPS = ("places", "actors", "incidents", "words")
_GROUP_OF = {"place": "places", "area": "places", "actor": "actors", "words": "words"}
OUTSIDE = ("", "outside_area", "outside")  # of each of finding.WAYS
_POINTERS = (*POINTERS, way.INCIDENT, way.BACK)
_ELSEWHERE = {"desk": "./"}  # where a filter is seen that is chosen on a page which is not of it


@dataclass(frozen=True)
class Option:
    """One thing to choose. note: where it is, or that the filter does not show it; outside: it does not."""

    group: str
    href: str
    name: str
    note: str
    count: str
    outside: bool = False


@dataclass(frozen=True)
class Found:
    """What a text may mean. best: which option is taken by one who only presses Enter; said: how many there are."""

    options: tuple[Option, ...]
    best: int
    said: str


class _Way(NamedTuple):
    """A link, how many incidents it finds, and what of the filter they lie outside of: string `search_<outside>`."""

    link: Mapping[str, str]
    n: int
    outside: str


def found(text: str, view: View, params: Mapping[str, str], others: Callable[[], Mapping[str, Store]] = dict) -> Found:
    """What may be meant by a text in a view, whose link has these parameters. The whole table is asked: what
    the filter hides is found too, and says so.

    others  the tables, this one among them, that are asked for an incident by its id where this one has none.
    """
    names = view.names
    whole = view.whole()
    meanings = finding.meanings(text, names.lang, whole.ask(finding.held))
    asked = {name: value for name, value in params.items() if name in PARAMETERS}
    links = [[ask(asked, one, names.lang) for ask in finding.WAYS] for one in meanings]
    counts = iter(whole.ask(finding.counted, wanted=tuple(_filter(link, view) for some in links for link in some)))
    told = []
    for one, some in zip(meanings, links, strict=True):
        ways = [_Way(link, next(counts), note) for link, note in zip(some, OUTSIDE, strict=True)]
        if ways[-1].n:
            told.append((one, ways[0].n, _option(one, ways, view, params)))
    rows = whole.ask(finding.incidents_named, text=text, wanted=view.filter).to_dict("records")
    named = [_incident(row, view, params) for row in rows]
    if not rows and finding.may_be_id(text):
        rows, named = _elsewhere(text, view, params, others())
    options = sorted((*(option for *_, option in told), *named), key=lambda option: GROUPS.index(option.group))
    first = named[0] if rows and rows[0]["exact"] else None
    if first is None and told:
        first = told[finding.best([(one, n) for one, n, _ in told])][2]
    first = first or next(iter(options), None)
    return Found(tuple(options), options.index(first) if first else -1, _said(text, len(options), names))


def _elsewhere(
    text: str, view: View, params: Mapping[str, str], stores: Mapping[str, Store]
) -> tuple[list[Row], list[Option]]:
    """The incident of this id in another table, whose filter then asks for nothing else."""
    language = {name: value for name, value in params.items() if name == "lang"}
    for origin, store in stores.items():
        other = replace(view, origin=store.origins[origin], store=store).whole()
        found = other.ask(finding.incidents_named, text=text, wanted=other.filter)
        exact: list[Row] = found[found["exact"]].to_dict("records")
        if origin != view.origin.origin and exact:
            option = _incident(exact[0], other, {**language, "table": origin})
            table = visible(other.origin.names.get(view.names.lang, origin))
            note = f"{option.note}{view.names.t('list_break')}{view.names.t('search_other_table', table=table)}"
            return exact, [replace(option, note=note, outside=True)]
    return [], []


def _filter(link: Mapping[str, str], view: View) -> Filter:
    origin = view.origin
    return filter_link.read(link, (origin.origin,))[0].resolved(origin.covers_from, origin.covers_to)


def _option(one: Meaning, ways: Sequence[_Way], view: View, params: Mapping[str, str]) -> Option:
    """A meaning by the narrowest of its ways that finds anything."""
    names, total = view.names, ways[-1].n
    first = next(each for each in ways if each.n)
    more = names.t("search_whole", n=total) if total > first.n else ""
    notes = (_where(one, names), names.t(f"search_{first.outside}") if first.outside else "", more)
    return Option(
        group=_GROUP_OF[one.kind],
        href=_href(first.link, view, params),
        name=_name(one, names),
        note=names.t("list_break").join(note for note in notes if note),
        count=names.t("incidents_count", n=first.n),
        outside=bool(first.outside),
    )


def _name(one: Meaning, names: Names) -> str:
    if one.spot:
        return visible(one.spot.called(names.lang))
    if one.kind == "words":
        return words.searched(one.code, names)
    if one.kind == "area" and len(one.code) == 4:  # beside the town that it is called after
        return names.t("area_governorate", name=names.of("area", one.code))
    return names.of("actor" if one.kind == "actor" else "area", one.code)


def _where(one: Meaning, names: Names) -> str:
    """The area that a place or a district is in."""
    code = one.spot.within if one.spot else places.parent(one.code) if one.kind == "area" else ""
    codes = dict.fromkeys((code, code[:4])) if len(code) >= 4 else ()
    return names.listed(names.of("area", code) for code in codes)


def _incident(row: Row, view: View, params: Mapping[str, str]) -> Option:
    names = view.names
    note = [
        incident_list.date(row, names),
        incident_list.place(row, names),
        names.of("event_type", row["event_type"]),
    ]
    return Option(
        group="incidents",
        href=way.link(params, view.page, str(row["incident_id"])),
        name=visible(row["incident_id"]),
        note=names.listed([*note, *([] if row["shown"] else [names.t("search_incident_outside")])]),
        count="",
        outside=not row["shown"],
    )


def _href(link: Mapping[str, str], view: View, params: Mapping[str, str]) -> str:
    """The page as it is, with another filter."""
    elsewhere = _ELSEWHERE.get(view.page)
    dropped = {*PARAMETERS, *_POINTERS}
    kept = {
        name: value
        for name, value in params.items()
        if name not in dropped and (elsewhere is None or name in permalink.SHARED)
    }
    return f"{elsewhere or ''}?{urlencode({**kept, **link})}"


def _said(text: str, n: int, names: Names) -> str:
    return names.t("search_found", n=n) if n else names.t("search_nothing", text=names.apart(text))


def grouped(options: Sequence[Option]) -> dict[str, list[Option]]:
    """Options by their group, in its order."""
    return {group: some for group in GROUPS if (some := [one for one in options if one.group == group])}
