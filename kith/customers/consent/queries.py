"""Reads of the consent ledger."""

from __future__ import annotations

from datetime import datetime

from kith.customers.consent.models import ConsentEntry
from kith.customers.consent.rules import Line, in_force
from kith.customers.people.models import Person
from kith.foundation.clock import now
from kith.workplace.accounts.models import User


def ledger(user: User | None, person: Person) -> list[ConsentEntry]:
    """Every line about a person, newest first."""
    rows = ConsentEntry.objects.visible_to(user).filter(person=person)
    return list(rows.select_related("recorded_by").order_by("-at", "-id")[:200])


def allowed_channels(
    user: User | None, person: Person, *, purpose: str = "marketing", moment: datetime | None = None
) -> list[str]:
    """Channels on which this person may be addressed for this purpose at `moment`."""
    lines = [
        Line(e.channel, e.purpose, e.basis, e.action, e.at, e.expires_at, e.proof)
        for e in ConsentEntry.objects.visible_to(user).filter(person=person)
    ]
    return sorted(in_force(lines, moment or now(), purpose))
