"""Writing records that are known by their outside number alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kith.foundation.i18n import _
from kith.workplace.exchange.engine.context import Context
from kith.workplace.exchange.engine.lookup import fetch
from kith.workplace.exchange.engine.rowset import Row
from kith.workplace.exchange.targets import Writer


class KeyedWriter(Writer):
    """Matches by `external_id`; a row without one is known by file content and row number."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.own_columns = {item.name: item.column for item in context.target.fields if item.column}
        # A trial writes nothing, so the database cannot tell what earlier steps would have made.
        self._promised: set[int] = set()

    def number_of(self, row: Row) -> str:
        """The row's key."""
        return row.values.get("external_id") or self.context.file_number(row)

    def prepare(self, rows: Sequence[Row]) -> None:
        """Take the plain columns over and give every row its key."""
        for row in rows:
            values = row.values
            row.columns = {
                column: values[name] for name, column in self.own_columns.items() if name in values
            }
            row.columns["external_id"] = self.number_of(row)

    def match(self, rows: Sequence[Row]) -> None:
        """Known are the numbers in the database, and those of rows before this one."""
        context, model = self.context, self.context.target.model
        numbers = [row.columns["external_id"] for row in rows]
        known: dict[str, int] = dict(
            fetch(model, "external_id", numbers, "external_id", "id")  # type: ignore[arg-type]
        )
        own = {n: i for n in numbers if (i := context.firm.own_id(n)) and n not in known}
        unnumbered = {
            row[0] for row in fetch(model, "pk", own.values(), "pk", "external_id") if not row[1]
        }
        fresh: set[str] = set()
        for row in rows:
            number = row.columns["external_id"]
            object_id = known.get(number)
            if object_id is None and own.get(number) in unnumbered:
                # Our own export names records without a number by this; it is not their number.
                object_id = own[number]
                del row.columns["external_id"]
            if object_id is not None:
                context.admit_known(row, object_id)
            elif number in fresh or (context.dry and hash(number) in self._promised):
                row.repeat(_("An earlier row of this file has the same number."), value=number)
            elif context.admit_new(row):
                fresh.add(number)
        if context.dry:
            self._promised.update(map(hash, fresh))


def given(row: Row, *names: str) -> dict[str, Any]:
    """The values that the row brings, of those named."""
    return {name: row.values[name] for name in names if name in row.values}
