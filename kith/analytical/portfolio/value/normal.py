"""Quantiles for whole arrays, where scipy would cost more than the rest of the process."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

# Wichura (1988), Algorithm AS 241 (PPND7), Applied Statistics 37, 477-484: seven digits


@njit(cache=True)
def normal_quantile(probability):
    """The standard normal quantile of one probability; infinite at 0 and 1."""
    if probability <= 0:
        return -np.inf
    if probability >= 1:
        return np.inf
    q = probability - 0.5
    if abs(q) <= 0.425:
        s = 0.180625 - q * q
        top = ((59.109374720 * s + 159.29113202) * s + 50.434271938) * s + 3.3871327179
        bottom = ((67.187563600 * s + 78.757757664) * s + 17.895169469) * s + 1.0
        return q * top / bottom
    s = math.sqrt(-math.log(min(probability, 1 - probability)))
    if s <= 5:
        s -= 1.6
        top = ((0.17023821103 * s + 1.3067284816) * s + 2.7568153900) * s + 1.4234372777
        bottom = (0.12021132975 * s + 0.73700164250) * s + 1.0
    else:
        s -= 5
        top = ((0.017337203997 * s + 0.42868294337) * s + 3.0812263860) * s + 6.6579051150
        bottom = (0.012258202635 * s + 0.24197894225) * s + 1.0
    return top / bottom if q > 0 else -top / bottom


@njit(cache=True)
def gamma_quantile(shape, probability):
    """Quantile of a gamma of unit scale: Wilson & Hilferty (1931), PNAS 17, 684-688."""
    if probability <= 0:
        return 0.0
    root = 1 - 1 / (9 * shape) + normal_quantile(probability) / (3 * math.sqrt(shape))
    return shape * max(root, 0.0) ** 3
