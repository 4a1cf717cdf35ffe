"""The log of changes: what was done, by whom, and the way back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kith.web.answers import go
from kith.web.pages.settings.index import settings_page
from kith.web.templatetags.kith import num
from kith.workplace.accounts.permissions import may_manage, may_write, require
from kith.workplace.audit.choices import ChangeKind
from kith.workplace.audit.queries import (
    access_change_set,
    count_entries,
    entries_of,
    list_change_sets,
)
from kith.workplace.audit.services import undo_change_set

PAGE_ROWS = 50


def _may_undo(user: Any, change_set: Any) -> bool:
    own = change_set.actor_id == user.pk and may_write(user)
    return change_set.undone_at is None and (own or may_manage(user))


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """Acts, newest first."""
    user: Any = request.user
    before = request.GET.get("before", "")
    kind = request.GET.get("kind", "")
    rows = list_change_sets(
        user,
        kind=kind if kind in ChangeKind.values else "",
        before=int(before) if before.isdecimal() and len(before) < 19 else None,
        limit=PAGE_ROWS + 1,
    )
    more = f"?kind={kind}&before={rows[PAGE_ROWS - 1].pk}" if len(rows) > PAGE_ROWS else ""
    tabs = [{"name": _("All"), "url": "?", "current": not kind}] + [
        {"name": label, "url": f"?kind={key}", "current": key == kind}
        for key, label in ChangeKind.choices
    ]
    lines = [{"row": row, "may_undo": _may_undo(user, row)} for row in rows[:PAGE_ROWS]]
    context = {"lines": lines, "more": more, "tabs": tabs}
    return settings_page(request, "changes", "pages/settings/changes.html", context)


@require_safe
def change(request: HttpRequest, number: int) -> HttpResponse:
    """One act: every record that it changed, field by field."""
    user: Any = request.user
    found = access_change_set(user, number)
    context = {
        "change": found,
        "entries": entries_of(found),
        "count": count_entries(found),
        "may_undo": _may_undo(user, found),
    }
    return settings_page(request, "changes", "pages/settings/change.html", context)


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take an act back whole, except what was worked on since."""
    user: Any = request.user
    require(user, "write")
    found = access_change_set(user, number)
    result = undo_change_set(change_set=found, actor=user)
    text = ngettext("%s record is back", "%s records are back", result.undone) % num(result.undone)
    if result.kept:
        kept = len(result.kept)
        text += " · " + ngettext(
            "%s kept: it was edited since", "%s kept: they were edited since", kept
        ) % num(kept)
    redo = found.undone_by_id
    again = reverse("settings:undo", args=[redo]) if redo else ""
    return go(request, "settings:changes", text, undo=again)
