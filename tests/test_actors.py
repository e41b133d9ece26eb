"""A source's words for an actor become ids; what is not known is `other`, and its words are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import actors, schema


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("IS", "islamic_state"),
        ("تنظيم داعش", "islamic_state"),
        ("islamic_state", "islamic_state"),
        ("قسد", "sdf"),
        ("coalition;sdf", "coalition;sdf"),
        ("قسد، التحالف الدولي", "coalition;sdf"),
        ("Government of Syria", "syrian_government"),
        ("قسد والتحالف", "coalition;sdf"),
        ("SDF and Asayish", "asayish;sdf"),
        ("I\u200bS", "islamic_state"),
    ],
)
def test_an_actor_is_known_by_its_names_alone_or_listed(written, ids):
    assert actors.read(written) == (ids, None)


def test_a_composite_side_keeps_every_group_that_it_names():
    assert actors.read("Ahrar al-Sham, HTS, Southern Front").ids == "hts;opposition_groups"


def test_what_maps_to_none_is_other_and_keeps_its_words():
    assert actors.read("Knights of Nowhere") == ("other", "Knights of Nowhere")
    assert actors.read("SDF; Knights of Nowhere") == ("other;sdf", "SDF; Knights of Nowhere")


@pytest.mark.parametrize("cell", ["", None, "   "])
def test_an_empty_cell_is_not_reported_which_is_not_unknown(cell):
    assert actors.read(cell) == (None, None)


@given(st.text(min_size=1))
def test_no_words_are_lost_and_no_id_is_made_up(written):
    ids, text = actors.read(written)
    if ids is None:
        assert not written.strip()
    else:
        assert set(ids.split(";")) <= set(schema.codes("actor"))
        assert ("other" in ids.split(";")) == (text is not None)
        assert text in (None, written)


def test_every_actor_is_known_by_every_name_that_the_table_gives_it():
    for row in schema.reference("actors"):
        for name in (row["name_en"], row["name_ar"], *row["aliases_en"].split("|"), *row["aliases_ar"].split("|")):
            if name:
                assert actors.actor(name) == row["actor"], name
