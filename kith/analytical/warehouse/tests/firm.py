"""A tiny firm for the warehouse's tests, every write audited as the services do it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import models

from kith.customers.orders.models import Order
from kith.customers.organizations.models import Organization
from kith.customers.people.models import Person
from kith.customers.timeline.models import Interaction
from kith.workplace.audit.services import recording


def at(day: str, hour: int = 12) -> datetime:
    """A moment of a day, in UTC."""
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)


def days_ago(days: float) -> datetime:
    """A moment so many days before now."""
    return datetime.now(UTC) - timedelta(days=days)


def put(row: models.Model) -> Any:
    """Insert a row, audited."""
    with recording(actor=None) as recorder:
        recorder.create(row)
    return row


def change(row: models.Model, **values: Any) -> None:
    """Update a row, audited."""
    with recording(actor=None) as recorder:
        recorder.update(row, **values)


def remove(row: models.Model) -> None:
    """Delete a row, audited."""
    with recording(actor=None) as recorder:
        recorder.delete(row)


def person(name: str = "Ada", **fields: Any) -> Person:
    """A person."""
    return put(Person(name=name, **fields))


def organization(name: str = "Acme", **fields: Any) -> Organization:
    """An organization."""
    return put(Organization(name=name, **fields))


def order(
    customer: Person | Organization, when: datetime, amount: float = 10, **fields: Any
) -> Order:
    """A completed order."""
    fields.setdefault("currency", "EUR")
    return put(Order(**_of(customer), ordered_at=when, amount=amount, **fields))


def talk(
    customer: Person | Organization | None, when: datetime, direction: str = "in", **fields: Any
) -> Interaction:
    """An e-mail."""
    values = {"channel": "email", "kind": "message", **fields}
    return put(Interaction(**_of(customer), occurred_at=when, direction=direction, **values))


def _of(customer: Person | Organization | None) -> dict[str, Any]:
    if customer is None:
        return {}
    return {"organization" if isinstance(customer, Organization) else "person": customer}
