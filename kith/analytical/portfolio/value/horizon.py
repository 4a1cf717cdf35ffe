"""Looking ahead over a horizon: orders and years of relation, discounted as they fall."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kith.analytical.portfolio.value.bg_nbd import BgNbdFit, Histories

Floats = NDArray[np.float64]
_ON_MINUS_ONE_TO_ONE = np.polynomial.legendre.leggauss(5)
_NODES, _WEIGHTS = (_ON_MINUS_ONE_TO_ONE[0] + 1) / 2, _ON_MINUS_ONE_TO_ONE[1] / 2


class Horizon(NamedTuple):
    """`t` units of time ahead, at `force` (continuous interest) per unit; units per year."""

    t: float
    force: float
    per_year: float

    @classmethod
    def of(cls, months: float, discount: float, units_per_year: float) -> Horizon:
        """The horizon of so many months at a yearly discount rate."""
        return cls(
            months / 12 * units_per_year, math.log1p(discount) / units_per_year, units_per_year
        )


class Ahead(NamedTuple):
    """What a customer who is alive does within the horizon, float64[g] each.

    orders and squares: expected number of orders, and its expected square. discounted:
    expected present number of orders. none: probability of no order. years: expected present
    years of relation.
    """

    orders: Floats
    squares: Floats
    discounted: Floats
    none: Floats
    years: Floats


def look_ahead(fit: BgNbdFit, horizon: Horizon, distinct: Histories) -> Ahead:
    """Look ahead from each distinct history.

    Orders fall as E(s) rises, so their present number is, by parts, E(t) e^(-f t) + f times
    the integral of E(s) e^(-f s), a Gauss-Legendre sum in sqrt(s), where E is smooth.
    """
    t, force, per_year = horizon
    times = np.append(t * _NODES * _NODES, t)
    orders, squares, alive = fit.future(times, distinct)
    present = _WEIGHTS * 2 * _NODES * t * np.exp(-force * times[:-1])
    rate = fit.alpha + distinct.T
    return Ahead(
        orders=orders[-1],
        squares=squares[-1],
        discounted=orders[-1] * math.exp(-force * t) + force * (present @ orders[:-1]),
        none=np.exp((fit.r + distinct.x) * np.log(rate / (rate + t))),
        years=present @ alive[:-1] / per_year,
    )
