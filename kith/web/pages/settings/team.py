"""Users, their roles and reach, teams; people come in by a link that sets their password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kith.foundation.errors import KithError, NotAllowed
from kith.web.answers import UNPROCESSABLE, go
from kith.web.forms import KithForm
from kith.web.pages.settings.index import settings_page
from kith.workplace.accounts.choices import Access, Language, Role
from kith.workplace.accounts.permissions import require
from kith.workplace.accounts.queries import access_team, access_user, list_teams, list_users
from kith.workplace.staff import services

ROLES = (
    (Role.ADMINISTRATOR, lazy("everything, and users, teams and the firm's settings")),
    (Role.MANAGER, lazy("imports, programs, and undoing what others did")),
    (Role.MEMBER, lazy("customers, tasks and notes")),
    (Role.READ_ONLY, lazy("looks, and changes nothing")),
)


class UserForm(KithForm):
    """A user of the firm."""

    name = forms.CharField(max_length=150, label=lazy("Name"))
    email = forms.EmailField(max_length=254, label=lazy("E-mail"))
    role = forms.ChoiceField(choices=Role.choices, initial=Role.MEMBER, label=lazy("Role"))
    access = forms.ChoiceField(choices=Access.choices, initial=Access.TEAM, label=lazy("Sees"))
    language = forms.ChoiceField(choices=Language.choices, label=lazy("Language"))
    teams = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label=lazy("Teams")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teams"].choices = [(str(t.pk), t.name) for t in list_teams()]  # type: ignore[attr-defined]


class EditUserForm(UserForm):
    """A user who stands already."""

    is_active = forms.BooleanField(
        required=False,
        label=lazy("May sign in"),
        help_text=lazy("Records keep their owner's name."),
    )


def _administrator(request: HttpRequest) -> Any:
    user: Any = request.user
    require(user, "administer")
    return user


@require_safe
def users(request: HttpRequest) -> HttpResponse:
    """Everybody of the firm, and the teams."""
    _administrator(request)
    people = list_users()
    teams = [
        {"team": team, "members": [u for u in people if team.pk in {t.pk for t in u.teams.all()}]}
        for team in list_teams()
    ]
    context = {"people": people, "teams": teams, "roles": ROLES}
    return settings_page(request, "team", "pages/settings/team.html", context)


def _teams(form: UserForm) -> list[Any]:
    return [access_team(int(number)) for number in form.cleaned_data["teams"]]


@require_http_methods(["GET", "POST"])
def new_user(request: HttpRequest) -> HttpResponse:
    """Invite somebody: a user, and the link that sets the password."""
    actor = _administrator(request)
    form = UserForm(request.POST or None, initial={"language": request.firm.language})  # type: ignore[attr-defined]
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            given = {k: v for k, v in form.cleaned_data.items() if k != "teams"}
            try:
                user = services.create_user(actor=actor, teams=_teams(form), **given)
            except NotAllowed:
                raise
            except KithError as error:
                form.take(error)
            else:
                return _with_link(request, actor, user)
    context = {"form": form, "roles": ROLES, "user_row": None}
    return settings_page(request, "team", "pages/settings/user.html", context, status)


@require_http_methods(["GET", "POST"])
def edit_user(request: HttpRequest, number: int) -> HttpResponse:
    """A user's role, reach, teams, and whether the user may sign in."""
    actor = _administrator(request)
    row = access_user(number)
    names = ("name", "email", "role", "access", "language", "is_active")
    start = {name: getattr(row, name) for name in names}
    form = EditUserForm(
        request.POST or None, initial={**start, "teams": [str(n) for n in row.team_ids]}
    )
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            given = {k: v for k, v in form.cleaned_data.items() if k != "teams"}
            try:
                services.update_user(actor=actor, user=row, teams=_teams(form), **given)
            except NotAllowed:
                raise
            except KithError as error:
                form.take(error)
            else:
                return go(request, "settings:team", _("Saved"))
    context = {"form": form, "roles": ROLES, "user_row": access_user(number)}
    return settings_page(request, "team", "pages/settings/user.html", context, status)


@require_POST
def invite(request: HttpRequest, number: int) -> HttpResponse:
    """A fresh link; earlier ones end."""
    return _with_link(request, _administrator(request), access_user(number))


def _with_link(request: HttpRequest, actor: Any, user: Any) -> HttpResponse:
    token = services.invite_user(actor=actor, user=user)
    link = request.build_absolute_uri(reverse("accept_invitation", args=[token]))
    context = {"user_row": user, "link": link, "days": services.INVITATION_DAYS}
    return settings_page(request, "team", "pages/settings/invited.html", context)


@require_POST
def new_team(request: HttpRequest) -> HttpResponse:
    """A new team."""
    actor = _administrator(request)
    team = services.create_team(actor=actor, name=request.POST.get("name", ""))
    return go(request, "settings:team", _("Added: %s") % team.name)
