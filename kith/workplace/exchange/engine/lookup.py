"""Rows whose column is among many values: one query for a whole step, however many values.

Columns of text and integers are read by plain SQL, for these few statements are the fixed cost of
every step; others go through the ORM, which knows how to convert them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from django.db import connection, models

QUERY_SIZE = 500
_PLAIN = frozenset(
    {"CharField", "TextField", "BigAutoField", "AutoField", "BigIntegerField", "IntegerField"}
)


def in_parts(values: Iterable[Any], size: int = QUERY_SIZE) -> Iterable[list[Any]]:
    """The different values, sorted, in lists that a query can bear."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]


def fetch(
    model: type[models.Model],
    column: str,
    values: Iterable[Any],
    *columns: str,
    **equal: str,
) -> list[tuple[Any, ...]]:
    """Rows of `columns` whose `column` is among `values`, by primary key.

    Args:
        columns: column names, or paths such as "owner__email".
        equal: further columns of text that must have this very value.
    """
    wanted = list(set(values))
    if not wanted:
        return []
    statement = _statement(model, column, columns, tuple(equal))
    if statement is None:
        return _by_orm(model, column, wanted, columns, equal)
    among: Any = wanted if connection.vendor == "postgresql" else json.dumps(wanted)
    with connection.cursor() as cursor:
        cursor.execute(statement, [among, *equal.values()])
        return list(cursor.fetchall())


def _by_orm(
    model: type[models.Model],
    column: str,
    wanted: list[Any],
    columns: Sequence[str],
    equal: Mapping[str, str],
) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    for part in in_parts(wanted):
        rows = model._default_manager.filter(**{f"{column}__in": part}, **equal).order_by("pk")
        found += rows.values_list(*columns)
    return found


@cache
def _statement(
    model: type[models.Model], column: str, columns: tuple[str, ...], equal: tuple[str, ...]
) -> str | None:
    """The SQL of a look-up, or None where a value would need the ORM's conversion."""
    named = {"pk": model._meta.pk, **{f.attname: f for f in model._meta.concrete_fields}}
    fields: list[Any] = [named.get(name) for name in (column, *equal, *columns)]
    if any(field is None or _kind(field) not in _PLAIN for field in fields):
        return None
    quote = connection.ops.quote_name
    names = [quote(field.column) for field in fields]
    table = quote(model._meta.db_table)
    among = (
        f"{names[0]} = ANY(%s)"
        if connection.vendor == "postgresql"
        else f"{names[0]} IN (SELECT value FROM json_each(%s))"  # noqa: S608
    )
    tests = [among, *(f"{name} = %s" for name in names[1 : 1 + len(equal)])]
    chosen = ", ".join(names[1 + len(equal) :])
    # Names come from the models, values are bound.
    where, by = " AND ".join(tests), quote("id")
    return f"SELECT {chosen} FROM {table} WHERE {where} ORDER BY {by}"  # noqa: S608


def _kind(field: Any) -> str:
    return str(
        field.target_field.get_internal_type() if field.is_relation else field.get_internal_type()
    )


def columns_of(
    model: type[models.Model], ids: Iterable[int], columns: Sequence[str]
) -> dict[int, Mapping[str, Any]]:
    """id → {column: value} of the records that exist."""
    rows = fetch(model, "pk", ids, "pk", *columns)
    return {row[0]: dict(zip(columns, row[1:], strict=True)) for row in rows}
