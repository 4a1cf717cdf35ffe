"""How a page answers: a toast beside it, an undo, a form that keeps what was typed."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.urls import reverse

from kith.foundation.errors import KithError

UNPROCESSABLE = 422


def undo_address(change_set: Any) -> str:
    """Where a POST takes back a change-set."""
    return reverse("settings:undo", args=[change_set.pk]) if change_set is not None else ""


def toast(response: HttpResponse, text: str, *, undo: str = "", tone: str = "") -> HttpResponse:
    """Tell the page what happened, when it is not reloaded."""
    told = json.loads(response.headers.get("HX-Trigger", "{}"))
    told["k:toast"] = {"text": str(text), "undo": undo, "tone": tone}
    response.headers["HX-Trigger"] = json.dumps(told)
    return response


def tell(response: HttpResponse, *events: str) -> HttpResponse:
    """Send events to the page: `k:close` closes dialogs, `k:reload` loads the page anew."""
    told = json.loads(response.headers.get("HX-Trigger", "{}"))
    told.update(dict.fromkeys(events, True))
    response.headers["HX-Trigger"] = json.dumps(told)
    return response


def go(request: HttpRequest, to: str, text: str = "", *args: Any, undo: str = "") -> HttpResponse:
    """Send the reader to another page, with a toast there. `to` is a route's name or an address."""
    if text:
        messages.success(request, str(text), extra_tags=f"undo:{undo}" if undo else "")
    url = resolve_url(to, *args)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)


def refused(error: KithError) -> str:
    """An error as one text: what is wrong, and what to do."""
    return " ".join(part for part in (error.message, error.remedy) if part)


def page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A page, or a part of one."""
    return render(request, template, context or {}, status=status)
