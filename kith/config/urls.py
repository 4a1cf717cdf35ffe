"""Addresses: the HTML door, sign-in, health."""

from importlib.util import find_spec

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.account.urls")),
]
if find_spec("kith.web") and find_spec("kith.web.urls"):
    urlpatterns.append(path("", include("kith.web.urls")))
