"""What is said beside the bars of actors."""

import pytest

from components.actors import breakdown
from components.actors import words as actor_words
from components.figures import actor_bars
from components.names import names
from components.overview import blocks as overview
from data import schema
from data.aggregate.actors import by_role, sides
from tests.briefing.views import held, view_of
from tests.factories import incident, store


@pytest.fixture
def said_on_the_overview(monkeypatch):
    rows = [incident(initiators=actor, targets=None) for actor in schema.codes("actor")[:8] for _ in range(2)]
    rows += [incident(initiators="other", targets=None)]

    monkeypatch.setattr(overview.st, "subheader", lambda *_, **__: None)
    monkeypatch.setattr(overview.chart, "show", lambda *_, **__: None)
    monkeypatch.setattr(overview.actor_chart, "show", lambda *_, **__: None)
    return overview.actors(view_of("", "en", held(*rows)))


def test_the_overview_says_how_many_actors_its_bars_leave_out(said_on_the_overview):
    """Six bars and those tied with the last are drawn: of nine actors eight, and the ninth was left out unsaid."""
    assert names("en").t("actors_left_out", n=1) in said_on_the_overview


def test_where_all_actors_are_drawn_none_is_said_to_be_left_out():
    roles = by_role(sides(store(incident()).incidents("t"), "attacks"))
    drawn = len(actor_bars.drawn_actors(roles, 6))
    assert not any("not drawn" in line for line in actor_words.not_shown(roles, "attacks", names("en"), drawn))


def test_an_actor_left_out_of_the_last_panel_though_it_has_as_many_is_said():
    counts = {"sdf": 9, "coalition": 5, "turkey": 5, "sna": 5, "hts": 2}
    assert breakdown.most(counts, 2) == (("sdf", "coalition"), 2)
    assert breakdown.most(counts, 4) == (("sdf", "coalition", "turkey", "sna"), 0)
    assert breakdown.most(counts, 9) == (tuple(counts), 0)
