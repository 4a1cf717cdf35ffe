"""Monthly snapshots of every customer, so that any past date can be looked at again.

A snapshot of a date stands on facts of that day and before alone. The facts are gathered here;
value, tiers and scores are filled by the registered steps.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from kith.analytical.warehouse.schema import CUSTOMER_MONTH, WINDOW_DAYS
from kith.analytical.warehouse.steps import ValueSettings, snapshot_steps
from kith.foundation.periods import month_ends

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MONTHS_KEPT = 60  # older dates are built when they are asked for
SILENT_DATA_DAYS = 35  # data older than this are looked at as of their own last day
HALF_YEAR = 182
SHORTEST_ACTIVE = 90

COLUMNS = [part.split()[0] for part in CUSTOMER_MONTH.replace("\n", " ").strip().split(",")]

# One row per customer and day with an order, and the days since the day before it.
_ORDER_DAYS = """
    CREATE OR REPLACE TEMP TABLE order_day AS
    SELECT customer_key, day, orders, revenue, gm,
           day - lag(day) OVER (PARTITION BY customer_key ORDER BY day) AS gap
    FROM (
        SELECT customer_key, day, count(*) AS orders, sum(amount - returned) AS revenue,
               sum(gm) AS gm
        FROM fact_order WHERE customer_key IS NOT NULL AND day <= $1 GROUP BY customer_key, day
    )
"""
_COST_DAYS = """
    CREATE OR REPLACE TEMP TABLE cost_day AS
    SELECT customer_key, day, sum(cost) AS cost, sum(minutes) AS minutes
    FROM (
        SELECT customer_key, day, amount AS cost, minutes FROM fact_cost
        UNION ALL SELECT customer_key, day, 0, minutes FROM fact_interaction WHERE minutes > 0
    ) WHERE customer_key IS NOT NULL AND day <= $1 GROUP BY customer_key, day
"""
# Beyond the columns of customer_month, a snapshot in the making knows: kind and employees of the
# customer, margin of all days and of the first, order days of the window, last order a year ago.
_FACTS = f"""
    CREATE OR REPLACE TEMP TABLE snap AS
    WITH bought AS (
        SELECT customer_key, CAST(sum(orders) AS INTEGER) AS orders,
            CAST(count(*) AS INTEGER) AS days_bought, min(day) AS first_order,
            max(day) AS last_order, sum(revenue) AS revenue_total, sum(gm) AS gm_total,
            arg_min(gm, day) AS gm_first,
            coalesce(sum(revenue) FILTER (day > $1 - {WINDOW_DAYS}), 0) AS revenue_w,
            coalesce(sum(gm) FILTER (day > $1 - {WINDOW_DAYS}), 0) AS gm_w,
            count(*) FILTER (day > $1 - {WINDOW_DAYS}) AS days_w,
            coalesce(sum(gm) FILTER (day > $1 - {HALF_YEAR}), 0) AS gm_half1,
            coalesce(sum(gm) FILTER (day <= $1 - {HALF_YEAR} AND day > $1 - {2 * HALF_YEAR}), 0)
                AS gm_half2,
            max(day) FILTER (day <= $1 - {WINDOW_DAYS}) AS last_before
        FROM order_day WHERE day <= $1 GROUP BY customer_key
    ), gaps AS (
        SELECT customer_key, CAST(median(gap) AS DOUBLE) AS ipt
        FROM order_day WHERE day <= $1 AND gap IS NOT NULL GROUP BY customer_key
    ), spent AS (
        SELECT customer_key, sum(cost) AS cts_w, sum(minutes) AS minutes_w,
            coalesce(sum(cost) FILTER (day > $1 - {HALF_YEAR}), 0) AS cts_half1,
            coalesce(sum(cost) FILTER (day <= $1 - {HALF_YEAR}), 0) AS cts_half2
        FROM cost_day WHERE day <= $1 AND day > $1 - {WINDOW_DAYS} GROUP BY customer_key
    )
    SELECT CAST($1 AS DATE) AS as_of, b.customer_key, d.owner_id, d.team_id, d.kind,
        o.employees, b.orders, b.days_bought, b.first_order, b.last_order,
        b.days_bought - 1 AS x, (b.last_order - b.first_order) / 7.0::DOUBLE AS t_x,
        (CAST($1 AS DATE) - b.first_order) / 7.0::DOUBLE AS t,
        b.revenue_w, b.gm_w, coalesce(s.cts_w, 0) AS cts_w,
        b.gm_w - coalesce(s.cts_w, 0) AS nc_w,
        b.gm_half1 - coalesce(s.cts_half1, 0) AS nc_half1,
        b.gm_half2 - coalesce(s.cts_half2, 0) AS nc_half2,
        b.revenue_total, CAST(coalesce(s.minutes_w, 0) AS INTEGER) AS minutes_w, g.ipt,
        b.gm_total, b.gm_first, b.days_w, b.last_before
    FROM bought b
    LEFT JOIN gaps g USING (customer_key) LEFT JOIN spent s USING (customer_key)
    LEFT JOIN dim_customer d USING (customer_key)
    LEFT JOIN dim_organization o ON o.organization_id = d.organization_id
"""
# Active: an order within max(90 d, 2 x the segment's median gap), else within the window.
_ACTIVE = f"""
    CREATE OR REPLACE TEMP TABLE snap AS
    WITH reach AS (
        SELECT kind, coalesce(greatest({SHORTEST_ACTIVE}, 2 * median(ipt)), {WINDOW_DAYS}) AS days
        FROM snap GROUP BY kind
    )
    SELECT s.*, as_of - last_order <= r.days AS is_active,
        coalesce(as_of - {WINDOW_DAYS} - last_before <= r.days, false) AS was_active,
        CAST(NULL AS DOUBLE) AS p_alive, CAST(NULL AS DOUBLE) AS expected_orders,
        CAST(NULL AS DOUBLE) AS margin_per_order, CAST(NULL AS DOUBLE) AS clv,
        CAST(NULL AS DOUBLE) AS clv_low, CAST(NULL AS DOUBLE) AS clv_high,
        CAST(NULL AS VARCHAR) AS clv_method, CAST(NULL AS INTEGER) AS value_tier,
        CAST(NULL AS DOUBLE) AS growth_gap, CAST(NULL AS VARCHAR) AS need,
        CAST(NULL AS VARCHAR) AS cell, CAST(NULL AS INTEGER) AS r, CAST(NULL AS INTEGER) AS f,
        CAST(NULL AS INTEGER) AS m
    FROM snap s JOIN reach r ON r.kind IS NOT DISTINCT FROM s.kind
"""


def default_as_of(newest: date | None, today: date) -> date:
    """Today, or the last day of the data where they ended more than 35 days ago."""
    if newest is None or (today - newest).days <= SILENT_DATA_DAYS:
        return today
    return newest


def wanted_dates(first_order: date | None, as_of: date) -> list[date]:
    """The dates to keep: month ends since the first order, at most 60, and `as_of`; ascending."""
    if first_order is None or first_order > as_of:
        return []
    ends = month_ends(first_order, as_of)[-MONTHS_KEPT:]
    return ends if ends and ends[-1] == as_of else [*ends, as_of]


def refresh_snapshots(
    duck: DuckDBPyConnection, *, as_of: date, stale_from: date | None, settings: ValueSettings
) -> int:
    """Bring `customer_month` up to date in a build; returns how many dates were built.

    Dates on or after `stale_from`, missing ones and the current one are built again; those that
    are no longer wanted go.
    """
    row = duck.execute("SELECT min(day) FROM fact_order WHERE customer_key IS NOT NULL").fetchone()
    dates = wanted_dates(row[0] if row else None, as_of)
    there = {row[0] for row in duck.execute("SELECT DISTINCT as_of FROM customer_month").fetchall()}
    stale = [
        d for d in dates
        if d not in there or d == as_of or (stale_from is not None and d >= stale_from)
    ]  # fmt: skip
    gone = sorted((there - set(dates)) | set(stale))
    duck.execute("DELETE FROM customer_month WHERE as_of IN (SELECT unnest($1::DATE[]))", [gone])
    duck.execute("DELETE FROM fit WHERE as_of IN (SELECT unnest($1::DATE[]))", [gone])
    build_snapshots(duck, stale, settings=settings, into="customer_month")
    duck.execute(
        """
        UPDATE customer_month SET owner_id = d.owner_id, team_id = d.team_id
        FROM dim_customer d WHERE d.customer_key = customer_month.customer_key
        AND (d.owner_id, d.team_id) IS DISTINCT FROM
            (customer_month.owner_id, customer_month.team_id)
        """
    )
    return len(stale)


def build_snapshots(
    duck: DuckDBPyConnection, dates: Sequence[date], *, settings: ValueSettings, into: str
) -> None:
    """Append the snapshots of `dates`, ascending, to the table `into` of customer_month's shape.

    Steps put their rows for table `fit` into TEMP `fit_new`; what is said of `customer_month`
    itself is kept in `fit`.
    """
    if not dates:
        return
    duck.execute(_ORDER_DAYS, [max(dates)])
    duck.execute(_COST_DAYS, [max(dates)])
    chosen = ", ".join(COLUMNS)
    duck.execute("CREATE OR REPLACE TEMP TABLE fit_new AS FROM fit LIMIT 0")
    for day in sorted(dates):
        duck.execute(_FACTS, [day])
        duck.execute(_ACTIVE)
        for step in snapshot_steps.values():
            step(duck, day, settings)
        duck.execute(f"INSERT INTO {into} SELECT {chosen} FROM snap ORDER BY customer_key")
        if into == "customer_month":
            duck.execute("INSERT INTO fit FROM fit_new")
            duck.execute("DELETE FROM fit_new")
    for table in ("order_day", "cost_day", "snap"):
        duck.execute(f"DROP TABLE IF EXISTS {table}")


def provide_snapshots(duck: DuckDBPyConnection, dates: Iterable[date]) -> list[date]:
    """Make the view `customer_at` hold the snapshots of all `dates`; those missing are built now.

    For a cursor of `open_published`: the view and what it adds are TEMP. Returns the dates built;
    a date before the first order has no rows.
    """
    there = {row[0] for row in duck.execute("SELECT DISTINCT as_of FROM customer_month").fetchall()}
    missing = sorted(set(dates) - there)
    duck.execute("CREATE OR REPLACE TEMP VIEW customer_at AS FROM customer_month")
    if not missing:
        return []
    facts = dict(duck.execute("SELECT key, value FROM meta").fetchall())
    settings = ValueSettings(json.loads(facts["horizon"]), json.loads(facts["discount"]))
    duck.execute("CREATE OR REPLACE TEMP TABLE customer_then AS FROM customer_month LIMIT 0")
    build_snapshots(duck, missing, settings=settings, into="customer_then")
    duck.execute(
        "CREATE OR REPLACE TEMP VIEW customer_at AS "
        "SELECT * FROM customer_month UNION ALL SELECT * FROM customer_then"
    )
    return missing


