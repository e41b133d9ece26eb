"""What may be said of two counts: the interval of their ratio, and whether one period differs from another (rule 8).

Method: the ratio of two Poisson counts has the exact conditional interval of Clopper and Pearson, and a central p value
(equal tails), so that p < 0.05 exactly where the 95 % interval leaves out 1. That is the least there is. Counts of a
conflict vary more: the signed normal deviate of the exact test is divided by the square root of the dispersion, and
judged by Student's t with the degrees of freedom with which the dispersion is known (quasi-likelihood: McCullagh and
Nelder 1989, ch. 9). Where the dispersion is 1 and assumed, this is the exact test.

One wording: "clearly" where the 95 % interval leaves out 1, and after Holm's adjustment (1979) where several are shown
together. How often that is said where nothing changed is measured: `python -m data check-words`, data/README.md.

What this does not know: reporting that changed looks like violence that changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import exp, inf, isinf, log, nan, sqrt
from typing import Literal

from scipy.optimize import brentq
from scipy.special import betainc, betaincc, betaincinv, gammainccinv, gammaincinv, ndtr, ndtri, stdtr, stdtrit

from data.dispersion import POISSON, Dispersion

CONFIDENCE = 0.95
CLEAR = 1 - CONFIDENCE
Verdict = Literal["no_clear_change", "clearly_more", "clearly_fewer", "nothing_to_compare", "untold"]
NO_VERDICT: tuple[Verdict, ...] = ("nothing_to_compare", "untold")
_FARTHEST = 8.0  # normal deviates: the deviance tells what lies farther, as the exact tail is too small a number
_LEAST_SHARE = 1e-300


@dataclass(frozen=True)
class Change:
    """One count against an earlier one.

    ratio       after / before per unit of exposure; inf where there were none before.
    low, high   its 95 % interval: 0 and inf where nothing can be told.
    p           two-sided; `adjusted` is it beside all that is shown with it, and what the verdict goes by.
    dispersion  what the interval and p allow for.
    """

    before: int
    after: int
    ratio: float
    low: float
    high: float
    p: float
    adjusted: float
    verdict: Verdict
    dispersion: Dispersion


def count_interval(count: int, dispersion: Dispersion = POISSON) -> tuple[float, float]:
    """The 95 % interval of the mean behind one count: Garwood's exact one, as wide as the dispersion makes it."""
    far = _deviates(dispersion)
    if far >= _FARTHEST:  # the square root of a count varies as much whatever the count
        return max(0.0, sqrt(count) - far / 2) ** 2, (sqrt(count + 1) + far / 2) ** 2
    tail = float(ndtr(-far))
    return float(gammaincinv(count, tail)) if count else 0.0, float(gammainccinv(count + 1, tail))


def rate_ratio(
    before: int,
    after: int,
    exposure_before: float = 1.0,
    exposure_after: float = 1.0,
    dispersion: Dispersion = POISSON,
) -> Change:
    """How the rate changed from `before` events in one exposure (days, say) to `after` in another.

    Two zeros have nothing to compare; where the dispersion is not known the verdict is "untold".
    raises  ValueError for negative counts or exposures that are not positive.
    """
    if before < 0 or after < 0 or exposure_before <= 0 or exposure_after <= 0:
        raise ValueError((before, after, exposure_before, exposure_after))
    if before + after == 0:
        return Change(0, 0, nan, 0.0, inf, 1.0, 1.0, "nothing_to_compare", dispersion)
    scale = exposure_before / exposure_after
    ratio = inf if before == 0 else after / before * scale
    if not dispersion.known:
        return Change(before, after, ratio, 0.0, inf, 1.0, 1.0, "untold", dispersion)
    far = _deviates(dispersion)
    low, rest = _lower_end(after, before, far), _lower_end(before, after, far)  # of the share, and of what it leaves
    p = _p(before, after, exposure_after / (exposure_before + exposure_after), dispersion)
    ends = low / (1 - low) * scale, (1 - rest) / rest * scale if rest else inf
    return Change(before, after, ratio, *ends, p, p, _verdict(p, ratio), dispersion)


def together(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Changes that are shown beside one another, each with the verdict that stands beside the others (Holm)."""
    given = tuple(changes)
    judged = [at for at, one in enumerate(given) if one.verdict not in NO_VERDICT]
    adjusted, least = {}, 0.0
    for rank, at in enumerate(sorted(judged, key=lambda at: given[at].p)):
        least = max(least, min(1.0, (len(judged) - rank) * given[at].p))
        adjusted[at] = least
    return tuple(
        replace(one, adjusted=adjusted[at], verdict=_verdict(adjusted[at], one.ratio)) if at in adjusted else one
        for at, one in enumerate(given)
    )


def _deviates(dispersion: Dispersion) -> float:
    """How many normal deviates of the exact law the interval reaches to either side."""
    return -_quantile(CLEAR / 2, dispersion.freedom) * sqrt(dispersion.factor)


def _quantile(tail: float, freedom: float) -> float:
    return float(ndtri(tail)) if isinf(freedom) else float(stdtrit(freedom, tail))


def _lower_end(part: int, rest: int, far: float) -> float:
    """The share of which `part` of all lies `far` deviates above."""
    if not part:
        return 0.0
    if far < _FARTHEST:
        return float(betaincinv(part, rest + 1, ndtr(-far)))
    if _root_deviance(part, rest, _LEAST_SHARE) < far:
        return 0.0
    ends = log(_LEAST_SHARE), log(part / (part + rest))  # in logarithms, as a share may be very small
    return exp(float(brentq(lambda at: _root_deviance(part, rest, exp(at)) - far, *ends)))


def _root_deviance(part: int, rest: int, share: float) -> float:
    """How far a part lies from what a share lets expect [normal deviates], where the exact tail is too small to be
    written: the square root of the deviance, which the exact one tends to."""
    whole = part + rest
    terms = ((n, n / (whole * of)) for n, of in ((part, share), (rest, 1 - share)) if n)
    return sqrt(max(0.0, 2 * sum(n * log(times) for n, times in terms)))


def _p(before: int, after: int, share: float, dispersion: Dispersion) -> float:
    """Two-sided: twice the smaller tail of the binomial, at most 1, and what the dispersion makes of it."""
    below = float(betaincc(after + 1, before, share)) if before else 1.0
    above = float(betainc(after, before + 1, share)) if after else 1.0
    exact = min(1.0, 2 * min(below, above))
    if dispersion == POISSON:
        return exact
    near = _deviates(dispersion) < _FARTHEST and exact > 0
    far = -float(ndtri(exact / 2)) if near else _root_deviance(after, before, share)
    scaled = -far / sqrt(dispersion.factor)
    return max(exact, 2 * float(ndtr(scaled) if isinf(dispersion.freedom) else stdtr(dispersion.freedom, scaled)))


def _verdict(p: float, ratio: float) -> Verdict:
    if p >= CLEAR:
        return "no_clear_change"
    return "clearly_more" if ratio > 1 else "clearly_fewer"
