"""What this room offers the engines beneath it: audit, undo, search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kith.customers.people.models import Identity, Person, PersonContactPoint
from kith.workplace.audit.registry import register_audited
from kith.workplace.search.registry import Searchable, register_searchable
from kith.workplace.search.services import refresh_records


def person_document(row: dict[str, Any]) -> tuple[int, str, str]:
    """A person as the search index keeps one: (id, title, body)."""
    body = " ".join(
        str(row[name])
        for name in ("email", "phone", "external_id", "city", "job_title")
        if row[name]
    )
    return row["id"], row["name"], body


def person_documents(ids: Sequence[int]) -> list[tuple[int, str, str]]:
    """Search documents of the people who still exist."""
    names = ("id", "name", "email", "phone", "external_id", "city", "job_title")
    return [person_document(row) for row in Person.objects.filter(pk__in=ids).values(*names)]


def declare() -> None:
    """Called once when Django is ready."""
    register_audited(
        "person",
        Person,
        leave_out=("tier", "clv", "updated_at"),
        refresh=lambda ids: refresh_records("person", ids),
    )
    register_audited("person_contact_point", PersonContactPoint, leave_out=("updated_at",))
    register_audited("identity", Identity)
    register_searchable(
        Searchable(
            kind="person",
            number=1,
            visible=lambda user, ids: Person.objects.visible_to(user).filter(pk__in=ids),
            documents=person_documents,
        )
    )
