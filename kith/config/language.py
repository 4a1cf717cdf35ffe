"""A signed-in person's own language wins over the browser's."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation


class PersonalLanguage:
    """Middleware after authentication: activates `user.language` where it is set."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.known = {code for code, _name in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = getattr(request.user, "language", "") if request.user.is_authenticated else ""
        if chosen in self.known:
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen
        return self.get_response(request)
