"""Acts on several records of a list; each is one change-set, and its toast undoes it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kith.customers.activities.services import create_task
from kith.foundation.errors import InvalidInput
from kith.web.answers import go, undo_address
from kith.web.pages.customers.kinds import Kind
from kith.web.templatetags.kith import num
from kith.workplace.accounts.permissions import require
from kith.workplace.accounts.queries import access_team, access_user
from kith.workplace.audit.services import open_change_set

MOST = 1_000


def chosen(request: HttpRequest) -> list[int]:
    """The ids that the form sends.

    Raises:
        InvalidInput: none, or one that is not a number.
    """
    given = request.POST.getlist("ids")[:MOST]
    if not given or not all(text.isdecimal() and len(text) < 19 for text in given):
        raise InvalidInput(
            _("Nothing is selected."),
            field="ids",
            value=", ".join(given)[:60],
            remedy=_("Tick the rows first."),
        )
    return [int(text) for text in given]


def number_or_none(text: str) -> int | None:
    """A positive whole number, or nothing."""
    return int(text) if text.isdecimal() and len(text) < 19 else None


def day_or_none(text: str) -> date | None:
    """A date as the browser writes it, or nothing."""
    try:
        return parse_date(text)
    except ValueError:
        return None


@require_POST
def assign(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Give the selected to an owner or a team."""
    require(request.user, "write")  # type: ignore[arg-type]
    ids = chosen(request)
    owner = number_or_none(request.POST.get("owner", ""))
    team = number_or_none(request.POST.get("team", ""))
    if owner is None and team is None:
        raise InvalidInput(
            _("Nobody is chosen."), field="owner", remedy=_("Choose an owner or a team.")
        )
    if owner is not None:
        access_user(owner)
    if team is not None:
        access_team(team)
    done = kind.assign(actor=request.user, ids=ids, owner_id=owner, team_id=team)
    text = ngettext("%s record assigned", "%s records assigned", len(ids)) % num(len(ids))
    return go(request, kind.list_route, text, undo=undo_address(done))


@require_POST
def add_tasks(request: HttpRequest, kind: Kind) -> HttpResponse:
    """One task about each of the selected, for one colleague or for the owner of each."""
    user: Any = request.user
    require(user, "write")
    rows = kind.by_ids(user, chosen(request))
    title = request.POST.get("title", "")
    who = number_or_none(request.POST.get("task_owner", ""))
    owner = access_user(who) if who is not None else None
    due_on = day_or_none(request.POST.get("due_on", ""))
    if not title.strip():
        raise InvalidInput(
            _("A task says what is to be done."),
            field="title",
            remedy=_("Write it in a few words."),
        )
    changes = open_change_set(kind="bulk_edit", actor=user, title=_("Tasks: %s") % title)
    for row in rows:
        create_task(
            actor=user,
            title=title,
            owner=owner or row.owner,
            customer=row,
            due_on=due_on,
            into=changes,
        )
    text = ngettext("%s task added", "%s tasks added", len(rows)) % num(len(rows))
    return go(request, kind.list_route, text, undo=undo_address(changes))


@require_POST
def delete(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Delete the selected; the toast brings them back."""
    require(request.user, "write")  # type: ignore[arg-type]
    ids = chosen(request)
    done = kind.delete(actor=request.user, ids=ids)
    text = ngettext("%s record deleted", "%s records deleted", len(ids)) % num(len(ids))
    return go(request, kind.list_route, text, undo=undo_address(done))
