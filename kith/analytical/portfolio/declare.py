"""What the portfolio adds to the warehouse; its heavy modules load when they are called."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kith.analytical.warehouse.steps import ValueSettings, after_refresh, snapshot_steps

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pyarrow import Table


def fill_snapshot(duck: DuckDBPyConnection, day: date, settings: ValueSettings) -> Table:
    """Score, value and place the customers of one date."""
    from kith.analytical.portfolio.snapshot import portfolio_of

    return portfolio_of(duck, day, settings)


def write_values_back(duck: DuckDBPyConnection) -> int:
    """Store tier and lifetime value with people and organizations."""
    from kith.analytical.portfolio.services import store_values

    return store_values(duck)


def declare() -> None:
    """Called once when Django is ready."""
    snapshot_steps.register("portfolio", fill_snapshot)
    after_refresh.register("portfolio", write_values_back)
