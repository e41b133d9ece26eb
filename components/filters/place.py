"""What the place that a link narrows to is called, and whether the table in view has it at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from components.names import Names
from components.view import View, visible
from data import place_codes
from data.aggregate.geography import counted_at
from data.filter import Filter
from data.recorded import unanswered
from data.unmet import Unmet


def found(view: View) -> View:
    """The view with the name of its place. Where no row of the table is there, whatever else is asked, none of what is
    asked can be counted: a zero would be read as peace."""
    code = view.filter.place
    asked = Filter(origin=view.filter.origin, asof=view.filter.asof, governorates=(), place=code)
    if not code or view.unmet or place_codes.area_of(code) or unanswered(asked, view.origin):
        return view
    here = view.whole().ask(counted_at, place=code)
    if not here["n"]:
        return replace(view, unmet=Unmet("nowhere", ("place",)))
    return replace(view, names=replace(view.names, place=(code, called(here, view.names))))


def called(mark: Mapping[str, Any], names: Names) -> str:
    """The name that the rows of a place give it, in this language or another; "" where they give none."""
    found = (visible(mark.get(f"place_name_{lang}")) for lang in (names.lang, "en", "ar"))
    return next((name for name in found if name), "")
