"""What the portfolio adds to the warehouse; its heavy modules load when they are called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from kith.analytical.warehouse.steps import ValueSettings, after_refresh, snapshot_steps

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def fill_snapshots(
    duck: DuckDBPyConnection, dates: Sequence[date], settings: ValueSettings
) -> None:
    """Score, value and place the customers of the snapshots in the making."""
    from kith.analytical.portfolio.placing import gather_placed, place_customers, score_customers
    from kith.analytical.portfolio.valuing import value_customers

    score_customers(duck)
    value_customers(duck, dates, settings)
    place_customers(duck)
    gather_placed(duck)


def write_values_back(duck: DuckDBPyConnection) -> int:
    """Store tier and lifetime value with people and organizations."""
    from kith.analytical.portfolio.services import store_values

    return store_values(duck)


def declare() -> None:
    """Called once when Django is ready."""
    snapshot_steps.register("portfolio", fill_snapshots)
    after_refresh.register("portfolio", write_values_back)
