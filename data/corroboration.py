"""One incident from the accounts of it, with who stands behind it: independent heads, status, sources."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from data import bounds, merge
from data.searching import searchable
from data.text import name_key

_ANONYMOUS = re.compile(r"مصدر|مصادر|مراسل|\bsources?\b", re.I)


def incident(accounts: Sequence[Mapping[str, Any]], incident_id: str, origin: str) -> dict[str, Any]:
    """The row of schema.INCIDENTS that these accounts of one incident make; the first is its main source.

    accounts  rows of schema.REPORTS; `flags` (a list of codes) may stand beside.
    """
    heads = list(dict.fromkeys(account["source"] for account in accounts if account["source"]))
    independent = independent_heads(accounts)
    main = accounts[0]
    facts = merge.merged(accounts)
    flags = set().union(bounds.flags(facts), _odd_source(main, facts), *map(_flags, accounts))
    found = {
        "incident_id": incident_id,
        **facts,
        "status": _status(accounts, independent),
        "n_sources": max(len(independent), 1),
        "sources": "; ".join(heads) or None,
        "source_url": main["source_url"],
        "source_date": main["source_date"],
        "flags": ";".join(sorted(flags)) or None,
        "origin": origin,
    }
    found["search_text"] = searchable(found)
    return found


def independent_heads(accounts: Sequence[Mapping[str, Any]]) -> set[str]:
    """The named heads of attribution chains, folded; "Furat Post" and "the local network Furat Post" are one."""
    heads = {name_key(account["source"]) for account in accounts if is_named_head(account)}
    return {head for head in heads if not any(other != head and other in head for other in heads)}


def is_named_head(account: Mapping[str, Any]) -> bool:
    """Whether the account names whom it has it from: neither "local sources" nor the outlet itself can be shown
    independent.
    """
    source = account["source"]
    if not source or _ANONYMOUS.search(source):
        return False
    outlet = name_key(host(account["source_url"]))
    head = name_key(source).removeprefix("www")
    return head not in outlet and head != name_key(account.get("publisher") or "")


def _odd_source(main: Mapping[str, Any], facts: Mapping[str, Any]) -> set[str]:
    """That the main source is dated before the event began: one of the two dates is wrong."""
    before = main["source_date"] and facts["date_start"] and main["source_date"] < facts["date_start"]
    return {"source_before_event"} if before else set()


def _flags(account: Mapping[str, Any]) -> set[str]:
    """What a reader of one account must be warned of: what it came with, and that its numbers contradict each other."""
    return {*(account.get("flags") or ()), *bounds.flags(account)}


def host(address: str | None) -> str:
    """The machine that an address names; "" where it names none."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _status(accounts: Sequence[Mapping[str, Any]], independent: set[str]) -> str:
    if merge.contradict(accounts):
        return "contested"
    return "corroborated" if len(independent) > 1 else "single_source"
