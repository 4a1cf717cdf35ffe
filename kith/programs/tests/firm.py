"""A firm small enough to see whole, written straight into the database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from kith.analytical.warehouse.services import refresh_warehouse
from kith.customers.orders.models import Order
from kith.customers.people.models import Person
from kith.foundation.clock import now
from kith.workplace.accounts.choices import Access, Role
from kith.workplace.accounts.models import User

# Customer number i orders every GAP + i days, the first ones long ago and then no more.
CUSTOMERS, SILENT, GAP = 120, 8, 12


def days_ago(days: float) -> datetime:
    """Noon, so many days before today."""
    day = now().astimezone(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
    return day - timedelta(days=days)


def small_firm(*, owner: User | None = None, email: str = "") -> list[Person]:
    """A firm over two years; its first eight customers bought most and are silent for 200 days."""
    people = Person.objects.bulk_create(
        Person(name=f"Customer {i:03}", external_id=f"C{i:03}", owner=owner, email=email)
        for i in range(CUSTOMERS)
    )
    Order.objects.bulk_create(
        Order(
            person=person,
            external_id=f"{person.external_id}-{number}",
            ordered_at=days_ago(age),
            amount=Decimal(400 if i < SILENT else 50 + i),
            currency="EUR",
        )
        for i, person in enumerate(people)
        for number, age in enumerate(range(200 if i < SILENT else 5, 720, GAP + i))
    )
    return people


def colleague(name: str, role: str = Role.MANAGER, access: str = Access.ALL) -> User:
    """A user of the firm."""
    return User.objects.create_user(
        email=f"{name}@example.org", name=name, role=role, access=access
    )


def refreshed() -> None:
    """The warehouse, as it is after everything above."""
    refresh_warehouse()
