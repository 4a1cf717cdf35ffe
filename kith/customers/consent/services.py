"""Writes of the consent ledger: lines are added, never changed."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from kith.customers.consent.choices import Basis, ConsentAction, Purpose
from kith.customers.consent.models import ConsentEntry
from kith.customers.people.choices import Channel
from kith.customers.people.models import Person
from kith.foundation.clock import now
from kith.foundation.errors import InvalidInput
from kith.foundation.events import ConsentRecorded
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import require
from kith.workplace.audit.services import recording
from kith.workplace.outbox.services import publish


def record_consent(
    *,
    actor: User | None,
    person: Person,
    channel: str,
    action: str,
    purpose: str = Purpose.MARKETING,
    basis: str = Basis.CONSENT,
    proof: str = "",
    at: datetime | None = None,
    expires_at: datetime | None = None,
    source: str = "",
) -> ConsentEntry:
    """Add a line; saying no needs no proof, saying yes does.

    Raises:
        InvalidInput: a word outside its closed list, or consent given without proof.
    """
    require(actor, "write")
    for name, value, choices in (
        ("channel", channel, Channel),
        ("action", action, ConsentAction),
        ("purpose", purpose, Purpose),
        ("basis", basis, Basis),
    ):
        if value not in choices.values:
            raise InvalidInput(
                _("This is not one of the choices."),
                field=name,
                value=value,
                remedy=", ".join(choices.values),
            )
    if action == ConsentAction.GIVEN and not proof.strip():
        raise InvalidInput(
            _("Consent needs its proof."),
            field="proof",
            value=proof,
            remedy=_("Say where and how it was given, such as “form on 3 May”."),
        )
    entry = ConsentEntry(
        person=person,
        channel=channel,
        purpose=purpose,
        basis=basis,
        action=action,
        at=at or now(),
        expires_at=expires_at,
        proof=proof.strip()[:500],
        source=source[:60],
        recorded_by=actor,
    )
    with recording(actor=actor, title=_("Consent of %s") % person.name) as changes:
        changes.create(entry)
        fact = ConsentRecorded(person.pk, channel, purpose, action)
        publish(fact, change_set=changes.change_set)
    return entry
