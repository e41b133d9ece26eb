"""How much more the counts of a series differ from window to window than Poisson counts would (rule 8).

Method: the Allan factor, sum (b - a)^2 / sum (a + b) over neighbouring windows of one length: 1 for a Poisson process,
more where events come in waves (Allan 1966; Lowen and Teich 1996, Phys. Rev. E 53). It is Pearson's dispersion with the
mean of each two neighbours for a trend: what drifts slowly does not count as noise, and what two neighbours have in
common (waves longer than a window) is seen at the length that is compared. The mean square successive difference of n
values tells a variance as well as 2 (n - 1)^2 / (3 n - 4) free ones (von Neumann et al. 1941): Student's t with as many
degrees of freedom stands in place of the normal law. The two windows that are compared are among the windows: a series
of few cannot call its own last step unusual.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from typing import Literal

LEAST_WINDOWS = 8  # of fewer, no step could leave its interval: the largest possible t is sqrt(windows - 1)
Basis = Literal["poisson", "own", "areas", "none"]


@dataclass(frozen=True)
class Dispersion:
    """How counts vary.

    factor   variance over mean of the counts, at least 1 (Poisson).
    freedom  degrees of freedom with which that is known; inf where it is assumed.
    basis    poisson: assumed; own: from the series itself; areas: `borrowed`, as it is too short; none: it cannot be
             told, and nothing may be said of a difference.
    windows  how many windows it was taken from.
    """

    factor: float
    freedom: float
    basis: Basis
    windows: int = 0

    @property
    def known(self) -> bool:
        """Whether a difference may be judged by it."""
        return self.basis != "none"


POISSON = Dispersion(1.0, inf, "poisson")
UNKNOWN = Dispersion(1.0, 0.0, "none")


Pairs = Sequence[tuple[int, int]]  # the counts of an earlier and a later window each, as far apart as those compared


def of_series(counts: Sequence[int]) -> Dispersion:
    """The dispersion of the counts of windows end to end, in order; UNKNOWN for fewer than LEAST_WINDOWS."""
    return of_pairs(list(pairwise(counts)))


def of_pairs(pairs: Pairs) -> Dispersion:
    """The same of pairs of windows, in order; UNKNOWN for fewer than LEAST_WINDOWS make."""
    return _pooled((pairs,), "own") if len(pairs) >= LEAST_WINDOWS - 1 else UNKNOWN


def borrowed(areas: Sequence[Pairs], shorter: Sequence[int]) -> Dispersion:
    """The dispersion of a series that is too short by itself: that of all areas of its table, or where that is more
    its own in LEAST_WINDOWS shorter windows; UNKNOWN where the areas tell too little. Freedom is the lesser of the two.

    Areas that see the same waves tell less than their number: their degrees of freedom are those of series that weigh
    as these do (Satterthwaite).
    """
    pooled, own = _pooled([pairs for pairs in areas if pairs], "areas"), of_series(shorter)
    if pooled.freedom < _freedom(LEAST_WINDOWS - 1):
        return UNKNOWN
    if not own.known:
        return pooled
    return replace(pooled, factor=max(pooled.factor, own.factor), freedom=min(pooled.freedom, own.freedom))


def between(one: Sequence[int], other: Sequence[int]) -> Dispersion:
    """The dispersion of what two series differ by in windows of the same days, end to end: the greatest of both and of
    their difference, as waves may be the same in both, or go from one to the other. UNKNOWN for too few windows.

    Two windows of one series share the waves that are longer than they are; two series do not. So the variance over
    all windows counts too where it is greater: at a time that was not chosen for it, two that are alike in the long
    run are then said to differ in no more than 1 of 20 cases (tests/test_dispersion.py). A series without any count has
    no dispersion of its own.
    """
    if len(one) < LEAST_WINDOWS:
        return UNKNOWN
    means = [sum(counts) / len(counts) for counts in (one, other)]
    if not any(means):
        return UNKNOWN
    differences = [mine - its for mine, its in zip(one, other, strict=True)]
    measured = ((one, means[0]), (other, means[1]), (differences, sum(means)))
    swings = (_swing(counts) / mean for counts, mean in measured if mean)
    factor = max(*swings, of_series(one).factor, of_series(other).factor)  # which are 1 at least
    return Dispersion(factor, _freedom(len(one) - 1), "own", len(one))


def _swing(counts: Sequence[int]) -> float:
    """The variance of counts: from one to the next, or over all of them where that is more."""
    n, mean = len(counts), sum(counts) / len(counts)
    stepwise = sum((later - earlier) ** 2 for earlier, later in pairwise(counts)) / (2 * (n - 1))
    return max(stepwise, sum((count - mean) ** 2 for count in counts) / (n - 1))


def lengthened(known: Dispersion, times: float) -> Dispersion:
    """The dispersion of windows that are so many times as long, at most: waves longer than a window add as its length
    does."""
    return replace(known, factor=1 + (known.factor - 1) * max(1.0, times))


def _pooled(series: Sequence[Pairs], basis: Basis) -> Dispersion:
    squares = [sum((later - earlier) ** 2 for earlier, later in pairs) for pairs in series]
    sums = [sum(earlier + later for earlier, later in pairs) for pairs in series]
    total = sum(sums)
    if not total:
        return UNKNOWN
    freedom = total**2 / sum(weight**2 / _freedom(len(pairs)) for weight, pairs in zip(sums, series, strict=True))
    return Dispersion(max(1.0, sum(squares) / total), freedom, basis, sum(len(pairs) + 1 for pairs in series))


def _freedom(pairs: int) -> float:
    return 2 * pairs**2 / (3 * pairs - 1)
