"""Where a customer stands among the others: growth gap and value tier. Pure, over arrays.

Source: crm-models.md ID2, after Peppers & Rogers. Most valuable: the top 20 % of lifetime value
among the active. Most growable: the top quartile of the growth gap among the other active ones.
Below zero: a lifetime value under zero, or a net contribution under zero in two half-years
running. The rest: hold.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Codes = NDArray[np.int64]

MOST_VALUABLE, MOST_GROWABLE, HOLD, BELOW_ZERO = 1, 2, 3, 4
TOP_SHARE = 0.2
PEERS_NEEDED = 10  # a need x size cell of fewer active customers is judged by size alone
SIZES = 4


def quartiles(values: Floats) -> Codes:
    """Code 0..3 of each value, int64[n]; equal values get the same code (that of the lowest)."""
    if values.size < 2:
        return np.zeros(values.size, np.int64)
    order = np.sort(values)
    below = np.searchsorted(order, values, side="left")
    return np.minimum(SIZES * below // (values.size - 1), SIZES - 1)


def sizes(employees: Floats, order_value: Floats) -> Codes:
    """Size of each customer, int64[n]: the quartile of employees (4..7) where they are known, of
    the mean order value (0..3) where `employees` is nan."""
    known = ~np.isnan(employees)
    size = np.empty(employees.size, np.int64)
    size[known] = SIZES + quartiles(employees[known])
    size[~known] = quartiles(order_value[~known])
    return size


def growth_gaps(contribution: Floats, active: Flags, need: Codes, size: Codes) -> Floats:
    """M15: max(0, P90 of net contribution in the same need x size cell - own), float64[n].

    need: code of the leading need, -1 where none is known: then, and in cells of fewer than ten
    active customers, size alone makes the cell. nan for customers who are not active.
    """
    gap = np.full(contribution.size, np.nan)
    where = np.flatnonzero(active)
    if not where.size:
        return gap
    own = contribution[where]
    best, _count = _best_of_group(size[where], own)
    cell = need[where] * (2 * SIZES) + size[where]
    of_cell, peers = _best_of_group(cell, own)
    alike = (need[where] >= 0) & (peers >= PEERS_NEEDED)
    gap[where] = np.maximum(0.0, np.where(alike, of_cell, best) - own)
    return gap


def _best_of_group(group: Codes, values: Floats) -> tuple[Floats, Codes]:
    """P90 (linear interpolation) of the values of each row's group, and the rows of the group."""
    codes, place, count = np.unique(group, return_inverse=True, return_counts=True)
    order = np.lexsort((values, place))
    ends = np.cumsum(count)
    high = np.array(
        [
            np.percentile(values[order[end - n : end]], 90)
            for end, n in zip(ends, count, strict=True)
        ]
    )
    return high[place], count[place] if codes.size else place


def value_tiers(worth: Floats, active: Flags, below_zero: Flags, gap: Floats) -> Codes:
    """Tier of each customer, int64[n]: 1 most valuable, 2 most growable, 3 hold, 4 below zero.

    worth: lifetime value, or net contribution where there is none. Ties of the top 20 % go to the
    rows that stand first.
    """
    tier = np.full(worth.size, HOLD, np.int64)
    places = math.ceil(TOP_SHARE * int(np.count_nonzero(active)))
    eligible = np.flatnonzero(active & ~below_zero & (worth > 0))
    best = eligible[np.argsort(-worth[eligible], kind="stable")]
    # the share is of all active customers, those below zero stand at the end of the ranking
    tier[best[:places]] = MOST_VALUABLE
    others = active & ~below_zero & (tier != MOST_VALUABLE)
    if others.any():
        bar = np.percentile(gap[others], 75)
        tier[others & (gap > 0) & (gap >= bar)] = MOST_GROWABLE
    tier[below_zero] = BELOW_ZERO
    return tier
