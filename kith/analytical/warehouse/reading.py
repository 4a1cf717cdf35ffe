"""Reading the operational database in one consistent snapshot, into Arrow and DuckDB.

SQLite: a connection of our own beside the writer (WAL), rows turned into Arrow by the batch.
PostgreSQL: COPY in a REPEATABLE READ transaction, through a private file that is deleted at once.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from kith.analytical.warehouse.files import warehouse_folder
from kith.analytical.warehouse.sources import DUCK_TYPES, Column

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BATCH = 50_000
IDS_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Rows:
    """Which rows of a table: those above an id, and those of the ids given."""

    above: int | None = 0
    ids: Sequence[int] = ()


@contextlib.contextmanager
def snapshot() -> Iterator[Any]:
    """A cursor on which everything read is of one moment."""
    if connection.vendor == "postgresql":
        with _postgres_snapshot() as cursor:
            yield cursor
    else:
        with _sqlite_snapshot() as cursor:
            yield cursor


@contextlib.contextmanager
def _postgres_snapshot() -> Iterator[Any]:
    if connection.in_atomic_block:  # a test's transaction
        with connection.cursor() as cursor:
            yield cursor
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield cursor


@contextlib.contextmanager
def _sqlite_snapshot() -> Iterator[Any]:
    name = str(connection.settings_dict["NAME"])
    if (
        connection.in_atomic_block or "mode=memory" in name or name == ":memory:"
    ):  # a test's transaction or database
        connection.ensure_connection()
        yield connection.connection.cursor()
        return
    own = sqlite3.connect(f"{Path(name).absolute().as_uri()}?mode=ro", uri=True, timeout=20)
    try:
        own.isolation_level = None
        own.execute("PRAGMA mmap_size=268435456")
        cursor = own.cursor()
        cursor.execute("BEGIN")
        yield cursor
    finally:
        own.close()


def fetch(cursor: Any, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of a small query; parameters are marked %s."""
    if connection.vendor == "sqlite":
        sql = sql.replace("%s", "?")
    cursor.execute(sql, list(parameters))
    return list(cursor.fetchall())


def copy_rows(
    cursor: Any,
    duck: DuckDBPyConnection,
    *,
    table: str,
    columns: Sequence[Column],
    into: str,
    rows: Rows,
) -> int:
    """Append rows of a table to the DuckDB table `into`, of the same column names.

    Returns how many. Each id that is wanted twice is read once.
    """
    done = 0
    if rows.above is not None:
        done += _copy(cursor, duck, table, columns, into, "id > {}", [rows.above])
    wanted = sorted({i for i in rows.ids if rows.above is None or i <= rows.above})
    for start in range(0, len(wanted), IDS_AT_ONCE):
        part = wanted[start : start + IDS_AT_ONCE]
        if connection.vendor == "postgresql":
            done += _copy(cursor, duck, table, columns, into, "id = ANY({})", [part])
        else:
            done += _copy(
                cursor, duck, table, columns, into, "id IN (SELECT value FROM json_each({}))",
                [f"[{','.join(map(str, part))}]"],
            )  # fmt: skip
    return done


def create_stage(duck: DuckDBPyConnection, name: str, columns: Sequence[Column]) -> None:
    """An empty TEMP table of a source's columns."""
    text = ", ".join(f'"{c.name}" {DUCK_TYPES[c.kind]}' for c in columns)
    duck.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({text})")


def _copy(
    cursor: Any,
    duck: DuckDBPyConnection,
    table: str,
    columns: Sequence[Column],
    into: str,
    where: str,
    parameters: list[Any],
) -> int:
    copy = _copy_postgres if connection.vendor == "postgresql" else _copy_sqlite
    return copy(cursor, duck, table, columns, into, where, parameters)


def _copy_sqlite(
    cursor: Any,
    duck: DuckDBPyConnection,
    table: str,
    columns: Sequence[Column],
    into: str,
    where: str,
    parameters: list[Any],
) -> int:
    import pyarrow as pa

    # An expression has no declared type, so that Python's own converters leave it alone.
    chosen = ", ".join(
        f'CAST("{c.name}" AS REAL)' if c.kind == "float" else f'+"{c.name}"' for c in columns
    )
    types = {"int": pa.int64(), "flag": pa.int64(), "float": pa.float64()}
    arrow = [types.get(c.kind, pa.string()) for c in columns]
    names = [c.name for c in columns]
    casts = ", ".join(f'CAST("{c.name}" AS {DUCK_TYPES[c.kind]})' for c in columns)
    cursor.execute(f'SELECT {chosen} FROM "{table}" WHERE {where.format("?")}', parameters)
    done = 0
    while rows := cursor.fetchmany(BATCH):
        arrays = [
            pa.array(values, type=kind)
            for values, kind in zip(zip(*rows, strict=True), arrow, strict=True)
        ]
        duck.register("arrow_batch", pa.Table.from_arrays(arrays, names=names))
        duck.execute(f"INSERT INTO {into} SELECT {casts} FROM arrow_batch")
        duck.unregister("arrow_batch")
        done += len(rows)
    return done


def _copy_postgres(
    cursor: Any,
    duck: DuckDBPyConnection,
    table: str,
    columns: Sequence[Column],
    into: str,
    where: str,
    parameters: list[Any],
) -> int:
    # Sessions of Django run in UTC; the cast drops the zone.
    chosen = ", ".join(
        f'"{c.name}"::timestamp' if c.kind == "moment" else f'"{c.name}"' for c in columns
    )
    sql = f'COPY (SELECT {chosen} FROM "{table}" WHERE {where.format("%s")}) TO STDOUT (FORMAT csv)'
    shape = ", ".join(f"'{c.name}': '{DUCK_TYPES[c.kind]}'" for c in columns)
    handle, name = tempfile.mkstemp(prefix="copy-", suffix=".csv", dir=warehouse_folder())
    try:
        with os.fdopen(handle, "wb") as file, cursor.copy(sql, parameters) as copy:
            for block in copy:
                file.write(block)
        inserted = duck.execute(
            f"INSERT INTO {into} SELECT * FROM read_csv($file, columns = {{{shape}}}, "
            "header = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', "
            "allow_quoted_nulls = false, auto_detect = false)",
            {"file": name},
        ).fetchone()
    finally:
        Path(name).unlink(missing_ok=True)
    return int(inserted[0]) if inserted else 0
