"""Dialogs: log what happened, plan what is to be done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST

from kith.customers.activities.choices import TaskKind
from kith.customers.activities.queries import access_task
from kith.customers.activities.services import complete_task, create_task
from kith.customers.timeline.services import log_interaction
from kith.foundation.errors import KithError, NotAllowed
from kith.web.answers import UNPROCESSABLE, go, page, tell, toast, undo_address
from kith.web.colleagues import owner_choices
from kith.web.forms import DayInput, KithForm, MomentInput
from kith.web.pages.customers.kinds import about, customer_of, kind_of
from kith.workplace.accounts.permissions import require
from kith.workplace.accounts.queries import access_user

# What a logged exchange was: (channel, kind).
HAPPENED = {
    "call": ("phone", "call", lazy("Call"), "phone"),
    "visit": ("visit", "visit", lazy("Visit"), "visit"),
    "meeting": ("visit", "meeting", lazy("Meeting"), "calendar"),
    "message": ("email", "message", lazy("Message"), "mail"),
    "other": ("other", "other", lazy("Other"), "chat"),
}


class LogForm(KithForm):
    """What happened with a customer, in a few taps."""

    about = forms.CharField(required=False, widget=forms.HiddenInput)
    what = forms.ChoiceField(
        choices=[(key, row[2]) for key, row in HAPPENED.items()], initial="call", label=lazy("What")
    )
    direction = forms.ChoiceField(
        choices=[("out", lazy("We reached out")), ("in", lazy("The customer did"))],
        initial="out",
        label=lazy("Who began"),
    )
    text = forms.CharField(
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=lazy("What was said"),
    )
    minutes = forms.IntegerField(required=False, min_value=0, max_value=1440, label=lazy("Minutes"))
    occurred_at = forms.DateTimeField(required=False, widget=MomentInput(), label=lazy("When"))
    needs_reply = forms.BooleanField(required=False, label=lazy("It wants a reply"))


class TaskForm(KithForm):
    """Something to be done, about a customer or not."""

    about = forms.CharField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(max_length=200, label=lazy("What is to be done"))
    kind = forms.ChoiceField(choices=TaskKind.choices, initial=TaskKind.OTHER, label=lazy("Kind"))
    due_on = forms.DateField(required=False, widget=DayInput(), label=lazy("Due"))
    owner = forms.ChoiceField(label=lazy("Who"))
    note = forms.CharField(
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        label=lazy("Note"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = owner_choices()  # type: ignore[attr-defined]


def _customer(request: HttpRequest, given: str) -> Any:
    return customer_of(request.user, given) if given else None


def _part(
    request: HttpRequest, template: str, form: Any, customer: Any, status: int = 200
) -> HttpResponse:
    context = {"form": form, "customer": customer, "happened": HAPPENED}
    return page(request, template, context, status=status)


@require_http_methods(["GET", "POST"])
def log(request: HttpRequest) -> HttpResponse:
    """Log a call, a visit, a meeting, a message."""
    require(request.user, "write")  # type: ignore[arg-type]
    template = "pages/customers/log.html"
    if request.method == "GET":
        customer = _customer(request, request.GET.get("about", ""))
        start = {
            "about": about(customer) if customer else "",
            "what": request.GET.get("what", "call"),
        }
        return _part(request, template, LogForm(initial=start), customer)
    form = LogForm(request.POST)
    customer = None
    if form.is_valid():
        given = form.cleaned_data
        channel, sort, _name, _icon = HAPPENED[given["what"]]
        try:
            customer = customer_of(request.user, given["about"])
            log_interaction(
                actor=request.user,  # type: ignore[arg-type]
                customer=customer,
                channel=channel,
                direction=given["direction"],
                kind=sort,
                occurred_at=given["occurred_at"],
                text=given["text"],
                minutes=given["minutes"] or 0,
                needs_reply=given["needs_reply"],
            )
        except NotAllowed:
            raise
        except KithError as error:
            form.take(error)
        else:
            return go(request, kind_of(customer).page_route, _("Logged"), customer.pk)
    return _part(request, template, form, customer, UNPROCESSABLE)


@require_http_methods(["GET", "POST"])
def task(request: HttpRequest) -> HttpResponse:
    """Plan a task."""
    require(request.user, "write")  # type: ignore[arg-type]
    template = "pages/customers/task.html"
    if request.method == "GET":
        customer = _customer(request, request.GET.get("about", ""))
        start = {
            "about": about(customer) if customer else "",
            "owner": str(request.user.pk),
            "due_on": timezone.localdate(),
            "title": request.GET.get("title", "")[:200],
        }
        return _part(request, template, TaskForm(initial=start), customer)
    form = TaskForm(request.POST)
    customer = None
    if form.is_valid():
        given = form.cleaned_data
        try:
            customer = _customer(request, given["about"])
            create_task(
                actor=request.user,  # type: ignore[arg-type]
                title=given["title"],
                owner=access_user(int(given["owner"])),
                customer=customer,
                due_on=given["due_on"],
                kind=given["kind"],
                note=given["note"],
            )
        except NotAllowed:
            raise
        except KithError as error:
            form.take(error)
        else:
            if customer is not None:
                return go(request, kind_of(customer).page_route, _("Task added"), customer.pk)
            return go(request, reverse("today:index"), _("Task added"))
    return _part(request, template, form, customer, UNPROCESSABLE)


@require_POST
def done(request: HttpRequest, number: int) -> HttpResponse:
    """A task is done; the toast takes it back."""
    require(request.user, "write")  # type: ignore[arg-type]
    found = access_task(request.user, number)  # type: ignore[arg-type]
    changes = complete_task(actor=request.user, task=found)  # type: ignore[arg-type]
    answer = HttpResponse("")
    toast(answer, _("Done: %s") % found.title, undo=undo_address(changes))
    return tell(answer, "k:counted")
