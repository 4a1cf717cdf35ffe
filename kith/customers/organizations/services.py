"""Writes of organizations and memberships."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kith.customers.organizations.models import (
    Membership,
    Organization,
    OrganizationContactPoint,
)
from kith.customers.people.errors import name_missing
from kith.customers.people.matching import normalize_point
from kith.customers.people.models import Person
from kith.customers.people.services import (
    assign_records,
    clean_values,
    delete_records,
    refuse_taken_number,
    refuse_too_many,
)
from kith.foundation.errors import InvalidInput
from kith.foundation.events import OrganizationChanged, OrganizationCreated
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import require
from kith.workplace.audit.models import ChangeSet
from kith.workplace.audit.services import Recorder, recording
from kith.workplace.outbox.services import publish
from kith.workplace.search.services import refresh_records

EDITABLE = (
    "external_id", "name", "email", "phone", "street", "city", "postal_code", "region", "country",
    "language", "preferred_channel", "preferred_from", "preferred_until", "source", "domain",
    "website", "industry", "tax_number", "employees", "owner_id", "team_id",
)  # fmt: skip
POINTS = {"email": "email", "phone": "phone", "website": "web"}


def create_organization(
    *, actor: User | None, into: ChangeSet | None = None, **values: Any
) -> Organization:
    """A new organization.

    Raises:
        NotAllowed: the actor is read-only. InvalidInput, UnknownName: see `clean_values`.
        Conflict: the number is taken.
    """
    require(actor, "write")
    organization = Organization()
    cleaned = clean_values(organization, values, EDITABLE)
    refuse_taken_number(organization, cleaned)
    for name, value in cleaned.items():
        setattr(organization, name, value)
    if not organization.name:
        raise name_missing()
    if actor is not None and organization.owner_id is None and "owner_id" not in values:
        organization.owner = actor
    title = _("New organization: %s") % organization.name
    with recording(actor=actor, title=title, into=into) as changes:
        changes.create(organization)
        _add_points(changes, organization, cleaned)
        refresh_records("organization", [organization.pk])
        publish(OrganizationCreated(organization.pk), change_set=changes.change_set)
    return organization


def _add_points(changes: Recorder, organization: Organization, values: Mapping[str, Any]) -> None:
    """Make sure that each given address stands among the contact points, as the first one."""
    for column, kind in POINTS.items():
        if not values.get(column):
            continue
        normalized = normalize_point(kind, values[column], organization.country)
        same_kind = organization.contact_points.filter(kind=kind)
        for other in same_kind.filter(is_primary=True).exclude(normalized=normalized):
            changes.update(other, is_primary=False)
        point = same_kind.filter(normalized=normalized).first()
        if point is not None:
            changes.update(point, is_primary=True)
            continue
        changes.create(
            OrganizationContactPoint(
                organization=organization,
                kind=kind,
                value=values[column],
                normalized=normalized,
                is_primary=True,
            )
        )


def update_organization(
    *, actor: User | None, organization: Organization, **values: Any
) -> list[str]:
    """Set the fields that differ; returns their names. Raises as `create_organization`."""
    require(actor, "write")
    cleaned = clean_values(organization, values, EDITABLE)
    refuse_taken_number(organization, cleaned)
    if "name" in cleaned and not cleaned["name"]:
        raise name_missing()
    with recording(actor=actor, title=_("Edited: %s") % organization.name) as changes:
        names = changes.update(organization, **cleaned)
        if names:
            _add_points(changes, organization, {n: cleaned[n] for n in names if n in POINTS})
            refresh_records("organization", [organization.pk])
            fact = OrganizationChanged(organization.pk, names)
            publish(fact, change_set=changes.change_set)
    return names


def assign_organizations(
    *,
    actor: User | None,
    ids: Sequence[int],
    owner_id: int | None = None,
    team_id: int | None = None,
    into: ChangeSet | None = None,
) -> ChangeSet:
    """Give organizations that the actor may see to an owner or a team."""
    return assign_records(
        actor=actor, model=Organization, ids=ids, owner_id=owner_id, team_id=team_id, into=into
    )


def delete_organizations(*, actor: User | None, ids: Sequence[int]) -> ChangeSet:
    """Delete organizations that the actor may see, as one undoable change-set."""
    require(actor, "write")
    refuse_too_many(ids)
    rows = Organization.objects.filter(pk__in=ids)
    if actor is not None:
        rows = rows.visible_to(actor)
    return delete_records(actor=actor, kind="organization", rows=list(rows))


def join_organization(
    *,
    actor: User | None,
    person: Person,
    organization: Organization,
    job_title: str = "",
    since: date | None = None,
    into: ChangeSet | None = None,
) -> Membership:
    """The person belongs to the organization from `since` on; the same again changes nothing."""
    require(actor, "write")
    with recording(actor=actor, title=_("Joined: %s") % organization.name, into=into) as changes:
        membership = person.memberships.filter(organization=organization, until=None).first()
        if membership is None:
            membership = Membership(
                person=person, organization=organization, job_title=job_title[:150], since=since
            )
            changes.create(membership)
        elif job_title:
            changes.update(membership, job_title=job_title[:150])
    return membership


def leave_organization(*, actor: User | None, membership: Membership, until: date) -> None:
    """The membership ends with the day `until`.

    Raises:
        InvalidInput: the end lies before the beginning.
    """
    require(actor, "write")
    if membership.since is not None and until < membership.since:
        raise InvalidInput(
            _("The end lies before the beginning."),
            field="until",
            value=until,
            remedy=_("Choose a later day."),
        )
    with recording(actor=actor, title=_("Left: %s") % membership.organization) as changes:
        changes.update(membership, until=until)
