"""Rows of an interactions file become interactions and what became of messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from kith.customers.organizations.exchange.customers import CustomerFinder, customer_ref
from kith.customers.people.choices import Channel
from kith.customers.people.matching import normalize_email
from kith.customers.timeline.choices import InteractionKind, OutcomeKind
from kith.customers.timeline.models import MessageOutcome
from kith.foundation.clock import now
from kith.foundation.i18n import _
from kith.workplace.exchange.choices import Fate
from kith.workplace.exchange.engine.context import Context
from kith.workplace.exchange.engine.keyed import KeyedWriter
from kith.workplace.exchange.engine.lookup import fetch
from kith.workplace.exchange.engine.rowset import Row

_KIND_OF_CHANNEL = {
    Channel.PHONE.value: InteractionKind.CALL.value,
    Channel.VISIT.value: InteractionKind.VISIT.value,
    Channel.WEB.value: InteractionKind.VIEW.value,
}
_CHANNEL_OF_KIND = {
    InteractionKind.CALL.value: Channel.PHONE.value,
    InteractionKind.VISIT.value: Channel.VISIT.value,
    InteractionKind.MEETING.value: Channel.VISIT.value,
    InteractionKind.VIEW.value: Channel.WEB.value,
    InteractionKind.CAMPAIGN.value: Channel.EMAIL.value,
}
_CLOCK_SKEW = timedelta(days=1)


class InteractionWriter(KeyedWriter):
    """Interactions, known by their number, or by file and row; never rewritten.

    Somebody who cannot be recognized leaves the address behind (measure M01 counts them); only a
    number that nobody has makes a new customer.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.finder = CustomerFinder(context)

    def prepare(self, rows: Sequence[Row]) -> None:
        """Fill in channel and kind from one another, and who is on the other side."""
        super().prepare(rows)
        latest = now() + _CLOCK_SKEW
        country = self.context.firm.country
        for row in rows:
            columns = row.columns
            if columns["occurred_at"] > latest:
                row.reject(
                    _("This lies in the future."),
                    column="occurred_at",
                    value=columns["occurred_at"].date(),
                    remedy=_("Only what has happened can be imported; check the date's format."),
                )
            if "channel" not in columns:
                columns["channel"] = _CHANNEL_OF_KIND.get(
                    columns.get("kind", ""), Channel.OTHER.value
                )
            self._other_side(row, country)

    @staticmethod
    def _other_side(row: Row, country: str) -> None:
        values, columns = row.values, row.columns
        contact = values.get("contact", "")
        if contact and not any(n in values for n in ("person", "customer_email", "customer_phone")):
            # An address alone also says who it was, if somebody has it.
            normal = normalize_email(contact)
            if normal is not None:
                values["customer_email"] = [(contact, normal)]
            elif sum(map(str.isdigit, contact)) >= 7:
                values["customer_phone"] = [contact]
        row.record = customer_ref(row, country)
        if "contact" not in columns:
            given = [text for text, _normal in (*row.record.emails, *row.record.phones)]
            if given:
                columns["contact"] = given[0][:320]

    def complete(self, rows: Sequence[Row]) -> None:
        """Recognize the customers."""
        self.finder.resolve([(row, row.record) for row in rows], make_all=False)

    def initial(self, row: Row) -> dict[str, Any]:
        """A call is by phone, a visit in person, anything else a message."""
        channel = row.columns["channel"]
        return {"kind": _KIND_OF_CHANNEL.get(channel, InteractionKind.MESSAGE.value)}

    def reconcile(self, row: Row, before: Mapping[str, Any]) -> None:
        """Who it was, once recognized, stands; a channel that was only assumed is no contradiction."""
        columns, values = row.columns, row.values
        for name in ("person_id", "organization_id"):
            if name in columns and before[name] is not None:
                columns[name] = before[name]
        if "channel" not in values:
            columns.pop("channel", None)
        if "contact" not in values:
            columns.pop("contact", None)

    def finish(self, rows: Sequence[Row]) -> None:
        """Write what became of messages: each kind once."""
        asked = [row for row in rows if any(kind in row.values for kind in OutcomeKind.values)]
        known = [row.object_id for row in asked if row.fate != Fate.CREATED]
        present = set(fetch(MessageOutcome, "interaction_id", known, "interaction_id", "kind"))
        fresh = []
        for row in asked:
            for kind in OutcomeKind.values:
                happened = row.values.get(kind)
                if happened is None or happened is False or (row.object_id, kind) in present:
                    continue
                at = row.values["occurred_at"] if happened is True else happened
                fresh.append({"interaction_id": row.object_id, "kind": kind, "at": at})
                row.touch()
        self.context.insert("message_outcome", MessageOutcome, fresh)
