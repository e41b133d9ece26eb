"""What a click on a count narrows the view to: filter parameters, in a link or written at once.

A mark, a cell or a button says what it asks as a query ("gov=SY09&district="): an empty value takes a parameter out.
components/page_script.js follows it from the link that the browser is at, so that nothing is lost that was asked since.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from components import permalink
from data.aggregate.periods import MEASURES, NOWHERE, Measure
from data.filter import NOT_REPORTED

POINTERS = (permalink.PAGE, "rows", "bar", "at")  # parameters that point into what another filter shows
Asks = Mapping[str, str]


def days(first: date, last: date) -> Asks:
    """The days of a bar. `period` stays in the link, and counts again when the days are taken out."""
    return {"from": str(first), "to": str(last)}


def governorate(code: str) -> Asks:
    """One governorate; nothing where none is known: no filter asks for that."""
    return {} if code == NOWHERE else {"gov": code, "district": ""}


def actor(code: str, role: str = "") -> Asks:
    """An actor in a role; in any, where it is merely involved."""
    return {"actor": code, "role": role if role in ("initiator", "target", "claimant") else ""}


def pair(initiator: str, target: str) -> Asks:
    """Who attacked whom; "" is a side that is not reported. Of two such, nothing."""
    sides = (initiator or NOT_REPORTED, target or NOT_REPORTED)
    return {} if set(sides) == {NOT_REPORTED} else {"pair": ",".join(sides)}


def classes(measure: Measure) -> Asks:
    """What a measure counts."""
    return {"class": ",".join(MEASURES[measure])}


def query(asks: Asks) -> str:
    """What a mark asks for, as the script takes it."""
    return urlencode(asks, safe=",:")


def anchor(asks: Asks, text: str, label: str, here: Mapping[str, str] | None = None) -> str:
    """HTML of a count that narrows the page that is open: a link, its text escaped; the text alone where nothing is
    asked, or it is so already.

    label  what a screen reader says in place of the text.
    here   the parameters of the page: permalink.carried(), to be asked once for many counts.
    """
    params = permalink.carried() if here is None else here
    said = html.escape(text)
    if all(params.get(name, "") == value for name, value in asks.items()):
        return said
    address = html.escape(f"?{query(_narrowed(params, asks))}")
    return f'<a class="narrow" href="{address}" aria-label="{html.escape(label)}">{said}</a>'


def narrow(**asks: str) -> None:
    """Write it to the link: for what a widget calls."""
    permalink.replace(_narrowed(permalink.read(), asks))


def _narrowed(params: Mapping[str, str], asks: Asks) -> Asks:
    kept = {name: value for name, value in params.items() if name not in {*POINTERS, *asks}}
    return kept | {name: value for name, value in asks.items() if value}
