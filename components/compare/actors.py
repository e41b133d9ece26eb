"""Classes and actors of the sides of a view: a bar a side, under one another."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from components import narrowing
from components.compare import picture, sides
from components.figures import chart
from components.figures.actor_bars import drawn_actors
from components.figures.paired import Column, paired
from components.names import Names
from components.pictures import menu
from components.view import View
from data import schema
from data.aggregate import actors
from data.aggregate.actors import Role, Roles
from data.aggregate.headline import headline
from data.aggregate.periods import Measure

_RECORDED = {"initiator": "initiators", "target": "targets", "involved": "initiators", "claimant": "claimed_by"}


def classes(view: View, key: str) -> None:
    """The incidents of each class, a bar a side; what a side's table or filter leaves out has none."""
    names = view.names
    shown = sides.of(view, sides.MOST)
    counts = [_classes(one) for one in shown]
    held = [code for code in schema.CLASSES if any(count[code] for count in counts)]
    if not held:
        return
    numbers = tuple(tuple(count[code] for count in counts) for code in held)
    rows = [names.of("event_class", code) for code in held]
    asks = tuple(narrowing.query({"class": code}) for code in held)
    column = Column("", numbers, _hovers(rows, numbers, "", names), asks)
    _show(rows, (column,), view, key, names.t("paired_classes"))


def by_role(view: View, measure: Measure, key: str, most: int = 0) -> list[str]:
    """The incidents of each actor and role, a bar a side; returns what is not drawn. most: as drawn_actors takes it."""
    names = view.names
    shown = sides.of(view, sides.MOST)
    found = [_roles(one, measure) for one in shown]
    kept = {actor for roles in found if roles for actor in drawn_actors(roles, most)}
    if not kept:
        st.info(names.t("breakdown_nobody"))
        return []
    counts = [roles.counts.set_index("actor") if roles else None for roles in found]
    highest = {actor: max(_count(count, actor, "any") for count in counts) for actor in kept}
    order = sorted(kept, key=lambda actor: (-highest[actor], _place(actor)))
    drawn = [role for role in actors.ROLES if any(roles and role in roles.roles for roles in found)]
    rows = [names.of("actor_short", actor) for actor in order]
    columns = []
    for role in drawn:
        title = names.t(f"role_title_{role}")
        numbers = tuple(
            tuple(_number(count, one, actor, role) for count, one in zip(counts, shown, strict=True)) for actor in order
        )
        of_actors = bool(view.comparison and view.comparison.kind == "actor")  # the sides are actors themselves
        asks = () if of_actors else tuple(narrowing.query(narrowing.actor(actor, role)) for actor in order)
        columns.append(Column(title, numbers, _hovers(rows, numbers, title, names), asks))
    everybody = {actor for roles in found if roles for actor in roles.counts["actor"]}
    left_out = [names.t("actors_left_out", n=len(everybody) - len(kept))] if len(everybody) > len(kept) else []
    about = [*sides.left_out(view, sides.MOST), *left_out, *sides.without(view, measure)]
    _show(rows, tuple(columns), view, key, names.t("paired_actors", measure=names.t(f"measure_{measure}")), *about)
    return about


def _classes(one: View) -> dict[str, int | None]:
    """The incidents of each class; None where the table or the filter has none of it."""
    if one.unmet or one.silence:
        return dict.fromkeys(schema.CLASSES)
    counts = one.ask(headline).classes
    return {code: None if one.left_out((code,)) else counts[code] for code in schema.CLASSES}


def _roles(one: View, measure: Measure) -> Roles | None:
    """The actors of a side; None where it has no number of them."""
    if sides.why_none(one, measure) or not one.origin.records("initiators", "targets"):
        return None
    return actors.by_role(one.ask(actors.sides, measure=measure))


def _number(counts: pd.DataFrame | None, one: View, actor: str, role: Role) -> int | None:
    return _count(counts, actor, role) if counts is not None and one.origin.records(_RECORDED[role]) else None


def _count(counts: pd.DataFrame | None, actor: str, role: str) -> int:
    return int(counts[role].get(actor, 0)) if counts is not None else 0


def _place(actor: str) -> int:
    order = schema.codes("actor")
    return order.index(actor) if actor in order else len(order)


def _hovers(
    rows: list[str], numbers: tuple[tuple[int | None, ...], ...], title: str, names: Names
) -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(
        tuple((row, title, names.t("not_recorded") if n is None else names.t("n_incidents", n=n)) for n in each)
        for row, each in zip(rows, numbers, strict=True)
    )


def _show(rows: list[str], columns: tuple[Column, ...], view: View, key: str, subject: str, *more: str) -> None:
    """Draw the bars. more: what they leave out."""
    names, told = view.names, sides.told_whole(view, sides.MOST)
    draw = partial(paired, rows, columns, told, names, missing=names.t("side_no_number"))
    menu.show(picture.paired(rows, columns, view, subject, draw, more), view, key)
    alt = _alt(rows, columns, [one.name for one in told], subject, names)
    chart.show(draw(view.theme), view, key, alt=alt, narrows=any(column.asks for column in columns))


def _alt(rows: list[str], columns: tuple[Column, ...], called: list[str], subject: str, names: Names) -> str:
    """The bars in words, side by side."""
    parts = []
    for at, name in enumerate(called):
        said = [
            f"{row} {column.title}".strip()
            + f" {names.t('side_no_number') if each[at] is None else names.number(each[at] or 0)}"
            for column in columns
            for row, each in zip(rows, column.numbers, strict=True)
        ]
        parts.append(names.t("side_says", side=names.apart(name), said=names.listed(said)))
    return names.t("paired_alt", subject=subject, sides=" ".join(parts))
