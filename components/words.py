"""Sentences put together from a view: the title that states the scope, the filter in words, what is not shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from components import own_words
from components.names import Names
from data import place_codes, places, spellings, terms
from data.aggregate.periods import Measure
from data.filter import NORTH_EAST, NOT_REPORTED, Filter, Resolved
from data.statements import LeftOut
from data.store import Origin
from data.unmet import UPLOADED

_ASKS = {  # the string that names each part of a filter that a table may never record: codes of recorded.ASKS
    "governorates": "filter_governorates",
    "districts": "filter_districts",
    "zones": "filter_zones",
    "actors": "filter_actors",
    "initiator": "role_initiator",
    "target": "role_target",
    "claimant": "role_claimant",
    "pair": "filter_pair",
    "place_point": "filter_place",
    "place_listed": "filter_place",
    "place_governorate": "filter_governorates",
    "place_district": "filter_districts",
    "place_subdistrict": "filter_subdistricts",
    "exact_day": "filter_exact_day",
    "exact_place": "filter_exact_place",
    "toll": "killed",
    "text": "filter_text",
}


def area(wanted: Filter, names: Names) -> str:
    """Deir ez-Zor, Hasakah and Raqqa."""
    codes = wanted.districts or wanted.governorates
    return areas(codes, names) if codes else names.t("area_all")


def areas(codes: Iterable[str], names: Names) -> str:
    """Some areas in one row, one or more."""
    said = [names.of("area", code) for code in in_order(codes)]
    if len(said) == 1:
        return said[0]
    return names.t("area_and", first=names.t("area_between").join(said[:-1]), last=said[-1])


def place(code: str, names: Names) -> str:
    """The name of a place by its code: of a point the one that the view knows, or its coordinates."""
    match place_codes.read(code):
        case place_codes.Area(pcode, level, only=True):
            return names.t("map_of_level", area=names.of("area", pcode), level=names.of("location", level))
        case place_codes.Area(pcode):
            return names.of("area", pcode)
        case place_codes.Listed(place_id):
            return _listed(places.place(place_id), names) or place_id
    known, name = names.place
    if name and known == code:
        return name
    point = names.isolated(names.digits(", ".join(code.split(",")[:2])))
    return names.t("map_cell_name", point=point) if code.count(",") == 2 else point


def _listed(known: places.Place | None, names: Names) -> str:
    if known is None:
        return ""
    return known.name_ar or known.name_en if names.lang == "ar" else known.name_en


def nearness(n: int, exact: int, names: Names) -> str:
    """How many of the incidents of a place are at it, and how many merely near it."""
    if 0 < exact < n:
        return names.t("place_some_near", at=exact, near=n - exact)
    return names.t("place_none_near" if exact else "place_all_near")


def in_order(codes: Iterable[str]) -> list[str]:
    """Governorates in the order in which they are named: the north-east first, "" (not reported) last."""
    found = list(codes)
    others = sorted((code for code in found if code not in NORTH_EAST), key=lambda code: not code)
    return [code for code in NORTH_EAST if code in found] + others


def title(subject: str, wanted: Resolved, names: Names) -> str:
    """What the page is about: subject, area and period of a resolved filter, of which no more than the table covers."""
    return scoped(names.t(subject), wanted, names)


def scoped(said: str, wanted: Resolved, names: Names) -> str:
    """What is said of the area and the period of a resolved filter."""
    period = names.window(wanted.date_from, wanted.date_to)
    return names.t("scope_title", subject=said, area=area(wanted, names), period=period)


def version(origin: Origin, names: Names) -> str:
    """Which version of a kept table is looked at: the same for ever, whatever versions come after it."""
    return names.t("version_line", n=origin.version, day=names.date(date.fromisoformat(origin.made)))


def kind(origin: Origin, names: Names) -> str:
    """How a table was collected, or that nobody said; one's own only where no other browser can open it."""
    alone = origin.private or origin.origin.startswith(UPLOADED)
    return names.t("kind_not_said" if origin.kind == "upload" and not alone else f"kind_{origin.kind}")


def left_out(found: LeftOut, wanted: Filter, names: Names, markdown: bool = False) -> str:
    """Why there can be none in view: "claimant: not recorded in this table". markdown: whether it is shown as such."""
    if found.by != "table":
        return names.t(f"left_out_by_{found.by}")
    said = asks(names) | own_words.never(found.what, names, markdown)
    said["classes"] = names.listed(names.of("event_class", code) for code in wanted.classes)
    said["types"] = names.listed(names.of("event_type", code) for code in wanted.types)
    return not_recorded(names.t("list_break").join(said[code] for code in found.what), names)


def asks(names: Names) -> dict[str, str]:
    """The names of recorded.ASKS."""
    return {code: names.t(label) for code, label in _ASKS.items()}


def not_recorded(what: str, names: Names) -> str:
    """What a table never records, which is neither 0 nor "not reported"; `what` may be empty."""
    said = names.t("not_recorded")
    return names.t("not_recorded_of", what=what, said=said) if what else said


def undirected(n: int, wanted: Filter, names: Names) -> str:
    """How many events with these actors, or between a pair, a filter by direction leaves out; "" for none."""
    if not n:
        return ""
    if wanted.pair:
        first, second = (side(code, names, "actor_governed") for code in wanted.pair)
        return names.t("not_shown_undirected_pair", n=n, first=first, last=second)
    actors = names.listed(names.of("actor_governed", actor) for actor in wanted.actors)
    return names.t("not_shown_undirected", n=n, actors=actors)


def not_stated(counts: dict[str, int], names: Names) -> str:
    """How many incidents do not say how well their date or place is known (coverage.not_stated); "" for none."""
    return " ".join(names.t(f"not_stated_{kind}", n=n) for kind, n in counts.items() if n)


def beyond(wanted: Resolved, covered: Filter, names: Names) -> str:
    """That more was asked for than the table covers; "" where it was not."""
    if (wanted.date_from, wanted.date_to) == (covered.date_from, covered.date_to):
        return ""
    return names.t("covered_in_part", period=names.window(wanted.date_from, wanted.date_to))


def of_measure(measure: Measure, said: str, names: Names) -> str:
    """A sentence that counts incidents of one measure, where other counts stand beside it (rule 9)."""
    return names.t("of_measure", measure=names.t(f"measure_{measure}"), said=said)


def filter_in_words(wanted: Filter, names: Names) -> str:
    """Everything the filter asks beside area and period, as a sentence."""
    return names.t("said_filter", said=" \u00b7 ".join(narrowed(wanted, names)) or names.t("said_nothing"))


def narrowed(wanted: Filter, names: Names) -> list[str]:
    """What the filter asks beside area and period, one text for each kind."""
    said = []
    if wanted.actors:
        said.append(actors_in_role(wanted, names))
    if wanted.pair:
        said.append(pair(wanted.pair, names))
    if wanted.place:
        said.append(where(wanted.place, names))
    for codes, kind in (
        (wanted.classes, "event_class"),
        (wanted.types, "event_type"),
        (wanted.zones, "control_zone"),
    ):
        if codes:
            said.append(names.listed(names.of(kind, code) for code in codes))
    said += [names.t(f"said_exact_{name}") for name in wanted.exact()]
    if wanted.least_toll:
        said.append(names.t("said_toll", n=wanted.least_toll))
    if wanted.text:
        said.append(searched(wanted.text, names))
    return said + own_words.narrowed(wanted, names)


def actors_in_role(wanted: Filter, names: Names) -> str:
    """The actors that a filter asks for, and in which role."""
    actors = names.listed(names.of("actor_short", actor) for actor in wanted.actors)
    return names.t("said_actors", role=names.t(f"role_{wanted.role}"), actors=actors)


def pair(sides: tuple[str, str], names: Names) -> str:
    """Who attacked whom."""
    first, second = (side(code, names) for code in sides)
    return names.t("directed", first=first, second=second)


def side(code: str, names: Names, kind: str = "actor_short") -> str:
    """One of a pair: an actor, as `Names.of` takes its kind, or that none is named."""
    return names.t("side_not_reported") if code == NOT_REPORTED else names.of(kind, code)


def where(code: str, names: Names) -> str:
    """That something is at a place, in an area, or known to no more than an area."""
    kind = "at" if isinstance(place_codes.read(code), place_codes.Points | place_codes.Listed) else "in"
    return names.t(f"said_place_{kind}", place=place(code, names))


def searched(text: str, names: Names) -> str:
    """What a search looks for: each of its words, and the actor, place or publisher that they name."""
    said = []
    for term in terms.read(text):
        typed, meant = names.t("said_text", text=names.apart(term.typed)), _meant(term.named, names)
        same = not meant or spellings.key(meant) == spellings.key(term.typed)
        said.append(typed if same else names.t("said_text_meant", text=typed, meant=names.apart(meant)))
    return names.t("said_and").join(said)


def _meant(named: spellings.Named, names: Names) -> str:
    if named.actor:
        return names.of("actor_short", named.actor)
    if named.governorate:
        return names.of("area", named.governorate)
    if named.publisher:
        return names.of("publisher", named.publisher)
    said = dict.fromkeys(_listed(places.place(place_id), names) for place_id in named.places)
    return next(iter(said)) if len(said) == 1 else ""
