"""Writing the trail: one change-set for an act, one entry for each record that it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import models, transaction

from kith.foundation.clock import now
from kith.workplace.accounts.models import User
from kith.workplace.audit.bulk import hold_seal, insert_rows, reserve_ids
from kith.workplace.audit.choices import ChangeKind, EntryAction
from kith.workplace.audit.models import AuditEntry, AuditPayload, ChangeSet
from kith.workplace.audit.registry import audited_of
from kith.workplace.audit.rules import changed_fields, digest_payload, encode_payload


class Change(NamedTuple):
    """One record's change: values by column name before and after it (None: there was no row)."""

    object_id: int
    action: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def open_change_set(*, kind: str, actor: User | None, title: str = "") -> ChangeSet:
    """A new change-set; `actor` None means the machine or the command line."""
    return ChangeSet.objects.create(kind=ChangeKind(kind), actor=actor, title=title[:200])


def record_changes(*, change_set: ChangeSet, kind: str, changes: Iterable[Change]) -> int:
    """Write an audit entry for each change, in the caller's transaction; returns how many."""
    batch = list(changes)
    hold_seal(exclusive=False)
    ids = reserve_ids(AuditEntry, len(batch))
    entries, payloads = [], []
    for entry_id, change in zip(ids, batch, strict=True):
        data = encode_payload(change.before, change.after)
        entries.append(
            (entry_id, change_set.pk, kind, change.object_id, change.action, digest_payload(data))
        )
        payloads.append((entry_id, data))
    if entries:
        columns = ("id", "change_set_id", "kind", "object_id", "action", "digest")
        insert_rows(AuditEntry, columns, entries)
        insert_rows(AuditPayload, ("entry_id", "data"), payloads)
    return len(entries)


@dataclass
class Recorder:
    """Writes single rows together with their entries, in one change-set."""

    change_set: ChangeSet

    def create(self, row: models.Model) -> None:
        """Insert `row` and record it."""
        row.save(force_insert=True)
        self._record(row, EntryAction.CREATED, None, audited_of(row).snapshot(row))

    def create_many(self, rows: Sequence[models.Model]) -> None:
        """Insert rows of one model that have no keys yet, and record them; their keys are set.

        Stamps that are empty become this moment; rows need every other value that is not NULL.
        """
        if not rows:
            return
        entry, moment = audited_of(rows[0]), now()
        model = entry.model
        names = [f.attname for f in model._meta.concrete_fields if not f.primary_key]
        stamps = [
            f.attname
            for f in model._meta.concrete_fields
            if getattr(f, "auto_now", False) or getattr(f, "auto_now_add", False)
        ]
        for row, number in zip(rows, reserve_ids(model, len(rows)), strict=True):
            row.pk = number
            row._state.adding = False
            for stamp in stamps:
                if getattr(row, stamp) is None:
                    setattr(row, stamp, moment)
        values = [(row.pk, *(getattr(row, name) for name in names)) for row in rows]
        insert_rows(model, ("id", *names), values)
        record_changes(
            change_set=self.change_set,
            kind=entry.kind,
            changes=[
                Change(row.pk, EntryAction.CREATED, None, entry.snapshot(row)) for row in rows
            ],
        )

    def update(self, row: models.Model, **values: Any) -> list[str]:
        """Set the values that differ, save and record them; returns the names that changed.

        Writing equal values is no edit: nothing is saved and nothing recorded.
        """
        entry = audited_of(row)
        before = entry.snapshot(row)
        for name, value in values.items():
            setattr(row, name, value)
        after = entry.snapshot(row)
        names = changed_fields(before, after)
        if not names:
            return []
        stamps = [f.name for f in row._meta.concrete_fields if getattr(f, "auto_now", False)]
        fields = [f.name for f in row._meta.concrete_fields if f.attname in names]
        row.save(update_fields=[*fields, *(s for s in stamps if s not in fields)])
        self._record(
            row, EntryAction.UPDATED, {n: before[n] for n in names}, {n: after[n] for n in names}
        )
        return names

    def delete(self, row: models.Model) -> None:
        """Record `row` and delete it; the caller deletes its audited children first."""
        object_id, before = row.pk, audited_of(row).snapshot(row)
        row.delete()
        record_changes(
            change_set=self.change_set,
            kind=audited_of(row).kind,
            changes=[Change(object_id, EntryAction.DELETED, before, None)],
        )

    def _record(
        self, row: models.Model, action: str, before: dict[str, Any] | None, after: dict[str, Any]
    ) -> None:
        record_changes(
            change_set=self.change_set,
            kind=audited_of(row).kind,
            changes=[Change(row.pk, action, before, after)],
        )


@contextmanager
def recording(
    *,
    actor: User | None,
    title: str = "",
    kind: str = ChangeKind.EDIT,
    into: ChangeSet | None = None,
) -> Iterator[Recorder]:
    """One atomic act: everything written through the recorder is one change-set."""
    with transaction.atomic():
        yield Recorder(into or open_change_set(kind=kind, actor=actor, title=title))
