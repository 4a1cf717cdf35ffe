"""The shape of an aggregate: SQL columns over evidence rows, and what they mean.

All figures of one measure are read by one SELECT, so an aggregate gives its columns by name and
gets them back as a row. `rows` is a SQL condition that picks the evidence rows of the figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from kith.analytical.measures.reading import Estimate
from kith.foundation.statistics import Interval

Row = Mapping[str, Any]


class Aggregate(Protocol):
    """A figure over evidence rows."""

    def columns(self, rows: str) -> dict[str, str]:
        """Name → SQL aggregate expression over the rows for which `rows` is true."""
        ...

    def estimate(self, row: Row) -> Estimate:
        """The figure from the values of `columns`."""
        ...


def scaled(interval: Interval | None, scale: float = 1.0) -> tuple[float | None, float | None]:
    """Both bounds times `scale`, or two Nones."""
    if interval is None:
        return None, None
    return interval.low * scale, interval.high * scale


def number(value: Any) -> float:
    """A SQL number as float; NULL, which an empty sum gives, as 0."""
    return float(value or 0.0)
