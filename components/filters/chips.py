"""What a view is narrowed to, as a row of chips under the title: each takes its own narrowing back.

Drawn from the filter alone. The buttons beside them go back and forward over what was asked before: the browser's own
history, as every view is a link (components/page_script.js).
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from components import narrowing, own_words, words
from components.names import Names
from components.view import View
from data.filter import NORTH_EAST, Filter, Resolved

_STEPS = {"undo": ("\u21b6", "Control+Z"), "redo": ("\u21b7", "Control+Shift+Z")}
Chip = tuple[str, tuple[str, ...]]  # its words, and the parameters that it takes out
Offer = tuple[str, narrowing.Asks]  # its words, and what it asks


def show(view: View, more: Iterable[Chip] = (), offers: Iterable[Offer] = ()) -> str:
    """HTML of the row, to stand under the title.

    more    chips of what the filter does not say.
    offers  what is one click away, at its end.
    """
    names = view.names
    found = (*chips(view.filter, names), *more)
    drawn = [_step("undo", names), _step("redo", names), *(_chip(words, gone, names) for words, gone in found)]
    if len(found) > 1:
        gone = tuple(name for _, names_of in found for name in names_of)
        drawn.append(_button(names.t("chips_clear"), dict.fromkeys(gone, ""), names.t("chips_clear"), "clear"))
    drawn += [_button(said, asks, said, "offer") for said, asks in offers]
    return (
        f'<nav class="chips" aria-label="{html.escape(names.t("chips"))}" data-clears="{",".join(narrowing.POINTERS)}">'
        f"{''.join(drawn)}</nav>"
    )


def chips(wanted: Resolved, names: Names) -> Iterator[Chip]:
    """One for each thing that narrows a view."""
    if wanted.period != "all":
        gone = ("from", "to") if wanted.period == "custom" else ("period",)
        yield names.window(wanted.date_from, wanted.date_to), gone
    if wanted.governorates != NORTH_EAST:
        yield words.area(Filter(governorates=wanted.governorates), names), ("gov", "district")
    if wanted.districts:
        yield words.areas(wanted.districts, names), ("district",)
    if wanted.place:
        yield words.where(wanted.place, names), ("place",)
    if wanted.actors:
        yield words.actors_in_role(wanted, names), ("actor", "role")
    if wanted.pair:
        yield words.pair(wanted.pair, names), ("pair",)
    for parameter, codes, kind in (
        ("class", wanted.classes, "event_class"),
        ("type", wanted.types, "event_type"),
        ("zone", wanted.zones, "control_zone"),
    ):
        if codes:
            yield names.listed(names.of(kind, code) for code in codes), (parameter,)
    exact = [names.t(f"said_exact_{name}") for name in wanted.exact()]
    if exact:
        yield names.listed(exact), ("exact",)
    if wanted.least_toll:
        yield names.t("said_toll", n=wanted.least_toll), ("toll",)
    if wanted.text:
        yield words.searched(wanted.text, names), ("text",)
    if wanted.own:
        yield names.listed(own_words.narrowed(wanted, names)), ("own",)


def _chip(words: str, gone: tuple[str, ...], names: Names) -> str:
    said = names.begun(words)
    return _button(said, dict.fromkeys(gone, ""), names.t("chip_remove", what=said), "chip")


def _button(said: str, asks: narrowing.Asks, label: str, style: str) -> str:
    query = narrowing.query(asks)
    cross = '<span aria-hidden="true">\u00d7</span>' if style == "chip" else ""
    return (
        f'<button type="button" class="{style}" data-narrow="{html.escape(query)}" aria-label="{html.escape(label)}">'
        f"<bdi>{html.escape(said)}</bdi>{cross}</button>"
    )


def _step(which: str, names: Names) -> str:
    """A button of one step over the history. The script says when there is nowhere to go."""
    sign, keys = _STEPS[which]
    label = html.escape(names.t(f"chips_{which}"))
    said = f'aria-label="{label}" aria-keyshortcuts="{keys}" title="{label}\u2002{names.isolated(keys)}"'
    return f'<button type="button" class="step" data-step="{which}" {said}>{sign}</button>'
