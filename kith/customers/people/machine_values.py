"""Tier and lifetime value of people: made by the portfolio, never typed in, not audited."""

from __future__ import annotations

import time
from collections.abc import Mapping
from decimal import Decimal

from django.db import connection, transaction

from kith.customers.people.models import CustomerRecord, Person

LONGEST_LOCK = 0.15  # seconds that one transaction may write; the house rule is 0.2
PAUSE = 0.02
ROWS_AT_ONCE = 500
SLICE = 50_000

Values = Mapping[int, tuple[int | None, float | None]]


def store_values(*, values: Values) -> int:
    """Set tier and lifetime value of people to `values`, by id; who is not named has neither.

    Only rows that differ are written, in transactions of at most 0.2 s. Returns how many.
    """
    return store_machine_values(Person, values)


def store_machine_values(model: type[CustomerRecord], values: Values) -> int:
    """The same for any model with `tier` and `clv`."""
    changed = 0
    last = 0
    while True:
        rows = list(
            model.objects.filter(pk__gt=last)
            .order_by("pk")
            .values_list("pk", "tier", "clv")[:SLICE]
        )
        if not rows:
            return changed
        last = rows[-1][0]
        wanted = []
        for pk, tier, clv in rows:
            new_tier, new_clv = values.get(pk, (None, None))
            money = None if new_clv is None else Decimal(f"{new_clv:.2f}")
            if tier != new_tier or clv != money:
                wanted.append((new_tier, money, pk))
        _write(model, wanted)
        changed += len(wanted)


def _write(model: type[CustomerRecord], rows: list[tuple[int | None, Decimal | None, int]]) -> None:
    table = connection.ops.quote_name(model._meta.db_table)
    sql = f"UPDATE {table} SET tier = %s, clv = %s WHERE id = %s"  # noqa: S608 (our own name)
    adapt = model._meta.get_field("clv").get_db_prep_save
    start = 0
    while start < len(rows):
        with transaction.atomic(), connection.cursor() as cursor:
            begun = time.monotonic()
            while start < len(rows) and time.monotonic() - begun < LONGEST_LOCK:
                part = rows[start : start + ROWS_AT_ONCE]
                cursor.executemany(
                    sql, [(tier, adapt(clv, connection), pk) for tier, clv, pk in part]
                )
                start += len(part)
        if start < len(rows) and not connection.in_atomic_block:
            time.sleep(PAUSE)  # other writers go first
