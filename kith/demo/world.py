"""The demo firm as plain data: customers with their hidden truth, and all that happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

SCENARIOS = ("needs_mixed", "needs_unconfirmed", "bad_offer", "good_offer")


@dataclass(slots=True)
class Customer:
    """One customer. Fields after `owner` are the truth that the database never sees."""

    number: int
    is_organization: bool
    name: str
    origin: str
    owner: int
    weekly_rate: float  # orders a week while active
    begins: date
    ends: date | None  # the day after which no order comes, or None
    amount: float  # mean amount of an order
    margin: float  # share of the amount
    costly: bool  # visits, rushes and returns eat the margin
    advocate: bool
    need: str
    channel: str
    contacts: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Human:
    """A person: a private customer, or a contact of an organization."""

    number: int
    customer: int
    given: str
    family: str
    origin: str
    values: dict[str, Any]
    duplicate_of: int | None = None


@dataclass
class World:
    """Everything that the loader writes, and the truth that it does not."""

    seed: int
    until: date
    scenario: str
    customers: list[Customer] = field(default_factory=list)
    humans: list[Human] = field(default_factory=list)
    orders: list[dict[str, Any]] = field(default_factory=list)
    costs: list[dict[str, Any]] = field(default_factory=list)
    interactions: list[dict[str, Any]] = field(default_factory=list)
    outcomes: list[tuple[int, str, datetime]] = field(default_factory=list)
    needs: list[dict[str, Any]] = field(default_factory=list)
    traits: list[dict[str, Any]] = field(default_factory=list)
    consents: list[dict[str, Any]] = field(default_factory=list)
    assignments: list[dict[str, Any]] = field(default_factory=list)
    tasks: list[dict[str, Any]] = field(default_factory=list)

    @property
    def truth(self) -> dict[int, dict[str, Any]]:
        """What a good analysis should find out, by customer number."""
        return {
            customer.number: {
                "weekly_rate": customer.weekly_rate,
                "alive": customer.ends is None,
                "costly": customer.costly,
                "advocate": customer.advocate,
                "need": customer.need,
            }
            for customer in self.customers
        }
