"""The outbox: facts are written with the rows that made them true, then handed to subscribers."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction

from kith.foundation.clock import now
from kith.foundation.events import Fact
from kith.workplace.audit.models import ChangeSet
from kith.workplace.outbox.models import OutboxEvent

MOST_ATTEMPTS = 5
KEPT_DAYS = 30

Subscriber = Callable[[dict[str, Any]], None]
_subscribers: dict[str, list[Subscriber]] = defaultdict(list)
log = logging.getLogger(__name__)


def subscribe(fact: type[Fact], subscriber: Subscriber) -> None:
    """Call `subscriber(payload)` for each fact of this type, at least once, after it is committed.

    A subscriber must bear being called twice with the same payload.
    """
    if subscriber not in _subscribers[fact.name()]:
        _subscribers[fact.name()].append(subscriber)


def publish(fact: Fact, *, change_set: ChangeSet | None = None) -> None:
    """Write the fact in the caller's transaction; delivery is another's work."""
    OutboxEvent.objects.create(name=fact.name(), payload=fact.payload(), change_set=change_set)


def deliver_events(*, most: int = 500) -> int:
    """Hand waiting facts to their subscribers, oldest first; returns how many were delivered.

    A subscriber that fails is tried again on later calls, five times in all, then parked with its
    error; it never holds up the facts behind it.
    """
    waiting = OutboxEvent.objects.filter(delivered_at=None, attempts__lt=MOST_ATTEMPTS)
    delivered = 0
    for event in waiting.order_by("id")[:most]:
        try:
            with transaction.atomic():
                for subscriber in _subscribers.get(event.name, ()):
                    subscriber(event.payload)
                event.delivered_at = now()
                event.save(update_fields=["delivered_at"])
            delivered += 1
        except Exception as error:
            log.exception("a subscriber failed", extra={"fact": event.name, "event_id": event.pk})
            event.delivered_at = None
            event.attempts += 1
            event.last_error = f"{type(error).__name__}: {error}"[:300]
            event.save(update_fields=["attempts", "last_error"])
    return delivered


def forget_delivered() -> int:
    """Remove facts delivered more than thirty days ago; returns how many."""
    before = now() - timedelta(days=KEPT_DAYS)
    return OutboxEvent.objects.filter(delivered_at__lt=before).delete()[0]
