"""Writes of the timeline: exchanges, needs, traits, notes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from kith.customers.people.choices import Channel
from kith.customers.people.models import Person
from kith.customers.timeline.choices import Direction, Evidence, InteractionKind
from kith.customers.timeline.models import Interaction, Need, Note, Trait
from kith.customers.timeline.queries import Customer
from kith.foundation.clock import now
from kith.foundation.errors import InvalidInput
from kith.foundation.events import InteractionLogged
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import require
from kith.workplace.audit.models import ChangeSet
from kith.workplace.audit.services import recording
from kith.workplace.outbox.services import publish

EARLIEST_YEAR = 1900
LONGEST_TEXT = 20_000


def of(customer: Customer) -> dict[str, Any]:
    """The customer as the columns of a row that hangs on it."""
    return {"person": customer} if isinstance(customer, Person) else {"organization": customer}


def _choice(choices: Any, name: str, value: str) -> str:
    if value not in choices.values:
        raise InvalidInput(
            _("This is not one of the choices."),
            field=name,
            value=value,
            remedy=", ".join(choices.values),
        )
    return value


def log_interaction(
    *,
    actor: User | None,
    customer: Customer,
    channel: str,
    direction: str,
    kind: str,
    occurred_at: datetime | None = None,
    subject: str = "",
    text: str = "",
    topic: str = "",
    thread: str = "",
    minutes: int = 0,
    needs_reply: bool = False,
    external_id: str | None = None,
) -> Interaction:
    """Add one exchange to a customer's timeline; the same external id again changes nothing.

    Raises:
        NotAllowed: the actor is read-only. InvalidInput: channel, direction or kind outside its
        list, a time in the future, or a text over 20,000 characters.
    """
    require(actor, "write")
    if external_id:
        known = Interaction.objects.filter(external_id=external_id).first()
        if known is not None:
            return known
    when = occurred_at or now()
    if when > now():
        raise InvalidInput(
            _("This lies in the future."),
            field="occurred_at",
            value=when,
            remedy=_("Make it a task instead."),
        )
    if when.year < EARLIEST_YEAR:
        raise InvalidInput(
            _("This lies too far back."),
            field="occurred_at",
            value=when,
            remedy=_("Check the year."),
        )
    if len(text) > LONGEST_TEXT:
        raise InvalidInput(
            _("The text is too long."),
            field="text",
            value=len(text),
            remedy=_("Keep it under %s characters.") % LONGEST_TEXT,
        )
    interaction = Interaction(
        **of(customer),
        channel=_choice(Channel, "channel", channel),
        direction=_choice(Direction, "direction", direction),
        kind=_choice(InteractionKind, "kind", kind),
        occurred_at=when,
        user=actor,
        subject=subject.strip()[:300],
        text=text.strip(),
        topic=topic.strip()[:100],
        thread=thread[:200],
        minutes=max(0, min(minutes, 100_000)),
        needs_reply=needs_reply and direction == Direction.IN,
        external_id=external_id,
    )
    with recording(actor=actor, title=_("Logged: %s") % interaction) as changes:
        changes.create(interaction)
        fact = InteractionLogged(interaction.pk, interaction.person_id, interaction.organization_id)
        publish(fact, change_set=changes.change_set)
    return interaction


def add_note(*, actor: User | None, customer: Customer, text: str) -> Note:
    """A colleague's note.

    Raises:
        InvalidInput: empty, or over 20,000 characters.
    """
    require(actor, "write")
    text = text.strip()
    if not text or len(text) > LONGEST_TEXT:
        raise InvalidInput(
            _("A note has between 1 and 20,000 characters."),
            field="text",
            value=len(text),
            remedy=_("Write something, or split it in two."),
        )
    note = Note(**of(customer), text=text, author=actor)
    with recording(actor=actor, title=_("Note about %s") % customer) as changes:
        changes.create(note)
    return note


def record_need(
    *,
    actor: User | None,
    customer: Customer,
    name: str,
    note: str = "",
    evidence: str = Evidence.STATED,
    confidence: float = 1.0,
    learned_from: Interaction | None = None,
) -> Need:
    """Something the customer needs; recorded again it is confirmed, not doubled.

    A need that the customer stated counts as confirmed on that day.
    """
    require(actor, "write")
    name = " ".join(name.split())[:150]
    if not name:
        raise InvalidInput(
            _("A name is missing."), field="name", value="", remedy=_("Name the need.")
        )
    _choice(Evidence, "evidence", evidence)
    confirmed = None if evidence == Evidence.INFERRED else now()
    known = Need.objects.filter(**of(customer), name__iexact=name).first()
    with recording(actor=actor, title=_("Need: %s") % name) as changes:
        if known is not None:
            if confirmed:
                changes.update(
                    known, evidence=Evidence.CONFIRMED, confirmed_at=confirmed, confidence=1.0
                )
            need = known
        else:
            need = Need(
                **of(customer),
                name=name,
                note=note.strip()[:500],
                evidence=evidence,
                confidence=max(0.0, min(confidence, 1.0)),
                learned_from=learned_from,
                confirmed_at=confirmed,
            )
            changes.create(need)
        if learned_from is not None:
            changes.update(learned_from, learned=learned_from.learned + 1)
    return need


def confirm_need(*, actor: User | None, need: Need) -> None:
    """The customer said that the need is right."""
    require(actor, "write")
    with recording(actor=actor, title=_("Confirmed: %s") % need.name) as changes:
        changes.update(need, evidence=Evidence.CONFIRMED, confirmed_at=now(), confidence=1.0)


def delete_need(*, actor: User | None, need: Need) -> None:
    """The need was wrong."""
    require(actor, "write")
    with recording(actor=actor, title=_("Removed need: %s") % need.name) as changes:
        changes.delete(need)


def set_trait(
    *,
    actor: User | None,
    customer: Customer,
    name: str,
    value: str,
    evidence: str = Evidence.STATED,
    confidence: float = 1.0,
    reason: str = "",
    into: ChangeSet | None = None,
) -> Trait:
    """A fact about the customer; one value a name. `into` makes it part of a larger act."""
    require(actor, "write")
    _choice(Evidence, "evidence", evidence)
    values = {
        "value": value[:300],
        "evidence": evidence,
        "confidence": confidence,
        "reason": reason[:300],
    }
    with recording(actor=actor, title=_("Fact: %s") % name, into=into) as changes:
        trait = Trait.objects.filter(**of(customer), name=name[:60]).first()
        if trait is None:
            trait = Trait(**of(customer), name=name[:60], **values)
            changes.create(trait)
        else:
            changes.update(trait, **values)
    return trait
