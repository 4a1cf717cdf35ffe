"""Forwarded headers are believed from listed proxies alone."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

FORWARDED = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
    "HTTP_FORWARDED",
)


class TrustedProxies:
    """Middleware, first of all: the visitor's address and scheme, or what the socket says."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.networks = [ip_network(text) for text in settings.KITH_TRUSTED_PROXIES]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        meta = request.META
        chain = [part.strip() for part in meta.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        scheme = meta.get("HTTP_X_FORWARDED_PROTO", "")
        trusted = self.trusts(meta.get("REMOTE_ADDR", ""))
        for name in FORWARDED:
            meta.pop(name, None)
        if trusted:
            # From the right: the first address that is no proxy of ours is the visitor.
            outside = [part for part in reversed(chain) if part and not self.trusts(part)]
            if outside:
                meta["REMOTE_ADDR"] = outside[0]
            if scheme == "https":
                meta["wsgi.url_scheme"] = "https"
                request.environ["wsgi.url_scheme"] = "https"  # type: ignore[attr-defined]
        return self.get_response(request)

    def trusts(self, address: str) -> bool:
        """Whether an address belongs to a listed proxy."""
        try:
            parsed = ip_address(address)
        except ValueError:
            return False
        return any(parsed in network for network in self.networks)
