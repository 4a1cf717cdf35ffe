"""Reads of people; every one starts from what the user may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kith.customers.people.choices import Tier
from kith.customers.people.errors import missing
from kith.customers.people.models import Identity, Person, PersonContactPoint
from kith.foundation.errors import UnknownName
from kith.workplace.accounts.models import User
from kith.workplace.search.queries import matching_ids
from kith.workplace.views.keyset import Page, Sort, choose_sort, keyset_page

SORTS: dict[str, Sort] = {
    "name": Sort("name"),
    "-name": Sort("name", descending=True),
    "-clv": Sort("clv", descending=True, nullable=True),
    "clv": Sort("clv", nullable=True),
    "-created_at": Sort("created_at", descending=True),
    "created_at": Sort("created_at"),
}
FILTERS = ("q", "tier", "owner", "team", "city", "country", "source", "created_from", "mine")
LIST_COLUMNS = (
    "id", "name", "email", "phone", "city", "country", "job_title", "tier", "clv", "owner_id",
    "team_id", "created_at", "external_id",
)  # fmt: skip


def access_person(user: User | None, person_id: int) -> Person:
    """The one way to a person.

    Raises:
        NotFound: no such person, or not visible to the user.
    """
    person = Person.objects.visible_to(user).select_related("owner", "team").filter(pk=person_id)
    found = person.first()
    if found is None:
        raise missing("person", person_id)
    return found


def filter_customers(
    rows: QuerySet[Any], kind: str, user: User | None, filters: Mapping[str, Any]
) -> QuerySet[Any]:
    """Narrow people or organizations by allow-listed filters; empty values do not filter.

    Raises:
        UnknownName: a filter outside the allow-list, or a value outside its closed list.
    """
    for name, value in filters.items():
        if name not in FILTERS:
            raise UnknownName(
                _("This list has no such filter."),
                field="filter",
                value=name,
                remedy=", ".join(FILTERS),
            )
        if value not in ("", None):
            rows = rows.filter(_condition(kind, user, name, str(value)))
    return rows


def _condition(kind: str, user: User | None, name: str, value: str) -> Q:
    if name == "q":
        return Q(pk__in=matching_ids(kind, value))
    if name == "mine":
        return Q(owner=user)
    if name == "created_from":
        return Q(created_at__date__gte=_parse(name, value, date.fromisoformat))
    if name in ("owner", "team"):
        return Q(**{f"{name}_id": _parse(name, value, _number)})
    if name == "tier":
        return Q(tier=_parse(name, value, lambda text: Tier(int(text)).value))
    return Q(**{name: value})


def _number(text: str) -> int:
    """A number that fits a key."""
    number = int(text)
    if not 0 < number < 2**63:
        raise ValueError(text)
    return number


def _parse(name: str, value: str, parse: Any) -> Any:
    try:
        return parse(value)
    except ValueError:
        raise UnknownName(
            _("The filter does not take this value."),
            field=name,
            value=value,
            remedy=_("Choose one of the values that the list offers."),
        ) from None


def people_matching(user: User | None, filters: Mapping[str, Any]) -> QuerySet[Person]:
    """People that the user may see and the filters let through."""
    return filter_customers(Person.objects.visible_to(user), "person", user, filters)


def list_people(
    user: User | None,
    *,
    filters: Mapping[str, Any],
    sort: str = "name",
    cursor: str = "",
    limit: int = 50,
) -> Page[Person]:
    """One page of people, in one query."""
    rows = people_matching(user, filters).only(*LIST_COLUMNS)
    return keyset_page(rows, choose_sort(SORTS, sort), cursor=cursor, limit=limit)


def contact_points(person: Person) -> list[PersonContactPoint]:
    """A person's contact points, first ones first."""
    return list(person.contact_points.order_by("kind", "-is_primary", "id"))


def identities(person: Person) -> list[Identity]:
    """What other sources call this person."""
    return list(person.identities.order_by("-confidence", "source"))


def people_by_ids(user: User | None, ids: Sequence[int]) -> list[Person]:
    """Those of the given people whom the user may see, in no order."""
    return list(Person.objects.visible_to(user).filter(pk__in=ids))


def birthdays_between(user: User | None, first: date, days: int) -> list[Person]:
    """People whose birthday falls on `first` or in the `days` after it, at most 50."""
    from datetime import timedelta

    wanted = Q()
    for offset in range(days + 1):
        day = first + timedelta(days=offset)
        wanted |= Q(birthday__month=day.month, birthday__day=day.day)
    return list(
        Person.objects.visible_to(user).filter(wanted, birthday__isnull=False).order_by("name")[:50]
    )
