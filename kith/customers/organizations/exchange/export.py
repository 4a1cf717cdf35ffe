"""Columns of organizations.csv and people.csv that other tables hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kith.customers.organizations.models import Membership, Organization
from kith.workplace.exchange.engine.context import Surrounding
from kith.workplace.exchange.engine.lookup import fetch

Say = Callable[[Sequence[int]], Mapping[int, Any]]


def _column(name: str) -> Say:
    return lambda ids: {pk: v for pk, v in fetch(Organization, "pk", ids, "pk", name) if v}


EXPORTS: dict[str, Say] = {
    "email": _column("email"),
    "phone": _column("phone"),
    "owner": _column("owner__email"),
    "team": _column("team__name"),
}


def membership_exports() -> dict[str, Say]:
    """The last membership of each person: its organization's number, and its dates."""

    def organization(ids: Sequence[int]) -> Mapping[int, Any]:
        columns = ("person_id", "organization_id", "organization__external_id")
        own_number = Surrounding.look().own_number
        rows = fetch(Membership, "person_id", ids, *columns)
        return {person: number or own_number(pk) for person, pk, number in rows}

    def dated(name: str) -> Say:
        return lambda ids: dict(fetch(Membership, "person_id", ids, "person_id", name))  # type: ignore[arg-type]

    return {
        "organization": organization,
        "member_since": dated("since"),
        "member_until": dated("until"),
    }
