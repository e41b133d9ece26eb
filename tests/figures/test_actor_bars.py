"""Bars of actors: every number printed, ties shown, mirrored in Arabic."""

import plotly.graph_objects as go
import pytest

from components.figures.actor_bars import by_role, drawn_actors
from components.look import DARK, LIGHT
from components.names import names
from data.aggregate import actors
from tests.factories import incident, store

EN, AR = names("en"), names("ar")


def roles(*rows):
    return actors.by_role(actors.sides(store(*rows).incidents("t"), "attacks"))


FOUND = roles(
    incident(), incident(), incident(targets="asayish"), incident(targets="civilians", claimed_by="islamic_state")
)


@pytest.mark.parametrize("said", [EN, AR])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_plotly_takes_the_figure_as_it_is(said, theme):
    drawn = by_role(FOUND, said, theme)
    assert len(go.Figure(drawn.spec).data) == 3  # initiator, target, claimant


def test_every_bar_carries_its_number_and_no_bar_says_nothing():
    attacked, was_attacked, claimed = by_role(FOUND, EN, LIGHT).data
    assert attacked["text"] == ["4", "", "", ""]
    assert was_attacked["text"] == ["", "2", "1", "1"]
    assert claimed["text"] == ["1", "", "", ""]


def test_ties_are_shown_as_ties():
    words = by_role(FOUND, EN, LIGHT).layout["yaxis"]["ticktext"]
    assert words == ["1 IS", "2 SDF", "3= Asayish", "3= Civilians"]


def test_a_shared_rank_is_followed_by_its_sign_in_arabic_as_well():
    """Isolated with its number the sign stood before it, read from the right."""
    words = by_role(FOUND, AR, LIGHT).layout["yaxis"]["ticktext"]
    assert ["=" in word for word in words] == [False, False, True, True]
    assert all(f"{AR.isolated('3')}= " in word for word in words[2:])


def test_no_tie_is_cut_in_two():
    assert drawn_actors(FOUND, 2) == ["islamic_state", "sdf"]
    assert drawn_actors(FOUND, 3) == ["islamic_state", "sdf", "asayish", "civilians"]


def test_in_arabic_bars_grow_leftwards_and_names_stand_on_the_right():
    english, arabic = by_role(FOUND, EN, LIGHT).layout, by_role(FOUND, AR, LIGHT).layout
    assert english["xaxis"]["range"] == arabic["xaxis"]["range"][::-1]
    assert arabic["yaxis"]["side"] == "right"
    assert arabic["xaxis"]["domain"][0] > arabic["xaxis2"]["domain"][0]


@pytest.mark.parametrize("said", [EN, AR])
def test_where_nobody_is_named_no_bar_is_drawn(said):
    assert by_role(roles(incident(initiators=None, targets=None)), said, LIGHT, most=3).data == []
