"""Differences between two groups of rows, told apart by `segment`."""

from __future__ import annotations

from dataclasses import dataclass

from kith.analytical.measures.aggregates.base import Row, number, scaled
from kith.analytical.measures.intervals import Moments, welch_interval
from kith.analytical.measures.reading import N_MIN, Estimate
from kith.foundation.statistics import newcombe_interval


@dataclass(frozen=True, slots=True)
class ShareDifference:
    """100 · (share of hits in `first` − share in `second`), percentage points, Newcombe's interval.

    Enough means `n_min` rows in each group: a small hold-out proves nothing.
    """

    first: str
    second: str
    n_min: int = N_MIN

    def columns(self, rows: str) -> dict[str, str]:
        """Rows and hits of each group."""
        return {
            f"{name}{group}": f"count(*) FILTER (WHERE {rows} AND segment = '{segment}'{also})"
            for group, segment in ((1, self.first), (2, self.second))
            for name, also in (("n", ""), ("k", " AND hit"))
        }

    def estimate(self, row: Row) -> Estimate:
        """Points; nothing while one of the groups is empty."""
        n1, k1, n2, k2 = (int(row[name]) for name in ("n1", "k1", "n2", "k2"))
        if n1 == 0 or n2 == 0:
            return Estimate(n=n1 + n2)
        low, high = scaled(newcombe_interval(k1, n1, k2, n2), 100)
        enough = min(n1, n2) >= self.n_min
        return Estimate(100 * (k1 / n1 - k2 / n2), low, high, n1 + n2, enough)


@dataclass(frozen=True, slots=True)
class MeanDifference:
    """Mean of `value` in `first` minus that in `second`, with Welch's interval."""

    first: str
    second: str
    n_min: int = N_MIN

    def columns(self, rows: str) -> dict[str, str]:
        """Number, mean and variance of each group."""
        return {
            f"{name}{group}": f"{sql}(value) FILTER (WHERE {rows} AND segment = '{segment}')"
            for group, segment in ((1, self.first), (2, self.second))
            for name, sql in (("n", "count"), ("mean", "avg"), ("variance", "var_samp"))
        }

    def estimate(self, row: Row) -> Estimate:
        """The difference; nothing while one of the groups is empty."""
        groups = [
            Moments(int(row[f"n{g}"]), number(row[f"mean{g}"]), number(row[f"variance{g}"]))
            for g in (1, 2)
        ]
        first, second = groups
        n = first.n + second.n
        if first.n == 0 or second.n == 0:
            return Estimate(n=n)
        low, high = scaled(welch_interval(first, second))
        enough = min(first.n, second.n) >= self.n_min
        return Estimate(first.mean - second.mean, low, high, n, enough)
