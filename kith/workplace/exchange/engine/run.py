"""A run: rows are read outside, written in short transactions, and each step is settled whole."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import DatabaseError, OperationalError, transaction
from django.db.models import F

from kith.foundation.clock import now
from kith.foundation.i18n import _
from kith.workplace.exchange.choices import Fate, ImportStatus
from kith.workplace.exchange.engine.context import Context, Surrounding
from kith.workplace.exchange.engine.lease import advance
from kith.workplace.exchange.engine.memory import FileMemory, keep_step, touched_by
from kith.workplace.exchange.engine.plan import Plan
from kith.workplace.exchange.engine.rowset import Row
from kith.workplace.exchange.engine.storage import text_path_of
from kith.workplace.exchange.engine.write import RowWriter
from kith.workplace.exchange.errors import LeaseLost
from kith.workplace.exchange.limits import LOCK_SECONDS
from kith.workplace.exchange.models import ImportBatch, ImportIssue
from kith.workplace.exchange.reading.layout import Layout
from kith.workplace.exchange.reading.rows import read_rows
from kith.workplace.exchange.reading.values import Surroundings
from kith.workplace.exchange.targets import targets

log = logging.getLogger(__name__)
FIRST_STEP, SMALLEST_STEP, LARGEST_STEP = 200, 20, 5_000
BREATH = 0.002  # between two steps, so that other writers come in
LOOK_SECONDS = 0.5
COUNTED = {
    Fate.CREATED: "created",
    Fate.UPDATED: "updated",
    Fate.UNCHANGED: "unchanged",
    Fate.DUPLICATE: "duplicates",
    Fate.REJECTED: "rejected",
}
Progress = Callable[[int], None]


def tally_of(rows: Sequence[Row]) -> dict[str, int]:
    """How many rows met which fate, by the names of the batch's columns."""
    counts = dict.fromkeys(COUNTED.values(), 0)
    for row in rows:
        counts[COUNTED[row.fate]] += 1  # type: ignore[index]
    return counts


def context_of(batch: ImportBatch, *, dry: bool = False) -> Context:
    """The context of a run, with what earlier steps of it have touched."""
    layout = Layout.from_dict(batch.layout)
    context = Context(
        target=targets[batch.target],
        mode=batch.mode,
        update_by=batch.update_by,
        mapped=frozenset(name for name in (*batch.mapping, *batch.defaults) if name),
        file_key=batch.sha256[:16],
        file_name=batch.file_name,
        actor=batch.actor,
        firm=Surrounding.look(),
        family_first=layout.family_first,
        change_set=None if dry else batch.change_set,
        dry=dry,
        memory=FileMemory(batch),
    )
    if not dry:
        context.touched = touched_by(batch)
    return context


def plan_of(batch: ImportBatch, firm: Surrounding) -> Plan:
    """How the batch's rows are read."""
    around = Surroundings(zone=firm.zone, users=firm.users, teams=firm.teams)
    return Plan(
        batch.target,
        Layout.from_dict(batch.layout),
        batch.headings,
        batch.mapping,
        batch.defaults,
        around,
    )


def rows_of(batch: ImportBatch, plan: Plan, *, after: int = 0) -> Iterator[Row]:
    """The batch's rows behind number `after`, read and checked one by one."""
    layout = Layout.from_dict(batch.layout)
    numbered = read_rows(text_path_of(batch.storage_key), layout)
    if layout.has_heading:
        next(numbered, None)
    for number, cells in numbered:
        if number > after:
            yield plan.read(number, cells)


class Run:
    """Carries a claimed batch to its end, one step after the other."""

    def __init__(self, batch: ImportBatch, progress: Progress | None = None) -> None:
        self.batch = batch
        self.progress = progress
        self.context = context_of(batch)
        self.writer = RowWriter(self.context)
        self.size = FIRST_STEP
        self._since = time.monotonic()
        self._look_again = self._since

    def go(self) -> str:
        """Settle all rows that are left; returns the state in which the run rests.

        Raises:
            LeaseLost: another process took over; this step left no trace.
        """
        rows = rows_of(self.batch, plan_of(self.batch, self.context.firm), after=self.batch.cursor)
        while chunk := self._take(rows):
            for part in self._settle(chunk):
                if self.progress is not None:
                    self.progress(len(part))
            if self._is_cancelled():
                return ImportStatus.CANCELLED
            time.sleep(BREATH)
        return ImportStatus.DONE

    def _is_cancelled(self) -> bool:
        """Whether somebody has asked to stop; asked for every half second."""
        if time.monotonic() < self._look_again:
            return False
        self._look_again = time.monotonic() + LOOK_SECONDS
        return ImportBatch.objects.filter(pk=self.batch.pk, cancel_requested=True).exists()

    def _take(self, rows: Iterator[Row]) -> list[Row]:
        chunk = []
        for row in rows:
            chunk.append(row)
            if len(chunk) >= self.size:
                break
        return chunk

    def _settle(self, rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
        """Write the rows; where the database refuses, find the row that it refuses."""
        try:
            self._step(rows)
        except LeaseLost:
            raise
        except OperationalError:
            self._start_afresh()
            raise
        except DatabaseError as error:
            log.warning(
                "the database refused a step", exc_info=error, extra={"import_id": self.batch.pk}
            )
            self._start_afresh()
            plan = plan_of(self.batch, self.context.firm)
            again = [plan.read(row.number, row.source) for row in rows]
            if len(again) == 1:
                if not again[0].problems:
                    again[0].reject(
                        _("The database does not take this row."),
                        remedy=_("Check its values, and import it on its own."),
                    )
                self._step(again)
                yield again
                return
            middle = len(again) // 2
            yield from self._settle(again[:middle])
            yield from self._settle(again[middle:])
        else:
            yield rows

    def _step(self, rows: Sequence[Row]) -> None:
        with transaction.atomic():
            if not self._is_ours():
                raise LeaseLost
            locked = time.monotonic()  # waiting for the lock is not ours to count
            self._begin_step()
            self.writer.write(rows)
            self._keep(rows)
        spent = time.monotonic() - locked
        self.batch.cursor = rows[-1].number
        self.context.touched.update(self.context.step_ids)
        ideal = int(len(rows) * LOCK_SECONDS / max(spent, 0.001))
        self.size = max(SMALLEST_STEP, min(LARGEST_STEP, ideal, self.size * 2))

    def _is_ours(self) -> bool:
        """Take the lock of the batch and look whether nobody else has moved it."""
        mine = ImportBatch.objects.select_for_update().filter(
            pk=self.batch.pk, fence=self.batch.fence, cursor=self.batch.cursor
        )
        return mine.values_list("pk").first() is not None

    def _begin_step(self) -> None:
        self.context.now = now()
        self.context.step_ids = {}
        self.context.beside.clear()

    def _keep(self, rows: Sequence[Row]) -> None:
        """Write what becomes of the rows beside them: counts, cursor, reasons, touched records."""
        batch, context = self.batch, self.context
        tally = tally_of(rows)
        left_out = sum(len(row.notes) for row in rows)
        if left_out:
            context.beside["cells_left_out"] += left_out
        for name, count in context.beside.items():
            batch.beside[name] = batch.beside.get(name, 0) + count
        issues = [issue_of(batch, row) for row in rows if row.problems]
        if issues:
            ImportIssue.objects.bulk_create(issues, batch_size=200)
        keep_step(batch, rows)
        counts: dict[str, Any] = {name: F(name) + n for name, n in tally.items() if n}
        kept = advance(
            batch,
            cursor=rows[-1].number,
            settled=F("settled") + len(rows),
            beside=batch.beside,
            seconds=F("seconds") + (time.monotonic() - self._since),
            **counts,
        )
        if not kept:
            raise LeaseLost
        self._since = time.monotonic()
        self._look_again = self._since

    def _start_afresh(self) -> None:
        """After a rollback nothing that was looked up in the step may be believed."""
        self.batch.refresh_from_db(fields=["beside"])
        self.context.step_ids = {}
        self.writer = RowWriter(self.context)


def issue_of(batch: ImportBatch, row: Row) -> ImportIssue:
    """The row as the user is told about it."""
    return ImportIssue(
        batch=batch,
        row=row.number,
        fate=str(row.fate.value if row.fate else Fate.REJECTED.value),
        cells=[cell[:2_000].replace("\x00", "") for cell in row.cells],
        reasons=[problem.as_dict() for problem in row.problems],
    )
