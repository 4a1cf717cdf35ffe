"""Deny by default: a view runs only for a signed-in person, save for the reviewed public routes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import resolve_url

from kith.config.public_routes import PUBLIC_ROUTES

STARTED = "kith_started"
TOUCHED = "kith_touched"
# The idle time is counted to within this many seconds, so that a page view writes no session row.
TOUCH_SECONDS = 600

Answer = Callable[[HttpRequest], HttpResponseBase]


class Gate:
    """Middleware after authentication: closes all routes, ends old and idle sessions."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            self.keep_session(request)
        response = self.get_response(request)
        if request.user.is_authenticated:
            # What a signed-in person sees stays out of shared caches and of the back button.
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        if request.user.is_authenticated or (match and match.view_name in PUBLIC_ROUTES):
            return None
        return refuse(request)

    def keep_session(self, request: HttpRequest) -> None:
        """Sign out where the session is past its lifetime; otherwise note now and then its use."""
        now = int(time.time())
        started = request.session.setdefault(STARTED, now)
        if now - started > settings.KITH_SESSION_LIFETIME:
            logout(request)
        elif now - request.session.get(TOUCHED, 0) > TOUCH_SECONDS:
            request.session[TOUCHED] = now


def refuse(request: HttpRequest) -> HttpResponseBase:
    """The way to sign-in, in the words of who asks: a page, htmx, or a program."""
    login = resolve_url(settings.LOGIN_URL)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": login})
    if not request.accepts("text/html"):
        return JsonResponse({"error": {"message": "Sign in first."}}, status=401)
    if request.method not in {"GET", "HEAD"}:
        return redirect_to_login("/", login)
    return redirect_to_login(request.get_full_path(), login)
