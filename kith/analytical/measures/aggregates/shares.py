"""Shares and counts of hits."""

from __future__ import annotations

from dataclasses import dataclass

from kith.analytical.measures.aggregates.base import Row, scaled
from kith.analytical.measures.reading import N_MIN, Estimate
from kith.foundation.statistics import poisson_interval, wilson_interval


def hits(rows: str) -> dict[str, str]:
    """The two counts behind shares: rows, and hits among them."""
    return {
        "n": f"count(*) FILTER (WHERE {rows})",
        "k": f"count(*) FILTER (WHERE {rows} AND hit)",
    }


@dataclass(frozen=True, slots=True)
class Share:
    """100 · hits ÷ rows with Wilson's interval."""

    n_min: int = N_MIN

    def columns(self, rows: str) -> dict[str, str]:
        """Rows and hits."""
        return hits(rows)

    def estimate(self, row: Row) -> Estimate:
        """Percent; nothing without rows."""
        n, k = int(row["n"]), int(row["k"])
        if n == 0:
            return Estimate()
        low, high = scaled(wilson_interval(k, n), 100)
        return Estimate(100 * k / n, low, high, n, n >= self.n_min)


@dataclass(frozen=True, slots=True)
class Count:
    """How many hits, with the exact Poisson interval of what lies behind them.

    A count needs no least number: where none is allowed, one is enough to tell.
    """

    def columns(self, rows: str) -> dict[str, str]:
        """Rows and hits."""
        return hits(rows)

    def estimate(self, row: Row) -> Estimate:
        """The number of hits; `n` is the rows looked at."""
        n, k = int(row["n"]), int(row["k"])
        low, high = scaled(poisson_interval(k))
        return Estimate(float(k), low, high, n, enough=True)
