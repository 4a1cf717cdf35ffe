"""Many rows at once: ids, inserts and updates by executemany on SQLite and COPY on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, cast

from django.db import connection, models

SEAL_LOCK = 0x6B697468  # one advisory lock of PostgreSQL, named once


def reserve_ids(model: type[models.Model], count: int) -> Sequence[int]:
    """`count` fresh primary keys of `model`; call it inside the transaction that inserts them.

    SQLite's write lock makes "the next numbers" ours until commit; PostgreSQL hands out its
    sequence. Raises nothing; `count` 0 gives an empty sequence.
    """
    if count <= 0:
        return ()
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [f'"{table}"', count],
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
        last = row[0] if row else 0
        if row is None:
            cursor.execute(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, count]
            )
        else:
            cursor.execute(
                "UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [last + count, table]
            )
    return range(last + 1, last + count + 1)


def hold_seal(*, exclusive: bool) -> None:
    """Keep the sealer out while entries have ids but no rows yet; the sealer keeps writers out.

    Writers share the lock, so none waits for another. SQLite has one writer and needs no lock.
    """
    if connection.vendor == "postgresql":
        name = "pg_advisory_xact_lock" if exclusive else "pg_advisory_xact_lock_shared"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {name}(%s)", [SEAL_LOCK])


def insert_rows(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows, tuples in the order of `columns` (attnames), values as Python objects."""
    fields = [_field(model, name) for name in columns]
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            adapt = [field.get_internal_type() == "JSONField" for field in fields]
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(
                        [_json(v) if is_json else v for v, is_json in zip(row, adapt, strict=True)]
                    )
            return
        marks = ", ".join(["%s"] * len(fields))
        preparers = [_preparer(field) for field in fields]
        wanting = [(place, p) for place, p in enumerate(preparers) if p is not None]
        if wanting:
            rows = (_prepared(row, wanting) for row in rows)
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
        cursor.executemany(statement, cast("Any", rows))


def update_rows(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Update rows by primary key; each row is (id, value, …) in the order of `columns`."""
    fields = [_field(model, name) for name in columns]
    table = connection.ops.quote_name(model._meta.db_table)
    sets = ", ".join(f"{connection.ops.quote_name(field.column)} = %s" for field in fields)
    changes = (
        (
            *(
                field.get_db_prep_save(value, connection)
                for field, value in zip(fields, row[1:], strict=True)
            ),
            row[0],
        )
        for row in rows
    )
    with connection.cursor() as cursor:
        statement = f"UPDATE {table} SET {sets} WHERE id = %s"  # noqa: S608
        cursor.executemany(statement, cast("Any", changes))


def _field(model: type[models.Model], name: str) -> Any:
    for field in model._meta.concrete_fields:
        if field.attname == name or field.name == name:
            return field
    raise ValueError(f"{model.__name__} has no column {name!r}")


def _json(value: Any) -> Any:
    from psycopg.types.json import Jsonb

    return Jsonb(value)


def _preparer(field: Any) -> Any:
    """How SQLite wants a column's Python value, or None when it takes it as it is.

    The same texts as Django's own adapters write, without their detour for each value: this runs
    for every cell of a bulk load.
    """
    kind = field.get_internal_type()
    if kind not in {"DecimalField", "DateTimeField", "TimeField", "JSONField", "DateField"}:
        return None
    unit = Decimal(1).scaleb(-field.decimal_places) if kind == "DecimalField" else None
    last: Any = None
    text: Any = None

    def prepare(value: Any) -> Any:
        nonlocal last, text
        if value is None:
            return None
        if value is last:  # stamps and defaults are one object in many rows
            return text
        if unit is not None and type(value) is Decimal:
            last, text = value, format(value.quantize(unit), "f")
            return text
        if kind == "DateTimeField" and type(value) is datetime and value.tzinfo is UTC:
            last, text = value, value.replace(tzinfo=None).isoformat(" ")
            return text
        if kind == "DateField" and type(value) is date:
            return value.isoformat()
        return field.get_db_prep_save(value, connection)

    return prepare


def _prepared(row: Sequence[Any], wanting: Sequence[tuple[int, Any]]) -> list[Any]:
    values = list(row)
    for place, prepare in wanting:
        values[place] = prepare(values[place])
    return values
