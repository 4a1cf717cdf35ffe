"""Reads of organizations and memberships; every one starts from what the user may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from kith.customers.organizations.models import (
    Membership,
    Organization,
    OrganizationContactPoint,
)
from kith.customers.people.errors import missing
from kith.customers.people.models import Person
from kith.customers.people.queries import SORTS, filter_customers
from kith.workplace.accounts.models import User
from kith.workplace.views.keyset import Page, choose_sort, keyset_page

LIST_COLUMNS = (
    "id", "name", "email", "phone", "city", "country", "industry", "domain", "tier", "clv",
    "owner_id", "team_id", "created_at", "external_id",
)  # fmt: skip


def access_organization(user: User | None, organization_id: int) -> Organization:
    """The one way to an organization.

    Raises:
        NotFound: no such organization, or not visible to the user.
    """
    rows = Organization.objects.visible_to(user).select_related("owner", "team")
    found = rows.filter(pk=organization_id).first()
    if found is None:
        raise missing("organization", organization_id)
    return found


def organizations_matching(user: User | None, filters: Mapping[str, Any]) -> QuerySet[Organization]:
    """Organizations that the user may see and the filters let through."""
    return filter_customers(Organization.objects.visible_to(user), "organization", user, filters)


def list_organizations(
    user: User | None,
    *,
    filters: Mapping[str, Any],
    sort: str = "name",
    cursor: str = "",
    limit: int = 50,
) -> Page[Organization]:
    """One page of organizations, in one query."""
    rows = organizations_matching(user, filters).only(*LIST_COLUMNS)
    return keyset_page(rows, choose_sort(SORTS, sort), cursor=cursor, limit=limit)


def contact_points(organization: Organization) -> list[OrganizationContactPoint]:
    """An organization's contact points, first ones first."""
    return list(organization.contact_points.order_by("kind", "-is_primary", "id"))


def memberships_of_person(user: User | None, person: Person) -> list[Membership]:
    """Where the person belongs or belonged: organizations that the user may see, newest first."""
    seen = Organization.objects.visible_to(user)
    rows = person.memberships.filter(organization__in=seen).select_related("organization")
    return list(rows.order_by("until", "-since", "-id")[:50])


def members(user: User | None, organization: Organization) -> list[Membership]:
    """The people of an organization whom the user may see, at most 100."""
    seen = Person.objects.visible_to(user)
    rows = organization.memberships.filter(person__in=seen).select_related("person")
    return list(rows.order_by("until", "person__name")[:100])


def organizations_by_ids(user: User | None, ids: Sequence[int]) -> list[Organization]:
    """Those of the given organizations that the user may see, in no order."""
    return list(Organization.objects.visible_to(user).filter(pk__in=ids))


def current_organizations(user: User | None, person_ids: Sequence[int]) -> dict[int, Organization]:
    """Where each of the given people belongs today, as far as the user sees the organization."""
    seen = Organization.objects.visible_to(user)
    rows = Membership.objects.filter(
        person_id__in=person_ids, until=None, organization__in=seen
    ).select_related("organization")
    return {row.person_id: row.organization for row in rows.order_by("since", "id")}
