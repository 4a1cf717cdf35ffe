"""95 % intervals for the figures that Kith shows.

Only `math` is imported, so that any floor may ask for an interval without paying for numpy.
Every interval is two-sided at 95 %. Counts are plain integers, shares lie in 0..1, and a
bound is in the unit of the figure itself.
"""

from __future__ import annotations

import math
from typing import NamedTuple

Z95 = 1.959963984540054  # the 97.5 % point of the standard normal distribution
_TAIL = 0.025  # probability left outside on either side
_EXACT_COUNT = 2_000  # from here the exact tails cost more than they correct


class Interval(NamedTuple):
    """Lower and upper bound of a 95 % interval."""

    low: float
    high: float


class Ranks(NamedTuple):
    """Positions of two order statistics, counted from 1 in the values sorted upwards."""

    low: int
    high: int


def wilson_interval(successes: float, trials: float) -> Interval:
    """Score interval of a share.

    Source: Wilson (1927), JASA 22, 209-212; Newcombe (1998), Statistics in Medicine 17,
    857-872, method 3. Unlike the Wald interval it never leaves 0..1 and has width at 0 and 1.

    Raises ValueError unless 0 <= successes <= trials and trials > 0.
    """
    if not 0 <= successes <= trials or trials <= 0:
        raise ValueError(f"a share needs 0 <= successes <= trials, got {successes} of {trials}")
    share = successes / trials
    squared = Z95 * Z95
    half = Z95 * math.sqrt(squared + 4 * successes * (1 - share))
    scale = 2 * (trials + squared)
    middle = 2 * successes + squared
    low = 0.0 if successes == 0 else (middle - half) / scale
    high = 1.0 if successes == trials else (middle + half) / scale
    return Interval(low, high)


def newcombe_interval(
    successes_1: float, trials_1: float, successes_2: float, trials_2: float
) -> Interval:
    """Interval of the difference of two independent shares, first minus second (-1..1).

    Source: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10: the two Wilson
    intervals, joined as the sides of right triangles.

    Raises ValueError as `wilson_interval` does.
    """
    first, second = wilson_interval(successes_1, trials_1), wilson_interval(successes_2, trials_2)
    share_1, share_2 = successes_1 / trials_1, successes_2 / trials_2
    difference = share_1 - share_2
    below = math.hypot(share_1 - first.low, second.high - share_2)
    above = math.hypot(first.high - share_1, share_2 - second.low)
    return Interval(difference - below, difference + above)


def mean_interval(mean: float, deviation: float, n: int) -> Interval | None:
    """Interval of a mean, in the unit of the mean; None for fewer than two values.

    `deviation` is the sample standard deviation (divisor n - 1). Source: Student (1908),
    Biometrika 6, 1-25: mean plus or minus t(n - 1) * s / sqrt(n).

    Raises ValueError when the deviation is negative.
    """
    if deviation < 0:
        raise ValueError(f"a standard deviation is not negative, got {deviation}")
    if n < 2:
        return None
    half = t_quantile_975(n - 1) * deviation / math.sqrt(n)
    return Interval(mean - half, mean + half)


def t_quantile_975(degrees: int) -> float:
    """The 97.5 % point of Student's t distribution with `degrees` >= 1 degrees of freedom.

    Source: Abramowitz & Stegun (1964), 26.7.5 (expansion about the normal point), corrected
    by Newton's method on the finite sums 26.7.3 and 26.7.4 where the expansion is rough.
    """
    if degrees < 1:
        raise ValueError(f"degrees of freedom start at 1, got {degrees}")
    if degrees == 1:
        return math.tan(math.pi * (0.5 - _TAIL))
    z = Z95
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    t = z + sum(term / degrees ** (i + 1) for i, term in enumerate(terms))
    if degrees > 200:
        return t
    log_scale = math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2)
    scale = math.exp(log_scale) / math.sqrt(degrees * math.pi)
    for _ in range(8):
        density = scale * (1 + t * t / degrees) ** (-(degrees + 1) / 2)
        step = (_t_two_sided(t, degrees) - (1 - 2 * _TAIL)) / (2 * density)
        t -= step
        if abs(step) < 1e-12 * t:
            break
    return t


def _t_two_sided(t: float, degrees: int) -> float:
    """Probability of |T| <= t (Abramowitz & Stegun 26.7.3 for odd, 26.7.4 for even)."""
    angle = math.atan(t / math.sqrt(degrees))
    sine, cosine = math.sin(angle), math.cos(angle)
    term = cosine if degrees % 2 else 1.0
    total = term if degrees > 1 else 0.0
    for k in range(3 if degrees % 2 else 2, degrees - 1, 2):
        term *= cosine * cosine * (k - 1) / k
        total += term
    if degrees % 2:
        return 2 / math.pi * (angle + sine * total)
    return sine * total


def quantile_ranks(n: int, share: float) -> Ranks | None:
    """Which two of `n` sorted values bound the `share` quantile (0 < share < 1).

    Returns positions counted from 1, or None where n is too small for a bound on both sides.
    Source: Conover (1999), Practical Nonparametric Statistics, 3rd ed., section 3.2: the
    number of values below the quantile is binomial, whatever the distribution; each tail is
    held at 2.5 % at most.

    Raises ValueError unless 0 < share < 1 and n >= 0.
    """
    if not 0 < share < 1 or n < 0:
        raise ValueError(f"a quantile needs 0 < share < 1 and n >= 0, got {share} of {n}")
    if n > _EXACT_COUNT:
        half = Z95 * math.sqrt(n * share * (1 - share))
        low, high = math.floor(n * share - half), math.ceil(n * share + half) + 1
        return Ranks(low, high) if low >= 1 and high <= n else None
    low = _lower_rank(n, share)
    high = n + 1 - _lower_rank(n, 1 - share)
    return Ranks(low, high) if low >= 1 and high <= n else None


def _lower_rank(n: int, share: float) -> int:
    """Largest rank l with P(Binomial(n, share) <= l - 1) <= 2.5 %; 0 where there is none."""
    odds = math.log(share) - math.log1p(-share)
    log_probability = n * math.log1p(-share)
    below = 0.0
    for k in range(n):
        below += math.exp(log_probability)
        if below > _TAIL:
            return k
        log_probability += math.log((n - k) / (k + 1)) + odds
    return n


def median_ranks(n: int) -> Ranks | None:
    """Which two of `n` sorted values bound the median; None below six values.

    Source: as `quantile_ranks`, with share one half.
    """
    return quantile_ranks(n, 0.5)


def spearman_interval(rho: float, n: int) -> Interval | None:
    """Interval of a rank correlation (-1..1); None for fewer than four pairs.

    Source: Fisher's z transformation with the variance (1 + rho^2 / 2) / (n - 3) of Bonett &
    Wright (2000), Psychometrika 65, 23-28, which holds where Fisher's 1 / (n - 3) is too short.

    Raises ValueError when |rho| > 1.
    """
    if not -1 <= rho <= 1:
        raise ValueError(f"a correlation lies in -1..1, got {rho}")
    if n < 4:
        return None
    if abs(rho) == 1:
        return Interval(rho, rho)
    centre = math.atanh(rho)
    half = Z95 * math.sqrt((1 + rho * rho / 2) / (n - 3))
    return Interval(math.tanh(centre - half), math.tanh(centre + half))


def poisson_interval(count: int) -> Interval:
    """Interval of the expected number of events behind an observed `count`.

    Source: Garwood (1936), Biometrika 28, 437-442 (exact tails); above 2,000 events the
    Wilson-Hilferty form of the same bounds, Breslow & Day (1987), IARC 82, equation 2.13.

    Raises ValueError when the count is negative.
    """
    if count < 0:
        raise ValueError(f"a count is not negative, got {count}")
    low, high = _wilson_hilferty(count, -Z95), _wilson_hilferty(count + 1, Z95)
    if count > _EXACT_COUNT:
        return Interval(low, high)
    exact_low = 0.0 if count == 0 else _poisson_mean(count - 1, 1 - _TAIL, low)
    return Interval(exact_low, _poisson_mean(count, _TAIL, high))


def _wilson_hilferty(count: int, z: float) -> float:
    if count == 0:
        return 0.0
    return count * max(0.0, 1 - 1 / (9 * count) + z / (3 * math.sqrt(count))) ** 3


def _poisson_mean(count: int, probability: float, guess: float) -> float:
    """The mean at which P(N <= count) equals `probability`, by bisection about `guess`."""
    low, high = guess * 0.5, guess * 2 + 4
    for _ in range(80):
        middle = (low + high) / 2
        if _poisson_at_most(count, middle) > probability:
            low = middle
        else:
            high = middle
        if high - low < 1e-12 * high:
            break
    return (low + high) / 2


def _poisson_at_most(count: int, mean: float) -> float:
    """P(N <= count), summed down from the largest term so that nothing underflows."""
    if mean <= 0:
        return 1.0
    term = math.exp(count * math.log(mean) - mean - math.lgamma(count + 1))
    total = 0.0
    for k in range(count, -1, -1):
        total += term
        term *= k / mean
        if term < 1e-17 * total:
            break
    return min(total, 1.0)
