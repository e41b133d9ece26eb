"""The layout of a table of totals that no format knows by its name: by its header, or as a person says."""

from __future__ import annotations

from collections.abc import Mapping as Map
from collections.abc import Sequence

from data.sources.counted.headers import of_ours, of_role, span_of
from data.sources.counted.layout import WHATS, Layout, Numbers, What
from data.sources.layouts import is_elsewhere
from data.sources.mapping.mapping import Mapping
from data.sources.plan import Rule
from data.sources.problems import Refused
from data.sources.totals import Totals, is_area, is_period, kind_of, names_a_period
from data.text import fold

NAME = "totals"
_KILLED = ("killed_best", "killed")
_DEATHS = ("killed", "fatalit", "deaths", "قتلي", "ضحايا", "وفيات")  # in the name of a file, or over its numbers


def columns_of(header: Sequence[str], found: Totals, name: str = "") -> Map[str, tuple[str, ...]]:
    """Which columns are what, by their names; what is not there is left away. name: of the file."""
    dates = of_ours(header, "date_start") or tuple(one for one in header if is_period(one))
    wide = found.columns if found.kind in ("areas", "periods") else ()
    what: What = "killed" if any(word in fold(name) for word in _DEATHS) else "events"
    events = wide if what == "events" else ()
    killed = wide if what == "killed" else ()
    if not wide:
        events, killed = _events(found.columns), of_ours(header, *_KILLED)[:1]
    year = of_role(header, "year")
    period = () if found.kind == "periods" else tuple(one for one in dates[:1] if one != year)
    ours: dict[str, tuple[str, ...]] = {
        "date_start": (*period, *((year,) if year else ())),
        "date_end": of_ours(header, "date_end")[:1] or _ends(header, period),
        "governorate": (*of_ours(header, "governorate"), *_areas(header)) if found.kind != "areas" else (),
        "district": of_ours(header, "subdistrict", "district") if found.kind != "areas" else (),
        "event_type": of_ours(header, "event_type")[:1],
        "events": events,
        "killed": killed,
        "as_of": tuple(filter(None, (of_role(header, "as_of"),))),
        "sources": of_ours(header, "sources")[:1],
        "source_url": of_ours(header, "source_url")[:1],
    }
    return {column: theirs for column, theirs in ours.items() if theirs}


def _events(columns: Sequence[str]) -> tuple[str, ...]:
    """One that counts all events; else those that count the acts of a type each; else what is called a count."""
    kinds = {name: kind_of(name) for name in columns}
    for kind, most in (("sure", 1), ("act", len(columns)), ("amount", 1)):
        if found := tuple(name for name in columns if kinds[name] == kind):
            return found[:most]
    return ()


def _ends(header: Sequence[str], period: Sequence[str]) -> tuple[str, ...]:
    """The column beside the first day of a period that says its last."""
    others = (one for one in header if is_period(one) and one not in period)
    return tuple(one for one in others if fold(one).endswith(("end", "ending", "نهايه")))[:1]


def _areas(header: Sequence[str]) -> tuple[str, ...]:
    named = of_ours(header, "place", "place_name_en", "place_name_ar") or (of_role(header, "area"),)
    return tuple(filter(None, named)) if not of_ours(header, "governorate", "district", "subdistrict") else ()


def layout_of(mapping: Mapping, header: Sequence[str], name: str, source: str = NAME) -> Layout:
    """The layout of a mapping, whose columns of numbers are of their own areas or periods where they are called so.

    raises  Refused: mapped_column_missing, totals_without_numbers, totals_without_period.
    """
    ours = {column: theirs for column, theirs in mapping.columns.items() if theirs}
    for theirs in (one for several in ours.values() for one in several):
        if theirs not in header:
            raise Refused("mapped_column_missing", name=name, column=theirs, columns=list(header))
    numbers = tuple(one for what in WHATS for one in _numbers(ours.get(what, ()), what))
    if not numbers:
        raise Refused("totals_without_numbers", name=name)
    period = ours.get("date_start", ())
    if not period and not all(one.period for one in numbers):
        raise Refused("totals_without_period", name=name, column=numbers[0].header)
    end = ours.get("date_end", ("",))[0]
    country = of_role(header, "country")
    governorate, district = ours.get("governorate", ()), ours.get("district", ())
    return Layout(
        *(source, numbers),
        period=period,
        period_end=end,
        span="as it stands" if end or not period else span_of(period[0]),
        governorate=governorate,
        district=district,
        area_text=(*district, *governorate),
        types=ours.get("event_type", ()),
        as_of=ours.get("as_of", ("",))[0],
        publisher=ours.get("sources", ("",))[0],
        url=ours.get("source_url", ("",))[0],
        rules=(Rule("other_country", country, is_elsewhere),) if country else (),
        order=next(iter(mapping.orders.values()), None),
        decimal=mapping.decimal,
    )


def _numbers(headers: Sequence[str], what: What) -> list[Numbers]:
    """Several columns of one thing are each of the area, the period or the type that they are called after."""
    if len(headers) == 1 and not is_area(headers[0]) and not names_a_period(headers[0]):
        return [Numbers(headers[0], what)]
    return [_one(header, what) for header in headers]


def _one(header: str, what: What) -> Numbers:
    if is_area(header):
        return Numbers(header, what, area=header)
    return Numbers(header, what, period=header) if names_a_period(header) else Numbers(header, what, type=header)
