"""Statements about change: published figures, and agreement with statsmodels and scipy where methods are the same."""

from math import inf, isnan, log, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2, t
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.rates import test_poisson_2indep

from data.change import count_interval, rate_ratio, together
from data.dispersion import UNKNOWN, Dispersion

test_poisson_2indep.__test__ = False  # a function of statsmodels, not a test of ours
COUNTS = st.integers(0, 2000)
DAYS = st.integers(1, 400)


def test_sixteen_then_twenty_six_attacks_are_no_clear_change():
    change = rate_ratio(16, 26)
    assert round(change.ratio, 2) == 1.62
    assert (round(change.low, 2), round(change.high, 2), round(change.p, 2)) == (0.84, 3.24, 0.16)
    assert change.verdict == "no_clear_change"


def test_fifty_four_then_twenty_six_attacks_are_clearly_fewer():
    change = rate_ratio(54, 26)
    assert round(change.ratio, 2) == 0.48
    assert (round(change.low, 2), round(change.high, 2), round(change.p, 3)) == (0.29, 0.78, 0.002)
    assert change.verdict == "clearly_fewer"


def test_clearly_is_said_from_five_percent_and_likely_never():
    assert rate_ratio(10, 22).verdict == "no_clear_change"
    assert rate_ratio(10, 24).verdict == "clearly_more"
    assert rate_ratio(24, 10).verdict == "clearly_fewer"


def test_two_quiet_periods_have_nothing_to_compare():
    change = rate_ratio(0, 0)
    assert change.verdict == "nothing_to_compare"
    assert isnan(change.ratio)
    assert (change.low, change.high, change.p) == (0.0, inf, 1.0)


def test_after_a_quiet_period_no_ratio_is_made_up():
    change = rate_ratio(0, 5)
    assert (change.ratio, change.high) == (inf, inf)
    assert change.verdict == "no_clear_change"
    assert rate_ratio(0, 8).verdict == "clearly_more"
    assert rate_ratio(0, 8).low == pytest.approx(1.71, abs=0.01)


def test_the_same_count_in_half_the_days_is_twice_the_rate():
    assert rate_ratio(40, 40, exposure_before=60, exposure_after=30).ratio == 2
    assert rate_ratio(40, 40, exposure_before=60, exposure_after=30).verdict == "clearly_more"


@pytest.mark.parametrize("wrong", [(-1, 2, 1, 1), (1, -2, 1, 1), (1, 1, 0, 1), (1, 1, 1, -3)])
def test_counts_below_zero_and_periods_without_days_are_refused(wrong):
    with pytest.raises(ValueError, match=str(wrong[0])):
        rate_ratio(*wrong)


@given(COUNTS, COUNTS)
def test_with_equal_periods_p_and_interval_agree_with_scipy(before, after):
    change = rate_ratio(before, after)
    if before + after == 0:
        return
    exact = binomtest(after, before + after, 0.5)
    assert change.p == pytest.approx(exact.pvalue, rel=1e-6, abs=1e-12)
    share = exact.proportion_ci(method="exact")
    assert change.low == pytest.approx(share.low / (1 - share.low) if share.low < 1 else inf, rel=1e-5)
    assert change.high == pytest.approx(share.high / (1 - share.high) if share.high < 1 else inf, rel=1e-5)


@given(st.integers(1, 500), st.integers(1, 500), DAYS, DAYS)
def test_intervals_of_unequal_periods_agree_with_scipy(before, after, days_before, days_after):
    change = rate_ratio(before, after, days_before, days_after)
    share = binomtest(after, before + after, 0.5).proportion_ci(method="exact")
    scale = days_before / days_after
    assert change.low == pytest.approx(share.low / (1 - share.low) * scale, rel=1e-5)
    assert change.high == pytest.approx(share.high / (1 - share.high) * scale, rel=1e-5)


def test_our_p_of_unequal_periods_never_contradicts_the_interval_beside_it_as_the_usual_one_can():
    change = rate_ratio(6, 0, exposure_before=30, exposure_after=31)
    usual = test_poisson_2indep(0, 31, 6, 30, method="exact-cond")
    assert change.p != pytest.approx(usual.pvalue)
    assert (change.p < 0.05) == (not change.low <= 1 <= change.high)


@given(st.integers(1, 300), st.integers(1, 300))
def test_with_equal_periods_p_agrees_with_statsmodels(before, after):
    exact = test_poisson_2indep(after, 1, before, 1, method="exact-cond")
    assert rate_ratio(before, after).p == pytest.approx(exact.pvalue, rel=1e-6)


@given(COUNTS, COUNTS, DAYS, DAYS)
def test_a_change_is_called_one_exactly_where_its_interval_leaves_out_one(before, after, days_before, days_after):
    change = rate_ratio(before, after, days_before, days_after)
    if change.verdict == "nothing_to_compare" or change.p == pytest.approx(0.05, rel=1e-6):
        return
    assert (change.verdict != "no_clear_change") == (not change.low <= 1 <= change.high)
    assert change.low <= change.ratio <= change.high
    assert ("more" in change.verdict) == (change.verdict != "no_clear_change" and change.ratio > 1)


@given(COUNTS, COUNTS, DAYS, DAYS)
def test_a_change_told_backwards_is_its_inverse(before, after, days_before, days_after):
    there, back = rate_ratio(before, after, days_before, days_after), rate_ratio(after, before, days_after, days_before)
    assert there.p == pytest.approx(back.p, rel=1e-6, abs=1e-12)
    opposite = there.verdict.replace("more", "*").replace("fewer", "more").replace("*", "fewer")
    assert back.verdict == opposite
    if before and after:
        assert there.low == pytest.approx(1 / back.high, rel=1e-5)


@given(COUNTS)
def test_intervals_of_a_count_are_garwoods(count):
    low, high = count_interval(count)
    assert low == pytest.approx(chi2.ppf(0.025, 2 * count) / 2 if count else 0)
    assert high == pytest.approx(chi2.ppf(0.975, 2 * count + 2) / 2)
    assert low <= count <= high


def test_a_period_without_an_event_may_still_have_had_a_rate_of_three_or_four():
    assert count_interval(0) == (0.0, pytest.approx(3.689, abs=1e-3))


FACTORS = st.sampled_from([1.0, 1.3, 3.0, 20.0, 150.0, 900.0])
FREEDOMS = st.sampled_from([5.0, 12.0, 31.0, inf])
MANY = st.one_of(st.integers(0, 60), st.integers(0, 5000), st.integers(0, 200_000))


@given(MANY, MANY, DAYS, DAYS, FACTORS, FREEDOMS)
def test_with_any_dispersion_a_change_is_clear_exactly_where_its_interval_leaves_out_one(b, a, days_b, days_a, f, free):
    change = rate_ratio(b, a, days_b, days_a, Dispersion(f, free, "own"))
    if change.verdict == "nothing_to_compare" or change.p == pytest.approx(0.05, rel=1e-3):
        return
    assert (change.verdict != "no_clear_change") == (not change.low <= 1 <= change.high)
    assert change.low <= change.ratio <= change.high


@given(MANY, MANY, FACTORS, FREEDOMS)
def test_no_dispersion_makes_a_statement_surer_than_poisson_counts_would(before, after, factor, freedom):
    exact, change = rate_ratio(before, after), rate_ratio(before, after, dispersion=Dispersion(factor, freedom, "own"))
    assert change.p >= exact.p - 1e-9
    assert change.low <= exact.low * (1 + 1e-9)
    assert change.high >= exact.high * (1 - 1e-9)


@given(MANY, FACTORS, FREEDOMS)
def test_the_interval_of_a_count_widens_with_its_dispersion(count, factor, freedom):
    (low, high), (least, most) = count_interval(count), count_interval(count, Dispersion(factor, freedom, "own"))
    assert least <= low * 1.02 <= high * 1.02
    assert most >= high * 0.98


def test_two_counts_at_a_dispersion_of_four_are_judged_as_half_as_many_deviates():
    """At large counts the exact deviate is that of the normal law."""
    deviate = (1200 - 1000) / sqrt(2200)
    change = rate_ratio(1000, 1200, dispersion=Dispersion(4.0, inf, "own"))
    assert change.p == pytest.approx(chi2.sf((deviate / 2) ** 2, 1), rel=0.05)


def test_where_the_dispersion_is_not_known_nothing_is_said():
    change = rate_ratio(3, 300, dispersion=UNKNOWN)
    assert (change.verdict, change.low, change.high) == ("untold", 0.0, inf)
    assert rate_ratio(0, 0, dispersion=UNKNOWN).verdict == "nothing_to_compare"


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=9))
def test_changes_that_are_shown_together_are_adjusted_as_holm_does(pairs):
    alone = [rate_ratio(*pair) for pair in pairs]
    beside = together(alone)
    judged = [at for at, one in enumerate(alone) if one.verdict != "nothing_to_compare"]
    if judged:
        expected = multipletests([alone[at].p for at in judged], method="holm")[1]
        assert [beside[at].adjusted for at in judged] == pytest.approx(list(expected))
    for one, two in zip(alone, beside, strict=True):
        assert (two.low, two.high, two.p) == (one.low, one.high, one.p) or isnan(one.ratio)
        assert two.verdict in (one.verdict, "no_clear_change")
        assert ("clearly" in two.verdict) == ("clearly" in one.verdict and two.adjusted < 0.05)


@pytest.mark.parametrize(("before", "after"), [(14, 60), (60, 14), (1, 200)])
def test_an_end_that_lies_very_far_is_as_exact_as_any(before, after):
    known = Dispersion(70.0, 4.9, "areas")
    share = 1 / (1 + rate_ratio(before, after, dispersion=known).high)  # of the earlier period, in both
    whole, parts = before + after, ((before, share), (after, 1 - share))
    far = sqrt(2 * sum(n * log(n / (whole * of)) for n, of in parts))
    assert far == pytest.approx(t.isf(0.025, 4.9) * sqrt(70), rel=1e-8)
