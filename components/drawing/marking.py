"""Who may see what is made: the words that the server is configured with, and their colour on black."""

from __future__ import annotations

import os

MARKING = "RASID_MARKING"  # environment: TLP:AMBER, or any words; none is shown where it is not set
# The Traffic Light Protocol's own colours, FIRST, version 2.0; all on black.
_TLP = {"TLP:RED": "#ff2b2b", "TLP:AMBER": "#ffc000", "TLP:AMBER+STRICT": "#ffc000", "TLP:GREEN": "#33ff00"}


def marking() -> str:
    """Who may see it; "" where nobody says: nothing is invented."""
    return os.environ.get(MARKING, "").strip()[:80]


def ink(words: str) -> str:
    """The colour of a marking."""
    return _TLP.get(words.upper().replace(" ", ""), "#ffffff")
