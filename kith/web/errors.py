"""Error pages: what happened in plain words, and the way on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def _texts(status: int) -> tuple[str, str]:
    """Title and what to do, by status."""
    texts = {
        400: (
            _("This request cannot be read"),
            _("Go back, load the page anew and try once more."),
        ),
        403: (
            _("This is not yours to see or do"),
            _(
                "Your role or your reach does not cover it. "
                "An administrator of your firm can widen it."
            ),
        ),
        404: (
            _("There is nothing here"),
            _("The record may have been deleted, or it belongs to another team."),
        ),
        409: (
            _("Somebody was faster"),
            _("The record changed meanwhile. Load the page anew and look again."),
        ),
        413: (
            _("This file is too large"),
            _("Split it into parts, or import it with the command kith import."),
        ),
        429: (
            _("Too many attempts"),
            _("Wait a few minutes, then try again. Nothing is lost."),
        ),
        500: (
            _("Something broke on our side"),
            _("It is written down in the log. What you had saved is safe; try again in a moment."),
        ),
    }
    return texts.get(status, texts[400])


def error_page(
    request: HttpRequest, status: int, *, message: str = "", remedy: str = ""
) -> HttpResponse:
    """The page of an error, inside the frame for those who are signed in."""
    title, advice = _texts(status)
    context = {
        "status": status,
        "title": message or title,
        "advice": remedy or advice,
        "signed_in": bool(getattr(getattr(request, "user", None), "is_authenticated", False)),
    }
    return render(request, "error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400, and 413 where the body was too large."""
    from django.core.exceptions import RequestDataTooBig

    return error_page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403."""
    return error_page(request, 403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404: the same whether a record is not there or may not be seen."""
    return error_page(request, 404)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 because the page was open too long, or was not ours."""
    return error_page(
        request,
        403,
        message=_("This page was open too long"),
        remedy=_("Load it anew and send the form again."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: stands alone, since the frame may be what broke."""
    from django.template.loader import render_to_string

    title, advice = _texts(500)
    html = render_to_string("500.html", {"title": title, "advice": advice, "status": 500})
    return HttpResponse(html, status=500)
