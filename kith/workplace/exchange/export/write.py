"""Records as CSV, slice by slice: every field that an import takes, under its own name."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, BinaryIO

from django.db.models import QuerySet

from kith.workplace.accounts.models import User
from kith.workplace.exchange.engine.context import Surrounding
from kith.workplace.exchange.export.formula import guard
from kith.workplace.exchange.targets import Target, extensions_of, fields_of, targets

SLICE = 2_000
Say = Callable[[Sequence[int]], Mapping[int, Any]]
Progress = Callable[[int], None]


def write_archive(
    stream: BinaryIO, *, user: User | None, whole: bool, progress: Progress | None = None
) -> dict[str, int]:
    """Write `<object>s.csv` for each target into a ZIP; returns the rows of each file.

    Args:
        user: whose eyes; only what `visible_to(user)` shows is written.
        whole: True for the machine itself, which sees everything.
    """
    written: dict[str, int] = {}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for target in targets.values():
            name = f"{target.name}.csv"
            # Sizes are not known beforehand, and may pass 2 GB.
            with (
                archive.open(name, "w", force_zip64=True) as entry,
                io.TextIOWrapper(entry, encoding="utf-8", newline="") as text,
            ):
                written[name] = _write_target(text, target, user, whole, progress)
    return written


def _write_target(
    text: io.TextIOBase,
    target: Target,
    user: User | None,
    whole: bool,
    progress: Progress | None,
) -> int:
    writer, count = csv.writer(text, lineterminator="\r\n"), 0
    for rows in table_of(target, user=user, whole=whole):
        writer.writerows(rows)
        count += len(rows)
        if progress is not None:
            progress(len(rows))
    return count - 1  # the heading


def table_of(target: Target, *, user: User | None, whole: bool) -> Iterator[list[list[str]]]:
    """The heading, then slices of rows by id, each cell as text that is safe to open."""
    fields = fields_of(target.name)
    said = dict(target.export)
    for extension in extensions_of(target.name):
        said |= extension.export
    names = [name for name, item in fields.items() if item.column or name in said]
    columns = [fields[n].column for n in names if n not in said]
    manager: Any = target.model._default_manager
    rows: QuerySet[Any] = manager.all() if whole else manager.visible_to(user)
    yield [names]
    firm, last = Surrounding.look(), 0
    while True:
        # By key from slice to slice: no long transaction, no growing offset.
        part = list(
            rows.filter(pk__gt=last).order_by("pk").values_list("pk", *columns).distinct()[:SLICE]
        )
        if not part:
            return
        last = part[-1][0]
        ids = [row[0] for row in part]
        others = {name: said[name](ids) for name in names if name in said}
        yield [_cells(row, names, columns, fields, others, firm) for row in part]


def _cells(
    row: Sequence[Any],
    names: Sequence[str],
    columns: Sequence[str],
    fields: Mapping[str, Any],
    others: Mapping[str, Mapping[int, Any]],
    firm: Surrounding,
) -> list[str]:
    own = dict(zip(columns, row[1:], strict=True))
    cells = []
    for name in names:
        value = others[name].get(row[0]) if name in others else own[fields[name].column]
        if name == "external_id" and not value:
            value = firm.own_number(row[0])
        cells.append(cell_of(value))
    return cells


def cell_of(value: Any) -> str:
    """A value as an import reads it back; text that a spreadsheet would run is guarded."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guard(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
