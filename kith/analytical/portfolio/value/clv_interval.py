"""How far a customer's lifetime value may turn out from what is expected."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from kith.analytical.portfolio.value.gamma_gamma import GammaGammaFit
from kith.analytical.portfolio.value.normal import gamma_quantile
from kith.analytical.portfolio.value.summary import Summary

Floats = NDArray[np.float64]


class Spread(NamedTuple):
    """What chance does: variance of the gross value [n], probability that it is zero [n]."""

    variance: Floats
    none: Floats


class ParameterSpread(NamedTuple):
    """What a fit leaves open: variance of each value [n], and of their sum."""

    variance: Floats
    total_variance: float


def carry_over(slopes: list[Floats], covariance: Floats) -> ParameterSpread:
    """Delta method: the slopes of each value in the k log-parameters, [n] each, and their
    covariance float64[k, k]."""
    variance = np.zeros(slopes[0].size)
    for i, first in enumerate(slopes):
        variance += covariance[i, i] * first * first
        for j in range(i):
            variance += (2 * covariance[i, j]) * first * slopes[j]
    sums = np.array([slope.sum() for slope in slopes])
    return ParameterSpread(np.maximum(variance, 0.0), float(sums @ covariance @ sums))


def amount_slopes(spend: GammaGammaFit, summary: Summary, gross: Floats) -> list[Floats]:
    """d value / d ln(p, q, v), three of [n]; from note 025, equation 5."""
    x = summary.frequency
    weight = gross / (spend.p * x + spend.q - 1)
    paid = x * np.where(x > 0, summary.mean_amount, 0.0)
    return [
        gross - spend.p * x * weight,
        -spend.q * weight,
        gross * (spend.v / (spend.v + paid)),
    ]


def value_bounds(
    value: Floats, cost: Floats, spread: Spread, known: list[ParameterSpread]
) -> tuple[Floats, Floats]:
    """95 % bounds of the net value [n]: zero with its probability, else a gamma, minus cost.

    The bounds always hold the expected value between them, also where a gain is so unlikely
    that the interval proper would be zero to zero.
    """
    variance = spread.variance.copy()
    for source in known:
        variance += source.variance
    low, high = _bounds(value + cost, variance, spread.none)
    return np.minimum(low - cost, value), np.maximum(high - cost, value)


@njit(cache=True, error_model="numpy")
def _bounds(mean, variance, none):
    low, high = np.zeros(mean.size), np.zeros(mean.size)
    for i in range(mean.size):
        some = 1 - none[i]
        if mean[i] <= 0 or some <= 1e-12:
            continue
        part = mean[i] / some
        spread = (variance[i] + mean[i] * mean[i]) / some - part * part
        if spread <= 0:
            low[i] = high[i] = part
            continue
        shape, scale = part * part / spread, spread / part
        low[i] = scale * gamma_quantile(shape, (0.025 - none[i]) / some)
        high[i] = scale * gamma_quantile(shape, (0.975 - none[i]) / some)
    return low, high
