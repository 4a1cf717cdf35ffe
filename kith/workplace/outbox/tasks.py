"""Nudges: hand waiting facts to their subscribers."""

from __future__ import annotations

from kith.foundation.queues import every, quick, task
from kith.workplace.outbox.services import deliver_events, forget_delivered


@task(quick)
def deliver_soon() -> None:
    """Deliver now, for facts that somebody waits for."""
    deliver_events()


@every(quick)
def deliver_each_minute() -> None:
    """Deliver whatever waits."""
    deliver_events()


@every(quick, minutes=60)
def forget_hourly() -> None:
    """Facts delivered long ago are no longer needed."""
    forget_delivered()
