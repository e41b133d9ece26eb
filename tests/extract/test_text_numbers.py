"""What each way of saying a number promises, and what is just no number."""

import pytest

from data.extract.text import numbers
from tests.extract.made import marks


def said(text: str, word: int = 0) -> tuple[int | None, int | None] | None:
    """The bounds of the number that begins at a word of a text."""
    found = numbers.at(marks(text), word)
    return (found.low, found.high) if found else None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("214 people", 214),
        ("3,000 people", 3000),
        ("3 000 people", 3000),
        ("3.000 people", 3000),
        ("5k people", 5000),
        ("1.5 million people", 1_500_000),
        ("twenty-one people", 21),
        ("two thousand three hundred people", 2300),
        ("two hundred and five people", 205),
        ("خمسة وعشرون شخصاً", 25),
        ("مئة وعشرين شخصاً", 120),
        ("ثلاثة آلاف ومئتان", 3200),
        ("3 آلاف شخص", 3000),
        ("١٢ شخصاً", 12),
        ("ألفا شخص", 2000),
        ("مليونا شخص", 2_000_000),
    ],
)
def test_a_number_is_read_as_far_as_it_goes(text, number):
    assert said(text) == (number, number)


@pytest.mark.parametrize(
    ("text", "word", "bounds"),
    [
        ("ألفاً من السكان", 0, (1000, 1000)),
        ("3.500 km", 0, None),
        ("20:15 local time", 0, None),
        ("in May 2020", 2, None),
        ("in 2020", 1, None),
        ("للعام 2020", 1, None),
        ("وبالعام 2020", 1, None),
        ("killing 2020 people", 1, (2020, 2020)),
        ("9,999,999,999 people", 0, None),
        ("5 May 200", 0, (5, 5)),
        ("five dead", 0, (5, 5)),
        ("five thirty", 0, (5, 5)),
        ("خمسة ستة", 0, (5, 5)),
    ],
)
def test_a_year_an_hour_a_distance_or_a_number_beside_it_is_none_of_it(text, word, bounds):
    assert said(text, word) == bounds


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("at least seven people", (7, None)),
        ("about seven people", (7, 7)),
        ("up to seven people", (None, 7)),
        ("seven or more", (7, None)),
        ("7+ people", (7, None)),
        ("سبعة أشخاص", (7, 7)),
        ("سبعة على الأقل", (7, None)),
        ("dozens of people", (10, None)),
        ("مئات الأشخاص", (100, None)),
        ("several people", (None, None)),
        ("people", None),
    ],
)
def test_what_bounds_a_number_opens_one_end_of_it(text, bounds):
    assert said(text) == bounds


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("three to five people", (3, 5)),
        ("3-5 people", (3, 5)),
        ("three, perhaps four people", (3, 4)),
        ("three, four people", (3, 3)),
        ("five to three people", (5, 5)),
        ("3 or 300 people", (3, 3)),
        ("3-300 people", (3, 300)),
        ("خمسة أو ستة أشخاص", (5, 6)),
        ("between eight and eleven people", (8, 11)),
        ("ما بين ثلاثة وخمسة", (3, 5)),
        ("بين نحو ثلاثة إلى خمسة", (3, 5)),
        ("بين خمسة وعشرين شخصاً", (5, 20)),
        ("between eight people", None),
    ],
)
def test_two_numbers_are_one_range_where_words_join_them(text, bounds):
    assert said(text) == bounds


def test_a_bound_that_goes_on_from_the_number_before_bounds_that_one_alone():
    text = "ثلاثة قتلى على الأقل وخمسة جرحى"
    assert (said(text, 2), said(text, 4)) == (None, (5, 5))


def test_a_number_joined_by_and_is_told_from_one_that_begins_with_its_letter():
    assert [numbers.joined_on(marks(text), 0) for text in ("وخمسة", "وعشرات", "واحد", "خمسة", "وشخص")] == [
        *(True, True),
        *(False, False, False),
    ]


def test_the_number_that_ends_a_text_does_not_stand_before_its_first_word():
    assert said("Gunmen killed 5", -1) is None
    assert numbers.plain(marks("قتل مسلحون 5"), -1) is None


def test_counts_of_different_people_add_up_and_stay_open_where_one_is():
    assert numbers.add((2, 2), (3, None)) == (5, None)
    assert numbers.add((None, None), (3, 3)) == (3, None)
    assert numbers.add(numbers.NONE, numbers.NONE) == numbers.NONE


def test_an_exact_number_is_bounded_and_an_open_one_left():
    assert numbers.bounded((5, 5), "at_least") == (5, None)
    assert numbers.bounded((5, 5), "at_most") == (None, 5)
    assert numbers.bounded((None, 5), "at_least") == (None, 5)
