"""Columns of people.csv that no single column of the table holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kith.customers.people.models import Person, PersonContactPoint
from kith.workplace.exchange.engine.lookup import fetch


def other_points(kind: str) -> Callable[[Sequence[int]], Mapping[int, str]]:
    """A function from ids to their further addresses of a kind, parted by semicolons."""

    def say(ids: Sequence[int]) -> Mapping[int, str]:
        columns = ("person_id", "kind", "is_primary", "value")
        others: dict[int, list[str]] = defaultdict(list)
        for owner, point_kind, first, value in fetch(
            PersonContactPoint, "person_id", ids, *columns
        ):
            if point_kind == kind and not first:
                others[owner].append(value)
        return {owner: "; ".join(values) for owner, values in others.items()}

    return say


def owner_of(ids: Sequence[int]) -> Mapping[int, str]:
    """The owners' e-mails."""
    return {pk: email for pk, email in fetch(Person, "pk", ids, "pk", "owner__email") if email}


def team_of(ids: Sequence[int]) -> Mapping[int, str]:
    """The teams' names."""
    return {pk: name for pk, name in fetch(Person, "pk", ids, "pk", "team__name") if name}


def column(name: str) -> Callable[[Sequence[int]], Mapping[int, Any]]:
    """A function from ids to a column that import deals with by itself."""
    return lambda ids: dict(fetch(Person, "pk", ids, "pk", name))  # type: ignore[arg-type]


EXPORTS: dict[str, Callable[[Sequence[int]], Mapping[int, Any]]] = {
    "email": column("email"),
    "phone": column("phone"),
    "other_emails": other_points("email"),
    "other_phones": other_points("phone"),
    "owner": owner_of,
    "team": team_of,
}
