"""Sentences put together from a view: the title that states the scope, the filter in words, what is not shown."""

from __future__ import annotations

from collections.abc import Iterable

from components.names import Names
from data.filter import NORTH_EAST, Filter


def area(wanted: Filter, names: Names) -> str:
    """Deir ez-Zor, Hasakah and Raqqa."""
    codes = wanted.districts or wanted.governorates
    if not codes:
        return names.t("area_all")
    said = [names.of("area", code) for code in in_order(codes)]
    if len(said) == 1:
        return said[0]
    return names.t("area_and", first=names.listed(said[:-1]), last=said[-1])


def in_order(codes: Iterable[str]) -> list[str]:
    """Governorates in the order in which they are named: the north-east first, "" (not reported) last."""
    found = list(codes)
    others = sorted((code for code in found if code not in NORTH_EAST), key=lambda code: not code)
    return [code for code in NORTH_EAST if code in found] + others


def title(subject: str, wanted: Filter, names: Names) -> str:
    """What the page is about: subject, area and period of a resolved filter."""
    assert wanted.date_from and wanted.date_to
    period = names.window(wanted.date_from, wanted.date_to)
    return names.t("scope_title", subject=names.t(subject), area=area(wanted, names), period=period)


def filter_in_words(wanted: Filter, names: Names) -> str:
    """Everything the filter asks beside area and period, as a sentence."""
    return names.t("said_filter", said=" \u00b7 ".join(narrowed(wanted, names)) or names.t("said_nothing"))


def narrowed(wanted: Filter, names: Names) -> list[str]:
    """What the filter asks beside area and period, one text for each kind."""
    said = []
    if wanted.actors:
        actors = names.listed(names.of("actor_short", actor) for actor in wanted.actors)
        said.append(names.t("said_actors", role=names.t(f"role_{wanted.role}"), actors=actors))
    for codes, kind in (
        (wanted.classes, "event_class"),
        (wanted.types, "event_type"),
        (wanted.zones, "control_zone"),
    ):
        if codes:
            said.append(names.listed(names.of(kind, code) for code in codes))
    if wanted.exact_day:
        said.append(names.t("said_exact_day"))
    if wanted.exact_place:
        said.append(names.t("said_exact_place"))
    if wanted.least_toll:
        said.append(names.t("said_toll", n=wanted.least_toll))
    if wanted.text:
        said.append(names.t("said_text", text=names.isolated(wanted.text)))
    return said
