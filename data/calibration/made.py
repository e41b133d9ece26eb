"""Series of weekly counts of which it is known what happened: made by a law, or of shipped rows in another order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]  # of events, shape (series, weeks)
Rates = NDArray[np.float64]  # how many times the usual rate each week has, shape (series, weeks)
Made = Callable[[np.random.Generator, Rates], Counts]

WEEKS = 192  # of each series: as many as the shipped table covers, in whole months of four
PER_WEEK = 5.0  # events of the series that are made by a law: 20 in four weeks
SWING, A_YEAR = 0.5, 52.0  # of the seasonal kind: how far the rate goes up and down, and how long that takes [weeks]


@dataclass(frozen=True)
class Kind:
    """One kind of series. seasonal: it has a rhythm of its own, and is reported apart."""

    name: str
    make: Made
    seasonal: bool = False


def kinds(shipped: Mapping[str, Counts]) -> tuple[Kind, ...]:
    """All kinds. shipped: weekly counts of parts of a table, shape (weeks,); the AR(1) is fitted to the first."""
    first = next(iter(shipped.values()))
    return (
        Kind("Poisson", partial(_negative_binomial, dispersion=1.0)),
        *(Kind(f"negative binomial, {n}", partial(_negative_binomial, dispersion=float(n))) for n in (3, 5, 7)),
        Kind("AR(1), fitted", partial(_autoregressive, law=fitted(first))),
        *(
            Kind(f"shipped, {name} shuffled", partial(_shuffled, parts=shipped, block=n))
            for name, n in (("weeks", 1), ("months", 4), ("quarters", 13))
        ),
        Kind("seasonal", _seasonal, seasonal=True),
    )


@dataclass(frozen=True)
class Law:
    """The rate behind a series: its mean [events a week], relative spread, and correlation with the week before."""

    mean: float
    spread: float
    memory: float


def fitted(weekly: Counts) -> Law:
    """The rate behind a series, by moments of its counts of four weeks."""
    counts = weekly[: len(weekly) // 4 * 4].reshape(-1, 4).sum(axis=1).astype(float)
    mean, beyond = float(counts.mean()), float(counts.var(ddof=1) - counts.mean())
    shared = float(np.mean((counts[1:] - mean) * (counts[:-1] - mean)))
    return Law(mean / 4, max(0.0, beyond) ** 0.5 / mean, min(0.99, shared / beyond) ** 0.25)


def _negative_binomial(rng: np.random.Generator, rates: Rates, dispersion: float) -> Counts:
    mean = PER_WEEK * rates
    if dispersion == 1:
        return rng.poisson(mean)
    return rng.negative_binomial(mean / (dispersion - 1), 1 / dispersion)


def _autoregressive(rng: np.random.Generator, rates: Rates, law: Law) -> Counts:
    """Poisson counts of a rate whose logarithm remembers the week before."""
    noise = rng.normal(size=rates.shape)
    log_rate = noise.copy()
    for week in range(1, rates.shape[1]):
        log_rate[:, week] = law.memory * log_rate[:, week - 1] + (1 - law.memory**2) ** 0.5 * noise[:, week]
    sigma = np.log(1 + law.spread**2) ** 0.5
    made: Counts = rng.poisson(law.mean * rates * np.exp(sigma * log_rate - sigma**2 / 2))
    return made


def _seasonal(rng: np.random.Generator, rates: Rates) -> Counts:
    start = rng.uniform(0, A_YEAR, (len(rates), 1))
    swing = 1 + SWING * np.sin(2 * np.pi * (np.arange(rates.shape[1]) + start) / A_YEAR)
    return _negative_binomial(rng, rates * swing, 3.0)


def _shuffled(rng: np.random.Generator, rates: Rates, parts: Mapping[str, Counts], block: int) -> Counts:
    """Weeks of shipped series, each series as often, put in another order in blocks; where the rate is higher, as many
    events more as chance would bring."""
    found: Counts = np.zeros(rates.shape, dtype=np.int64)
    for at, weekly in enumerate(parts.values()):
        mine = slice(at, None, len(parts))
        blocks = weekly[: len(weekly) // block * block].reshape(-1, block)
        order = np.argsort(rng.random((len(found[mine]), len(blocks))), axis=1)
        put: Counts = np.take(blocks, order, axis=0).reshape(len(order), blocks.size)
        found[mine] = put[:, : rates.shape[1]]
    made: Counts = found + rng.poisson(found * (rates - 1))
    return made
