"""Who has the most, and whether that may be said: codes and numbers, which components word.

The order of counts is a fact of a table, a lead is more: it is said only where it holds in the hardest reading of what
the rows leave open (rule 8). A complete count has no sampling error, so a share has no interval.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from data.aggregate.geography import Ground
from data.aggregate.periods import MEASURES, Measure
from data.filter import Filter
from data.recorded import leaves_out_silent, leaves_out_undirected
from data.store import SAMPLE, SERIES, Origin

MOST_TIED = 4  # names in one statement; where more are tied for a place, only their number is said
Ranks = tuple[tuple[int, tuple[str, ...]], ...]  # by falling count: the count, and who has it
NoLead = Literal["", "tied", "doubtful", "sample", "coverage", "undirected", "own"]


@dataclass(frozen=True)
class Share:
    """How a measure is spread over the governorates in view.

    ranks     the first of them, at most MOST_TIED.
    whole     incidents, also those of no governorate.
    doubtful  incidents that may be of another governorate or of another period, and those that may belong here.
    rival     to whom the doubtful would have to go to undo the lead.
    no_lead   why the first may not be said to have the most; "" where it may.
    """

    ranks: Ranks
    whole: int
    doubtful: int
    rival: str
    no_lead: NoLead


@dataclass(frozen=True)
class Top:
    """The parts with the most, by falling count; those of one count are tied and stand in one group.

    kind     place or actor: of what the names are.
    ranks    (count, names or codes) each. `tied` are so many parts of the next count `tied_n`, too many to name.
    leads    whether the first may be said to have the most.
    exact    of places: how many of each one's incidents are at it, and not merely near it.
    without  of places: who is first without the incidents merely near one, where that is not this first alone.
    """

    kind: Literal["place", "actor"]
    ranks: Ranks
    tied: int = 0
    tied_n: int = 0
    leads: bool = False
    exact: tuple[tuple[str, int], ...] = ()
    without: Top | None = None


def no_lead(wanted: Filter, origin: Origin) -> NoLead:
    """Why no lead may be said of a view, whatever is counted in it; "" where one may."""
    if origin.kind != SERIES:
        return "sample" if origin.kind == SAMPLE else "coverage"
    if leaves_out_undirected(wanted, origin):
        return "undirected"
    return "own" if leaves_out_silent(wanted, origin) else ""


def share(counted: pd.DataFrame, measure: Measure, wanted: Filter, origin: Origin) -> Share | None:
    """The governorates in view by their counts; None where fewer than two have any, or too many are tied.

    A lead is said where it holds if every incident of doubtful governorate or period were the rival's.
    counted  `sureness` of the filter.
    """
    rows = _measured(counted, measure)
    sums = rows.groupby("governorate")[["n", "sure"]].sum()
    sums = sums[sums["n"] > 0]
    ranks, *_ = _ranked((str(code), int(n)) for code, n in sums["n"].items())
    if len(sums) < 2 or not ranks:
        return None
    first = ranks[0][1]
    doubtful = int((rows["n"] - rows["sure"] + rows["beside"]).sum())
    others = sums["sure"].drop(first[0])
    why = no_lead(wanted, origin) or ("tied" if len(first) > 1 else "")
    if not why and sums.loc[first[0], "sure"] <= others.max() + doubtful:
        why = "doubtful"
    return Share(ranks, int(rows["n"].sum()), doubtful, str(others.idxmax()), why)


def spare(counted: pd.DataFrame, measure: Measure, wanted: Filter, origin: Origin, located: bool = False) -> int | None:
    """How many incidents may belong to a view and are not in it; None where no lead may be said of it at all.

    counted  `sureness` of the filter.  located  those at or near a place alone.
    """
    if no_lead(wanted, origin):
        return None
    return int(_measured(counted, measure)["beside_located" if located else "beside"].sum())


def top(
    kind: Literal["place", "actor"],
    counts: Mapping[str, int] | Iterable[tuple[str, int]],
    spare: int | None = None,
) -> Top | None:
    """The names with the highest counts, at most MOST_TIED of them; those of one count are never told apart.

    spare  incidents that the second may have besides: the first leads where it has more than both together. None: no
           lead may be said.
    """
    held = [(name, n) for name, n in (counts.items() if isinstance(counts, Mapping) else counts) if n]
    if not held:
        return None
    return Top(kind, *_ranked(held), leads=_leads((n for _, n in held), spare))


def top_places(
    laid: Ground, measure: Measure, lang: str, told_apart: Callable[[str, str], str], spare: int | None = None
) -> Top | None:
    """The named places with the most of a measure; None where places were put into cells and have no names, or where
    a place without a name has the most. The first leads where it does also without what is merely near a place.

    told_apart  the words for a name and the code of its area, for names that places of several areas have. Points of
                one name in one district are one place: sources put it at several.
    """
    if laid.cell or laid.places.empty:
        return None
    found, nameless = _by_name(laid, measure, "n", lang, told_apart)
    exact, nameless_exact = _by_name(laid, measure, "exact", lang, told_apart)
    said, strict = top("place", found), top("place", exact)
    if nameless > max(found.values(), default=0) or nameless_exact > max(exact.values(), default=0):
        return None
    if said is None or not said.ranks:
        return said
    same = strict is not None and [names for _, names in strict.ranks[:1]] == [said.ranks[0][1]]
    leads = _leads((*found.values(), nameless), spare) and _leads((*exact.values(), nameless_exact), spare)
    return replace(
        said,
        leads=same and leads,
        exact=tuple((name, exact[name]) for _, names in said.ranks for name in names),
        without=replace(strict, ranks=strict.ranks[:1]) if strict and not same else None,
    )


def _by_name(
    laid: Ground, measure: Measure, counts: Literal["n", "exact"], lang: str, told_apart: Callable[[str, str], str]
) -> tuple[Counter[str], int]:
    """Incidents of a measure per named place, and the most that one point without a name has."""
    columns = [f"{counts}_{code}" for code in MEASURES[measure] if code in laid.codes]
    other = "en" if lang == "ar" else "ar"
    names = laid.places[f"place_name_{lang}"].fillna(laid.places[f"place_name_{other}"])
    found: Counter[tuple[str, str]] = Counter()
    nameless = 0
    for name, area, n in zip(names, laid.places["within"], laid.places[columns].sum(axis=1), strict=True):
        if pd.isna(name):
            nameless = max(nameless, int(n))
        else:
            found[str(name), "" if pd.isna(area) else str(area)] += int(n)
    held = Counter(name for name, _ in found)
    said: Counter[str] = Counter()
    for place, n in found.items():
        said[told_apart(*place) if held[place[0]] > 1 else place[0]] += n
    return said, nameless


def _ranked(counts: Iterable[tuple[str, int]]) -> tuple[Ranks, int, int]:
    """The highest counts and who has them, at most MOST_TIED; where already the highest has more, how many have it."""
    by_count: dict[int, list[str]] = {}
    for name, n in counts:
        by_count.setdefault(n, []).append(name)
    ranks: list[tuple[int, tuple[str, ...]]] = []
    for n in sorted(by_count, reverse=True):
        if sum(len(names) for _, names in ranks) + len(by_count[n]) > MOST_TIED:
            return (tuple(ranks), 0, 0) if ranks else ((), len(by_count[n]), n)
        ranks.append((n, tuple(sorted(by_count[n]))))
    return tuple(ranks), 0, 0


def _leads(counts: Iterable[int], spare: int | None) -> bool:
    """Whether the highest count is above every other one with the spare incidents added to it."""
    highest, second, *_ = (*sorted(counts, reverse=True), 0, 0)
    return spare is not None and highest > second + spare


def _measured(counted: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    return counted[counted["event_class"].isin(MEASURES[measure])]
