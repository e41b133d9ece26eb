"""Every question that the pages ask of incidents, as they ask it: through a view. What each is asked with is random."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random
from typing import Any

from components.view import View
from data import did_you_mean, finding, snapshot
from data.aggregate import (
    actors,
    baseline,
    beginning,
    coverage,
    geography,
    headline,
    listing,
    measured,
    own,
    periods,
    publishers,
    resting,
    side,
)
from data.bounds import TOLLS
from data.calendar import shifted
from data.filter import Resolved
from data.schema import OWN

WORDS = (("convoy", "ISIS"), ("حاجز",), ())
IDS = ("awkward-7919", "other 15838", "sided23757", "SY09", "zzz", "1")

Asked = tuple[Callable[..., Any], dict[str, Any]]


def asked(random: Random, view: View, other: Resolved, code: str) -> list[Asked]:
    """Each question that is put through View.ask to the incidents in view, and what it is asked with.

    other  another filter of the same table; code: of a place.
    """
    measure = random.choice(tuple(periods.MEASURES))
    every, rough = random.choice(periods.EVERY), random.random() < 0.2
    own_columns = tuple(column.name for column in view.origin.own)
    listed_own = tuple(OWN + name for name in own_columns) if random.random() < 0.5 else ()
    order, lang, offset = random.choice(listing.ORDERS), random.choice(("en", "ar")), random.choice((0, 0, 7, 200))
    bar = random.choice(("2017-01-01", "2018-06-01", periods.IN_VIEW, periods.UNFIT))
    panel = random.choice(("SY09", periods.NOWHERE, ""))
    incident_id = f"{view.origin.origin}-{random.randrange(60) * 7919 % 100_003}"
    before, now = (other.date_from, other.date_to), (view.filter.date_from, view.filter.date_to)
    windows = random.choice((baseline.laid(view.covered, view.origin), baseline.shorter(view.origin)))
    found: list[Asked] = [
        (headline.headline, {}),
        (headline.counted, {}),
        (headline.class_counted, {}),
        (headline.toll_counted, {"toll": random.choice(TOLLS)}),
        (measured.headline_of, {"measure": measure}),
        (measured.latest_of, {"measure": measure, "limit": 12}),
        (side.side, {}),
        (side.nowhere, {}),
        (side.in_both, {"other": other}),
        (coverage.quality, {}),
        (coverage.not_stated, {}),
        (coverage.months, {}),
        (coverage.other_actors, {}),
        (coverage.flags, {}),
        (actors.sides, {"measure": measure}),
        (actors.sides, {"measure": measure, "across": random.choice(actors.ACROSS)}),
        (actors.over_time, {"measure": measure, "every": every, "rough": rough}),
        (actors.kept_in_words, {"measure": measure}),
        (geography.ground, {"split": "class"}),
        (geography.ground, {"split": "family", "cell": random.choice(geography.CELLS)}),
        (geography.per_area, {"level": random.choice(geography.LEVELS)}),
        (geography.counted_at, {"place": code}),
        (geography.listed_at, {"place": code, "limit": 5, "offset": random.choice((0, 5))}),
        (geography.resting_at, {"place": code}),
        (periods.per_period, {"every": every, "rough": rough}),
        (periods.per_period, {"every": every, "family": True}),
        (periods.listed_within, {"every": every, "period": bar, "panel": panel, "measure": measure, "limit": 20}),
        (listing.length, {}),
        (listing.listed, {"order": "latest", "limit": 8}),
        (listing.listed, {"order": order, "limit": 50, "offset": offset, "lang": lang, "own": listed_own}),
        (listing.incident, {"incident_id": incident_id}),
        (listing.linked, {"incident_id": incident_id, "follows_up": incident_id}),
        (publishers.alone_per_year, {}),
        (publishers.shift, {"measure": measure, "before": before, "now": now}),
        (resting.resting, {"toll": random.choice(TOLLS), "measure": measure}),
        (baseline.baseline, {"windows": windows}),
        (beginning.per_area_and_year, {}),
        (finding.held, {}),
        (finding.counted, {"wanted": (view.filter, other)}),
        (finding.incidents_named, {"text": random.choice(IDS), "wanted": other}),
        (did_you_mean.counted, {"texts": random.choice(WORDS)}),
        (snapshot.fingerprint, {}),
    ]
    for column in own_columns:
        given = tuple(random.sample(("Red", "Amber", "12"), 2))
        found += [
            (periods.per_period, {"every": every, "column": column, "given": given}),
            (own.most_given, {"column": column}),
        ]
    if own_columns:
        found += [
            (own.of_incident, {"incident_id": incident_id, "columns": own_columns}),
            (own.summaries, {"columns": view.origin.own}),
        ]
    return found


def of_view(random: Random, view: View, other: Resolved, code: str) -> dict[str, Callable[[View], Any]]:
    """Every question by a name of it: those put through View.ask, a view's others, and the rows of a file that is
    written. The same `random` gives the same."""
    measure = random.choice(tuple(periods.MEASURES))
    windows = baseline.laid(view.covered, view.origin)
    ten_days = replace(view.filter, period="custom", date_from=shifted(view.filter.date_to, -9))
    return {
        **{
            f"{one.__module__}.{one.__name__} {how}": partial(_ask, one, how)
            for one, how in asked(random, view, other, code)
        },
        "straddling": View.straddling,
        "sureness": View.sureness,
        f"readings {measure}": lambda now: now.readings(measure),
        "undirected": View.undirected,
        "not stated": View.not_stated,
        "headline, before": lambda now: now.about(now.filter.previous()).ask(headline.headline),
        "straddling, before": lambda now: now.about(now.filter.previous()).straddling(),
        "headline, around": lambda now: now.around().ask(headline.headline),
        "headline, ten days": lambda now: now.about(ten_days).ask(headline.headline),
        "side, whole": lambda now: now.whole().ask(side.side),
        "baseline, throughout": lambda now: now.throughout().ask(baseline.baseline, windows=windows),
        "rows of a file": _rows_of_a_file,
    }


def _ask(question: Callable[..., Any], how: dict[str, Any], view: View) -> Any:
    return view.ask(question, **how)


def _rows_of_a_file(view: View) -> list[dict[str, Any]]:
    rows = view.incidents.select(*listing.written(view.incidents).names).order_by(["date_start", "incident_id"])
    return [row for batch in view.store.stream(rows) for row in batch.to_pylist()]
