"""Reads of the trail: what was done, by whom, to which records."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kith.foundation.errors import NotFound
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import NOTHING, may_manage
from kith.workplace.audit.models import AuditEntry, ChangeSet


@dataclass(frozen=True, slots=True)
class EntryView:
    """One record's change, readable: fields as (name, before, after)."""

    kind: str
    object_id: int
    action: str
    fields: list[tuple[str, Any, Any]]
    is_erased: bool


def visible_changes(user: User | None) -> QuerySet[ChangeSet]:
    """Managers and administrators see every act of the firm, the others their own."""
    if user is None or not user.is_active:
        seen = NOTHING
    else:
        seen = Q() if may_manage(user) else Q(actor=user)
    return ChangeSet.objects.filter(seen)


def list_change_sets(
    user: User | None, *, kind: str = "", before: int | None = None, limit: int = 50
) -> list[ChangeSet]:
    """Acts, newest first; `before` is the id of the last one of the page before."""
    rows = visible_changes(user).select_related("actor")
    if kind:
        rows = rows.filter(kind=kind)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows.order_by("-id")[: min(limit, 200)])


def access_change_set(user: User | None, number: int) -> ChangeSet:
    """The one way to a change-set; NotFound where it is not the user's to see."""
    found = visible_changes(user).select_related("actor").filter(pk=number).first()
    if found is None:
        raise NotFound(
            _("This change is not there."),
            field="change",
            value=number,
            remedy=_("It may be another person's."),
        )
    return found


def entries_of(change_set: ChangeSet, *, limit: int = 100) -> list[EntryView]:
    """The first records that an act changed, with their fields."""
    rows = AuditEntry.objects.filter(change_set=change_set).select_related("payload").order_by("id")
    return [_readable(row) for row in rows[: min(limit, 500)]]


def count_entries(change_set: ChangeSet, most: int = 10_000) -> int:
    """How many records an act changed, counted no further than `most` + 1."""
    return AuditEntry.objects.filter(change_set=change_set).order_by()[: most + 1].count()


def _readable(entry: AuditEntry) -> EntryView:
    payload = getattr(entry, "payload", None)
    data = json.loads(payload.data) if payload is not None else {}
    before, after = data.get("before") or {}, data.get("after") or {}
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    fields = [(name, before.get(name), after.get(name)) for name in names if name != "id"]
    return EntryView(entry.kind, entry.object_id, entry.action, fields, payload is None)
