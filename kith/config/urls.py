"""Addresses: health, sign-in, then the HTML door."""

from django.urls import include, path

from kith.config.health import health

urlpatterns = [
    path("health", health, name="health"),
    path("accounts/", include("kith.config.accounts_urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("kith.web.urls")),
]

handler400 = "kith.web.errors.bad_request"
handler403 = "kith.web.errors.forbidden"
handler404 = "kith.web.errors.not_found"
handler500 = "kith.web.errors.server_error"
