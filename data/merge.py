"""Which accounts are of one incident, and the one incident that they make (data/README.md, "Merging").

Candidates come from place, dates, class and initiators; a person decides each pair (data/reference/merges.csv).
Numbers are never looked at: two outlets that both say "three killed" prove nothing. Nothing is repaired: counts
become the range of all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from data import bounds, schema

Account = Mapping[str, Any]  # one row of schema.REPORTS: an incident's facts as one document gives them

NEAR_KM = 15.0  # between two accounts of one incident
ALIKE_KM = 5.0  # between two rows of one table, which has a point for each place
KM_PER_DEGREE = 111.2
_BASIS = ("claimed", "reported", "suspected", "unknown")
_LOCATION = ("place", "near", "subdistrict", "district", "governorate", "country")
_WHERE = (
    *("governorate", "district", "subdistrict", "place_id", "place_name_en", "place_name_ar"),
    *("latitude", "longitude", "location_precision"),
)
NOBODY_NAMED = frozenset({"unknown"})


class ContradictionError(ValueError):
    """Decisions that cannot all hold: a pair said not to be one incident is joined by the others."""


def candidates(accounts: Sequence[Account]) -> list[tuple[str, str]]:
    """Pairs of report_ids that may be one incident and must be read: same class, place, overlapping window, actors."""
    return [(one["report_id"], two["report_id"]) for one, two in combinations(accounts, 2) if may_be_one(one, two)]


def may_be_one(one: Account, two: Account, apart_km: float = NEAR_KM) -> bool:
    """Same class and governorate, overlapping windows, at most this far apart, initiators that do not exclude each
    other.
    """
    return (
        one["event_class"] == two["event_class"]
        and _same_or_silent(one["governorate"], two["governorate"])
        and one["date_start"] <= _end(two)
        and two["date_start"] <= _end(one)
        and _are_near(one, two, apart_km)
        and agree(one["initiators"], two["initiators"])
    )


def are_alike(one: Account, two: Account) -> bool:
    """Whether two rows of one table may be of one incident: `may_be_one` within ALIKE_KM, one type, targets and tolls
    that do not exclude each other. A person says what is: each may as well be an incident of its own.
    """
    return (
        one["event_type"] == two["event_type"]
        and may_be_one(one, two, ALIKE_KM)
        and agree(one["targets"], two["targets"])
        and not _tolls_exclude(one, two)
    )


def groups(report_ids: Iterable[str], decisions: Iterable[Mapping[str, str]]) -> list[list[str]]:
    """The report_ids that are one incident each, in the order given.

    decisions  rows with report_a, report_b and same (yes or no).
    raises     ContradictionError where a "no" is joined by other decisions.
    """
    group = {report: [report] for report in report_ids}
    decided = [row for row in decisions if row["report_a"] in group and row["report_b"] in group]
    for row in decided:
        one, two = group[row["report_a"]], group[row["report_b"]]
        if row["same"] == "yes" and one is not two:
            few, many = sorted((one, two), key=len)  # the other way round a long chain takes the square of its length
            many.extend(few)
            group.update(dict.fromkeys(few, many))
    for row in decided:
        if row["same"] == "no" and group[row["report_a"]] is group[row["report_b"]]:
            raise ContradictionError(f"{row['report_a']} and {row['report_b']}")
    order = {report: place for place, report in enumerate(group)}
    distinct = {id(members): members for members in group.values()}
    return [sorted(members, key=order.__getitem__) for members in distinct.values()]


def merged(accounts: Sequence[Account]) -> dict[str, Any]:
    """The facts (schema.FACTS) of one incident from all accounts of it.

    Counts: low is the least low, high the greatest high, open (None) if any account that gives a number is open,
    best the lower median of the bests; an account that gives no number changes nothing. The window is what the accounts
    have in common, the place that of the most precise, the actors all that are named. `status` is not decided here.
    """
    most_precise = min(accounts, key=lambda account: _rank(_LOCATION, account["location_precision"]))
    facts: dict[str, Any] = {column.name: _first(accounts, column.name) for column in schema.FACTS}
    facts |= _window(accounts)
    facts |= {column: most_precise[column] for column in _WHERE}
    facts |= _counts(accounts)
    for side in ("initiators", "targets"):
        facts[side] = _named([account[side] for account in accounts])
        facts[f"{side}_text"] = (
            "; ".join(dict.fromkeys(a[f"{side}_text"] for a in accounts if a[f"{side}_text"])) or None
        )
    facts["initiator_basis"] = min((a["initiator_basis"] for a in accounts), key=lambda basis: _rank(_BASIS, basis))
    return facts


def contradict(accounts: Sequence[Account]) -> bool:
    """Whether two accounts of one incident cannot both be right: they name different initiators, or ranges that
    exclude.
    """
    named = dict.fromkeys(account["initiators"] for account in accounts)
    if any(not agree(one, two) for one, two in combinations(named, 2)):
        return True
    for what in bounds.TOLLS:  # no range has its low above its own high, so the furthest two tell of all pairs
        said = [_range(account, what) for account in accounts]
        if max(low or 0 for low, _ in said) > min(math.inf if high is None else high for _, high in said):
            return True
    return False


def _tolls_exclude(one: Account, two: Account) -> bool:
    return any(_exclude(one, two, what) for what in bounds.TOLLS)


def _exclude(one: Account, two: Account, what: str) -> bool:
    said = [_range(account, what) for account in (one, two)]
    highs = [math.inf if high is None else high for _, high in said]
    lows = [low or 0 for low, _ in said]
    return bool(lows[0] > highs[1] or lows[1] > highs[0])


def _counts(accounts: Sequence[Account]) -> dict[str, int | None]:
    counts: dict[str, int | None] = {}
    for what in bounds.TOLLS:
        stated = [a for a in accounts if a[f"{what}_low"] is not None or a[f"{what}_high"] is not None]
        if len(stated) == 1:  # as it is, and flagged where its numbers contradict each other
            counts |= {f"{what}_{end}": stated[0][f"{what}_{end}"] for end in ("low", "high")}
            continue
        said = [_range(account, what) for account in stated]
        highs = [high for _, high in said]
        counts[f"{what}_low"] = min((low or 0 for low, _ in said), default=None)
        counts[f"{what}_high"] = (
            None if None in highs else max((high for high in highs if high is not None), default=None)
        )
    bests = sorted(account["killed_best"] for account in accounts if account["killed_best"] is not None)
    counts["killed_best"] = bests[(len(bests) - 1) // 2] if bests else None
    return counts


def _range(account: Account, what: str) -> tuple[int | None, int | None]:
    """The lowest and the highest number of one account, None where it gives none; civilians are counted apart here."""
    said = bounds.of_row({name: account.get(name) for name in (f"{what}_low", f"{what}_best", f"{what}_high")}, what)
    return said.low, said.high


def _window(accounts: Sequence[Account]) -> dict[str, date | str | None]:
    start, end = max(a["date_start"] for a in accounts), min(_end(a) for a in accounts)
    if start > end:
        start, end = min(a["date_start"] for a in accounts), max(_end(a) for a in accounts)
    same = [a["date_precision"] for a in accounts if (a["date_start"], _end(a)) == (start, end)]
    stated = [precision for precision in same if precision]
    precision = "day" if start == end else (stated or ["window"])[0]
    unsaid = bool(same) and not stated  # of none of the accounts with this window it is said how well it is known
    return {"date_start": start, "date_end": end, "date_precision": None if unsaid else precision}


def _end(account: Account) -> date:
    end: date = account["date_end"] or account["date_start"]
    return end


def _are_near(one: Account, two: Account, apart_km: float) -> bool:
    if None in (one["latitude"], two["latitude"]):
        return True
    north = one["latitude"] - two["latitude"]
    east = (one["longitude"] - two["longitude"]) * math.cos(math.radians(one["latitude"]))
    return math.hypot(north, east) * KM_PER_DEGREE <= apart_km


def _same_or_silent(one: str | None, two: str | None) -> bool:
    return one is None or two is None or one == two


def _ids(actors: str | None) -> set[str]:
    return set(actors.split(";")) - NOBODY_NAMED if actors else set()


def agree(one: str | None, two: str | None) -> bool:
    """Whether two lists of actors can both be right: they share one, or one of them names nobody."""
    return not _ids(one) or not _ids(two) or bool(_ids(one) & _ids(two))


def _named(sides: Sequence[str | None]) -> str | None:
    everybody = {actor for side in sides if side for actor in side.split(";")}
    return ";".join(sorted(everybody - NOBODY_NAMED or everybody)) or None


def _first(accounts: Sequence[Account], column: str) -> Any:
    return next((account[column] for account in accounts if account[column] is not None), None)


def _rank(order: Sequence[str], value: str | None) -> int:
    return order.index(value) if value in order else len(order)
