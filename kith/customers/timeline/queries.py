"""Reads of the timeline and of what it taught us."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kith.customers.organizations.models import Organization
from kith.customers.people.models import Person
from kith.customers.timeline.models import Interaction, Need, Note, Trait
from kith.workplace.accounts.models import User
from kith.workplace.views.keyset import Page, Sort, keyset_page

NEWEST = Sort("occurred_at", descending=True)
Customer = Person | Organization


def of_customer(customer: Customer) -> Q:
    """Rows that hang on this customer; an organization's include those of its people there."""
    if isinstance(customer, Person):
        return Q(person=customer)
    return Q(organization=customer)


def list_interactions(
    user: User | None,
    customer: Customer,
    *,
    channel: str = "",
    kind: str = "",
    cursor: str = "",
    limit: int = 30,
) -> Page[Interaction]:
    """One page of a customer's timeline, newest first."""
    rows = Interaction.objects.visible_to(user).filter(of_customer(customer))
    if channel:
        rows = rows.filter(channel=channel)
    if kind:
        rows = rows.filter(kind=kind)
    return keyset_page(rows.select_related("user", "person"), NEWEST, cursor=cursor, limit=limit)


def channel_counts(user: User | None, customer: Customer) -> dict[str, int]:
    """How many interactions a customer has on each channel."""
    rows = Interaction.objects.visible_to(user).filter(of_customer(customer))
    return dict(rows.values_list("channel").annotate(n=Count("id")).order_by("channel"))


def waiting_interactions(
    user: User | None, *, since: datetime | None = None, limit: int = 20
) -> list[Interaction]:
    """Inbound interactions (since a moment) that want a reply and have none, oldest first.

    A reply is a later outbound message of the same thread that no machine sent.
    """
    rows = _waiting(user)
    if since is not None:
        rows = rows.filter(occurred_at__gte=since)
    return list(rows.select_related("person", "organization")[: min(limit, 100)])


def _waiting(user: User | None) -> QuerySet[Interaction]:
    answers = Interaction.objects.filter(
        direction="out", is_automated=False, occurred_at__gt=OuterRef("occurred_at")
    )
    by_thread = answers.filter(thread=OuterRef("thread")).exclude(thread="")
    by_person = answers.filter(person=OuterRef("person"), channel=OuterRef("channel"))
    return (
        Interaction.objects.visible_to(user)
        .filter(needs_reply=True, direction="in")
        .exclude(Exists(by_thread))
        .exclude(Q(thread="") & Exists(by_person))
        .order_by("occurred_at", "id")
    )


def needs_of(user: User | None, customer: Customer) -> list[Need]:
    """What a customer needs, stated and confirmed ones first."""
    rows = Need.objects.visible_to(user).filter(of_customer(customer))
    return list(rows.select_related("learned_from").order_by("evidence", "name")[:50])


def traits_of(user: User | None, customer: Customer) -> list[Trait]:
    """Facts about a customer."""
    return list(Trait.objects.visible_to(user).filter(of_customer(customer))[:100])


def trait_values(name: str) -> list[tuple[int | None, int | None, str, datetime]]:
    """(person id, organization id, value, since) of everybody who has the trait: for analyses,
    which show single customers only to those who may see them."""
    rows = Trait.objects.filter(name=name)
    return list(rows.values_list("person_id", "organization_id", "value", "created_at"))


def notes_of(user: User | None, customer: Customer) -> list[Note]:
    """What colleagues wrote down, pinned ones first, at most 50."""
    rows = Note.objects.visible_to(user).filter(of_customer(customer)).select_related("author")
    return list(rows.order_by("-is_pinned", "-created_at", "-id")[:50])


def access_interaction(user: User | None, interaction_id: int) -> Interaction:
    """The one way to an interaction; NotFound where it is not visible."""
    return _access(Interaction, "interaction", user, interaction_id)


def access_need(user: User | None, need_id: int) -> Need:
    """The one way to a need; NotFound where it is not visible."""
    return _access(Need, "need", user, need_id)


def access_note(user: User | None, note_id: int) -> Note:
    """The one way to a note; NotFound where it is not visible."""
    return _access(Note, "note", user, note_id)


def _access(model: Any, noun: str, user: User | None, number: int) -> Any:
    from kith.customers.people.errors import missing

    row = model.objects.visible_to(user).filter(pk=number).first()
    if row is None:
        raise missing(noun, number)
    return row


def interactions_before(
    user: User | None,
    customer: Customer,
    *,
    before: datetime | None = None,
    channel: str = "",
    kind: str = "",
    limit: int = 30,
) -> list[Interaction]:
    """A customer's newest interactions, or the newest ones older than `before`."""
    rows = Interaction.objects.visible_to(user).filter(of_customer(customer))
    if before is not None:
        rows = rows.filter(occurred_at__lt=before)
    if channel:
        rows = rows.filter(channel=channel)
    if kind:
        rows = rows.filter(kind=kind)
    rows = rows.select_related("user", "person").order_by("-occurred_at", "-id")
    return list(rows[: min(limit, 200)])


def notes_before(
    user: User | None, customer: Customer, *, before: datetime | None = None, limit: int = 30
) -> list[Note]:
    """A customer's newest notes, or the newest ones older than `before`."""
    rows = Note.objects.visible_to(user).filter(of_customer(customer)).select_related("author")
    if before is not None:
        rows = rows.filter(created_at__lt=before)
    return list(rows.order_by("-created_at", "-id")[: min(limit, 200)])


def waiting_of(user: User | None, customer: Customer) -> Interaction | None:
    """The oldest message of this customer that wants a reply and has none."""
    return _waiting(user).filter(of_customer(customer)).first()
