"""Addresses: health, sign-in, then the HTML door."""

from importlib.util import find_spec

from django.urls import include, path

from kith.config.health import health

urlpatterns = [
    path("health", health, name="health"),
    path("accounts/", include("kith.config.accounts_urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
if find_spec("kith.web") and find_spec("kith.web.urls"):
    urlpatterns.append(path("", include("kith.web.urls")))
