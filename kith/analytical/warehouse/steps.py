"""What higher rooms add to a snapshot: the portfolio registers how customers are valued."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kith.foundation.registry import Registry

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pyarrow import Table


@dataclass(frozen=True, slots=True)
class ValueSettings:
    """How lifetime value is reckoned: years ahead, and the yearly discount (0.10 for 10 %).

    intervals_from: before this date no customer's interval is reckoned (clv_low and clv_high are
    NULL): it costs four times the value itself, and only today's are looked at. None: always.
    """

    horizon_years: int
    discount: float
    intervals_from: date | None = None


# A step reads the rows of one date in TEMP table `snap` (see snapshots.py) and returns an Arrow
# table of customer_key and some of the columns that facts alone do not give.
Step = Callable[["DuckDBPyConnection", date, ValueSettings], "Table"]
snapshot_steps: Registry[Step] = Registry("snapshot step")

# What is called with the published warehouse open after a refresh; it returns rows written.
Afterwards = Callable[["DuckDBPyConnection"], int]
after_refresh: Registry[Afterwards] = Registry("act after a refresh")
