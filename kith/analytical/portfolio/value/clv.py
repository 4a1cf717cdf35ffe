"""Customer lifetime value from BG/NBD and Gamma-Gamma, with what is uncertain about it.

Value = P(alive) x discounted expected orders x expected margin of an order - expected cost to
serve. Source: Fader, Hardie & Lee (2005), "RFM and CLV", Journal of Marketing Research 42,
415-430: orders discounted as they fall, here over a horizon and continuously in time.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kith.analytical.portfolio.value.bg_nbd import NAMES, BgNbdFit, Histories, distinct_histories
from kith.analytical.portfolio.value.clv_interval import (
    ParameterSpread,
    Spread,
    amount_slopes,
    carry_over,
    value_bounds,
)
from kith.analytical.portfolio.value.errors import InvalidHistory
from kith.analytical.portfolio.value.gamma_gamma import GammaGammaFit
from kith.analytical.portfolio.value.horizon import Ahead, Horizon, look_ahead
from kith.analytical.portfolio.value.summary import Summary
from kith.foundation.i18n import _
from kith.foundation.statistics import Z95, Interval

Floats = NDArray[np.float64]
_STEP = 1e-4  # of a log-parameter, for the one-sided differences


@dataclass(frozen=True)
class LifetimeValue:
    """Value of each customer over the horizon, float64[n], in the unit of the amounts.

    value: expected. low, high: 95 % prediction interval of what the customer will in fact
    bring, None where it was not asked for. p_alive, orders (expected within the horizon, not
    discounted), amount (expected margin of an order), cost (expected and discounted). total:
    sum of the values, with total_interval of 95 %.
    """

    value: Floats
    low: Floats | None
    high: Floats | None
    p_alive: Floats
    orders: Floats
    amount: Floats
    cost: Floats
    total: float
    total_interval: Interval | None
    months: float
    discount: float


def lifetime_value(
    orders: BgNbdFit,
    spend: GammaGammaFit | ArrayLike,
    summary: Summary,
    *,
    months: float = 36,
    discount: float = 0.10,
    margin: float = 1.0,
    annual_cost: ArrayLike = 0.0,
    interval: bool = True,
) -> LifetimeValue:
    """Value of the customers of `summary` over `months` at a yearly `discount` rate.

    spend: a Gamma-Gamma fit, or float64[n] of expected amounts where it does not serve (then
    taken as certain). margin: the share of an amount that is margin (1 = revenue-based).
    annual_cost: scalar or float64[n], what serving the customer costs in a year; it accrues
    for as long as the customer is expected to stay.

    The interval joins two kinds of doubt. What the customer happens to do: exact first two
    moments of the number of orders, the spread of the customer's own mean and of the amounts
    about it; the chance of no order at all is exact, the rest is a gamma with these moments.
    What we know of the firm: the covariance of the fitted parameters, carried over by the
    delta method. The total adds the first over customers and the second as one common error.

    Raises InvalidHistory for a horizon, discount, margin, cost or unit out of range.
    """
    cost_per_year = np.asarray(annual_cost, dtype=np.float64)
    _check(orders, summary, months, discount, margin, cost_per_year)
    horizon = Horizon.of(months, discount, orders.units_per_year)
    distinct = distinct_histories(summary.frequency, summary.T)
    ahead = look_ahead(orders, horizon, distinct)
    alive = orders.p_alive(summary.frequency, summary.recency, summary.T)
    amount = margin * _expected_amount(spend, summary)
    cost = np.zeros(alive.size)
    if cost_per_year.any():
        cost = alive * ahead.years[distinct.place] * cost_per_year
    value = alive * ahead.discounted[distinct.place] * amount - cost
    low = high = total_interval = None
    if interval:
        spread = _spread(spend, summary, distinct, ahead, alive, amount)
        known = _of_orders(orders, summary, horizon, distinct, value, amount, cost_per_year)
        known += _of_amounts(spend, summary, value + cost)
        low, high = value_bounds(value, cost, spread, known)
        doubt = float(spread.variance.sum()) + sum(k.total_variance for k in known)
        half = Z95 * math.sqrt(doubt)
        total_interval = Interval(float(value.sum()) - half, float(value.sum()) + half)
    return LifetimeValue(
        value=value,
        low=low,
        high=high,
        p_alive=alive,
        orders=alive * ahead.orders[distinct.place],
        amount=amount,
        cost=cost,
        total=float(value.sum()),
        total_interval=total_interval,
        months=months,
        discount=discount,
    )


def _expected_amount(spend: GammaGammaFit | ArrayLike, summary: Summary) -> Floats:
    if isinstance(spend, GammaGammaFit):
        return spend.expected_amount(summary.frequency, summary.mean_amount)
    return np.broadcast_to(np.asarray(spend, dtype=np.float64), summary.T.shape)


def _spread(
    spend: GammaGammaFit | ArrayLike,
    summary: Summary,
    distinct: Histories,
    ahead: Ahead,
    alive: Floats,
    amount: Floats,
) -> Spread:
    """Variance of the gross value, and the probability that it is zero."""
    square, within = amount * amount, 0.0
    if isinstance(spend, GammaGammaFit):
        # E[mean^2] of the posterior Gamma(p x + q, v + x m); it exists where p x + q > 2
        shape = spend.p * summary.frequency + spend.q
        square = square * ((shape - 1) / np.maximum(shape - 2, 0.1))
        within = 1 / spend.p
    rate = ahead.discounted / np.where(ahead.orders > 0, ahead.orders, 1.0)
    second = (rate * rate * (ahead.squares + within * ahead.orders))[distinct.place]
    mean = alive * ahead.discounted[distinct.place] * amount
    variance = np.maximum(alive * second * square - mean * mean, 0.0)
    return Spread(variance, none=1 - alive * (1 - ahead.none)[distinct.place])


def _of_orders(
    orders: BgNbdFit,
    summary: Summary,
    horizon: Horizon,
    distinct: Histories,
    value: Floats,
    amount: Floats,
    annual_cost: Floats,
) -> list[ParameterSpread]:
    """What the fit of the orders leaves open, by one-sided differences in its log-parameters."""
    slopes = []
    for name in NAMES:
        nudged = replace(orders, **{name: getattr(orders, name) * math.exp(_STEP)})
        ahead = look_ahead(nudged, horizon, distinct)
        alive = nudged.p_alive(summary.frequency, summary.recency, summary.T)
        moved = alive * ahead.discounted[distinct.place] * amount
        if annual_cost.any():
            moved -= alive * ahead.years[distinct.place] * annual_cost
        slopes.append((moved - value) / _STEP)
    return [carry_over(slopes, orders.covariance)]


def _of_amounts(
    spend: GammaGammaFit | ArrayLike, summary: Summary, gross: Floats
) -> list[ParameterSpread]:
    if not isinstance(spend, GammaGammaFit):
        return []
    return [carry_over(amount_slopes(spend, summary, gross), spend.covariance)]


def _check(
    orders: BgNbdFit, summary: Summary, months: float, discount: float, margin: float, cost: Floats
) -> None:
    wrong = [
        ("months", months, 0 < months <= 1200, _("Give a horizon of 1 to 1200 months.")),
        ("discount", discount, -0.5 < discount <= 10, _("Give a yearly rate, 0.10 for 10 %.")),
        ("margin", margin, 0 < margin <= 1, _("Give a share above 0 and at most 1.")),
        ("annual_cost", "…", bool(np.isfinite(cost).all()), _("Give every customer a cost.")),
        ("unit", summary.unit, summary.unit == orders.unit, _("Use the unit of the fit.")),
    ]
    for field, value, right, remedy in wrong:
        if not right:
            raise InvalidHistory(
                _("A setting of the lifetime value is out of range."),
                field=field,
                value=value,
                remedy=remedy,
            )
