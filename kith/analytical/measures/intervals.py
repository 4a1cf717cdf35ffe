"""Intervals that stand on moments summed in SQL: two means, a ratio of sums, a top share.

As in `kith.foundation.statistics`, every interval is two-sided at 95 % and None where there is
too little to say; a bound is in the unit of the figure.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from kith.foundation.statistics import Z95, Interval, t_quantile_975

TOO_FEW = 2


@dataclass(frozen=True, slots=True)
class Moments:
    """How many values, their mean, and their sample variance (divisor n − 1)."""

    n: int
    mean: float
    variance: float


def welch_interval(first: Moments, second: Moments) -> Interval | None:
    """Interval of the difference of two means with unequal variances, first minus second.

    Source: Welch (1947), Biometrika 34, 28–35; degrees of freedom after Satterthwaite (1946),
    rounded down, which widens.
    """
    if first.n < TOO_FEW or second.n < TOO_FEW:
        return None
    parts = (first.variance / first.n, second.variance / second.n)
    spread = sum(parts)
    difference = first.mean - second.mean
    if spread <= 0:
        return Interval(difference, difference)
    weight = parts[0] ** 2 / (first.n - 1) + parts[1] ** 2 / (second.n - 1)
    half = t_quantile_975(max(1, math.floor(spread**2 / weight))) * math.sqrt(spread)
    return Interval(difference - half, difference + half)


def ratio_interval(above: Moments, below: Moments, covariance: float) -> Interval | None:
    """Interval of Σabove ÷ Σbelow over the same n units.

    Source: delta method, Cochran (1977), Sampling Techniques, 3rd ed., equation 6.9:
    variance of (y − R·x) ÷ (n · mean of x squared).
    """
    if above.n < TOO_FEW or below.mean == 0:
        return None
    ratio = above.mean / below.mean
    variance = above.variance + ratio**2 * below.variance - 2 * ratio * covariance
    half = Z95 * math.sqrt(max(variance, 0.0) / above.n) / abs(below.mean)
    return Interval(ratio - half, ratio + half)


@dataclass(frozen=True, slots=True)
class TopSums:
    """Sums over n units, and over the top ones among them, whose least value is `least`."""

    n: int
    total: float
    squares: float
    top: int
    top_total: float
    top_squares: float
    least: float


def top_share_interval(sums: TopSums) -> Interval | None:
    """Interval of (sum of the top units ÷ sum of all) when the cut itself is estimated.

    Source: Beach & Davidson (1983), Review of Economic Studies 50, 723–735: a Lorenz ordinate
    has the variance of h·(x − q) − L·x, h marking the top and q its least value.
    """
    if sums.n < TOO_FEW or sums.total == 0:
        return None
    n, q = sums.n, sums.least
    share = sums.top_total / sums.total
    x, h, hx = sums.total / n, sums.top / n, sums.top_total / n
    var_x = sums.squares / n - x * x
    var_h, var_hx = h - h * h, sums.top_squares / n - hx * hx
    cov_hx_h, cov_hx_x, cov_h_x = hx - hx * h, sums.top_squares / n - hx * x, hx - h * x
    variance = var_hx + q * q * var_h + share**2 * var_x
    variance += -2 * q * cov_hx_h - 2 * share * cov_hx_x + 2 * q * share * cov_h_x
    half = Z95 * math.sqrt(max(variance, 0.0) / n) / abs(x)
    return Interval(share - half, share + half)
