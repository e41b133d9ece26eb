"""How counts vary: agreement with what made them, with a quasi-Poisson model, and silence where too few are covered."""

import warnings
from itertools import pairwise

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from data.change import rate_ratio
from data.dispersion import LEAST_WINDOWS, UNKNOWN, borrowed, of_pairs, of_series

COUNTS = st.lists(st.integers(0, 400), min_size=LEAST_WINDOWS, max_size=60)


def made(dispersion, mean, windows=48, series=200):
    """Negative binomial counts of a mean and of a variance so many times as large."""
    rng = np.random.default_rng(7)
    return rng.negative_binomial(np.broadcast_to(mean, windows) / (dispersion - 1), 1 / dispersion, (series, windows))


@pytest.mark.parametrize("dispersion", [1.5, 3, 7, 30])
def test_the_dispersion_that_made_a_series_is_found(dispersion):
    found = [of_series([int(n) for n in one]).factor for one in made(dispersion, 200)]
    assert np.mean(found) == pytest.approx(dispersion, rel=0.08)


def test_it_agrees_with_the_pearson_dispersion_of_a_quasi_poisson_model_with_a_trend():
    trend = 40 * np.exp(np.linspace(-0.7, 0.7, 48))
    ours, theirs = [], []
    for one in made(5, trend, series=60):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model = sm.GLM(one, sm.add_constant(np.arange(48.0)), family=sm.families.Poisson()).fit(scale="X2")
        ours.append(of_series([int(n) for n in one]).factor)
        theirs.append(model.scale)
    assert np.mean(ours) == pytest.approx(np.mean(theirs), rel=0.06)


@given(COUNTS)
def test_no_series_varies_less_than_poisson_counts_do(counts):
    assert of_series(counts).factor >= 1 or not any(counts)


@given(COUNTS)
def test_a_series_read_backwards_varies_as_much(counts):
    assert of_series(counts[::-1]).factor == pytest.approx(of_series(counts).factor)


def test_waves_that_come_and_go_are_no_change():
    """A month of 8 after none, in a series that is quiet but for it: exact, p = 0.008."""
    quiet = [0] * 30 + [8] + [0] * 10
    assert rate_ratio(0, 8).verdict == "clearly_more"
    assert rate_ratio(0, 8, dispersion=of_series(quiet)).verdict == "no_clear_change"


def test_fewer_than_eight_windows_tell_nothing_of_how_they_vary():
    assert of_series([5] * (LEAST_WINDOWS - 1)) == UNKNOWN
    assert of_series([5] * LEAST_WINDOWS).known


def test_a_series_without_events_tells_nothing():
    assert of_series([0] * 40) == UNKNOWN


def pairs(counts):
    return list(pairwise(counts))


@given(st.lists(st.tuples(*[st.integers(0, 50)] * 7), min_size=1, max_size=14))
def test_areas_together_know_at_most_as_much_as_all_of_their_windows(areas):
    lent = borrowed([pairs(counts) for counts in areas], ())
    alone = of_series([*areas[0], 0])
    if lent.known:
        assert lent.windows == 7 * len(areas)
        assert lent.freedom <= len(areas) * alone.freedom + 1e-9 or not alone.known


def test_a_few_windows_of_few_areas_tell_nothing():
    assert borrowed([[(3, 90)]], ()) == UNKNOWN
    assert borrowed([[(3, 90)]] * 3, [5] * 8) == UNKNOWN


def test_a_large_area_is_not_outvoted_by_many_empty_ones():
    large, empty = pairs((900, 100, 800, 50, 700, 20, 950)), pairs((0, 0, 0, 0, 0, 0, 1))
    alone, beside = borrowed([large, large], ()), borrowed([large, large, *[empty] * 12], ())
    assert beside.factor == pytest.approx(alone.factor, rel=0.01)
    assert beside.freedom == pytest.approx(alone.freedom, rel=0.01)


def test_an_area_that_varies_more_than_the_others_does_not_borrow_their_calm():
    """Raqqa: 1,101 events in 13 months and 92 in the next, beside governorates that hardly changed."""
    calm = [pairs((400, 420, 390, 410))] * 14
    waves = [30, 60, 250, 900, 150, 40, 30, 60]
    assert borrowed(calm, waves).factor == of_series(waves).factor
    assert borrowed(calm, waves).freedom == of_series(waves).freedom
    assert rate_ratio(1101, 92, dispersion=borrowed(calm, [300] * 8)).verdict == "clearly_fewer"
    assert rate_ratio(1101, 92, dispersion=borrowed(calm, waves)).verdict == "no_clear_change"


@given(COUNTS)
def test_windows_end_to_end_are_pairs_of_neighbours(counts):
    assert of_series(counts) == of_pairs(pairs(counts))
