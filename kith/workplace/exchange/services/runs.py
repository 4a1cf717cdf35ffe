"""Runs: queue, carry to the end, cancel, pick up what the dead have left."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from kith.foundation.clock import now
from kith.foundation.errors import Conflict, KithError
from kith.foundation.events import RecordsImported
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import require
from kith.workplace.audit.services import open_change_set
from kith.workplace.exchange.choices import ImportStatus
from kith.workplace.exchange.engine import lease, mapping, storage
from kith.workplace.exchange.engine.run import Progress, Run
from kith.workplace.exchange.errors import LeaseLost
from kith.workplace.exchange.models import ImportBatch
from kith.workplace.exchange.targets import targets
from kith.workplace.outbox.services import publish

log = logging.getLogger(__name__)
DRAFT_DAYS = 7
RESTING = (ImportStatus.STOPPED, ImportStatus.CANCELLED, ImportStatus.FAILED)


class _Nudges:
    """How a worker is told; set by `tasks` when Django is ready, for services stand beneath it."""

    send: Callable[[int], None] = staticmethod(lambda batch_id: None)


def send_nudges_by(send: Callable[[int], None]) -> None:
    """Let `send(import id)` tell a worker that there is work."""
    _Nudges.send = staticmethod(send)


def nudge(batch_id: int) -> None:
    """Tell a worker to look at an import."""
    _Nudges.send(batch_id)


def queue_import(*, actor: User | None, batch: ImportBatch) -> ImportBatch:
    """Let a worker run the import, or go on with one that was stopped or cancelled.

    Raises:
        Conflict: it is running, done or undone.
    """
    require(actor, "manage")
    mapping.check_mapping(batch.target, batch.mapping, batch.defaults)
    _refuse_ended(batch)
    with transaction.atomic():
        waiting = (ImportStatus.DRAFT, *RESTING)
        ImportBatch.objects.filter(pk=batch.pk, status__in=waiting).update(
            status=ImportStatus.QUEUED, attempts=0, error={}, cancel_requested=False
        )
        transaction.on_commit(lambda: nudge(batch.pk))
    batch.refresh_from_db()
    return batch


def _refuse_ended(batch: ImportBatch) -> None:
    if batch.status in (ImportStatus.UNDONE, ImportStatus.UNDOING):
        raise Conflict(
            _("This import was undone."),
            field="import",
            value=batch.pk,
            remedy=_("Import the file again."),
        )


def run_import(
    *, actor: User | None, batch_id: int, progress: Progress | None = None
) -> ImportBatch:
    """Carry an import to its end in this process, from where it stands.

    A finished import is returned as it is. `progress` is told how many rows each step settled.

    Raises:
        ImportBusy: a living process works on it. Conflict: it was undone.
    """
    require(actor, "manage")
    batch = ImportBatch.objects.get(pk=batch_id)
    _refuse_ended(batch)
    if batch.status == ImportStatus.DONE:
        return batch
    mapping.check_mapping(batch.target, batch.mapping, batch.defaults)
    batch = lease.claim(batch_id)
    if lease.exhausted(batch):
        _park(batch)
        return batch
    try:
        _open_changes(batch)
        status = Run(batch, progress).go()
        _finish(batch, status)
    except LeaseLost:
        log.warning("another process took the import over", extra={"import_id": batch_id})
    except Exception as error:
        _stop(batch, error)
        raise
    except BaseException:  # Ctrl-C: what is done stays done, and can be gone on with
        lease.release(batch, ImportStatus.STOPPED)
        raise
    batch.refresh_from_db()
    return batch


def _open_changes(batch: ImportBatch) -> None:
    if batch.change_set is not None:
        return
    with transaction.atomic():
        batch.change_set = open_change_set(
            kind="import", actor=batch.actor, title=_("Import: %s") % batch.file_name
        )
        if not lease.advance(batch, change_set=batch.change_set):
            raise LeaseLost


def _finish(batch: ImportBatch, status: str) -> None:
    """Give the run back; a finished one is told as one fact and forgets its file."""
    with transaction.atomic():
        if not lease.release(batch, status, finished_at=now(), attempts=0):
            raise LeaseLost
        batch.refresh_from_db()
        if status == ImportStatus.DONE:
            kind = targets[batch.target].kind
            fact = RecordsImported(batch.pk, kind, batch.created, batch.updated)
            publish(fact, change_set=batch.change_set)
    if status == ImportStatus.DONE:
        storage.drop_file(batch.storage_key)


def _stop(batch: ImportBatch, error: Exception) -> None:
    """Rest after an error that is not a row's; the run can be gone on with."""
    told = _told(error)
    log.exception("an import stopped", extra={"import_id": batch.pk})
    try:
        lease.release(batch, ImportStatus.STOPPED, error=told)
    except Exception:  # the database may be what failed; the lease runs out by itself
        log.exception("an import could not be given back", extra={"import_id": batch.pk})


def _told(error: Exception) -> dict[str, Any]:
    if isinstance(error, KithError):
        return error.as_dict()
    if isinstance(error, OperationalError | OSError):
        return {
            "message": _("The disk or the database does not take any more: %s") % error,
            "remedy": _("Free some space, then go on with the import; nothing is lost."),
        }
    return {"message": f"{type(error).__name__}: {error}"[:300]}


def _park(batch: ImportBatch) -> None:
    message = _("The import died several times at the same place and was set aside.")
    lease.release(batch, ImportStatus.FAILED, error={"message": message})
    log.error("an import was set aside", extra={"import_id": batch.pk, "row": batch.cursor})
    batch.refresh_from_db()


def cancel_import(*, actor: User | None, batch: ImportBatch) -> None:
    """Stop after the present step; what is in stays in, until it is undone or gone on with."""
    require(actor, "manage")
    ImportBatch.objects.filter(pk=batch.pk, status=ImportStatus.RUNNING).update(
        cancel_requested=True
    )
    ImportBatch.objects.filter(pk=batch.pk, status=ImportStatus.QUEUED).update(
        status=ImportStatus.CANCELLED
    )
    batch.refresh_from_db()


def sweep_imports() -> list[int]:
    """Nudge runs whose process died, and forget drafts a week old; returns the ids nudged."""
    forsaken = lease.forsaken()
    for batch_id in forsaken:
        nudge(batch_id)
    old = ImportBatch.objects.filter(
        status=ImportStatus.DRAFT, created_at__lt=now() - timedelta(days=DRAFT_DAYS)
    )
    for batch in old[:100]:
        storage.drop_file(batch.storage_key)
        batch.delete()
    return forsaken
