"""What nobody sees in a cell does not change what it says."""

import pytest

from data.sources.columns.dates import window
from data.sources.columns.numbers import count, people
from data.sources.columns.plain import plain

UNSEEN = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2064\u2066\u2067\u2068\u2069\ufeff\u061c"
)
SPACES = "\u00a0\u2007\u2009\u202f"


@pytest.mark.parametrize("letter", UNSEEN)
def test_an_invisible_letter_is_nothing(letter):
    assert plain(f"{letter}1{letter}2{letter}") == "12"
    assert (count(f"1{letter}2"), people(f"{letter}3+").low) == (12, 3)
    assert str(window(f"2021{letter}-11-05").start) == "2021-11-05"


@pytest.mark.parametrize("space", SPACES)
def test_any_space_is_a_space(space):
    assert plain(f"{space}1{space}2{space}") == plain(" 1 2\t\n") == "1 2"
    assert people(f"1{space}200").low == 1200


def test_digits_of_any_script_are_digits_and_all_else_stays():
    assert plain(" ٣٥٫١٥ ۲۰۲۱ é² ") == "35٫15 2021 é²"
    assert plain(" Né ") == "Né"
