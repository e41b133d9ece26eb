"""Pairs stand for all combinations: none of two values is left out."""

from itertools import combinations, product

import pytest

from tests.pairs import pairs

AXES = [("overview", "map", "desk"), ("en", "ar"), (False, True), ("screen", "a4", "a4_portrait")]


@pytest.mark.parametrize("axes", [AXES, AXES[:2], AXES[1:]])
def test_any_two_values_of_two_axes_meet(axes):
    cases = pairs(*axes)
    for first, second in combinations(range(len(axes)), 2):
        met = {(case[first], case[second]) for case in cases}
        assert met == set(product(axes[first], axes[second]))


def test_pairs_are_fewer_than_all_combinations_and_the_same_each_time():
    assert len(pairs(*AXES)) <= 12 < len(list(product(*AXES)))
    assert pairs(*AXES) == pairs(*AXES)
