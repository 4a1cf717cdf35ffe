"""Nudges: look at this import now; the batch itself says what is to be done."""

from __future__ import annotations

from kith.foundation.queues import every, long, quick, task
from kith.workplace.accounts.models import User
from kith.workplace.exchange.choices import ImportStatus
from kith.workplace.exchange.errors import ImportBusy
from kith.workplace.exchange.models import ImportBatch
from kith.workplace.exchange.services import (
    run_import,
    send_nudges_by,
    sweep_imports,
    undo_import,
)
from kith.workplace.outbox.tasks import deliver_soon


@task(long)
def work_on_import(batch_id: int) -> None:
    """Run or take back one import, from where it stands; nothing if another process does so."""
    batch = ImportBatch.objects.filter(pk=batch_id).first()
    try:
        if batch is not None and batch.status == ImportStatus.UNDOING:
            asked_by = User.objects.filter(pk=batch.undo.get("by")).first()
            undo_import(actor=asked_by, batch_id=batch_id)
        elif batch is not None and batch.status in (ImportStatus.QUEUED, ImportStatus.RUNNING):
            run_import(actor=None, batch_id=batch_id)
            deliver_soon()  # whoever imported looks at the page and waits for the figures
    except ImportBusy:
        return


@every(quick)
def sweep_dead_imports() -> None:
    """Each minute: pick up what a dead process left."""
    sweep_imports()


send_nudges_by(work_on_import)
