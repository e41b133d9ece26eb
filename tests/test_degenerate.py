"""Tables that give next to nothing: each question has an answer, each figure can be drawn, each slide laid out."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import cycle

import pytest

from components.briefing import asked, content
from components.briefing.html import layout
from components.briefing.views import view_of
from components.figures.actor_bars import by_role
from components.figures.timeline import small_multiples
from components.look import LIGHT
from components.names import languages, names
from data.aggregate import actors, coverage, geography, headline, listing
from data.aggregate.periods import MEASURES, per_period
from data.aggregate.timeline import timeline
from tests.briefing.views import held
from tests.factories import incident

SILENT = dict.fromkeys(
    (
        *("initiators", "targets", "directed", "initiator_basis", "place_id", "place_name_en", "place_name_ar"),
        *("latitude", "longitude", "location_precision", "date_precision", "event_class", "governorate"),
    )
)
COUNTS = ("killed_low", "killed_best", "killed_high", "injured_low", "injured_high", "detained_low", "detained_high")
TABLES = {
    "names nobody": [incident(initiators=None, targets=None)],
    "names nobody, and does not say who attacked": [incident(initiators=None, targets=None, directed=False)] * 2,
    "names only a claimant": [incident(initiators=None, targets=None, claimed_by="islamic_state")],
    "names unknown ones": [incident(initiators="unknown", targets="other")],
    "gives nothing": [incident(**SILENT)],
    "gives no end": [{**incident(), "date_end": None}],
    "counts nobody": [incident(**dict.fromkeys(COUNTS, 0))] * 2,
    "knows a year": [
        incident(**SILENT | {"date_precision": "year"}, date_start=date(2021, 1, 1), date_end=date(2021, 12, 31))
    ],
    "holds another class": [incident(event_class="other", event_type="other")],
    "holds one raid": [incident(event_class="security_operation", event_type="raid")],
    "spans years": [incident(date_start=date(2023, 1, 1)), incident(date_start=date(2026, 1, 1))],
}


def view(name, lang="en"):
    return view_of({"table": "t", "gov": "all"}, STORES[name].alone(), lang)


STORES = {name: held(*rows) for name, rows in TABLES.items()}


@pytest.mark.parametrize("name", TABLES)
def test_every_timeline_of_next_to_nothing_can_be_drawn(name):
    seen = view(name)
    for every in ("day", "month", "year"):
        counted = per_period(seen.incidents, every, family=True)
        assert counted["n"].sum() == len(TABLES[name])
        for measure, split in zip(MEASURES, ("none", "class", "family", "none", "none"), strict=True):
            shown = timeline(counted, seen.filter, seen.origin, every, measure, split)
            if not shown.empty:
                drawn = small_multiples(shown, seen.names, LIGHT, intervals=measure != "killed")
                assert "NaN" not in json.dumps(drawn.spec, default=str)


@pytest.mark.parametrize("name", TABLES)
def test_actors_of_next_to_nothing_can_be_drawn(name):
    incidents = view(name).incidents
    for measure in ("violent_events", "security_operations"):
        sides = actors.sides(incidents, measure)
        roles = actors.by_role(sides)
        assert len(by_role(roles, names("ar"), LIGHT, most=1).data) == len(roles.roles)
        actors.directed_pairs(sides)
        actors.undirected_pairs(sides)
    actors.per_actor(actors.over_time(incidents, "attacks", "month"))
    actors.across(actors.sides(incidents, "attacks", across="target_type"), "target_type")


@pytest.mark.parametrize("name", TABLES)
def test_every_question_about_next_to_nothing_has_an_answer(name):
    incidents, rows = view(name).incidents, len(TABLES[name])
    assert headline.headline(incidents).incidents == rows
    assert coverage.quality(incidents).incidents == rows
    assert coverage.months(incidents)["n"].sum() == rows
    assert listing.length(incidents).incidents == rows
    coverage.flags(incidents)
    coverage.other_actors(incidents)
    for split in geography.SPLITS:
        laid = geography.ground(incidents, split=split)
        assert laid.places["n"].sum() + laid.areas["n"].sum() <= rows
    for level in geography.LEVELS:
        geography.per_area(incidents, level=level)


@pytest.mark.parametrize(("name", "lang"), list(zip(TABLES, cycle(languages()), strict=False)))
def test_every_slide_of_next_to_nothing_can_be_laid_out(name, lang):
    seen = view(name, lang)
    for topics in ("timeline,actors", "map,comparison", "incidents"):
        found, doubts = asked.read({"slide": topics}, seen.origin)
        assert not doubts
        assert (
            "nan"
            not in re.sub("<style.*?</style>", "", layout.page(content.slide(seen, found, "")), flags=re.S).split()
        )
