"""Who works on a run: one process at a time, by a lease that the dead lose, with a fencing number."""

from __future__ import annotations

import os
import socket
from datetime import timedelta

import psutil
from django.db import transaction
from django.db.models import F, Q

from kith.foundation.clock import now
from kith.foundation.i18n import _
from kith.workplace.exchange.choices import ImportStatus
from kith.workplace.exchange.errors import ImportBusy
from kith.workplace.exchange.limits import ATTEMPTS, LEASE_SECONDS
from kith.workplace.exchange.models import ImportBatch


def this_process() -> str:
    """This process by host, number and moment of birth, so that a reused number is told apart."""
    me = psutil.Process()
    return f"{socket.gethostname()[:60]}/{me.pid}/{me.create_time():.2f}"


def holder_is_dead(holder: str) -> bool:
    """True where the holder was a process of this host that is gone; False where unknown."""
    host, _slash, rest = holder.partition("/")
    number, _slash, born = rest.partition("/")
    if host != socket.gethostname()[:60] or not number.isdigit():
        return False
    if int(number) == os.getpid():
        return False
    try:
        return f"{psutil.Process(int(number)).create_time():.2f}" != born
    except psutil.Error:
        return True


def claim(batch_id: int, status: str = ImportStatus.RUNNING) -> ImportBatch:
    """Take a run over and raise its fence.

    Raises:
        ImportBusy: a living process holds it.
    """
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update().get(pk=batch_id)
        free = Q(leased_until=None) | Q(leased_until__lt=now())
        if batch.holder == this_process() or holder_is_dead(batch.holder):
            free |= Q(holder=batch.holder)
        taken = ImportBatch.objects.filter(free, pk=batch_id, fence=batch.fence).update(
            fence=F("fence") + 1,
            attempts=F("attempts") + 1,
            holder=this_process(),
            leased_until=now() + timedelta(seconds=LEASE_SECONDS),
            status=status,
            started_at=batch.started_at or now(),
            finished_at=None,
            cancel_requested=False,
        )
    if not taken:
        raise ImportBusy(
            _("Another process works on this import."),
            field="import",
            value=batch_id,
            remedy=_("Wait for it, or cancel it first."),
        )
    batch.refresh_from_db()
    return batch


def exhausted(batch: ImportBatch) -> bool:
    """Whether a run has died too often without a step forward."""
    return batch.attempts > ATTEMPTS


def advance(batch: ImportBatch, **values: object) -> bool:
    """Write a step's progress if the run is still ours, prolonging the lease; False if it is not.

    To be called in the step's transaction: a False must roll it back.
    """
    done = ImportBatch.objects.filter(pk=batch.pk, fence=batch.fence).update(
        leased_until=now() + timedelta(seconds=LEASE_SECONDS), attempts=0, **values
    )
    return bool(done)


def release(batch: ImportBatch, status: str, **values: object) -> bool:
    """Give the run back in a final or resting state."""
    done = ImportBatch.objects.filter(pk=batch.pk, fence=batch.fence).update(
        status=status, holder="", leased_until=None, **values
    )
    return bool(done)


def is_held(batch: ImportBatch) -> bool:
    """Whether a process that may be alive holds the run."""
    held = batch.leased_until is not None and batch.leased_until > now()
    return held and not holder_is_dead(batch.holder)


def forsaken() -> list[int]:
    """Runs that want a process and have none: queued, or held by one that is gone."""
    unfinished = ImportBatch.objects.filter(
        status__in=(ImportStatus.QUEUED, ImportStatus.RUNNING, ImportStatus.UNDOING)
    )
    return [
        batch.pk
        for batch in unfinished.only("pk", "holder", "leased_until", "status")
        if batch.leased_until is None or batch.leased_until < now() or holder_is_dead(batch.holder)
    ]
