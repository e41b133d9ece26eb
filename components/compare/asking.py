"""The views that a link holds a view against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from components.filters import place
from components.stores import in_view
from components.view import View
from data.comparison import PARAMETER, meant, read
from data.filter import LONGEST_TEXT, Doubt, Reason
from data.store import Store


def found(view: View, params: Mapping[str, str], held: Mapping[str, Store]) -> View:
    """The view with those that its link compares it with; what it asks for in vain is a doubt, and none is beside it.

    held  the tables there are to look at, by the name that links have.
    """
    text = params.get(PARAMETER, "")
    if not text or view.unmet:
        return view
    comparison = read(text)
    if comparison is None:
        return _doubting(view, text, "unknown")
    store, origin = view.store, view.origin
    if comparison.kind == "table" and comparison.value != view.filter.origin:
        there = in_view(replace(view.filter, origin=comparison.value, asof=""), held)
        if there is None:
            return _doubting(view, text, "unknown")
        store, origin = there, there.origins[comparison.value]
    others = meant(comparison, view.filter, origin)
    if isinstance(others, str):
        return _doubting(view, text, others)
    beside = replace(view, origin=origin, store=store, beside=None, doubts=[])
    if comparison.kind == "table" and place.found(replace(beside, filter=others[0])).unmet:
        return _doubting(view, text, "nowhere")
    return replace(view, comparison=comparison, compared=tuple(replace(beside, filter=other) for other in others))


def _doubting(view: View, text: str, reason: Reason) -> View:
    return replace(view, doubts=[*view.doubts, Doubt(PARAMETER, text[:LONGEST_TEXT], reason)])
