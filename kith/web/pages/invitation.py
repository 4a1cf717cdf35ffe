"""The page behind an invitation's link: whoever holds it chooses the first password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kith.foundation.errors import InvalidInput, NotFound
from kith.web.answers import UNPROCESSABLE, page
from kith.web.forms import KithForm
from kith.workplace.staff.services import accept_invitation, find_invitation


class PasswordForm(KithForm):
    """The first password."""

    password = forms.CharField(
        label=lazy("Password"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Set the password, then sign in with it."""
    try:
        invitation = find_invitation(token)
    except NotFound as error:
        closed = {"title": error.message, "advice": error.remedy}
        return page(request, "account/invitation_closed.html", closed, status=404)
    form = PasswordForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                accept_invitation(token=token, password=form.cleaned_data["password"])
            except InvalidInput as error:
                form.take(error)
            else:
                messages.success(request, _("Your password is set. Sign in with it."))
                return redirect("account_login")
    context: dict[str, Any] = {"form": form, "invited": invitation.user}
    answer = page(request, "account/invitation.html", context, status=status)
    # The secret stands in the address: it must not travel on, nor stay in a cache.
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
