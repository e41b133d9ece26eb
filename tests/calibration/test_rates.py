"""No wording is said more often where nothing changed than it is said to be, and each finds what is promised of it."""

from functools import cache

import numpy as np
import pytest

from data.__main__ import main
from data.calibration import picture
from data.calibration.cli import shipped, tables
from data.calibration.made import WEEKS, fitted, kinds
from data.calibration.rates import CLEARLY_MONTH, CLEARLY_QUARTER, SURGE, WORDINGS, rates

SERIES = 1500  # a rate of one in forty is then known to four in a thousand


@cache
def every_kind():
    return kinds(shipped())


@pytest.fixture(scope="module")
def unchanged():
    return [rate for kind in every_kind() for rate in rates(kind, 1.0, SERIES)]


@pytest.fixture(scope="module")
def changed():
    return [rate for kind in every_kind()[:2] for times in (2.0, 3.0) for rate in rates(kind, times, 400)]


def rate_of(found, wording, kind, times=1.0):
    return next(rate for rate in found if (rate.wording, rate.kind.name, rate.times) == (wording, kind, times))


def test_no_wording_is_said_of_more_series_in_which_nothing_changed_than_is_said(unchanged):
    assert [rate for rate in unchanged if rate.too_often and not rate.kind.seasonal] == []


def test_the_exact_test_alone_called_a_fifth_of_what_had_not_changed_clearly_changed(unchanged):
    """The test above would see it: the rule that was is said too often of every series that is not Poisson."""
    for kind in ("negative binomial, 5", "shipped, months shuffled", "AR(1), fitted"):
        assert rate_of(unchanged, CLEARLY_QUARTER, kind).was > 0.2


def test_each_wording_finds_at_least_what_is_promised_of_it(changed):
    """20 events a month, 65 a quarter, at a dispersion of 3; data/README.md promises these."""
    kind = "negative binomial, 3"
    assert rate_of(changed, CLEARLY_MONTH, kind, 3.0).share >= 2 / 3
    assert rate_of(changed, CLEARLY_QUARTER, kind, 2.0).share >= 2 / 5
    assert rate_of(changed, CLEARLY_QUARTER, kind, 3.0).share >= 8 / 10
    assert rate_of(changed, SURGE, kind, 3.0).share >= 3 / 4


def test_shuffled_series_have_the_events_of_the_shipped_ones_in_another_order():
    parts = shipped()
    kind = next(kind for kind in every_kind() if kind.name == "shipped, months shuffled")
    made = kind.make(np.random.default_rng(1), np.ones((len(parts), WEEKS)))
    for one, weekly in zip(made, parts.values(), strict=True):
        months = {tuple(month) for month in weekly[: len(weekly) // 4 * 4].reshape(-1, 4)}
        assert all(tuple(month) in months for month in one.reshape(-1, 4))


def test_the_fitted_series_varies_as_the_shipped_one_does():
    weekly = shipped()["the three"]
    law = fitted(weekly)
    assert law.mean == pytest.approx(weekly.mean(), rel=0.05)
    assert 0 < law.memory < 1
    made = next(kind for kind in every_kind() if kind.name == "AR(1), fitted").make(
        np.random.default_rng(2), np.ones((400, WEEKS))
    )
    assert made.mean() == pytest.approx(weekly.mean(), rel=0.15)


def test_the_tables_and_the_picture_show_every_kind(unchanged):
    drawn = picture.drawn(unchanged)
    assert drawn.count("<circle") == 2 * len(every_kind()) * len(WORDINGS)
    assert all(kind.name in drawn for kind in every_kind())
    with pytest.raises(KeyError):
        tables(unchanged)  # a table without the changes would be half a table


def test_the_command_prints_a_table_a_wording_and_draws(capsys, tmp_path):
    code = main(["check-words", "--series", "5", "--picture", str(tmp_path / "words.svg")])
    said = capsys.readouterr()
    assert said.out.count("| no change |") == len(WORDINGS)
    assert said.out.count("shipped, weeks shuffled") == len(WORDINGS)
    assert (tmp_path / "words.svg").read_text(encoding="utf-8").startswith("<svg")
    assert (code == 1) == ("too often" in said.err)
