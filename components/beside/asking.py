"""The questions of another source's totals, for a view; each is remembered as those of its own table are."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from components.beside.tables import Table
from components.view import View
from data.aggregate import counted, counted_sums
from data.aggregate.counted import Level, Totals
from data.aggregate.counted_sums import Sums
from data.aggregate.periods import Every
from data.beside import BESIDE, PARAMETERS, TYPE, WHAT, Beside
from data.filter import LONGEST_TEXT, Doubt, Resolved
from data.library.refused import LibraryError

T = TypeVar("T")
_log = logging.getLogger("rasid.store")


def found(view: View, params: Mapping[str, str], tables: Mapping[str, Table]) -> View:
    """The view with what its link asks to have beside; what it asks for in vain is a doubt, and nothing is drawn."""
    given = {name: params.get(name, "") for name in PARAMETERS if params.get(name)}
    if not given:
        return view
    table = tables.get(given.get(BESIDE, ""))
    held = _held(view, table) if table else None
    if table is None or held is None:
        return _doubting(view, given)
    kind, what = given.get(TYPE, held.choices[0]), given.get(WHAT, next(iter(held.recorded), "events"))
    vain = {TYPE: kind not in held.choices, WHAT: what not in held.recorded}
    if any(vain.values()):
        return _doubting(view, {name: given.get(name, "events") for name, is_so in vain.items() if is_so})
    drawn = next(one for one in held.recorded if one == what)
    return replace(view, beside=Beside(table.origin, table.store, held, kind, drawn))


def by_period(view: View, every: Every) -> Sums:
    """The totals of each governorate and period in view."""
    return _ask(view, counted_sums.per_period, every=every)


def by_area(view: View, level: Level) -> Sums:
    """The totals of each area over the period in view."""
    return _ask(view, counted_sums.by_area, level=level)


def _ask(view: View, question: Callable[..., T], **asked: Any) -> T:
    beside = view.beside
    assert beside
    wanted = view.filter  # and nothing else of it can be asked of a total
    about = Resolved(
        period="custom",
        date_from=wanted.date_from,
        date_to=wanted.date_to,
        governorates=wanted.governorates,
        districts=wanted.districts,
    )
    other = replace(view, store=beside.store, origin=beside.origin, filter=about)
    return other.ask_of("counts", question, held=beside.held, kind=beside.kind, what=beside.what, **asked)


def _held(view: View, table: Table) -> Totals | None:
    """What the table holds; None where it has no rows, or cannot be read any more."""
    whole = replace(view, store=table.store, origin=table.origin).whole()
    try:
        return whole.ask_of("counts", counted.holdings)
    except LibraryError as why:
        _log.warning("totals_unreadable", {"error": why.code})
        return None


def _doubting(view: View, vain: Mapping[str, str]) -> View:
    doubts = [Doubt(name, value[:LONGEST_TEXT]) for name, value in vain.items()]
    return replace(view, doubts=[*view.doubts, *doubts])
