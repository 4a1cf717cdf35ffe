"""The TEMP tables of a run: its dates, the days of their windows, and what the firm has set.

They live in the connection they are made on; a cursor of the published warehouse has its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kith.analytical.measures.settings import MeasureSettings
from kith.analytical.warehouse.schema import RUN_DATE, WINDOW_DAYS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

RUN_DAY = """
    CREATE OR REPLACE TEMP TABLE run_day AS
    SELECT as_of, as_of + INTERVAL 1 DAY AS until,
        CAST(unnest(generate_series(window_start + 1, as_of, INTERVAL 1 DAY)) AS DATE) AS day
    FROM run_date
"""


def set_run_dates(
    connection: DuckDBPyConnection, dates: Sequence[date], settings: MeasureSettings
) -> None:
    """Fill run_date and run_day, the promises and the budgets, for these dates (any order)."""
    ordered = sorted(set(dates), reverse=True)
    starts = [day - timedelta(days=WINDOW_DAYS) for day in ordered]
    connection.execute(RUN_DATE)
    connection.execute(
        "INSERT INTO run_date SELECT unnest($1::DATE[]), unnest($2::DATE[]), unnest($3::INTEGER[])",
        [ordered, starts, list(range(len(ordered)))],
    )
    connection.execute(RUN_DAY)
    _set_customer_at(connection)
    _set_promises(connection, settings)
    _set_budgets(connection, settings)


def snapshot_dates(connection: DuckDBPyConnection) -> set[date]:
    """The run dates for which there is a snapshot of the customers."""
    rows = connection.execute(
        "SELECT as_of FROM run_date WHERE as_of IN (SELECT as_of FROM customer_at)"
    ).fetchall()
    return {row[0] for row in rows}


def _set_customer_at(connection: DuckDBPyConnection) -> None:
    """The stored snapshots stand for themselves where nobody has added one of another date."""
    found = connection.execute(
        "SELECT 1 FROM information_schema.tables WHERE table_name = 'customer_at'"
    ).fetchone()
    if not found:
        connection.execute("CREATE TEMP VIEW customer_at AS SELECT * FROM customer_month")


def _set_promises(connection: DuckDBPyConnection, settings: MeasureSettings) -> None:
    promised = dict(settings.reply_hours)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE reply_promise AS"
        " SELECT unnest($1::VARCHAR[]) AS channel, unnest($2::DOUBLE[]) AS hours",
        [list(promised), [float(hours) for hours in promised.values()]],
    )


def _set_budgets(connection: DuckDBPyConnection, settings: MeasureSettings) -> None:
    cells = dict(settings.budgeted_cells or {})
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE cell_budget AS"
        " SELECT unnest($1::VARCHAR[]) AS cell, unnest($2::DATE[]) AS since",
        [list(cells), list(cells.values())],
    )
