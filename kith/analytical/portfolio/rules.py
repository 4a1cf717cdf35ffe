"""Pure arithmetic of the portfolio that a page can afford: no numpy, no numba."""

from __future__ import annotations

import math
from collections.abc import Mapping


def p_alive(fit: Mapping[str, float], x: int, t_x: float, age: float) -> float:
    """Probability that a customer of x repeat orders, the last at t_x of age, is still there.

    fit: r, alpha, a, b of BG/NBD; times in its unit. Source: Fader & Hardie (2008), note 021.
    """
    if x == 0:
        return 1.0
    odds = fit["a"] / (fit["b"] + x - 1)
    ratio = (fit["alpha"] + age) / (fit["alpha"] + t_x)
    # beyond e^700 the answer is 0 to every digit, and a float overflows
    return 1 / (1 + odds * math.exp(min(700.0, (fit["r"] + x) * math.log(ratio))))


def expected_orders(
    fit: Mapping[str, float], x: int, t_x: float, age: float, ahead: float
) -> float:
    """Orders expected within `ahead` of a customer with this history.

    Source: Fader, Hardie & Lee (2005), Marketing Science 24, equation 10, summed as a series of
    positive terms: over the orders k that would be placed if nothing could end the relation, the
    chance that each of them is still placed.
    """
    if ahead <= 0:
        return 0.0
    shape, rate, a, b = fit["r"] + x, fit["alpha"] + age, fit["a"], fit["b"] + x
    z = ahead / (rate + ahead)
    weight = survive = total = 1.0
    orders = made = 0.0
    k = 0
    while True:
        weight *= z * (shape + k) / (k + 1)
        made += survive
        survive *= (b + k) / (a + b + k)
        k += 1
        total += weight
        orders += weight * made
        if total > 1e250:  # weights are relative: only their shares matter
            weight, total, orders = weight * 1e-250, total * 1e-250, orders * 1e-250
        if k > shape * ahead / rate and weight * made <= 1e-12 * orders * (1 - z):
            return p_alive(fit, x, t_x, age) * orders / total
