"""What every page's frame needs: places, firm, language, direction, theme."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language_bidi

from kith.web.places import address, standing_places
from kith.web.templatetags.kith import language

RIGHTS = ("write", "manage", "administer")


def shell(request: HttpRequest) -> dict[str, Any]:
    """Names for the frame; what costs a query is fetched only where a template asks."""
    user = getattr(request, "user", None)
    theme = getattr(user, "theme", "") or "device"
    return {
        "firm": getattr(request, "firm", None),
        "lang": language(),
        "dir": "rtl" if get_language_bidi() else "ltr",
        "theme": "" if theme == "device" else theme,
        "places": SimpleLazyObject(lambda: _places(request)),
        "csrf": SimpleLazyObject(lambda: get_token(request)),
        "import_url": SimpleLazyObject(lambda: address("imports:index")),
        "may": SimpleLazyObject(lambda: _rights(user)),
    }


def _places(request: HttpRequest) -> list[dict[str, Any]]:
    """The navigation, with what is current: the longest address that the page's begins with."""
    here = request.path
    entries: list[dict[str, Any]] = []
    for place, url, subs in standing_places():
        root = "/" + url.lstrip("/").split("/")[0]
        inside = here == url if url == "/" else here == url or here.startswith(root + "/")
        chosen = max((link for _sub, link in subs if here.startswith(link)), key=len, default="")
        entries.append(
            {
                "place": place,
                "url": url,
                "inside": inside,
                "current": inside and not chosen,
                "subs": [
                    {"name": sub.name, "url": link, "current": link == chosen} for sub, link in subs
                ]
                if inside
                else [],
                "first_foot": place.foot and not any(e["place"].foot for e in entries),
                "all_subs": [{"name": sub.name, "url": link} for sub, link in subs],
            }
        )
    return entries


def _rights(user: Any) -> dict[str, bool]:
    from kith.workplace.accounts import permissions

    return {right: getattr(permissions, f"may_{right}")(user) for right in RIGHTS}
