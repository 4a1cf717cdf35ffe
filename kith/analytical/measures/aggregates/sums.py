"""Means, totals and ratios of sums of `value` (and `other`)."""

from __future__ import annotations

from dataclasses import dataclass

from kith.analytical.measures.aggregates.base import Row, number, scaled
from kith.analytical.measures.intervals import (
    Moments,
    TopSums,
    ratio_interval,
    top_share_interval,
)
from kith.analytical.measures.reading import N_MIN, Estimate
from kith.foundation.statistics import Interval, mean_interval


def _mean_columns(rows: str) -> dict[str, str]:
    return {
        "n": f"count(value) FILTER (WHERE {rows})",
        "mean": f"avg(value) FILTER (WHERE {rows})",
        "deviation": f"stddev_samp(value) FILTER (WHERE {rows})",
    }


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of `value` with Student's interval, cut to `least` … `most` where given."""

    least: float | None = None
    most: float | None = None
    n_min: int = N_MIN

    def columns(self, rows: str) -> dict[str, str]:
        """Number, mean and deviation."""
        return _mean_columns(rows)

    def estimate(self, row: Row) -> Estimate:
        """The mean; nothing without rows."""
        n = int(row["n"])
        if n == 0:
            return Estimate()
        mean = float(row["mean"])
        interval = mean_interval(mean, number(row["deviation"]), n)
        low, high = scaled(self._cut(interval))
        return Estimate(mean, low, high, n, n >= self.n_min)

    def _cut(self, interval: Interval | None) -> Interval | None:
        if interval is None:
            return None
        low, high = interval
        low = low if self.least is None else max(low, self.least)
        high = high if self.most is None else min(high, self.most)
        return Interval(low, high)


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of `value`: n times the mean, interval and all."""

    n_min: int = N_MIN

    def columns(self, rows: str) -> dict[str, str]:
        """Number, mean and deviation."""
        return _mean_columns(rows)

    def estimate(self, row: Row) -> Estimate:
        """The sum; nothing without rows."""
        n = int(row["n"])
        if n == 0:
            return Estimate()
        mean = float(row["mean"])
        low, high = scaled(mean_interval(mean, number(row["deviation"]), n), n)
        return Estimate(n * mean, low, high, n, n >= self.n_min)


@dataclass(frozen=True, slots=True)
class RatioOfSums:
    """100 · Σvalue ÷ Σother, by the delta method; nothing where Σother is not positive.

    `value` is a SQL expression over the evidence columns.
    """

    value: str = "value"
    other: str = "other"
    n_min: int = N_MIN

    def columns(self, rows: str) -> dict[str, str]:
        """Moments of both and their covariance."""
        where = f"FILTER (WHERE {rows})"
        return {
            "n": f"count({self.value}) {where}",
            "above": f"avg({self.value}) {where}",
            "below": f"avg({self.other}) {where}",
            "above_variance": f"var_samp({self.value}) {where}",
            "below_variance": f"var_samp({self.other}) {where}",
            "covariance": f"covar_samp({self.value}, {self.other}) {where}",
        }

    def estimate(self, row: Row) -> Estimate:
        """Percent of one sum in the other."""
        n, below = int(row["n"]), number(row["below"])
        if n == 0 or below <= 0:
            return Estimate(n=n)
        above = Moments(n, number(row["above"]), number(row["above_variance"]))
        base = Moments(n, below, number(row["below_variance"]))
        low, high = scaled(ratio_interval(above, base, number(row["covariance"])), 100)
        return Estimate(100 * above.mean / below, low, high, n, n >= self.n_min)


@dataclass(frozen=True, slots=True)
class TopShare:
    """100 · Σvalue of the hits (the top units) ÷ Σvalue; nothing where the sum is not positive."""

    n_min: int = N_MIN

    def columns(self, rows: str) -> dict[str, str]:
        """Sums and squares of all and of the top, and where the top begins."""
        every, top = f"FILTER (WHERE {rows})", f"FILTER (WHERE {rows} AND hit)"
        return {
            "n": f"count(value) {every}",
            "total": f"sum(value) {every}",
            "squares": f"sum(value * value) {every}",
            "top": f"count(value) {top}",
            "top_total": f"sum(value) {top}",
            "top_squares": f"sum(value * value) {top}",
            "least": f"min(value) {top}",
        }

    def estimate(self, row: Row) -> Estimate:
        """Percent of the sum that the top units hold; above 100 where others are below zero."""
        n, total = int(row["n"]), number(row["total"])
        if n == 0 or total <= 0:
            return Estimate(n=n)
        names = ("total", "squares", "top_total", "top_squares", "least")
        sums = TopSums(n=n, top=int(row["top"]), **{name: number(row[name]) for name in names})
        low, high = scaled(top_share_interval(sums), 100)
        return Estimate(100 * sums.top_total / total, low, high, n, n >= self.n_min)
