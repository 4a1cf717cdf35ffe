"""The warehouse: building it and catching up, against a bare copy of the same rows.

    python benchmarks/warehouse_refresh.py [--customers 100000] [--orders 1000000] [--months 36]

A simulated firm (BG/NBD, Gamma-Gamma) in a database of its own. Timed in one run: a bare copy of
orders and people into DuckDB; a full refresh with its monthly snapshots, fits and write-back; a
refresh after a day's new orders; a refresh of nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


def prepare(home: str) -> None:
    os.environ["KITH_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "kith.config.settings"
    os.environ["KITH_QUEUES"] = "immediate"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def simulate(customers: int, orders: int, months: int) -> int:
    """Insert people and orders; returns the number of orders."""
    import numpy as np
    from django.db import transaction

    rng = np.random.default_rng(7)
    now = datetime.now(UTC).replace(microsecond=0)
    days = int(months * 30.44)
    age = rng.uniform(0, days, customers)
    rate = rng.gamma(0.9, 1.0, customers)
    life = rng.exponential(days / 1.5, customers)
    weight = rate * np.minimum(age, life)
    repeats = rng.poisson(weight * max(orders - customers, 0) / weight.sum())
    who = np.concatenate([np.arange(customers), np.repeat(np.arange(customers), repeats)])
    again = who[customers:]
    spent = rng.uniform(0, 1, again.size) * np.minimum(age, life)[again]
    ago = np.concatenate([age, age[again] - spent])
    mean = rng.gamma(3.0, 20.0, customers)
    amount = np.round(rng.gamma(4.0, mean[who] / 4.0), 2)
    stamp = str(now)[:19]
    with transaction.atomic():
        insert("people_person", PERSON, (
            (i + 1, f"C{i}", f"Customer {i}", f"c{i}@example.org", *[""] * 12, stamp, stamp)
            for i in range(customers)
        ))  # fmt: skip
        insert("orders_order", ORDER, (
            (int(c) + 1, str(now - timedelta(days=float(d)))[:19], "completed", float(a), 0, 0,
             "EUR", "web", "", stamp)
            for c, d, a in zip(who, ago, amount, strict=True)
        ))  # fmt: skip
    return int(who.size)


PERSON = (
    "id", "external_id", "name", "email", "phone", "street", "city", "postal_code", "region",
    "country", "language", "preferred_channel", "source", "given_name", "family_name", "job_title",
    "created_at", "updated_at",
)  # fmt: skip
ORDER = (
    "person_id", "ordered_at", "status", "amount", "discount", "returned", "currency", "channel",
    "product_name", "created_at",
)  # fmt: skip


def insert(table: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    from django.db import connection

    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)


def bare_copy() -> None:
    """Every order and person fetched, made Arrow and put into DuckDB; nothing else."""
    import sqlite3

    import duckdb
    import pyarrow as pa

    from kith.foundation.home import kith_home

    source = sqlite3.connect(kith_home() / "kith.db")
    duck = duckdb.connect()
    for table, columns in (("orders_order", "id, person_id, ordered_at, amount"),
                           ("people_person", "id, name, email, created_at")):  # fmt: skip
        cursor = source.execute(f"SELECT {columns} FROM {table}")
        duck.execute(f"CREATE TABLE {table} (a TEXT, b TEXT, c TEXT, d TEXT)")
        while rows := cursor.fetchmany(50_000):
            batch = pa.table([pa.array([str(v) for v in c]) for c in zip(*rows, strict=True)],
                             names=list("abcd"))  # fmt: skip
            duck.register("batch", batch)
            duck.execute(f"INSERT INTO {table} FROM batch")


def timed(name: str, act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:32} {seconds:8.2f} s   peak {peak:6.0f} MiB", flush=True)
    return seconds


def add_orders(count: int) -> None:
    stamp = str(datetime.now(UTC))[:19]
    insert("orders_order", ORDER, (
        (i + 1, stamp, "completed", 10, 0, 0, "EUR", "web", "", stamp) for i in range(count)
    ))  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--customers", type=int, default=100_000)
    parser.add_argument("--orders", type=int, default=1_000_000)
    parser.add_argument("--months", type=int, default=36)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kith-bench-") as home:
        prepare(home)
        print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores")
        made = simulate(wanted.customers, wanted.orders, wanted.months)
        print(f"{wanted.customers:,} customers, {made:,} orders")
        from kith.analytical.warehouse.services import refresh_warehouse

        bare = timed("bare copy", bare_copy)
        full = timed("full refresh", lambda: refresh_warehouse(full=True))
        add_orders(min(1000, wanted.customers))
        day = timed("refresh after 1,000 new orders", refresh_warehouse)
        idle = timed("refresh of nothing", refresh_warehouse)
        size = sum(p.stat().st_size for p in Path(home, "warehouse").glob("*.duckdb")) / 2**20
        print(f"two files kept: {size:.0f} MiB")
        print(
            json.dumps(
                {
                    "name": "warehouse_refresh",
                    "customers": wanted.customers,
                    "orders": made,
                    "ratio": round(full / bare, 1),
                    "seconds": round(full, 1),
                    "bare_copy_seconds": round(bare, 1),
                    "catching_up_seconds": round(day, 1),
                    "idle_seconds": round(idle, 1),
                    "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                }
            )
        )


if __name__ == "__main__":
    main()
