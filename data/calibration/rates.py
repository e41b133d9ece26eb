"""How often each wording is said of made series: the false alarms where nothing changed, the finds where it did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from data import dispersion, surge
from data.calibration.made import WEEKS, Counts, Kind, Rates
from data.change import rate_ratio

TIMES = (1.0, 1.25, 1.5, 2.0, 3.0)  # the true change; 1: none
MONTH, QUARTER = 4, 13  # weeks
EARLIER_CLEARLY, EARLIER_HISTORY = 0.01, 24  # the rules that were: p of the exact test, and the highest of so many


@dataclass(frozen=True)
class Wording:
    """One thing that is said. length: of what is compared [weeks]. said: the share of series without a change in which
    it may be said at most, None of a rule that is no longer used."""

    name: str
    length: int
    said: float | None


CLEARLY = {length: Wording("clearly", length, 1 / 20) for length in (MONTH, QUARTER)}
SURGE = Wording("surge", MONTH, 1 / surge.ONCE_IN)
EXACT = {length: Wording("clearly, by the exact test alone", length, None) for length in (MONTH, QUARTER)}
HIGHEST = Wording("surge, as the highest of 25", MONTH, None)
PAIRS = (  # what is said, by the rule that was and the one that is
    ("\u201cclearly\u201d, four weeks and the four before", EXACT[MONTH], CLEARLY[MONTH]),
    ("\u201cclearly\u201d, a quarter and the one before", EXACT[QUARTER], CLEARLY[QUARTER]),
    ("surge of the last four weeks", HIGHEST, SURGE),
)


@dataclass(frozen=True)
class Rate:
    """How often a wording was said of one kind of series whose rate became `times` as high [share of series]. Of a
    change it counts what was said rightly: more where there is more, either where nothing changed."""

    wording: Wording
    kind: str
    seasonal: bool
    times: float
    share: float

    @property
    def too_often(self) -> bool:
        """Whether it was said of more series in which nothing changed than is said, by more than a fifth."""
        return self.times == 1 and self.wording.said is not None and self.share > 1.2 * self.wording.said


def rates(kind: Kind, times: float, series: int, seed: int = 0) -> Iterator[Rate]:
    """How often each wording is said of so many series of one kind.

    The rate changes once, at a window that is drawn by chance, and stays; for a surge in the last month alone.
    """
    rng = np.random.default_rng(seed)
    for length in (MONTH, QUARTER):
        windows = WEEKS // length
        at = rng.integers(1, windows, series)
        made = kind.make(rng, np.where(np.arange(WEEKS) < at[:, None] * length, 1.0, times))
        counts = _summed(made, length)
        said = [_verdicts(one, now) for one, now in zip(counts.tolist(), at.tolist(), strict=True)]
        for wording, which in ((EXACT[length], 0), (CLEARLY[length], 1)):
            meant = ("clearly_more",) if times > 1 else ("clearly_more", "clearly_fewer")
            share = float(np.mean([verdicts[which] in meant for verdicts in said]))
            yield Rate(wording, kind.name, kind.seasonal, times, share)
    last: Rates = np.where(np.arange(WEEKS) < WEEKS - MONTH, 1.0, times) * np.ones((series, 1))
    months = _summed(kind.make(rng, last), MONTH).tolist()
    highest = [one[-1] > max(one[-1 - EARLIER_HISTORY : -1]) for one in months]
    yield Rate(HIGHEST, kind.name, kind.seasonal, times, float(np.mean(highest)))
    yield Rate(SURGE, kind.name, kind.seasonal, times, float(np.mean([surge.is_surge(one) for one in months])))


def _summed(weekly: Counts, length: int) -> Counts:
    windows = weekly.shape[1] // length
    summed: Counts = weekly[:, : windows * length].reshape(len(weekly), windows, length).sum(axis=2)
    return summed


def _verdicts(counts: list[int], now: int) -> tuple[str, str]:
    """What the exact test alone says of a window and the one before it, and what is said."""
    before, after = counts[now - 1 : now + 1]
    exact = rate_ratio(before, after)
    judged = rate_ratio(before, after, dispersion=dispersion.of_series(counts))
    return exact.verdict if exact.p < EARLIER_CLEARLY else "no_clear_change", judged.verdict
