"""Whether two stores of the same tables answer alike, and as the recount does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from random import Random
from typing import Any
from unittest import mock

import pandas as pd

from components import view as views
from components.look import LIGHT
from components.names import names
from components.view import View
from data import engine
from data.aggregate.actors import by_role, sides
from data.aggregate.coverage import months
from data.aggregate.geography import ground, per_area
from data.aggregate.headline import headline
from data.aggregate.listing import listed
from data.aggregate.toll import Toll
from data.filter import Resolved
from data.place_codes import place_code
from data.store import Store
from tests.answers import filters, questions, recount
from tests.answers.awkward import PLACES
from tests.answers.recount import Row

POINTS = tuple((round(place[3] / 1e-5), round(place[4] / 1e-5)) for place in PLACES)


@contextmanager
def afresh() -> Iterator[None]:
    """While this lasts, no answer is remembered, and every question in SQL is: they are asked many times."""
    with (
        mock.patch.object(views, "_remember", lambda *asked: asked[-1]()),
        mock.patch.object(views, "_remember_in_session", lambda *asked: asked[-1]()),
        mock.patch.object(engine, "REMEMBERED", 4_000),
    ):
        yield


def of_filter(number: int, stores: Sequence[Store], held: Mapping[str, list[Row]], share: float = 1) -> Iterator[str]:
    """What is wrong with the answers to the filter of this number, a line each: the stores' to each other, and the
    recount of the rows `held` to theirs.

    share  of the questions that are asked, drawn anew for each filter.
    """
    random = Random(number)
    origin = random.choice(list(stores[0].origins.values()))
    wanted, other = (filters.some(random, origin, POINTS) for _ in range(2))
    code = random.choice((place_code(*random.choice(POINTS)), "SY0901", "only:SY09", "gn173927"))
    seen = [view_of(store, wanted) for store in stores]
    asked = questions.of_view(random, seen[0], other, code)
    for name in random.sample(sorted(asked), round(share * len(asked))):
        first, *others = (asked[name](view) for view in seen)
        for answer in others:
            if said := unlike(first, answer):
                yield f"filter {number}, {name}: {said} in {_said(wanted)}"
    if recount.can(wanted):
        anew = recount.recounted(held[origin.origin], wanted)
        for view in seen:
            for name, answer in _main(view).items():
                if said := unlike(anew[name], answer):
                    yield f"filter {number}, {name} counted anew: {said} in {_said(wanted)}"


def view_of(store: Store, wanted: Resolved) -> View:
    """One page of the table that a filter is of."""
    return View("overview", wanted, store.origins[wanted.origin], store, names("en"), LIGHT)


def unlike(one: Any, two: Any) -> str:
    """Where two answers differ; "" where they do not. Of frames their order and types count too."""
    if type(one) is not type(two):
        return f"{type(one).__name__} and {type(two).__name__}"
    if isinstance(one, pd.DataFrame):
        try:
            pd.testing.assert_frame_equal(one, two, check_exact=True)
        except AssertionError as error:
            return " ".join(str(error).split())
        return ""
    if is_dataclass(one):
        parts = ((field.name, getattr(one, field.name), getattr(two, field.name)) for field in fields(one))
        return next((f"{name}: {said}" for name, a, b in parts if (said := unlike(a, b))), "")
    return "" if one == two else f"{str(one)[:200]} and {str(two)[:200]}"


def _main(view: View) -> dict[str, Any]:
    """The numbers of `recount.recounted`, as the pages' questions give them."""
    now, counted = view.ask(headline), view.ask(sides, measure="killed")
    roles = by_role(counted).counts.set_index("actor")
    laid, areas, by_month = view.ask(ground), view.ask(per_area, level="district"), view.ask(months)
    months_of = by_month[["governorate", "year", "month"]].astype(object)
    keys = months_of.where(months_of.notna(), None).itertuples(index=False, name=None)
    role = {name: {a: int(n) for a, n in roles[name].items() if n} for name in ("any", "initiator", "target")}
    return {
        "incidents": now.incidents,
        "classes": now.classes,
        **{name: _toll(getattr(now, name)) for name in ("killed", "injured", "detained")},
        "points": {(y, x): n for y, x, n in zip(laid.places["y"], laid.places["x"], laid.places["n"], strict=True)},
        "windows": now.windows,
        "undirected": now.undirected,
        "straddling": view.straddling(),
        "months": dict(zip(keys, map(int, by_month["n"]), strict=True)),
        "initiators": role["initiator"],
        "targets": role["target"],
        "anyone": role["any"],
        "districts": {None if pd.isna(a) else a: int(n) for a, n in zip(areas["area"], areas["n"], strict=True)},
        "latest": view.ask(listed, order="latest", limit=8)["incident_id"].tolist(),
    }


def _toll(toll: Toll) -> dict[str, int | None]:
    return {field.name: getattr(toll, field.name) for field in fields(toll)}


def _said(wanted: Resolved) -> str:
    usual = Resolved(date_from=wanted.date_from, date_to=wanted.date_to)
    asked = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    return str({name: value for name, value in asked.items() if value != getattr(usual, name) or "date" in name})
