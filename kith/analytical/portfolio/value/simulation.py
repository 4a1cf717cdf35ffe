# ruff: noqa: N803 - the papers' own letters
"""Simulated firms whose truth is known: what the models must find again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kith.analytical.portfolio.value.summary import DAYS_IN, Summary, Unit

Floats = NDArray[np.float64]
_TODAY = np.datetime64("2024-01-01", "D")


def simulate_repeat_orders(
    rng: np.random.Generator, T: Floats, *, r: float, alpha: float, a: float, b: float
) -> tuple[NDArray[np.int64], Floats]:
    """Repeat orders of customers of age T, by BG/NBD's own story (Fader, Hardie & Lee 2005).

    Returns int64[m], the place of each order's customer in T, and float64[m], its time since
    that customer's first order (0..T), in no particular order of customers.
    """
    rate = rng.gamma(r, 1 / alpha, T.size)
    leaving = rng.beta(a, b, T.size)
    who = np.arange(T.size)
    clock = np.zeros(T.size)
    owners, times = [], []
    while who.size:
        with np.errstate(divide="ignore"):  # a rate that underflows to 0 never orders
            clock = clock + rng.exponential(size=who.size) / rate[who]
        bought = clock < T[who]
        who, clock = who[bought], clock[bought]
        owners.append(who)
        times.append(clock)
        stays = rng.random(who.size) >= leaving[who]
        who, clock = who[stays], clock[stays]
    return np.concatenate(owners), np.concatenate(times)


def simulate_amounts(
    rng: np.random.Generator, owner: NDArray[np.int64], n: int, *, p: float, q: float, v: float
) -> Floats:
    """Amounts by Gamma-Gamma of the orders of `n` customers; `owner` int64[m] is each order's."""
    rate = rng.gamma(q, 1 / v, n)
    return rng.gamma(p, 1, owner.size) / rate[owner]


def simulate_summary(
    rng: np.random.Generator,
    T: Floats,
    *,
    r: float,
    alpha: float,
    a: float,
    b: float,
    spend: tuple[float, float, float] = (6.25, 3.74, 15.44),
    unit: Unit = "week",
) -> Summary:
    """The summary of a simulated firm; T in `unit`, `spend` the p, q, v of its amounts.

    Times are left continuous, so that the model's own assumptions hold exactly.
    """
    owner, time = simulate_repeat_orders(rng, T, r=r, alpha=alpha, a=a, b=b)
    p, q, v = spend
    amount = simulate_amounts(rng, owner, T.size, p=p, q=q, v=v)
    frequency = np.bincount(owner, minlength=T.size)
    recency = np.zeros(T.size)
    np.maximum.at(recency, owner, time)
    paid = np.bincount(owner, weights=amount, minlength=T.size)
    days = DAYS_IN[unit]
    first = _TODAY - np.round(T * days).astype("timedelta64[D]")
    return Summary(
        customer=np.arange(T.size),
        frequency=frequency,
        recency=recency,
        T=T,
        mean_amount=paid / np.maximum(frequency, 1),
        total=paid.astype(np.float64),
        first=first,
        last=first + np.round(recency * days).astype("timedelta64[D]"),
        unit=unit,
        until=_TODAY,
    )
