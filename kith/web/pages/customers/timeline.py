"""The timeline of a customer: exchanges, orders and notes in one order, by pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.customers.orders.queries import count_orders, orders_before
from kith.customers.people.choices import Channel
from kith.customers.timeline.choices import InteractionKind
from kith.customers.timeline.queries import channel_counts, interactions_before, notes_before
from kith.customers.timeline.services import add_note as write_note
from kith.foundation.errors import InvalidInput
from kith.web.answers import go, page
from kith.web.format import money
from kith.web.pages.customers.kinds import Kind
from kith.web.templatetags.kith import language, month, num
from kith.workplace.accounts.permissions import require

PAGE_EVENTS = 20
ORDERS, NOTES = "orders", "notes"
ICONS = {
    "email": "mail",
    "phone": "phone",
    "chat": "chat",
    "sms": "chat",
    "social": "megaphone",
    "form": "form",
    "post": "mail",
    "visit": "visit",
    "web": "globe",
    "partner": "customers",
}
KIND_ICONS = {
    "survey": "star",
    "campaign": "megaphone",
    "meeting": "calendar",
    "complaint": "warning",
}


@dataclass(slots=True)
class Event:
    """One line of the timeline, whatever it was."""

    at: datetime
    icon: str
    title: str
    aside: str
    text: str = ""
    machine: bool = False
    learned: int = 0
    waits: bool = False
    heading: str = ""


def _of_interaction(row: Any) -> Event:
    title = row.subject or str(row.get_kind_display())
    if not row.subject and row.kind == "call" and row.minutes:
        title = _("Call, %s min") % num(row.minutes)
    parts = (
        [str(row.get_channel_display())] if row.subject or row.kind not in ("call", "visit") else []
    )
    if row.direction != "internal":
        parts.append(str(row.get_direction_display()))
    if row.is_automated:
        parts.append(_("by the software"))
    elif row.user_id:
        parts.append(_("with %s") % row.user)
    return Event(
        at=row.occurred_at,
        icon=KIND_ICONS.get(row.kind) or ICONS.get(row.channel, "chat"),
        title=title,
        aside=" · ".join(parts),
        text=row.text,
        machine=row.is_automated,
        learned=row.learned,
        waits=row.needs_reply,
    )


def _of_order(row: Any) -> Event:
    amount = money(row.amount, row.currency, language())
    notes = [row.product_name] if row.product_name else []
    if row.returned:
        notes.append(_("returned: %s") % money(row.returned, row.currency, language()))
    if row.status == "cancelled":
        notes.append(str(row.get_status_display()))
    number = row.external_id or ""
    # A key that an import made up is of no use to a reader.
    title = _("Order %s") % number if number and len(number) <= 24 else _("Order")
    return Event(at=row.ordered_at, icon="box", title=title, aside=amount, text=" · ".join(notes))


def _of_note(row: Any) -> Event:
    who = _("note by %s") % row.author if row.author_id else _("note")
    return Event(at=row.created_at, icon="note", title=_("Note"), aside=who, text=row.text)


def timeline_context(request: HttpRequest, kind: Kind, customer: Any) -> dict[str, Any]:
    """One page of the timeline by the channel, kind and moment of the address.

    Raises:
        InvalidInput: a channel, kind or moment that is none.
    """
    channel = _choice(request, "channel", [*Channel.values, ORDERS, NOTES])
    sort = _choice(request, "kind", InteractionKind.values)
    events = _gather(request, customer, channel, sort, _moment(request))
    shown, more = events[:PAGE_EVENTS], ""
    if len(events) > PAGE_EVENTS:
        # Events of one moment stay on one page, so that none falls between two.
        shown += [event for event in events[PAGE_EVENTS:] if event.at == shown[-1].at]
    last_heading = request.GET.get("heading", "")
    for event in shown:
        name = month(event.at)
        event.heading = name if name != last_heading else ""
        last_heading = name
    root = reverse(f"{kind.page_route}_timeline", args=[customer.pk])
    if len(events) > len(shown):
        parts = {"channel": channel, "kind": sort, "before": shown[-1].at.isoformat()}
        more = (
            f"{root}?{urlencode({k: v for k, v in parts.items() if v} | {'heading': last_heading})}"
        )
    return {
        "events": shown,
        "more": more,
        "channel": channel,
        "event_kind": sort,
        "kinds": InteractionKind.choices,
        "timeline_root": root,
    }


def _gather(
    request: HttpRequest, customer: Any, channel: str, sort: str, before: datetime | None
) -> list[Event]:
    user: Any = request.user
    limit = PAGE_EVENTS + 1
    events: list[Event] = []
    if channel not in (ORDERS, NOTES):
        rows = interactions_before(
            user, customer, before=before, channel=channel, kind=sort, limit=limit
        )
        events += map(_of_interaction, rows)
    if channel == ORDERS or not (channel or sort):
        events += map(_of_order, orders_before(user, customer, before=before, limit=limit))
    if channel == NOTES or not (channel or sort):
        events += map(_of_note, notes_before(user, customer, before=before, limit=limit))
    return sorted(events, key=lambda event: event.at, reverse=True)


def _moment(request: HttpRequest) -> datetime | None:
    text = request.GET.get("before", "")
    try:
        before = parse_datetime(text) if text else None
        if before is not None and before.tzinfo is not None:
            before = before.astimezone(UTC)
    except (ValueError, OverflowError):
        before = None
    if text and (before is None or before.tzinfo is None):
        raise InvalidInput(
            _("This is not a moment."),
            field="before",
            value=text,
            remedy=_("Open the page from its beginning."),
        )
    return before


def _choice(request: HttpRequest, name: str, known: list[str]) -> str:
    value = request.GET.get(name, "")
    if value and value not in known:
        raise InvalidInput(
            _("This is not one of the choices."), field=name, value=value, remedy=", ".join(known)
        )
    return value


def channel_chips(request: HttpRequest, customer: Any) -> list[dict[str, Any]]:
    """The channels that this customer uses, with how many interactions each has, and orders."""
    user: Any = request.user
    counts = channel_counts(user, customer)
    names = dict(Channel.choices)
    orders = count_orders(user, customer)
    chips = [{"value": "", "name": _("All"), "count": sum(counts.values()) + orders}]
    if orders:
        chips.append({"value": ORDERS, "name": _("Orders"), "count": orders})
    chips += [
        {"value": key, "name": names.get(key, key), "count": n}
        for key, n in sorted(counts.items(), key=lambda pair: -pair[1])
    ]
    chips.append({"value": NOTES, "name": _("Notes"), "count": None})
    return chips


@require_safe
def part(request: HttpRequest, kind: Kind, number: int) -> HttpResponse:
    """The timeline alone: filtered anew, or the next page."""
    customer = kind.access(request.user, number)
    context = timeline_context(request, kind, customer)
    return page(request, "pages/customers/events.html", context)


@require_POST
def add_note(request: HttpRequest, kind: Kind, number: int) -> HttpResponse:
    """Write a note."""
    require(request.user, "write")  # type: ignore[arg-type]
    customer = kind.access(request.user, number)
    user: Any = request.user
    write_note(actor=user, customer=customer, text=request.POST.get("text", ""))
    return go(request, kind.page_route, _("Note saved"), number)
