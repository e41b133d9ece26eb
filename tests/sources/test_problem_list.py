"""What is said of a million rows is held as numbers, and is what it would be row by row."""

import random

import pytest

from components.names import names
from components.tables.problems_said import as_csv, problem_in_words
from data.sources.problem_list import Noted, listed
from data.sources.problems import Problem

random_ = random.Random(3)
SAID = [
    Problem(
        random_.randrange(2, 9),
        random_.choice(("place", "killed")),
        random_.choice(("unknown_place", "negative")),
        random_.choice(("x", "-2", "=1+1")),
        "",
        random_.choice((True, False)),
        sheet=random_.choice(("", "Jan", "Feb")),
    )
    for _ in range(200)
]


def test_problems_come_back_as_they_were_said_and_in_that_order():
    held = listed(SAID)
    assert list(held) == SAID
    assert held == SAID and held != SAID[1:] and held != [*SAID[1:], SAID[0]]
    assert (len(held), held[7], held[-1], list(held[3:6])) == (len(SAID), SAID[7], SAID[-1], SAID[3:6])


def test_problems_in_order_are_sorted_as_problems_are():
    assert list(listed(SAID).in_order()) == sorted(SAID)


def test_what_is_said_of_many_rows_is_held_once():
    many = listed(Problem(row, "place", "unknown_place", "Tal x") for row in range(2, 5_000))
    assert len(many.told) == 1
    assert list(many.counted()) == [(Problem(0, "place", "unknown_place", "Tal x"), 4_998)]


def test_rows_of_which_much_is_said_are_counted_once_and_those_of_two_sheets_apart():
    assert listed(SAID).n_rows == len({(one.sheet, one.row) for one in SAID})
    assert listed(SAID).where(lambda one: one.rejects).n_rows == len(
        {(one.sheet, one.row) for one in SAID if one.rejects}
    )
    assert listed().n_rows == 0


def test_problems_of_several_parts_of_a_file_are_one_list():
    noted = Noted(SAID[:50])
    noted.add(listed(SAID[50:120]))
    noted.add(SAID[120:])
    assert list(noted.problems()) == SAID
    assert len(set(noted.problems().told)) == len(noted.problems().told)


def test_nothing_said_is_no_problem():
    assert not listed()
    assert list(listed().in_order()) == list(listed().counted()) == []


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_csv_of_problems_has_a_line_for_each_with_its_words(lang):
    lines = as_csv(listed(SAID), names(lang)).decode("utf-8-sig").splitlines()
    assert len(lines) == len(SAID) + 1
    assert lines[1].startswith(f"{SAID[0].row},{SAID[0].sheet},{SAID[0].column},{SAID[0].code},")
    assert problem_in_words(SAID[0], names(lang)) in lines[1].replace('""', '"')
    assert not [line for line in lines if ",=1+1" in line]
