"""Medians and other quantiles, bounded by order statistics."""

from __future__ import annotations

from dataclasses import dataclass

from kith.analytical.measures.aggregates.base import Row
from kith.analytical.measures.reading import N_MIN, Estimate
from kith.foundation.statistics import quantile_ranks


@dataclass(frozen=True, slots=True)
class OrderStatistic:
    """The `share` quantile of a column (0.5 the median), interpolated between neighbors.

    Its interval runs between two of the values themselves, whose ranks depend on their number; a
    second, small SELECT fetches these (`bounds`).
    """

    share: float = 0.5
    column: str = "value"
    n_min: int = N_MIN

    def columns(self, rows: str) -> dict[str, str]:
        """Number and quantile."""
        where = f"FILTER (WHERE {rows})"
        return {
            "n": f"count({self.column}) {where}",
            "quantile": f"quantile_cont({self.column}, {self.share}) {where}",
        }

    def bounds(self, n: int, rows: str) -> dict[str, str]:
        """The columns that hold both ends of the interval of `n` values; empty where n is small."""
        ranks = quantile_ranks(n, self.share)
        if ranks is None:
            return {}
        where = f"FILTER (WHERE {rows})"
        # Half a rank less, so that the discrete quantile is the value of exactly this rank.
        return {
            name: f"quantile_disc({self.column}, {(rank - 0.5) / n!r}) {where}"
            for name, rank in (("low", ranks.low), ("high", ranks.high))
        }

    def estimate(self, row: Row) -> Estimate:
        """The quantile; nothing without rows."""
        n = int(row["n"])
        if n == 0:
            return Estimate()
        low, high = (None if row.get(end) is None else float(row[end]) for end in ("low", "high"))
        return Estimate(float(row["quantile"]), low, high, n, n >= self.n_min)
