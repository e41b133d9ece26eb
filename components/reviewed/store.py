"""The ledger of this installation, and its reviewed rows as one more table of the dashboard."""

from __future__ import annotations

import logging
from pathlib import Path

import pyarrow as pa
import streamlit as st

from data.home import home
from data.ledger import ORIGIN, Ledger, Refused, as_tables, rules
from data.ledger.home import FILE
from data.store import Store, store_of

_log = logging.getLogger("rasid.desk")


def ledger() -> Ledger:
    """The ledger that every session of this server shares."""
    return _ledger(str(home() / FILE))


def reviewed() -> dict[str, Store]:
    """The table of reviewed rows, as it stands at this moment; none where nothing was accepted.

    A ledger that cannot be read takes no other table with it: the desk says so.
    """
    try:
        store = _of_now()
    except Refused:
        return {}
    return {ORIGIN: store} if store and ORIGIN in store.origins else {}


def tables_failed() -> bool:
    """Whether there are reviewed rows of which no table could be made. Raises Refused."""
    return ledger().version != "" and _of_now() is None


def _of_now() -> Store | None:
    version = ledger().version
    return _reviewed(version, ledger()) if version else None


@st.cache_resource(show_spinner=False)
def _ledger(path: str) -> Ledger:
    return Ledger(Path(path))


@st.cache_resource(show_spinner=False, max_entries=2)
def _reviewed(version: str, _ledger: Ledger) -> Store | None:
    """None where no table can be made: what was checked when it was read should make one, but no page dies of it."""
    state = _ledger.state()
    try:
        tables = as_tables(state, rules.version())
        store = store_of(tables.pop("incidents"), version, **tables)
        _ = store.origins
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, pa.ArrowException) as error:
        _log.error("reviewed_not_made", exc_info=error)
        return None
    return store
