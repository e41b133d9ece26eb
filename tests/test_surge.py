"""A surge stands out of its own history: no handful of events, no wave like others, no trend that goes on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.calibration.cli import shipped
from data.calibration.made import WEEKS, kinds
from data.surge import HISTORY, LEAST, ONCE_IN, is_surge

CALM = [5, 7, 4, 6, 5, 8, 6, 5, 7, 4, 6, 5] * 3


def test_a_month_far_above_a_calm_history_is_a_surge():
    assert is_surge([*CALM, 40])


def test_a_month_as_high_as_an_earlier_one_is_no_surge():
    assert not is_surge([*CALM[:-1], 40, 40])


def test_one_event_after_none_is_no_surge():
    """Raqqa, February 2019, tribal fighters: one event above every one of 24 months without any was announced."""
    assert not is_surge([0] * 37 + [1])
    assert not is_surge([0] * 37 + [LEAST - 1])
    assert is_surge([0] * 37 + [LEAST])


def test_fewer_than_two_years_of_whole_months_bear_no_surge():
    assert not is_surge([5] * (HISTORY - 1) + [90])
    assert is_surge([5] * HISTORY + [90])


def test_a_month_that_only_goes_on_with_a_trend_is_no_surge():
    rising = [round(10 * 1.05**month) for month in range(48)]
    assert not is_surge([*rising, round(10 * 1.05**48)])
    assert is_surge([*rising, round(30 * 1.05**48)])


def test_a_wave_a_little_higher_than_those_before_is_no_surge():
    assert not is_surge([5, 60, 80, 10, 4, 6] * 7 + [81])


@given(st.lists(st.integers(0, 40), min_size=HISTORY, max_size=48), st.integers(0, 300))
def test_a_surge_stands_above_two_years_and_is_judged_alike_each_time(history, last):
    said = is_surge([*history, last])
    assert said == is_surge([*history, last])
    assert not said or (last > max(history[-HISTORY:]) and last >= LEAST)


@pytest.mark.parametrize("dispersion", [3, 7])
def test_of_series_in_which_nothing_changes_few_months_are_called_a_surge(dispersion):
    made = np.random.default_rng(3).negative_binomial(40 / (dispersion - 1), 1 / dispersion, (1500, 49))
    assert np.mean([is_surge([int(n) for n in one]) for one in made]) <= 1.2 / ONCE_IN


def test_after_two_years_alone_a_surge_is_said_no_more_often_than_is_said():
    """The rate of four years of history is lower than that of two, which are enough for a surge to be said."""
    kind = next(kind for kind in kinds(shipped()) if kind.name == "AR(1), fitted")
    weekly = kind.make(np.random.default_rng(0), np.ones((4000, WEEKS)))[:, -4 * (HISTORY + 1) :]
    months = weekly.reshape(len(weekly), HISTORY + 1, 4).sum(axis=2).tolist()
    assert np.mean([is_surge(one) for one in months]) <= 1.05 / ONCE_IN
