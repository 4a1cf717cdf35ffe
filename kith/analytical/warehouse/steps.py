"""What higher rooms add to a snapshot: the portfolio registers how customers are valued."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kith.foundation.registry import Registry

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class ValueSettings:
    """How lifetime value is reckoned: years ahead, and the yearly discount (0.10 for 10 %)."""

    horizon_years: int
    discount: float


# A step fills columns of the TEMP table `snap` (see snapshots.py), which holds these dates.
Step = Callable[["DuckDBPyConnection", Sequence[date], ValueSettings], None]
snapshot_steps: Registry[Step] = Registry("snapshot step")

# What is called with the published warehouse open after a refresh; it returns rows written.
Afterwards = Callable[["DuckDBPyConnection"], int]
after_refresh: Registry[Afterwards] = Registry("act after a refresh")
