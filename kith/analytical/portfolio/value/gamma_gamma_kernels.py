"""The compiled loops of Gamma-Gamma, and the log-gamma derivatives that numba lacks."""

from __future__ import annotations

import math

import numpy as np
from numba import njit


@njit(cache=True, error_model="numpy")
def digamma(z):
    """Derivative of ln Gamma at z > 0 (Abramowitz & Stegun 6.3.5 and 6.3.18)."""
    below = 0.0
    while z < 10:
        below -= 1 / z
        z += 1
    s = 1 / (z * z)
    tail = s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132)))))
    return below + math.log(z) - 0.5 / z - tail


@njit(cache=True, error_model="numpy")
def trigamma(z):
    """Second derivative of ln Gamma at z > 0 (Abramowitz & Stegun 6.4.6 and 6.4.12)."""
    below = 0.0
    while z < 10:
        below += 1 / (z * z)
        z += 1
    s = 1 / (z * z)
    tail = s * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * (5 / 66)))))
    return below + 1 / z + 0.5 * s + tail / z


@njit(cache=True, error_model="numpy")
def log_likelihood(p, q, v, x, mean, levels, customers_at, log_means_at):
    """Log-likelihood (note 025, equation 1a), gradient [3] and Hessian [3, 3] in p, q, v.

    x and mean describe the customers; `levels` are the distinct x with their customers and
    the sum of ln(mean) over them, so that each log-gamma is taken once per distinct x.
    """
    gradient = np.zeros(3)
    hessian = np.zeros((3, 3))
    total = 0.0
    log_v = math.log(v)
    for i in range(levels.size):
        n, level = customers_at[i], levels[i]
        px = p * level
        total += n * (math.lgamma(px + q) - math.lgamma(px) - math.lgamma(q) + q * log_v)
        total += n * px * math.log(level) + (px - 1) * log_means_at[i]
        joint, slope = digamma(px + q), trigamma(px + q)
        gradient[0] += level * (n * (joint - digamma(px) + math.log(level)) + log_means_at[i])
        gradient[1] += n * (joint - digamma(q) + log_v)
        gradient[2] += n * q / v
        hessian[0, 0] += n * level * level * (slope - trigamma(px))
        hessian[0, 1] += n * level * slope
        hessian[1, 1] += n * (slope - trigamma(q))
        hessian[1, 2] += n / v
        hessian[2, 2] -= n * q / (v * v)
    for i in range(x.size):
        rate = v + x[i] * mean[i]
        inverse = 1 / rate
        power = p * x[i] + q
        log_rate = math.log(rate)
        total -= power * log_rate
        gradient[0] -= x[i] * log_rate
        gradient[1] -= log_rate
        gradient[2] -= power * inverse
        hessian[0, 2] -= x[i] * inverse
        hessian[1, 2] -= inverse
        hessian[2, 2] += power * inverse * inverse
    for i in range(3):
        for j in range(i):
            hessian[i, j] = hessian[j, i]
    return total, gradient, hessian
