"""Whether the last month of a series stands out of its own history, trend and waves included (rule 8).

Method: the month is measured against the mean of the twelve before it, in units of the standard error of that
difference for Poisson counts. How often as much is reached where nothing changes is asked of the series itself: its
history, divided by its log-linear trend, is cut into blocks of a quarter and put together anew, with the trend
(moving block bootstrap: Kuensch 1989). A surge is said of a month that few of these reach, that is higher than each of
the 24 months before it and is no handful of events. How often that is said where nothing changed is measured:
`python -m data check-words`, data/README.md.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

HISTORY = 24  # whole months that the last must stand above; of fewer nothing is said
LEAST = 10  # events: of fewer, a month is no surge
ONCE_IN = 30  # months without a change: of at most one of them it is said, also after no more than HISTORY months
_YEAR, _BLOCK = 12, 3  # months
_RESAMPLED, _REACHED_BY = 1000, 0.005  # made series, and the share of them that may reach what is called a surge
_SEED = 0  # the same series is always judged alike


def is_surge(months: Sequence[int]) -> bool:
    """Whether the last of these whole months, in order, is a surge above all before it."""
    *history, last = months
    if len(history) < HISTORY or last < LEAST or last <= max(history[-HISTORY:]):
        return False
    made = _resampled(np.array(history, dtype=float))
    reached = _standing(made) >= _standing(np.array([months[-_YEAR - 1 :]], dtype=float))[0] - 1e-9
    return bool((1 + reached.sum()) / (1 + _RESAMPLED) <= _REACHED_BY)


def _standing(series: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far the last month of each series stands above the twelve before it [standard errors of Poisson counts]."""
    last, year = series[:, -1], series[:, -_YEAR - 1 : -1].mean(axis=1)
    error = np.sqrt(last + year / _YEAR)
    standing: NDArray[np.float64] = np.divide(last - year, error, out=np.zeros_like(last), where=error > 0)
    return standing


def _resampled(history: NDArray[np.float64]) -> NDArray[np.float64]:
    """Series of a year and a month as this history might have gone on, shape (_RESAMPLED, 13)."""
    at = np.arange(len(history)) - (len(history) - 1) / 2
    slope = float((np.log(history + 0.5) * at).sum() / (at * at).sum())
    trend = np.exp(slope * at)
    waves = history / trend
    blocks = -(-(_YEAR + 1) // _BLOCK)
    starts = np.random.default_rng(_SEED).integers(0, len(history), (_RESAMPLED, blocks, 1))
    order = ((starts + np.arange(_BLOCK)) % len(history)).reshape(_RESAMPLED, -1)[:, -_YEAR - 1 :]
    ahead = np.exp(slope * (at[-1] + 1 + np.arange(-_YEAR, 1)))
    made: NDArray[np.float64] = waves[order] * ahead
    return made
