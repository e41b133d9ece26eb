"""How often each wording is said of made series: the false alarms where nothing changed, the finds where it did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data import dispersion, surge
from data.calibration.made import WEEKS, Counts, Kind, Rates
from data.change import rate_ratio

TIMES = (1.0, 1.25, 1.5, 2.0, 3.0)  # the true change; 1: none
MONTH, QUARTER = 4, 13  # weeks
EARLIER_CLEARLY, EARLIER_HISTORY = 0.01, 24  # the rules that were: p of the exact test, and the highest of so many


@dataclass(frozen=True)
class Wording:
    """One thing that is said.

    length  of the windows that it is said of [weeks].
    apart   how many windows lie between the starts of the two compared; 0 where it is said of one.
    said    the share of series without a change of which it may be said at most.
    """

    title: str
    length: int
    apart: int
    said: float


CLEARLY_MONTH = Wording("\u201cclearly\u201d, four weeks and the four before", MONTH, 1, 1 / 20)
CLEARLY_QUARTER = Wording("\u201cclearly\u201d, a quarter and the one before", QUARTER, 1, 1 / 20)
CLEARLY_YEAR = Wording("\u201cclearly\u201d, four weeks and the same a year before", MONTH, 13, 1 / 20)
SURGE = Wording("surge of the last four weeks", MONTH, 0, 1 / surge.ONCE_IN)
WORDINGS = (CLEARLY_MONTH, CLEARLY_QUARTER, CLEARLY_YEAR, SURGE)


@dataclass(frozen=True)
class Rate:
    """How often a wording is said of one kind of series whose rate became `times` as high, and was by the rule before
    [shares of series]. Of a change it counts what is said rightly: more where there is more."""

    wording: Wording
    kind: Kind
    times: float
    share: float
    was: float

    @property
    def too_often(self) -> bool:
        """Whether it is said of more series in which nothing changed than is said, by more than a fifth."""
        return self.times == 1 and self.share > 1.2 * self.wording.said


def rates(kind: Kind, times: float, series: int, seed: int = 0) -> Iterator[Rate]:
    """How often each wording is said of so many series of one kind.

    The rate changes once, at a window that is drawn by chance, and stays; for a surge in the last month alone.
    """
    rng = np.random.default_rng(seed)
    for wording in WORDINGS:
        if wording.apart:
            at = rng.integers(wording.apart, WEEKS // wording.length, series)
            counts = _summed(kind.make(rng, _changed(at * wording.length, times)), wording.length).tolist()
            said = [_verdicts(one, now, wording.apart) for one, now in zip(counts, at.tolist(), strict=True)]
            meant = ("clearly_more",) if times > 1 else ("clearly_more", "clearly_fewer")
            found = [(was in meant, judged in meant) for was, judged in said]
        else:
            at = np.full(series, WEEKS - wording.length)
            months = _summed(kind.make(rng, _changed(at, times)), wording.length).tolist()
            found = [(one[-1] > max(one[-1 - EARLIER_HISTORY : -1]), surge.is_surge(one)) for one in months]
        was, share = (float(n) for n in np.mean(found, axis=0))
        yield Rate(wording, kind, times, share, was)


def _changed(at: NDArray[np.int64], times: float) -> Rates:
    return np.where(np.arange(WEEKS) < at[:, None], 1.0, times)


def _summed(weekly: Counts, length: int) -> Counts:
    windows = weekly.shape[1] // length
    summed: Counts = weekly[:, : windows * length].reshape(len(weekly), windows, length).sum(axis=2)
    return summed


def _verdicts(counts: list[int], now: int, apart: int) -> tuple[str, str]:
    """What the exact test alone says of a window and an earlier one, and what is said."""
    pairs = list(zip(counts, counts[apart:], strict=False))
    exact = rate_ratio(*pairs[now - apart])
    judged = rate_ratio(*pairs[now - apart], dispersion=dispersion.of_pairs(pairs))
    return exact.verdict if exact.p < EARLIER_CLEARLY else "no_clear_change", judged.verdict
