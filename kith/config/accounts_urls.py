"""The pages of sign-in that Kith offers, by allauth's names; the rest of its names are closed."""

from typing import NoReturn

from allauth.account import views
from django.http import Http404, HttpRequest
from django.urls import path, re_path


def closed(request: HttpRequest, **kwargs: str) -> NoReturn:
    """A page of the library that this product has no use for."""
    raise Http404


urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    # The library builds addresses by these names; people are invited and have one address.
    path("reauthenticate/", closed, name="account_reauthenticate"),
    path("inactive/", closed, name="account_inactive"),
    path("signup/", closed, name="account_signup"),
    path("email/", closed, name="account_email"),
    path("confirm-email/", closed, name="account_email_verification_sent"),
    path("password/set/", closed, name="account_set_password"),
]
