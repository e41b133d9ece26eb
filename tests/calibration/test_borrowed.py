"""A series that is too short by itself is not called clearly changed by the calm of others."""

from itertools import pairwise

import numpy as np
import pytest

from data.calibration.cli import shipped
from data.calibration.made import WEEKS, kinds
from data.change import rate_ratio
from data.dispersion import LEAST_WINDOWS, borrowed

TABLES = 120  # each of as many areas


@pytest.fixture(scope="module")
def areas_shipped():
    return {name: counts for name, counts in shipped().items() if name.startswith("SY")}


def windows(weekly, length):
    held = weekly.shape[1] // length
    return weekly[:, : held * length].reshape(len(weekly), held, length).sum(axis=2)


@pytest.mark.parametrize("length", [39, 52, 90])
@pytest.mark.parametrize("kind", ["shipped, months shuffled", "shipped, quarters shuffled"])
def test_neighbouring_years_of_areas_in_which_nothing_changed_are_not_clearly_different(kind, length, areas_shipped):
    """Every area of the shipped table in another order: also Raqqa, which varies more than the rest."""
    rng = np.random.default_rng(5)
    made = {
        name: next(one for one in kinds({name: weekly}) if one.name == kind).make(rng, np.ones((TABLES, WEEKS)))
        for name, weekly in areas_shipped.items()
    }
    long = {name: windows(weekly, length).tolist() for name, weekly in made.items()}
    short = {name: windows(weekly, WEEKS // LEAST_WINDOWS).tolist() for name, weekly in made.items()}
    said = dict.fromkeys(areas_shipped, 0)
    for table in range(TABLES):
        areas = [list(pairwise(counts[table])) for counts in long.values()]
        for name in areas_shipped:
            before, after = long[name][table][:2]
            verdict = rate_ratio(before, after, dispersion=borrowed(areas, short[name][table])).verdict
            said[name] += verdict.startswith("clearly")
    assert max(said.values()) / TABLES <= 0.06
