"""The firm with its time zone on every request, and one answer for all that a person can mend."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from kith.foundation.errors import KithError
from kith.web.answers import refused
from kith.web.errors import error_page
from kith.workplace.accounts.queries import the_firm

Answer = Callable[[HttpRequest], HttpResponseBase]


class FirmTimeZone:
    """Puts `request.firm` and lets days begin and end where the firm is."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return self.get_response(request)
        request.firm = the_firm()  # type: ignore[attr-defined]
        with timezone.override(_zone(request.firm.time_zone)):  # type: ignore[attr-defined]
            return self.get_response(request)


def _zone(name: str) -> zoneinfo.ZoneInfo:
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo("UTC")


class PlainErrors:
    """A `KithError` that a view lets through becomes a calm page, or a line for a toast."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, KithError):
            return None
        if request.headers.get("HX-Request") or request.headers.get("X-Requested-With") == "kith":
            return HttpResponse(refused(error), status=error.status, content_type="text/plain")
        return error_page(request, error.status, message=error.message, remedy=error.remedy)


class ReadableText:
    """Refuses input with a NUL character: no field takes one, and PostgreSQL cannot store it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        given = [str(value) for value in kwargs.values()]
        for values in (request.GET, request.POST):
            for name, texts in values.lists():
                given += [name, *(text for text in texts if isinstance(text, str))]
        if any("\x00" in text for text in given):
            return error_page(request, 400)
        return None
