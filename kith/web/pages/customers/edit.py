"""A new customer, and all fields of one at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from kith.customers.organizations.queries import organizations_matching
from kith.customers.organizations.services import create_organization, join_organization
from kith.foundation.errors import KithError, NotAllowed
from kith.web.answers import UNPROCESSABLE, go, page
from kith.web.forms import DayInput, KithForm
from kith.web.pages.customers.fields import FIELDS, GROUPS, column_of, typed
from kith.web.pages.customers.kinds import Kind
from kith.workplace.accounts.permissions import require

FIRST = {
    "person": ("name", "email", "phone", "job_title"),
    "organization": ("name", "email", "phone", "website"),
}


class CustomerForm(KithForm):
    """The fields of one kind; the service checks them."""

    def __init__(self, kind: Kind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = FIELDS[kind.name]
        grouped = [name for _title, names in GROUPS[kind.name] for name in names]
        for name in dict.fromkeys((*FIRST[kind.name], *grouped)):
            self.fields[name] = _form_field(known[name], required=name == "name")


class NewPersonForm(CustomerForm):
    """A new person may come with the organization's name."""

    def __init__(self, kind: Kind, *args: Any, **kwargs: Any) -> None:
        super().__init__(kind, *args, **kwargs)
        self.fields["organization"] = forms.CharField(
            label=lazy("Organization"),
            required=False,
            max_length=200,
            help_text=lazy("An existing one by its full name, or a new one."),
        )


def _form_field(field: Any, *, required: bool) -> forms.Field:
    shared = {"label": field.label, "required": required}
    if field.choices:
        options = [("", "—"), *((str(key), text) for key, text in field.choices())]
        return forms.ChoiceField(choices=options, **shared)
    if field.kind == "date":
        return forms.CharField(widget=DayInput(), **shared)
    if field.kind == "time":
        return forms.CharField(widget=forms.TimeInput(attrs={"type": "time"}), **shared)
    widget = forms.TextInput(attrs={"type": field.kind, **({"dir": "ltr"} if field.ltr else {})})
    return forms.CharField(max_length=2000, widget=widget, **shared)


def _values(kind: Kind, form: CustomerForm) -> dict[str, Any]:
    known = FIELDS[kind.name]
    return {
        column_of(known[name], name): (value or None) if name in ("owner", "team") else value
        for name, value in form.cleaned_data.items()
        if name in known
    }


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, kind: Kind) -> HttpResponse:
    """The form of a new record."""
    require(request.user, "write")  # type: ignore[arg-type]
    form_class = NewPersonForm if kind.is_person else CustomerForm
    if request.method == "GET":
        start = {"owner": str(request.user.pk), "name": request.GET.get("name", "")[:200]}
        return _page(request, kind, form_class(kind, initial=start))
    form = form_class(kind, request.POST)
    if form.is_valid():
        try:
            record = kind.create(actor=request.user, **_values(kind, form))
            if form.cleaned_data.get("organization"):
                join_by_name(request, record, form.cleaned_data["organization"], record.job_title)
        except NotAllowed:
            raise
        except KithError as error:
            form.take(error)
        else:
            text = _("Added: %s") % record.name
            return go(request, kind.page_route, text, record.pk)
    return _page(request, kind, form, status=UNPROCESSABLE)


def join_by_name(request: HttpRequest, person: Any, organization: str, job_title: str) -> None:
    """Put the person into the organization of that very name, made where there is none."""
    name = " ".join(organization.split())
    user: Any = request.user
    seen = organizations_matching(user, {}).filter(name__iexact=name).order_by("id")
    found = seen.first() or create_organization(actor=user, name=name)
    join_organization(actor=user, person=person, organization=found, job_title=job_title)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, kind: Kind, number: int) -> HttpResponse:
    """The form of a record that stands."""
    require(request.user, "write")  # type: ignore[arg-type]
    record = kind.access(request.user, number)
    if request.method == "GET":
        known = FIELDS[kind.name]
        start = {name: typed(field, record, name) for name, field in known.items()}
        return _page(request, kind, CustomerForm(kind, initial=start), record)
    form = CustomerForm(kind, request.POST)
    if form.is_valid():
        try:
            kind.update(actor=request.user, **{kind.name: record}, **_values(kind, form))
        except NotAllowed:
            raise
        except KithError as error:
            form.take(error)
        else:
            return go(request, kind.page_route, _("Saved"), record.pk)
    return _page(request, kind, form, kind.access(request.user, number), status=UNPROCESSABLE)


def _page(
    request: HttpRequest, kind: Kind, form: CustomerForm, record: Any = None, *, status: int = 200
) -> HttpResponse:
    first = [*FIRST[kind.name], *(["organization"] if "organization" in form.fields else [])]
    groups = [(_("First things"), [form[name] for name in first])]
    seen = set(first)
    for title, names in GROUPS[kind.name]:
        rest = [form[name] for name in names if name not in seen]
        if rest:
            groups.append((str(title) if title != GROUPS[kind.name][0][0] else _("More"), rest))
    context = {"kind": kind, "form": form, "groups": groups, "record": record}
    return page(request, "pages/customers/edit.html", context, status=status)
