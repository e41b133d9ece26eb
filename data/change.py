"""Exact statements about counts: intervals, and whether one period differs from another (rule 8).

Method: counts of events as Poisson. A rate: Garwood's exact interval. The ratio of two: the conditional binomial test
and Clopper-Pearson's interval, both central (equal tails), so that p < 0.05 exactly where the 95 % interval leaves out
1. A share: Wilson's interval. Intervals agree with R's poisson.test; so do p values where both exposures are equal.
Where they are not, R and statsmodels (exact-cond) add up all outcomes that are no likelier than the one seen: their p
is often smaller, and can contradict the interval beside it.

What none of this knows: attacks that come in waves vary more than Poisson counts do, so that intervals are too narrow
and "clearly" is said too soon; and reporting that changed looks like violence that changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, sqrt
from typing import Literal

from scipy.special import bdtr, bdtrc, betaincinv, gammaincinv

CONFIDENCE = 0.95
LIKELY, CLEAR = 0.05, 0.01
Verdict = Literal[
    "no_clear_change", "likely_more", "likely_fewer", "clearly_more", "clearly_fewer", "nothing_to_compare"
]


@dataclass(frozen=True)
class Change:
    """One count against an earlier one: after / before per unit of exposure, with its exact interval and p value."""

    before: int
    after: int
    ratio: float
    low: float
    high: float
    p: float
    verdict: Verdict


def poisson_interval(count: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Exact (Garwood) interval of the mean behind one observed count."""
    tail = (1 - confidence) / 2
    low = float(gammaincinv(count, tail)) if count else 0.0
    return low, float(gammaincinv(count + 1, 1 - tail))


def rate_ratio(before: int, after: int, exposure_before: float = 1.0, exposure_after: float = 1.0) -> Change:
    """How the rate changed from `before` events in one exposure (days, say) to `after` in another.

    Verdicts: p < 0.01 "clearly", p < 0.05 "likely", else "no clear change"; two zeros have nothing to compare.
    raises  ValueError for negative counts or exposures that are not positive.
    """
    if before < 0 or after < 0 or exposure_before <= 0 or exposure_after <= 0:
        raise ValueError((before, after, exposure_before, exposure_after))
    total = before + after
    if total == 0:
        return Change(0, 0, float("nan"), 0.0, inf, 1.0, "nothing_to_compare")
    scale = exposure_before / exposure_after
    tail = (1 - CONFIDENCE) / 2
    low = float(betaincinv(after, before + 1, tail)) if after else 0.0
    high = float(betaincinv(after + 1, before, 1 - tail)) if before else 1.0
    ratio = inf if before == 0 else after / before * scale
    p = _binomial_test(after, total, exposure_after / (exposure_before + exposure_after))
    return Change(before, after, ratio, _odds(low) * scale, _odds(high) * scale, p, _verdict(p, ratio))


def share_interval(part: int, whole: int) -> tuple[float, float]:
    """Wilson's interval of a share; (0, 1) where there is nothing to share."""
    if whole == 0:
        return 0.0, 1.0
    z = 1.959963984540054
    share = part / whole
    middle = share + z * z / (2 * whole)
    half = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    below = 1 + z * z / whole
    return max(0.0, (middle - half) / below), min(1.0, (middle + half) / below)


def _odds(share: float) -> float:
    return inf if share >= 1 else share / (1 - share)


def _binomial_test(successes: int, trials: int, share: float) -> float:
    """Two-sided exact p: twice the smaller tail, at most 1; agrees with the interval, which is of equal tails."""
    lower = float(bdtr(successes, trials, share))
    upper = 1.0 if successes == 0 else float(bdtrc(successes - 1, trials, share))
    return min(1.0, 2 * min(lower, upper))


def _verdict(p: float, ratio: float) -> Verdict:
    if p >= LIKELY:
        return "no_clear_change"
    if ratio > 1:
        return "clearly_more" if p < CLEAR else "likely_more"
    return "clearly_fewer" if p < CLEAR else "likely_fewer"
