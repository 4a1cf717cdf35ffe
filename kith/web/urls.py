"""The HTML door: one file of addresses a place."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from kith.web.pages.invitation import accept

PLACES = {
    "today": "",
    "models": "models/",
    "customers": "customers/",
    "imports": "import/",
    "settings": "settings/",
    "search": "search/",
}

urlpatterns: list[URLPattern | URLResolver] = [
    path("invitation/<str:token>/", accept, name="accept_invitation")
]
urlpatterns += [
    path(prefix, include(f"kith.web.pages.{place}.urls"))
    for place, prefix in PLACES.items()
    if find_spec(f"kith.web.pages.{place}") and find_spec(f"kith.web.pages.{place}.urls")
]

handler400 = "kith.web.errors.bad_request"
handler403 = "kith.web.errors.forbidden"
handler404 = "kith.web.errors.not_found"
handler500 = "kith.web.errors.server_error"
