"""What is known of a customer: needs with evidence, consent with its ledger, where one belongs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST

from kith.customers.consent.choices import Basis, ConsentAction, Purpose
from kith.customers.consent.queries import ledger
from kith.customers.consent.services import record_consent
from kith.customers.people.choices import Channel
from kith.customers.people.queries import access_person
from kith.customers.timeline import services as timeline
from kith.customers.timeline.choices import Evidence
from kith.customers.timeline.queries import access_need
from kith.foundation.errors import KithError, NotAllowed
from kith.web.answers import UNPROCESSABLE, go, page
from kith.web.forms import KithForm
from kith.web.pages.customers.edit import join_by_name
from kith.web.pages.customers.kinds import PERSON, Kind, kind_of
from kith.workplace.accounts.permissions import require


class NeedForm(KithForm):
    """What a customer needs, and how we know."""

    name = forms.CharField(max_length=150, label=lazy("What the customer needs"))
    note = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        label=lazy("In the customer's words"),
    )
    evidence = forms.ChoiceField(
        choices=Evidence.choices, initial=Evidence.STATED, label=lazy("How we know")
    )


class ConsentForm(KithForm):
    """One line of the ledger."""

    channel = forms.ChoiceField(choices=Channel.choices, label=lazy("Channel"))
    purpose = forms.ChoiceField(choices=Purpose.choices, label=lazy("What for"))
    action = forms.ChoiceField(choices=ConsentAction.choices, label=lazy("What was said"))
    basis = forms.ChoiceField(choices=Basis.choices, label=lazy("Lawful basis"))
    proof = forms.CharField(
        required=False,
        max_length=500,
        label=lazy("Proof"),
        help_text=lazy("Where and how, such as “form on 3 May”. Saying no needs none."),
    )


class JoinForm(KithForm):
    """Where a person belongs."""

    organization = forms.CharField(
        max_length=200,
        label=lazy("Organization"),
        help_text=lazy("An existing one by its full name, or a new one."),
    )
    job_title = forms.CharField(required=False, max_length=150, label=lazy("Job title"))


def _dialog(
    request: HttpRequest, title: str, form: KithForm, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"title": title, "form": form, "action": request.path, **more}
    return page(request, "pages/customers/dialog.html", context, status=status)


@require_http_methods(["GET", "POST"])
def add_need(request: HttpRequest, kind: Kind, number: int) -> HttpResponse:
    """Note a need."""
    require(request.user, "write")  # type: ignore[arg-type]
    customer = kind.access(request.user, number)
    form = NeedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            timeline.record_need(actor=request.user, customer=customer, **form.cleaned_data)  # type: ignore[arg-type]
        except NotAllowed:
            raise
        except KithError as error:
            form.take(error)
        else:
            return go(request, kind.page_route, _("Need noted"), number)
    status = UNPROCESSABLE if request.method == "POST" else 200
    return _dialog(request, _("What does %s need?") % customer.name, form, status)


def _back(request: HttpRequest, need: Any, text: str) -> HttpResponse:
    customer = need.person or need.organization
    return go(request, kind_of(customer).page_route, text, customer.pk)


@require_POST
def confirm_need(request: HttpRequest, number: int) -> HttpResponse:
    """The customer said that it is so."""
    require(request.user, "write")  # type: ignore[arg-type]
    need = access_need(request.user, number)  # type: ignore[arg-type]
    timeline.confirm_need(actor=request.user, need=need)  # type: ignore[arg-type]
    return _back(request, need, _("Confirmed: %s") % need.name)


@require_POST
def delete_need(request: HttpRequest, number: int) -> HttpResponse:
    """The need was wrong."""
    require(request.user, "write")  # type: ignore[arg-type]
    need = access_need(request.user, number)  # type: ignore[arg-type]
    timeline.delete_need(actor=request.user, need=need)  # type: ignore[arg-type]
    return _back(request, need, _("Removed: %s") % need.name)


@require_http_methods(["GET", "POST"])
def consent(request: HttpRequest, number: int) -> HttpResponse:
    """The ledger of a person, and a new line."""
    if request.method == "POST":
        require(request.user, "write")  # type: ignore[arg-type]
    person = access_person(request.user, number)  # type: ignore[arg-type]
    form = ConsentForm(request.POST or None, initial={"channel": "email"})
    if request.method == "POST" and form.is_valid():
        try:
            record_consent(actor=request.user, person=person, source="kith", **form.cleaned_data)  # type: ignore[arg-type]
        except NotAllowed:
            raise
        except KithError as error:
            form.take(error)
        else:
            return go(request, PERSON.page_route, _("Written into the ledger"), number)
    status = UNPROCESSABLE if request.method == "POST" else 200
    lines = ledger(request.user, person)  # type: ignore[arg-type]
    return _dialog(request, _("Consent of %s") % person.name, form, status, ledger=lines)


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, number: int) -> HttpResponse:
    """Put a person into an organization."""
    require(request.user, "write")  # type: ignore[arg-type]
    person = access_person(request.user, number)  # type: ignore[arg-type]
    form = JoinForm(request.POST or None, initial={"job_title": person.job_title})
    if request.method == "POST" and form.is_valid():
        try:
            join_by_name(request, person, **form.cleaned_data)
        except NotAllowed:
            raise
        except KithError as error:
            form.take(error)
        else:
            return go(request, PERSON.page_route, _("Saved"), number)
    status = UNPROCESSABLE if request.method == "POST" else 200
    return _dialog(request, _("Where does %s belong?") % person.name, form, status)
