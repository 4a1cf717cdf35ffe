"""Rank correlation of `value` and `other`."""

from __future__ import annotations

from dataclasses import dataclass

from kith.analytical.measures.aggregates.base import Row, scaled
from kith.analytical.measures.reading import N_MIN, Estimate
from kith.foundation.statistics import spearman_interval


@dataclass(frozen=True, slots=True)
class Spearman:
    """Spearman's rho, equal values sharing the mean of their ranks (Spearman 1904; Kendall 1948).

    It reads the columns `value_rank` and `other_rank`, which the engine adds for it.
    """

    n_min: int = N_MIN

    def columns(self, rows: str) -> dict[str, str]:
        """Number and correlation of the ranks."""
        where = f"FILTER (WHERE {rows})"
        return {"n": f"count(*) {where}", "rho": f"corr(value_rank, other_rank) {where}"}

    def estimate(self, row: Row) -> Estimate:
        """Rho from −1 to 1; nothing where one side has one value only."""
        n, rho = int(row["n"]), row["rho"]
        if n == 0 or rho is None or rho != rho:
            return Estimate(n=n)
        rho = max(-1.0, min(1.0, float(rho)))
        low, high = scaled(spearman_interval(rho, n))
        return Estimate(rho, low, high, n, n >= self.n_min)


def ranked(source: str, keys: str) -> str:
    """`source` with both ranks beside each row, within groups of `keys`.

    Ties share the middle of the ranks that they take up: the first is rank(), and the last the
    count of all rows up to and including them.
    """
    ranks = ", ".join(
        f"(rank() OVER (PARTITION BY {keys} ORDER BY {column})"
        f" + count(*) OVER (PARTITION BY {keys} ORDER BY {column})) / 2.0 AS {column}_rank"
        for column in ("value", "other")
    )
    return f"SELECT *, {ranks} FROM {source}"
