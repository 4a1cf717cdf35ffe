"""The customer page: everything about one customer, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.customers.activities.queries import tasks_of
from kith.customers.consent.queries import allowed_channels
from kith.customers.orders.queries import orders_per_month
from kith.customers.organizations.queries import members, memberships_of_person
from kith.customers.people.choices import Channel, Tier
from kith.customers.people.queries import identities
from kith.customers.timeline.queries import needs_of, traits_of, waiting_of
from kith.web.answers import page
from kith.web.pages.customers.fields import FIELDS, GROUPS, shown
from kith.web.pages.customers.kinds import Kind, about
from kith.web.pages.customers.timeline import channel_chips, timeline_context
from kith.web.pages.customers.value import value_of
from kith.web.templatetags.kith import due, waited


@dataclass(frozen=True, slots=True)
class Next:
    """The next best action: what, why, and the dialog or address that does it."""

    title: str
    why: str
    button: str
    dialog: str = ""
    post: str = ""


@require_safe
def customer_page(request: HttpRequest, kind: Kind, number: int) -> HttpResponse:
    """One customer."""
    user: Any = request.user
    customer = kind.access(user, number)
    tasks = tasks_of(user, customer)
    needs = needs_of(user, customer)
    today = timezone.localdate()
    value = value_of(user, kind, customer, request.firm)  # type: ignore[attr-defined]
    context = {
        "kind": kind,
        "customer": customer,
        "about": about(customer),
        "root": reverse(kind.page_route, args=[customer.pk]),
        "tier_name": Tier(customer.tier).label if customer.tier else "",
        **_groups(kind, customer),
        "tasks": tasks,
        "needs": needs,
        "traits": traits_of(user, customer),
        "next": _next(user, kind, customer, tasks, needs),
        "chips": channel_chips(request, customer),
        "value": value,
        "months": value.get("months") or orders_per_month(user, customer, today),
        **_company(user, kind, customer),
        **timeline_context(request, kind, customer),
    }
    return page(request, "pages/customers/customer.html", context)


def _groups(kind: Kind, customer: Any) -> dict[str, Any]:
    """Fields by group, as far as they are filled; the empty ones together, to be filled in."""
    known = FIELDS[kind.name]
    groups: list[dict[str, Any]] = []
    empty: list[dict[str, Any]] = []
    for title, names in GROUPS[kind.name]:
        filled: list[dict[str, Any]] = []
        for name in names:
            field = {
                "name": name,
                "label": known[name].label,
                "shown": shown(known[name], customer, name, link=True),
            }
            (filled if getattr(customer, name) not in (None, "") else empty).append(field)
        if filled:
            groups.append({"title": title, "fields": filled})
    return {"groups": groups, "empty_fields": empty}


def _company(user: Any, kind: Kind, customer: Any) -> dict[str, Any]:
    """Who belongs to whom, what identities there are, what was consented to."""
    if not kind.is_person:
        return {"members": members(user, customer)}
    memberships = memberships_of_person(user, customer)
    names = dict(Channel.choices)
    allowed = [str(names.get(key, key)) for key in allowed_channels(user, customer)]
    current = [row for row in memberships if row.until is None]
    return {
        "memberships": memberships,
        "employer": current[0] if current else None,
        "identities": identities(customer),
        "allowed": allowed,
    }


def _next(user: Any, kind: Kind, customer: Any, tasks: list[Any], needs: list[Any]) -> Next | None:
    """What to do next, by what is owed first: an answer, a task, a question."""
    log = f"{reverse('customers:log')}?about={about(customer)}"
    waiting = waiting_of(user, customer)
    if waiting is not None:
        subject = waiting.subject or str(waiting.get_kind_display())
        why = _("“%(subject)s” has waited for %(time)s and nobody has answered.") % {
            "subject": subject,
            "time": waited(waiting.occurred_at),
        }
        what = "call" if waiting.channel == "phone" else "message"
        return Next(_("answer the message"), why, _("Log the answer"), f"{log}&what={what}")
    if tasks:
        task = tasks[0]
        why = f"{due(task.due_on)}. {task.note}".strip()
        done = reverse("customers:task_done", args=[task.pk])
        return Next(task.title, why[:1].upper() + why[1:], _("Done"), post=done)
    guesses = [need for need in needs if need.evidence == "inferred"]
    if guesses:
        why = _("The software inferred this need; only the customer can confirm it.")
        return Next(_("ask about “%s”") % guesses[0].name, why, _("Log the answer"), log)
    if not customer.email and not customer.phone:
        why = _("There is neither an e-mail address nor a phone number.")
        return Next(_("find a way to reach this customer"), why, "")
    stale = customer.verified_at is None or customer.verified_at < timezone.now() - timedelta(
        days=365
    )
    if stale and not needs:
        why = _("No need is known yet. One question in the next call is enough.")
        return Next(_("ask what this customer needs"), why, _("Note a need"), _need(kind, customer))
    return None


def _need(kind: Kind, customer: Any) -> str:
    return reverse(f"{kind.page_route}_need", args=[customer.pk])
