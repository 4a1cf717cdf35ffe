"""What this room offers the engines beneath it: audit, undo, search."""

from __future__ import annotations

from collections.abc import Sequence

from kith.customers.organizations.models import (
    Membership,
    Organization,
    OrganizationContactPoint,
)
from kith.workplace.audit.registry import register_audited
from kith.workplace.search.registry import Searchable, register_searchable
from kith.workplace.search.services import refresh_records


def organization_documents(ids: Sequence[int]) -> list[tuple[int, str, str]]:
    """Search documents of the organizations that still exist."""
    names = ("id", "name", "domain", "email", "phone", "external_id", "city", "industry")
    rows = Organization.objects.filter(pk__in=ids).values_list(*names)
    return [(row[0], row[1], " ".join(part for part in row[2:] if part)) for row in rows]


def declare() -> None:
    """Called once when Django is ready."""
    register_audited(
        "organization",
        Organization,
        leave_out=("tier", "clv", "updated_at"),
        refresh=lambda ids: refresh_records("organization", ids),
    )
    register_audited("org_contact_point", OrganizationContactPoint, leave_out=("updated_at",))
    register_audited("membership", Membership, leave_out=("updated_at",))
    register_searchable(
        Searchable(
            kind="organization",
            number=2,
            visible=lambda user, ids: Organization.objects.visible_to(user).filter(pk__in=ids),
            documents=organization_documents,
        )
    )
