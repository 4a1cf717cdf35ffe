"""Undo: the inverse of one change-set, in slices that never hold the write lock for long.

There is no second mechanism: import undo, bulk undo, trash and action undo all are this. The undo
is itself a change-set, so it can be undone.
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kith.foundation.clock import now
from kith.foundation.errors import Conflict
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import require
from kith.workplace.audit.bulk import insert_rows, update_rows
from kith.workplace.audit.choices import ChangeKind, EntryAction
from kith.workplace.audit.models import AuditEntry, AuditPayload, ChangeSet
from kith.workplace.audit.registry import Audited, audited, is_audited
from kith.workplace.audit.rules import encode_value
from kith.workplace.audit.services.record import Change, open_change_set, record_changes

SLICE_SECONDS = 0.1  # half of what a transaction may hold the write lock
FIRST_SLICE, LARGEST_SLICE = 200, 4_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A record that an undo left as it is, because somebody has worked on it since."""

    kind: str
    object_id: int
    fields: tuple[str, ...]
    reason: str


@dataclass
class UndoResult:
    """How many records went back, and which did not."""

    undone: int = 0
    kept: list[Kept] = field(default_factory=list)


Progress = Callable[[int], None]


def undo_change_set(
    *, change_set: ChangeSet, actor: User | None, progress: Progress | None = None
) -> UndoResult:
    """Take back everything that `change_set` did, newest first, except what changed since.

    A killed undo, called again, goes on where it stopped. `progress` is told the records done.

    Raises:
        Conflict: it was undone already.
        NotAllowed: the act was another person's and the actor does not manage.
    """
    require(actor, "write" if actor and change_set.actor_id == actor.pk else "manage")
    if change_set.undone_at is not None:
        raise Conflict(
            _("This was taken back already."),
            field="change",
            value=change_set.pk,
            remedy=_("Undo the undo to bring it back."),
        )
    inverse = change_set.undone_by or _begin(change_set, actor)
    result, size = UndoResult(), FIRST_SLICE
    while True:
        started = time.monotonic()
        with transaction.atomic():
            count = _undo_slice(change_set, inverse, size, result)
            if count == 0:
                change_set.undone_at = now()
                change_set.save(update_fields=["undone_at"])
                return result
        spent = time.monotonic() - started
        size = max(50, min(LARGEST_SLICE, int(size * SLICE_SECONDS / max(spent, 0.001))))
        if progress is not None:
            progress(result.undone + len(result.kept))


def _begin(change_set: ChangeSet, actor: User | None) -> ChangeSet:
    with transaction.atomic():
        inverse = open_change_set(
            kind=ChangeKind.UNDO, actor=actor, title=_("Undo: %(what)s") % {"what": change_set}
        )
        change_set.undone_by = inverse
        change_set.save(update_fields=["undone_by"])
    return inverse


def _undo_slice(change_set: ChangeSet, inverse: ChangeSet, size: int, result: UndoResult) -> int:
    """Invert the next `size` entries below the cursor; returns how many there were."""
    entries = AuditEntry.objects.filter(change_set=change_set).order_by("-id")
    if change_set.undo_cursor is not None:
        entries = entries.filter(id__lt=change_set.undo_cursor)
    rows = list(entries.values_list("id", "kind", "object_id", "action")[:size])
    if not rows:
        return 0
    payloads = dict(
        AuditPayload.objects.filter(entry_id__in=[row[0] for row in rows]).values_list(
            "entry_id", "data"
        )
    )
    # Runs of one kind and action go together: order across kinds keeps children before parents.
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and rows[end][1::2] == rows[start][1::2]:
            end += 1
        _invert_run(change_set, inverse, rows[start:end], payloads, result)
        start = end
    change_set.undo_cursor = rows[-1][0]
    change_set.save(update_fields=["undo_cursor"])
    return len(rows)


def _invert_run(
    change_set: ChangeSet,
    inverse: ChangeSet,
    rows: Sequence[tuple[int, str, int, str]],
    payloads: dict[int, str],
    result: UndoResult,
) -> None:
    entry, action = audited[rows[0][1]], rows[0][3]
    decoded = {row[2]: json.loads(payloads[row[0]]) for row in rows if row[0] in payloads}
    for row in rows:
        if row[0] not in payloads:
            result.kept.append(Kept(entry.kind, row[2], (), _("What it held was erased.")))
    if action == EntryAction.CREATED:
        changes = _undo_created(entry, change_set, inverse, decoded, result)
    elif action == EntryAction.DELETED:
        changes = _undo_deleted(entry, decoded, result)
    else:
        changes = _undo_updated(entry, decoded, result)
    record_changes(change_set=inverse, kind=entry.kind, changes=changes)
    result.undone += len(changes)
    if entry.refresh is not None and changes:
        entry.refresh([change.object_id for change in changes])


def _current(entry: Audited, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    rows = entry.model._default_manager.filter(pk__in=ids).values("pk", *entry.fields)
    return {row.pop("pk"): row for row in rows}


def _undo_created(
    entry: Audited,
    change_set: ChangeSet,
    inverse: ChangeSet,
    decoded: dict[int, dict[str, Any]],
    result: UndoResult,
) -> list[Change]:
    """Delete what was created, unless it was edited since or something new hangs on it."""
    current = _current(entry, list(decoded))
    edited = _later_edits(entry.kind, change_set, inverse, list(current))
    leaning = _dependents(entry.model, list(current))
    changes = []
    for object_id, row in current.items():
        fields = edited.get(object_id)
        if fields:
            result.kept.append(Kept(entry.kind, object_id, fields, _("It was edited since.")))
        elif object_id in leaning:
            reason = _("Something newer belongs to it: %(what)s.") % {"what": leaning[object_id]}
            result.kept.append(Kept(entry.kind, object_id, (), reason))
        else:
            changes.append(Change(object_id, EntryAction.DELETED, row, None))
    entry.model._default_manager.filter(pk__in=[change.object_id for change in changes]).delete()
    return changes


def _later_edits(
    kind: str, change_set: ChangeSet, inverse: ChangeSet, ids: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    """Fields that other change-sets wrote after `change_set` last touched each record."""
    last = dict(
        AuditEntry.objects.filter(change_set=change_set, kind=kind, object_id__in=ids)
        .values_list("object_id")
        .annotate(last=Max("id"))
    )
    later = (
        AuditEntry.objects.filter(
            kind=kind,
            object_id__in=ids,
            action=EntryAction.UPDATED,
            id__gt=min(last.values(), default=0),
        )
        .exclude(change_set__in=[change_set.pk, inverse.pk])
        # An act that was taken back and its undo cancel out; an undone undo stands again.
        .filter(change_set__undone_at=None)
        .exclude(
            change_set__in=ChangeSet.objects.filter(
                undoes__isnull=False, undoes__undoes__isnull=True
            ).values("pk")
        )
        .values_list("object_id", "id", "payload__data")
    )
    fields: dict[int, set[str]] = defaultdict(set)
    for object_id, entry_id, data in later:
        if entry_id > last[object_id]:
            fields[object_id].update(json.loads(data)["after"] if data else ["*"])
    return {object_id: tuple(sorted(names)) for object_id, names in fields.items()}


def _dependents(model: type[models.Model], ids: Sequence[int]) -> dict[int, str]:
    """Which records still have rows that would fall with them, and the name of such a row."""
    leaning: dict[int, str] = {}
    for relation in model._meta.related_objects:
        if relation.on_delete is not models.CASCADE or not is_audited(relation.related_model):
            continue
        column = relation.field.attname
        found = relation.related_model._default_manager.filter(**{f"{column}__in": ids})
        name = str(relation.related_model._meta.verbose_name)
        for object_id in found.values_list(column, flat=True).distinct():
            leaning[object_id] = name
    return leaning


def _undo_deleted(
    entry: Audited, decoded: dict[int, dict[str, Any]], result: UndoResult
) -> list[Change]:
    """Insert what was deleted, under its old number."""
    taken = set(_current(entry, list(decoded)))
    changes = []
    for object_id, payload in decoded.items():
        if object_id in taken:
            result.kept.append(Kept(entry.kind, object_id, (), _("It exists already.")))
        else:
            changes.append(Change(object_id, EntryAction.CREATED, None, payload["before"]))
    to_python = _converters(entry)
    # Columns outside the trail: a stamp of change is now, a machine-made figure is made again.
    stamps = [
        column.attname
        for column in entry.model._meta.concrete_fields
        if getattr(column, "auto_now", False) and column.attname not in entry.fields
    ]
    insert_rows(
        entry.model,
        ("id", *entry.fields, *stamps),
        [
            (
                change.object_id,
                *(to_python[name]((change.after or {}).get(name)) for name in entry.fields),
                *(now() for _stamp in stamps),
            )
            for change in changes
        ],
    )
    return changes


def _undo_updated(
    entry: Audited, decoded: dict[int, dict[str, Any]], result: UndoResult
) -> list[Change]:
    """Set fields back where they still hold what the change wrote; the others are kept."""
    current = _current(entry, list(decoded))
    to_python = _converters(entry)
    changes, by_columns = [], defaultdict(list)
    for object_id, row in current.items():
        before, after = decoded[object_id]["before"], decoded[object_id]["after"]
        kept = tuple(name for name in after if encode_value(row.get(name)) != after[name])
        if kept:
            result.kept.append(Kept(entry.kind, object_id, kept, _("It was edited since.")))
        names = tuple(name for name in after if name not in kept)
        if names:
            values = [to_python[name](before[name]) for name in names]
            by_columns[names].append((object_id, *values))
            changes.append(
                Change(
                    object_id,
                    EntryAction.UPDATED,
                    {name: after[name] for name in names},
                    {name: before[name] for name in names},
                )
            )
    for names, rows in by_columns.items():
        update_rows(entry.model, names, rows)
    return changes


def _converters(entry: Audited) -> dict[str, Callable[[Any], Any]]:
    """How each column's JSON value becomes a Python value; a foreign key converts as its target."""
    return {
        column.attname: getattr(column, "target_field", column).to_python
        for column in entry.model._meta.concrete_fields
    }
