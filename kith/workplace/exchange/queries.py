"""Reads of imports: drafts, previews, progress, results."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from kith.foundation.clock import now
from kith.foundation.errors import NotFound
from kith.workplace.accounts.models import User
from kith.workplace.exchange.choices import Fate, ImportStatus
from kith.workplace.exchange.engine.mapping import Suggestion, suggest_mapping
from kith.workplace.exchange.engine.run import Progress, context_of, plan_of, rows_of, tally_of
from kith.workplace.exchange.engine.write import RowWriter
from kith.workplace.exchange.export.formula import guard, unguard
from kith.workplace.exchange.models import ImportBatch, ImportIssue
from kith.workplace.exchange.targets import Field, Target, fields_of, targets

CHECK_STEP = 500


def list_targets() -> list[Target]:
    """What can be imported, in the order in which files are best brought in."""
    return targets.values()


def list_fields(target: str) -> list[Field]:
    """The fields that a column may feed."""
    return list(fields_of(target).values())


def access_import(user: User | None, import_id: int) -> ImportBatch:
    """The one way to an import; `user` None is the machine.

    Raises:
        NotFound: no such import, or not visible to the user.
    """
    rows = ImportBatch.objects.select_related("actor", "change_set")
    rows = rows if user is None else rows.visible_to(user)
    found = rows.filter(pk=import_id).first()
    if found is None:
        raise NotFound(
            _("This import is not there."),
            field="import",
            value=import_id,
            remedy=_("Look at the list of imports."),
        )
    return found


def list_imports(user: User, *, limit: int = 50) -> list[ImportBatch]:
    """The newest imports that the user may see, drafts left out; at most 200."""
    rows = ImportBatch.objects.visible_to(user).exclude(status=ImportStatus.DRAFT)
    return list(rows.select_related("actor")[: min(limit, 200)])


def suggestions(batch: ImportBatch) -> list[Suggestion]:
    """For each column of a draft what it seems to be, with sample values."""
    return suggest_mapping(batch.target, batch.headings, batch.samples)


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row as it would be read: number, cells, values by field, what is wrong by column, and which
    cells are left out though the row comes in.
    """

    number: int
    cells: list[str]
    values: dict[str, Any]
    problems: list[dict[str, str]]
    notes: list[dict[str, str]]


def preview_rows(batch: ImportBatch, *, count: int = 20) -> list[PreviewRow]:
    """The first rows of a draft, read by its mapping."""
    context = context_of(batch, dry=True)
    rows = rows_of(batch, plan_of(batch, context.firm))
    return [
        PreviewRow(
            row.number,
            row.cells,
            row.values,
            [p.as_dict() for p in row.problems],
            [p.as_dict() for p in row.notes],
        )
        for row in islice(rows, count)
    ]


@dataclass
class Check:
    """What an import would do: counts by fate, what else it would make, the first problems."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicates: int = 0
    rejected: int = 0
    beside: dict[str, int] = field(default_factory=dict)
    problems: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)


def check_import(
    batch: ImportBatch,
    *,
    most_rows: int | None = None,
    most_problems: int = 100,
    progress: Progress | None = None,
) -> Check:
    """Go through a draft without writing anything: a trial run of all rows, or of the first."""
    context = context_of(batch, dry=True)
    writer, check = RowWriter(context), Check()
    rows = islice(rows_of(batch, plan_of(batch, context.firm)), most_rows)
    while chunk := list(islice(rows, CHECK_STEP)):
        writer.write(chunk)
        context.touched.update(context.step_ids)
        context.step_ids.clear()
        for name, count in tally_of(chunk).items():
            setattr(check, name, getattr(check, name) + count)
        for row in chunk:
            if row.problems and len(check.problems) < most_problems:
                check.problems += [{"row": row.number} | p.as_dict() for p in row.problems]
            if row.notes and len(check.notes) < most_problems:
                check.notes += [{"row": row.number} | p.as_dict() for p in row.notes]
        if progress is not None:
            progress(len(chunk))
    check.beside = dict(context.beside)
    return check


@dataclass(frozen=True, slots=True)
class RunProgress:
    """How far a run is: rows done and all, rows a second, seconds left (None: not known yet)."""

    status: str
    done: int
    total: int
    rate: float | None
    left: float | None
    counts: dict[str, int]
    alive: bool


def progress_of(batch: ImportBatch) -> RunProgress:
    """The progress of an import, from its row alone."""
    rate = batch.settled / batch.seconds if batch.seconds > 0.05 and batch.settled else None
    remaining = max(0, batch.total_rows - batch.settled)
    return RunProgress(
        status=batch.status,
        done=batch.settled,
        total=batch.total_rows,
        rate=rate,
        left=remaining / rate if rate else None,
        counts=counts_of(batch),
        alive=batch.leased_until is not None and batch.leased_until > now(),
    )


def counts_of(batch: ImportBatch) -> dict[str, int]:
    """created, updated, unchanged, duplicates, rejected, and what came into being beside them."""
    names = ("created", "updated", "unchanged", "duplicates", "rejected")
    return {name: getattr(batch, name) for name in names} | batch.beside


def list_issues(batch: ImportBatch, *, fate: str = "", limit: int = 100) -> list[ImportIssue]:
    """Rows that were not taken as they are, first rows first; `fate` narrows them."""
    rows = batch.issues.all()
    return list((rows.filter(fate=fate) if fate in Fate.values else rows)[: min(limit, 1_000)])


def rejected_csv(batch: ImportBatch, *, fate: str = "") -> Iterator[str]:
    """Rejected and duplicate rows as CSV, in pieces: row number, what, why, then the cells.

    Safe to open in a spreadsheet; its cells, mended, can be imported again.
    """
    headings = [heading or str(i + 1) for i, heading in enumerate(batch.headings)]
    yield _csv_line([_("Row"), _("Result"), _("Reason"), *headings])
    rows = batch.issues.all()
    rows = rows.filter(fate=fate) if fate in Fate.values else rows
    for issue in rows.iterator(chunk_size=1_000):
        reasons = "; ".join(told_reason(reason) for reason in issue.reasons)
        cells = map(unguard, issue.cells)
        yield _csv_line([issue.row, issue.get_fate_display(), reasons, *cells])


def told_reason(reason: dict[str, str]) -> str:
    """A stored reason in the reader's language: column, value, what is wrong, remedy."""
    where = f"{reason['column']}: " if reason["column"] else ""
    value = f"“{reason['value']}” – " if reason["value"] else ""
    remedy = f" {_(reason['remedy'])}" if reason["remedy"] else ""
    return f"{where}{value}{_(reason['message'])}{remedy}"


def _csv_line(cells: list[Any]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([guard(str(cell)) for cell in cells])
    return line.getvalue()
