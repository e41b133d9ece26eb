"""The ledger of this installation, and its reviewed rows as one more table of the dashboard."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from data.home import home
from data.ledger import ORIGIN, Ledger, Refused, as_tables, rules
from data.ledger.home import FILE
from data.store import Store, store_of


def ledger() -> Ledger:
    """The ledger that every session of this server shares."""
    return _ledger(str(home() / FILE))


def reviewed() -> dict[str, Store]:
    """The table of reviewed rows, as it stands at this moment; none where nothing was accepted.

    A ledger that cannot be read takes no other table with it: the desk says so.
    """
    try:
        version = ledger().version
        store = _reviewed(version, ledger()) if version else None
    except Refused:
        return {}
    return {ORIGIN: store} if store and ORIGIN in store.origins else {}


@st.cache_resource(show_spinner=False)
def _ledger(path: str) -> Ledger:
    return Ledger(Path(path))


@st.cache_resource(show_spinner=False, max_entries=2)
def _reviewed(version: str, _ledger: Ledger) -> Store:
    tables = as_tables(_ledger.state(), rules.version())
    return store_of(tables.pop("incidents"), version, **tables)
