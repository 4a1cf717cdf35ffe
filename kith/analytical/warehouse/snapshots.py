"""Monthly snapshots of every customer, so that any past date can be looked at again.

A snapshot of a date stands on facts of that day and before alone. The facts are gathered here;
value, tiers and scores are filled by the registered steps.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
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
INTERVAL_DAYS = 62  # how far back of the newest date customers' intervals are reckoned

# A step returns these for each customer of a date; the rest comes from the facts.
FILLED = (
    "p_alive", "expected_orders", "margin_per_order", "clv", "clv_low", "clv_high", "clv_method",
    "value_tier", "growth_gap", "need", "cell", "r", "f", "m",
)  # fmt: skip
COLUMNS = [part.split()[0] for part in CUSTOMER_MONTH.replace("\n", " ").strip().split(",")]
FACT_COLUMNS = [name for name in COLUMNS if name not in FILLED]

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
# customer, margin of all days and of the first, order days of the window, whether the customer was
# active a year ago. Active: an order within max(90 d, 2 x the segment's median gap), else within
# the window.
_FACTS = f"""
    CREATE OR REPLACE TEMP TABLE snap AS
    WITH bought AS (
        SELECT d.as_of, customer_key, CAST(sum(orders) AS INTEGER) AS orders,
            CAST(count(*) AS INTEGER) AS days_bought, min(day) AS first_order,
            max(day) AS last_order, sum(revenue) AS revenue_total, sum(gm) AS gm_total,
            arg_min(gm, day) AS gm_first, CAST(median(gap) AS DOUBLE) AS ipt,
            coalesce(sum(revenue) FILTER (day > as_of - {WINDOW_DAYS}), 0) AS revenue_w,
            coalesce(sum(gm) FILTER (day > as_of - {WINDOW_DAYS}), 0) AS gm_w,
            count(*) FILTER (day > as_of - {WINDOW_DAYS}) AS days_w,
            coalesce(sum(gm) FILTER (day > as_of - {HALF_YEAR}), 0) AS gm_half1,
            coalesce(sum(gm) FILTER (day <= as_of - {HALF_YEAR}
                                     AND day > as_of - {2 * HALF_YEAR}), 0) AS gm_half2,
            max(day) FILTER (day <= as_of - {WINDOW_DAYS}) AS last_before
        FROM snap_date d JOIN order_day o ON o.day <= d.as_of GROUP BY d.as_of, customer_key
    ), spent AS (
        SELECT d.as_of, customer_key, sum(cost) AS cts_w, sum(minutes) AS minutes_w,
            coalesce(sum(cost) FILTER (day > as_of - {HALF_YEAR}), 0) AS cts_half1,
            coalesce(sum(cost) FILTER (day <= as_of - {HALF_YEAR}
                                       AND day > as_of - {2 * HALF_YEAR}), 0) AS cts_half2
        FROM snap_date d JOIN cost_day c ON c.day <= d.as_of AND c.day > d.as_of - {WINDOW_DAYS}
        GROUP BY d.as_of, customer_key
    ), gathered AS MATERIALIZED (
        SELECT b.*, d.owner_id, d.team_id, d.kind, o.employees,
            coalesce(s.cts_w, 0) AS cts_w, coalesce(s.cts_half1, 0) AS cts_half1,
            coalesce(s.cts_half2, 0) AS cts_half2,
            CAST(coalesce(s.minutes_w, 0) AS INTEGER) AS minutes_w
        FROM bought b LEFT JOIN spent s USING (as_of, customer_key)
        LEFT JOIN dim_customer d USING (customer_key)
        LEFT JOIN dim_organization o ON o.organization_id = d.organization_id
    ), reach AS (
        SELECT as_of, kind, CASE WHEN count(ipt) = 0 THEN {WINDOW_DAYS}
            ELSE greatest({SHORTEST_ACTIVE}, 2 * median(ipt)) END AS days
        FROM gathered GROUP BY as_of, kind
    )
    SELECT g.*, days_bought - 1 AS x, (last_order - first_order) / 7.0::DOUBLE AS t_x,
        (g.as_of - first_order) / 7.0::DOUBLE AS t, gm_w - cts_w AS nc_w,
        gm_half1 - cts_half1 AS nc_half1, gm_half2 - cts_half2 AS nc_half2,
        g.as_of - last_order <= r.days AS is_active,
        coalesce(g.as_of - {WINDOW_DAYS} - last_before <= r.days, false) AS was_active
    FROM gathered g JOIN reach r ON r.as_of = g.as_of AND r.kind IS NOT DISTINCT FROM g.kind
"""
ROWS_AT_ONCE = 500_000


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
    recent = replace(settings, intervals_from=as_of - timedelta(days=INTERVAL_DAYS))
    build_snapshots(duck, stale, settings=recent, into="customer_month")
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
    """Append the snapshots of `dates`, in ascending order, to `into` of customer_month's shape.

    A step's row for table `fit` goes into TEMP `fit_new`; what is said of `customer_month` itself
    is kept in `fit`.
    """
    if not dates:
        return
    duck.execute(_ORDER_DAYS, [max(dates)])
    duck.execute(_COST_DAYS, [max(dates)])
    duck.execute("CREATE OR REPLACE TEMP TABLE fit_new AS FROM fit LIMIT 0")
    duck.execute("BEGIN")  # one commit: small ones would go through the log first
    for part in _portions(duck, sorted(dates)):
        duck.execute(
            "CREATE OR REPLACE TEMP TABLE snap_date AS SELECT unnest($1::DATE[]) AS as_of", [part]
        )
        duck.execute(_FACTS)
        _append(duck, part, settings, into)
    if into == "customer_month":
        duck.execute("INSERT INTO fit FROM fit_new")
    duck.execute("COMMIT")
    for table in ("order_day", "cost_day", "snap", "snap_date"):
        duck.execute(f"DROP TABLE IF EXISTS {table}")


def _append(
    duck: DuckDBPyConnection, dates: Sequence[date], settings: ValueSettings, into: str
) -> None:
    """Let the steps fill each date of `snap`, and append them all at once."""
    import pyarrow as pa

    joins, known = "", set(FACT_COLUMNS)
    for number, step in enumerate(snapshot_steps.values()):
        found = pa.concat_tables(
            [
                table.append_column("as_of", pa.repeat(pa.scalar(day), len(table)))
                for day, table in ((day, step(duck, day, settings)) for day in dates)
            ]
        )
        known |= set(found.column_names)
        duck.register(f"found_{number}", found)
        joins += f" LEFT JOIN found_{number} USING (as_of, customer_key)"
    chosen = ", ".join(name if name in known else f"NULL AS {name}" for name in COLUMNS)
    duck.execute(f"INSERT INTO {into} SELECT {chosen} FROM snap {joins}")
    for number, _step in enumerate(snapshot_steps.values()):
        duck.unregister(f"found_{number}")


def _portions(duck: DuckDBPyConnection, dates: Sequence[date]) -> Iterable[Sequence[date]]:
    """Dates in runs of at most half a million rows, or one by one: memory bears that."""
    row = duck.execute("SELECT count(DISTINCT customer_key) FROM order_day").fetchone()
    at_once = max(1, ROWS_AT_ONCE // max(1, row[0] if row else 1))
    for start in range(0, len(dates), at_once):
        yield dates[start : start + at_once]


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
