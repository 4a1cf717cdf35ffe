"""Taking an import back."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from kith.foundation.clock import now
from kith.foundation.errors import Conflict
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import require
from kith.workplace.audit.models import AuditEntry
from kith.workplace.audit.services import Kept, undo_change_set
from kith.workplace.exchange.choices import ImportStatus
from kith.workplace.exchange.engine import lease, storage
from kith.workplace.exchange.engine.run import Progress
from kith.workplace.exchange.errors import LeaseLost
from kith.workplace.exchange.models import ImportBatch
from kith.workplace.exchange.services.runs import nudge
from kith.workplace.exchange.targets import targets


@dataclass(frozen=True)
class UndoneImport:
    """What an undo did.

    Attributes:
        undone: records of the imported kind that are as before: gone, or with their old values.
        kept: what was worked on since, with the reason.
        changes: everything that was taken back, addresses and customers made beside included.
    """

    undone: int
    kept: list[Kept]
    changes: int


def queue_undo(*, actor: User | None, batch: ImportBatch) -> ImportBatch:
    """Let a worker take the import back.

    Raises:
        Conflict: it is running, was undone already, or never began.
    """
    require(actor, "manage")
    _refuse_undo(batch)
    with transaction.atomic():
        asked_by = {"by": actor.pk if actor else None}
        ImportBatch.objects.filter(pk=batch.pk).update(status=ImportStatus.UNDOING, undo=asked_by)
        transaction.on_commit(lambda: nudge(batch.pk))
    batch.refresh_from_db()
    return batch


def _refuse_undo(batch: ImportBatch) -> None:
    _refuse_undone(batch)
    working = batch.status == ImportStatus.RUNNING and lease.is_held(batch)
    if working or batch.status == ImportStatus.QUEUED:
        raise Conflict(
            _("This import is still running."),
            field="import",
            value=batch.pk,
            remedy=_("Cancel it first."),
        )
    if batch.change_set is None:
        raise Conflict(
            _("This import has not brought anything in."),
            field="import",
            value=batch.pk,
            remedy=_("There is nothing to undo."),
        )


def _refuse_undone(batch: ImportBatch) -> None:
    if batch.status == ImportStatus.UNDONE:
        raise Conflict(
            _("This import was undone already."),
            field="import",
            value=batch.pk,
            remedy=_("Import the file again to bring it back."),
        )


def undo_import(
    *, actor: User | None, batch_id: int, progress: Progress | None = None
) -> UndoneImport:
    """Take everything that an import did back, in this process; killed, it goes on when called again.

    What somebody has worked on since is kept and listed in the result. `progress` is told how many
    changes were taken back so far.

    Raises:
        Conflict: still running, undone already, or nothing to undo. ImportBusy: being undone.
    """
    require(actor, "manage")
    batch = ImportBatch.objects.get(pk=batch_id)
    _refuse_undo(batch)
    batch = lease.claim(batch_id, ImportStatus.UNDOING)
    if batch.change_set is None:
        raise LeaseLost

    def beat(done: int) -> None:
        if not lease.advance(batch):
            raise LeaseLost
        if progress is not None:
            progress(done)

    kind = targets[batch.target].kind
    own = AuditEntry.objects.filter(change_set=batch.change_set, kind=kind)
    records = own.aggregate(n=Count("object_id", distinct=True))["n"]
    result = undo_change_set(change_set=batch.change_set, actor=actor, progress=beat)
    stayed = {kept.object_id for kept in result.kept if kept.kind == kind}
    undone = UndoneImport(records - len(stayed), result.kept, result.undone)
    kept = [
        {"kind": k.kind, "id": k.object_id, "fields": list(k.fields), "reason": k.reason}
        for k in undone.kept
    ]
    with transaction.atomic():
        undo = {"undone": undone.undone, "changes": undone.changes, "kept": kept}
        lease.release(batch, ImportStatus.UNDONE, undo=undo, finished_at=now(), attempts=0)
        batch.steps.all().delete()
    storage.drop_file(batch.storage_key)
    return undone
