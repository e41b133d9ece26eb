"""A deck is read as it was written, and what is no deck is refused with the place and the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.briefing.views import params_of_entry
from data import deck
from data.deck import DeckError, Entry

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


@given(st.lists(st.builds(Entry, WORDS, WORDS), min_size=1, max_size=6))
def test_a_deck_is_read_as_it_was_written(entries):
    assert deck.read(deck.written(tuple(entries))) == tuple(entries)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "found: nothing"),
        ("slide = 3", "found: slide"),
        ("[[slide]]\ntitle = 'x'", "slide 1: link expected"),
        ("[[slide]]\nlink = 'gov=SY09'\n[[slide]]\nlink = 'x'\ncolour = 'red'", "slide 2: colour unknown"),
        ("[[slide]]\nlink = ", "Invalid value"),
        ("[[slide]]\nlink = 'x'\n" * 61, "61 slides, at most 60"),
        ("#" * 200_001, "200001 letters"),
        ("slide = " + "[" * 5000, "recursion"),
        ("slide = " + "9" * 5000, "4300 digits"),
    ],
)
def test_what_is_no_deck_is_refused_with_its_reason(text, reason):
    with pytest.raises(DeckError, match=reason):
        deck.read(text)


def test_a_deck_that_was_saved_by_an_editor_of_windows_is_read():
    assert deck.read("\ufeff[[slide]]\r\nlink = 'gov=SY09'\r\n") == (Entry("gov=SY09"),)


def test_the_title_of_an_entry_goes_before_the_one_in_its_link_and_none_takes_it_away():
    assert params_of_entry(Entry("title=Calm&gov=SY09"), "en")["title"] == "Calm"
    assert params_of_entry(Entry("title=Calm&gov=SY09", "Quiet"), "en")["title"] == "Quiet"
