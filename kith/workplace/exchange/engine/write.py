"""The one way from read rows to the database: prepare, match, write, finish."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kith.foundation.i18n import _
from kith.workplace.exchange.choices import Fate
from kith.workplace.exchange.engine.context import Context, blank_row
from kith.workplace.exchange.engine.lookup import columns_of
from kith.workplace.exchange.engine.rowset import Row
from kith.workplace.exchange.targets import Writer, extensions_of
from kith.workplace.search.registry import searchables
from kith.workplace.search.services import index_records, refresh_records


class RowWriter:
    """Writes the rows of a run, step by step, through the target's writer and its extensions.

    What it has looked up is only valid while its steps are committed: after a rollback a new one
    takes its place.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.main: Writer = context.target.writer(context)
        added = [e.writer(context) for e in extensions_of(context.target.name) if self._used(e)]
        self.all: list[Writer] = [self.main, *added]

    def _used(self, extension: Any) -> bool:
        return any(item.name in self.context.mapped for item in extension.fields)

    def write(self, rows: Sequence[Row]) -> None:
        """Settle every row: its `fate` is known afterwards, and the database says so."""
        alive = [row for row in rows if row.fate is None]
        for writer in self.all:
            writer.prepare(alive)
        alive = [row for row in alive if row.fate is None]
        self.main.match(alive)
        alive = [row for row in alive if row.fate is None]
        self._refuse_unseen(alive)
        alive = [row for row in alive if row.fate is None]
        for writer in self.all:
            writer.complete(alive)
        self._update([row for row in alive if row.object_id])
        self._create([row for row in alive if not row.object_id])
        settled = [row for row in alive if row.alive]
        for writer in self.all:
            writer.finish(settled)
        self._index(settled)

    def _refuse_unseen(self, rows: Sequence[Row]) -> None:
        """An import never changes a record that its actor may not see."""
        seen = self.context.visible(row.object_id for row in rows)
        for row in rows:
            if row.object_id and row.object_id not in seen:
                row.reject(
                    _("This record belongs to somebody else."),
                    remedy=_("Ask an administrator to import it."),
                )

    def _create(self, rows: Sequence[Row]) -> None:
        target, context = self.context.target, self.context
        fresh = [self.main.initial(row) | row.columns for row in rows]
        ids = context.insert(target.kind, target.model, fresh)
        for row, number in zip(rows, ids, strict=True):
            row.object_id = number
            row.about = number
            row.fate = Fate.CREATED
            if not context.dry:
                context.step_ids[number] = None

    def _update(self, rows: Sequence[Row]) -> None:
        """Write the columns that differ; equal values are no edit."""
        target, context = self.context.target, self.context
        names = list(dict.fromkeys(name for row in rows for name in row.columns))
        current = columns_of(target.model, (row.object_id for row in rows), names)
        changes = []
        for row in rows:
            before = current.get(row.object_id, {})
            self.main.reconcile(row, before)
            after = {
                name: value for name, value in row.columns.items() if before.get(name) != value
            }
            row.fate = Fate.UPDATED if after else Fate.UNCHANGED
            rewritten = [name for name in after if before[name] not in (None, "")]
            if rewritten and target.frozen:
                self._refuse_rewrite(row, rewritten)
            elif after:
                changes.append((row.object_id, {name: before[name] for name in after}, after))
        context.update(target.kind, target.model, changes)

    def _refuse_rewrite(self, row: Row, names: Sequence[str]) -> None:
        row.reject(
            _("What was recorded once is not rewritten."),
            column=", ".join(names),
            value=row.columns[names[0]],
            remedy=_("Give the row a number of its own."),
        )

    def _index(self, rows: Sequence[Row]) -> None:
        kind = self.context.target.kind
        if self.context.dry or kind not in searchables:
            return
        created = [row.object_id for row in rows if row.fate == Fate.CREATED]
        changed = [row.object_id for row in rows if row.fate == Fate.UPDATED]
        if created:
            index_records(kind, self._documents(rows, created), fresh=True)
        if changed:
            refresh_records(kind, changed)

    def _documents(self, rows: Sequence[Row], created: Sequence[int]) -> Any:
        kind, document = self.context.target.kind, self.context.target.document
        if document is None:
            return searchables[kind].documents(created)
        blank = blank_row(self.context.target.model)
        return [
            document(blank | self.main.initial(row) | row.columns | {"id": row.object_id})
            for row in rows
            if row.fate == Fate.CREATED
        ]
