"""One's own name, language and appearance."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import activate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST

from kith.foundation.errors import KithError
from kith.web.answers import UNPROCESSABLE, go
from kith.web.forms import KithForm
from kith.web.pages.settings.index import settings_page
from kith.workplace.accounts.choices import Language, Theme
from kith.workplace.accounts.queries import access_user
from kith.workplace.staff.services import update_user


class MeForm(KithForm):
    """What everybody may change about oneself."""

    name = forms.CharField(max_length=150, label=lazy("Name"))
    language = forms.ChoiceField(choices=Language.choices, label=lazy("Language"))
    theme = forms.ChoiceField(choices=Theme.choices, label=lazy("Appearance"))


@require_http_methods(["GET", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """The form about oneself."""
    user: Any = request.user
    start = {"name": user.name, "language": user.language, "theme": user.theme}
    form = MeForm(request.POST or None, initial=start)
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                update_user(actor=user, user=access_user(user.pk), **form.cleaned_data)
            except KithError as error:
                form.take(error)
            else:
                activate(form.cleaned_data["language"])
                return go(request, "settings:me", _("Saved"))
    return settings_page(request, "me", "pages/settings/me.html", {"form": form}, status)


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark or as the device, from the menu."""
    user: Any = request.user
    update_user(actor=user, user=access_user(user.pk), theme=request.POST.get("theme", ""))
    return HttpResponse(status=204)
