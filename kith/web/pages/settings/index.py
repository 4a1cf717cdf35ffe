"""Settings: what each role finds there."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.web.answers import page
from kith.workplace.accounts.permissions import may_administer


def sections(request: HttpRequest, here: str) -> list[dict[str, Any]]:
    """The pages of settings that this user's role opens."""
    user: Any = request.user
    rows = [("me", _("You")), ("changes", _("Changes and undo"))]
    if may_administer(user):
        rows += [
            ("firm", _("The firm")),
            ("team", _("Users and teams")),
            ("components", _("Parts of the pages")),
        ]
    return [
        {"name": name, "url": reverse(f"settings:{route}"), "current": route == here}
        for route, name in rows
    ]


def settings_page(
    request: HttpRequest, here: str, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page of settings beside their list."""
    return page(request, template, {**context, "sections": sections(request, here)}, status=status)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Where settings begin: with the firm for administrators, with oneself for the others."""
    user: Any = request.user
    return redirect("settings:team" if may_administer(user) else "settings:me")
