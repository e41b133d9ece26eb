"""What a link asks to have beside: a table of totals, one of its types, events or killed."""

from __future__ import annotations

from dataclasses import dataclass

from data.aggregate.counted import Totals, What
from data.store import Origin, Store

BESIDE, TYPE, WHAT = "beside", "beside_type", "beside_what"  # URL parameters
PARAMETERS = (BESIDE, TYPE, WHAT)


@dataclass(frozen=True)
class Beside:
    """A table of totals and what is drawn of it. kind: one of held.choices; what: one of held.recorded."""

    origin: Origin
    store: Store
    held: Totals
    kind: str
    what: What
