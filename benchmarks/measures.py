"""Promise: all measures of IDIC over twelve periods within 3 s, for 100,000 people and 1 M orders.

A simulated warehouse in a file, opened read-only as `kith run` does: three years of orders, their
monthly snapshots, 100,000 interactions, consents, needs, experiments, tasks. Measured: every
measure that IDIC names, at twelve dates in one go; in the same run, each date on its own, which is
what evaluating a measure once over all dates saves (the ratio).

    python -m benchmarks.measures [--format json] [--people N] [--each]
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb

from kith.analytical.measures.engine import read_measures
from kith.analytical.measures.settings import MeasureSettings
from kith.analytical.warehouse.schema import TABLES, create_table
from kith.crm_models.idic import IDIC
from kith.foundation.periods import run_dates

LIMIT = 3.0  # seconds
ROUNDS = 3
AS_OF = date(2024, 6, 30)
FIRST = date(2021, 7, 1)
DAYS = (AS_OF - FIRST).days
HOURS = {str(day): ["09:00", "17:00"] for day in range(5)}
SETTINGS = MeasureSettings("Europe/Budapest", HOURS, {"email": 12, "chat": 1, "other": 24})

PEOPLE = f"""
    INSERT INTO dim_person BY NAME
    SELECT n AS person_id, 2 * n AS customer_key, 'Person ' || n AS name, 1 + n % 20 AS owner_id,
        TIMESTAMP '{FIRST} 09:00:00' + INTERVAL (n % {DAYS}) DAY AS created_at,
        'p' || n || '@example.org' AS email, 5 AS required_fields, 2 + n % 4 AS filled_fields,
        CASE n % 4 WHEN 0 THEN 'email' WHEN 1 THEN 'phone' ELSE '' END AS preferred_channel,
        CASE WHEN n % 50 = 0 THEN greatest(n - 1, 1) ELSE n END AS entity,
        CAST(n % 3 AS INTEGER) AS identity_types,
        TIMESTAMP '{AS_OF} 09:00:00' - INTERVAL (n % 700) DAY AS verified_at
    FROM range(1, $people + 1) t(n)
"""
CUSTOMERS = """
    INSERT INTO dim_customer BY NAME
    SELECT customer_key, 'person' AS kind, person_id, name, owner_id, preferred_channel,
        created_at, required_fields, filled_fields, verified_at FROM dim_person
"""
USERS = """
    INSERT INTO dim_user SELECT n, 'User ' || n, 'member', n < 20, [1 + n % 4]
    FROM range(1, 21) t(n)
"""
ORDERS = f"""
    INSERT INTO fact_order BY NAME
    SELECT n AS order_id, 2 * who AS customer_key, who AS person_id, day, amount, 0 AS returned,
        amount AS gm, FALSE AS cost_known, CAST(day AS TIMESTAMP) + INTERVAL 12 HOUR AS ordered_at
    FROM (
        SELECT n, 1 + CAST(floor(random() * random() * $people) AS BIGINT) AS who,
            DATE '{FIRST}' + CAST(floor(random() * {DAYS}) AS INTEGER) AS day,
            10 + 90 * random() AS amount
        FROM range(1, 10 * $people + 1) t(n)
    )
"""
COSTS = f"""
    INSERT INTO fact_cost BY NAME
    SELECT n AS cost_id, 2 * (1 + n % $people) AS customer_key, 5.0 AS amount, 10 AS minutes,
        DATE '{FIRST}' + CAST(n % {DAYS} AS INTEGER) AS day FROM range(1, $people // 2) t(n)
"""
TALK = f"""
    INSERT INTO fact_interaction BY NAME
    SELECT n AS interaction_id, CASE WHEN n % 20 > 0 THEN who END AS person_id,
        CASE WHEN n % 20 > 0 THEN 2 * who END AS customer_key, "at", CAST("at" AS DATE) AS day,
        ['email', 'phone', 'chat', 'social'][1 + n % 4] AS channel,
        CASE WHEN n % 3 = 0 THEN 'out' ELSE 'in' END AS direction,
        ['message', 'call', 'question', 'complaint'][1 + (n // 3) % 4] AS kind,
        1 + n % 20 AS user_id, n % 3 = 1 AS needs_reply, n % 60 = 0 AS is_automated,
        n % 6 = 0 AS is_promotional, n % 5 // 4 AS learned, n % 30 AS minutes, '' AS thread,
        CASE WHEN n % 3 = 1 AND n % 10 < 9 THEN "at" + INTERVAL (n % 3000) MINUTE END
            AS first_reply_at,
        CASE WHEN n % 3 = 0 THEN "at" END AS delivered_at,
        CASE WHEN n % 90 = 0 THEN "at" + INTERVAL 2 HOUR END AS clicked_at,
        CASE WHEN n % 99 = 0 THEN "at" + INTERVAL 5 HOUR END AS replied_at
    FROM (
        SELECT n, 1 + CAST(floor(random() * $people) AS BIGINT) AS who,
            TIMESTAMP '{FIRST} 00:00:00'
                + INTERVAL (CAST(floor(random() * {DAYS} * 1440) AS BIGINT)) MINUTE AS "at"
        FROM range(1, $people + 1) t(n)
    )
"""
CONSENTS = f"""
    INSERT INTO fact_consent BY NAME
    SELECT n AS entry_id, 1 + n % $people AS person_id, 2 * (1 + n % $people) AS customer_key,
        ['email', 'sms'][1 + n % 2] AS channel, 'marketing' AS purpose, 'consent' AS basis,
        CASE WHEN n % 11 = 0 THEN 'withdrawn' WHEN n % 37 = 0 THEN 'objected' ELSE 'given' END
            AS action,
        TIMESTAMP '{FIRST} 10:00:00' + INTERVAL (n % {DAYS}) DAY AS "at", 'form' AS proof
    FROM range(1, $people) t(n)
"""
NEEDS = f"""
    INSERT INTO fact_need BY NAME
    SELECT n AS need_id, 2 * n AS customer_key, ['speed', 'price', 'care'][1 + n % 3] AS name,
        'stated' AS evidence, TIMESTAMP '{FIRST} 10:00:00' + INTERVAL (n % {DAYS}) DAY AS "at",
        NULL AS interaction_id
    FROM range(1, $people // 2) t(n)
"""
OFFERS = f"""
    INSERT INTO fact_assignment BY NAME
    SELECT n AS assignment_id, 1 AS experiment_id, 1 + n % $people AS person_id,
        2 * (1 + n % $people) AS customer_key,
        ['customized', 'standard', 'hold_out'][1 + n % 3] AS arm, "at" AS assigned_at,
        CASE WHEN n % 3 < 2 THEN "at" END AS presented_at,
        CASE WHEN n % 7 = 0 THEN "at" + INTERVAL 3 DAY END AS accepted_at,
        CASE WHEN n % 9 = 0 THEN "at" + INTERVAL 4 DAY END AS converted_at,
        CASE WHEN n % 9 = 0 THEN 20.0 END AS margin, 0.5 AS discount, 1.0 AS customization_cost
    FROM (SELECT n, TIMESTAMP '{FIRST} 10:00:00' + INTERVAL (n % {DAYS}) DAY AS "at"
          FROM range(1, $people) t(n))
"""
TASKS = f"""
    INSERT INTO fact_task BY NAME
    SELECT n AS task_id, 2 * (1 + n % $people) AS customer_key, n % 22 AS owner_id,
        TIMESTAMP '{FIRST} 10:00:00' + INTERVAL (n % {DAYS}) DAY AS created_at
    FROM range(1, $people // 5) t(n)
"""
# The figures of a snapshot, short of the value models, which are another benchmark's.
SNAPSHOTS = f"""
    INSERT INTO customer_month BY NAME
    SELECT m.as_of, o.customer_key, min(day) AS first_order, max(day) AS last_order,
        sum(amount) AS revenue_total,
        coalesce(sum(amount) FILTER (day > m.as_of - 365), 0) AS revenue_w,
        coalesce(sum(amount) FILTER (day > m.as_of - 365), 0) - o.customer_key % 50 AS nc_w,
        CAST(o.customer_key % 50 AS DOUBLE) AS cts_w, 1.0 AS nc_half1, 1.0 AS nc_half2,
        max(day) > m.as_of - 180 AS is_active,
        coalesce(max(day) FILTER (day <= m.as_of - 365) > m.as_of - 545, FALSE) AS was_active,
        CAST(o.customer_key % 90 AS INTEGER) AS minutes_w, 40.0 + o.customer_key % 60 AS ipt,
        sum(amount) / 3 - o.customer_key % 40 AS clv, 'bg_nbd' AS clv_method,
        CAST(1 + (o.customer_key // 2) % 4 AS INTEGER) AS value_tier,
        CAST(o.customer_key % 100 AS DOUBLE) AS growth_gap,
        ['speed', 'price', 'care'][1 + (o.customer_key // 2) % 3] AS need,
        (1 + (o.customer_key // 2) % 4) || ':' || ((o.customer_key // 2) % 3) AS cell
    FROM fact_order o JOIN (
        SELECT CAST(last_day(d) AS DATE) AS as_of FROM range(
            TIMESTAMP '{FIRST} 00:00:00', TIMESTAMP '{AS_OF} 23:00:00', INTERVAL 1 MONTH) t(d)
    ) m ON o.day <= m.as_of
    GROUP BY m.as_of, o.customer_key
"""
STEPS = (PEOPLE, CUSTOMERS, USERS, ORDERS, COSTS, TALK, CONSENTS, NEEDS, OFFERS, TASKS, SNAPSHOTS)


def main() -> int:
    """Measure, print, and answer 0 where the promise is kept, else 1."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--format", choices=["text", "json"], default="text")
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--each", action="store_true", help="time each measure on its own")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "simulated.duckdb"
        build(path, options.people)
        connection = duckdb.connect(str(path), read_only=True, config={"memory_limit": "2GB"})
        ids = idic_measures()
        if options.each:
            print_each(connection, ids)
        result = race(connection, ids)
    result |= {"people": options.people, "limit": LIMIT, "met": result["seconds"] <= LIMIT}
    if options.format == "json":
        print(json.dumps(result))
    else:
        print(f"{options.people:,} people, {10 * options.people:,} orders, {len(ids)} measures")
        print(f"  twelve dates in one go  {result['seconds']:6.2f} s   (promised {LIMIT:g})")
        print(f"  processor time of it    {result['processor_seconds']:6.2f} s, of all cores")
        print(f"  each date on its own    {result['one_by_one_seconds']:6.2f} s")
        print(f"  ratio                   {result['ratio']:6.1f}")
        print("  met" if result["met"] else "  missed")
    return 0 if result["met"] else 1


def build(path: Path, people: int) -> None:
    """The simulated warehouse; the same rows each time, as far as random() is seeded."""
    connection = duckdb.connect(str(path))
    connection.execute("SELECT setseed(0.4)")
    for name in TABLES:
        connection.execute(create_table(name))
    for step in STEPS:
        connection.execute(step.replace("$people", str(people)))
    connection.close()


def idic_measures() -> list[str]:
    """Every measure that a stage of IDIC names."""
    return list(dict.fromkeys(i for stage in IDIC.stages for i in stage.measure_ids))


def race(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> dict[str, object]:
    """Median seconds of all dates at once, and of the dates one by one."""
    dates = run_dates(AS_OF)
    together, busy = [], []
    read_measures(connection.cursor(), ids, dates, settings=SETTINGS)  # the file is in memory now
    for _ in range(ROUNDS):
        started, worked = time.perf_counter(), time.process_time()
        readings = read_measures(connection.cursor(), ids, dates, settings=SETTINGS)
        together.append(time.perf_counter() - started)
        busy.append(time.process_time() - worked)
    started = time.perf_counter()
    for day in dates:
        read_measures(connection.cursor(), ids, [day], settings=SETTINGS)
    apart = time.perf_counter() - started
    seconds = statistics.median(together)
    return {
        "name": "measures",
        "seconds": round(seconds, 3),
        "processor_seconds": round(statistics.median(busy), 3),
        "one_by_one_seconds": round(apart, 3),
        "ratio": round(apart / seconds, 2),
        "figures": sum(r.value is not None for rows in readings.values() for r in rows),
    }


def print_each(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> None:
    """Seconds of each measure over all dates, slowest first, the run's own tables included."""
    took = {}
    for measure_id in ids:
        started = time.perf_counter()
        read_measures(connection.cursor(), [measure_id], run_dates(AS_OF), settings=SETTINGS)
        took[measure_id] = time.perf_counter() - started
    for measure_id, seconds in sorted(took.items(), key=lambda item: -item[1]):
        print(f"  {measure_id:6} {seconds:6.3f} s")


if __name__ == "__main__":
    sys.exit(main())
