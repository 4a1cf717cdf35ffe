"""Consent columns of a people file become lines of the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.customers.consent.choices import Basis, ConsentAction, Purpose
from kith.customers.consent.models import ConsentEntry
from kith.customers.people.choices import Channel
from kith.customers.people.exchange.fields import CHANNEL_WORDS
from kith.workplace.exchange.choices import Fate
from kith.workplace.exchange.engine.lookup import fetch
from kith.workplace.exchange.engine.rowset import Row
from kith.workplace.exchange.targets import Field, Kind, Writer

_GIVEN = ("yes", "y", "true", "1", "x", "opt in", "opted in", "opt-in", "subscribed", "granted", "igen",
          "feliratkozott", "hozzájárult", "да", "подписан", "согласен", "بله", "بلی", "taip", "sutinka",
          "sutiko", "prenumeruoja")  # fmt: skip
_WITHDRAWN = ("no", "n", "false", "0", "opt out", "opted out", "opt-out", "unsubscribed", "revoked",
              "no_consent", "no consent", "nem", "leiratkozott", "visszavonta", "нет", "отписан",
              "отозвано", "خیر", "نه", "ne", "nesutinka", "atšaukė")  # fmt: skip

FIELDS = (
    Field("consent", _("Consent"), Kind.CHOICE,
          ("Marketing consent", "Opt in", "Opted in", "Newsletter", "Subscribed", "Marketing status",
           "GDPR consent", "Hozzájárulás", "Marketing hozzájárulás", "Hírlevél", "Feliratkozott",
           "Согласие", "Согласие на рассылку", "Подписка", "رضایت", "خبرنامه", "Sutikimas",
           "Naujienlaiškis"),
          choices={ConsentAction.GIVEN.value: _GIVEN, ConsentAction.WITHDRAWN.value: _WITHDRAWN,
                   ConsentAction.OBJECTED.value: ("objection", "tiltakozott", "возражает")}),
    Field("unsubscribed", _("Unsubscribed"), Kind.YES_NO,
          ("Unsubscribed from all email", "Opted out of email", "Do not contact", "Do not email",
           "Leiratkozott", "Отписан", "Не беспокоить", "Atsisakė")),
    Field("consent_at", _("Consent: when"), Kind.MOMENT,
          ("Consent date", "Opt in date", "Opt in time", "Hozzájárulás dátuma", "Дата согласия",
           "تاریخ رضایت", "Sutikimo data")),
    Field("consent_until", _("Consent: until"), Kind.MOMENT, ("Consent expires", "Hozzájárulás vége")),
    Field("consent_channel", _("Consent: channel"), Kind.CHOICE, ("Hozzájárulás csatornája",),
          choices=CHANNEL_WORDS),
    Field("consent_purpose", _("Consent: purpose"), Kind.CHOICE, ("Hozzájárulás célja",),
          choices=dict.fromkeys(Purpose.values, ())),
    Field("consent_basis", _("Consent: lawful basis"), Kind.CHOICE,
          ("Legal basis", "Lawful basis", "Jogalap", "Правовое основание", "Teisinis pagrindas"),
          choices={basis: (basis.replace("_", " "),) for basis in Basis.values}),
    Field("consent_proof", _("Consent: proof"), Kind.TEXT,
          ("Consent source", "Opt in source", "Hozzájárulás igazolása", "Источник согласия"),
          longest=500),
)  # fmt: skip
_COLUMNS = ("person_id", "channel", "purpose", "action", "at", "id")
Key = tuple[int, str, str]


class ConsentWriter(Writer):
    """Adds a line where a row says something that the ledger does not say yet."""

    def finish(self, rows: Sequence[Row]) -> None:
        """Write the lines of the rows that speak of consent."""
        speaking = [(row, action) for row in rows if (action := self._action(row))]
        known = [row.object_id for row, _action in speaking if row.fate != Fate.CREATED]
        latest: dict[Key, tuple[datetime, str]] = {}
        present: set[tuple[int, str, str, str, datetime]] = set()
        for person, channel, purpose, action, at, _pk in fetch(
            ConsentEntry, "person_id", known, *_COLUMNS
        ):
            present.add((person, channel, purpose, action, at))
            key = (person, channel, purpose)
            if key not in latest or latest[key][0] <= at:
                latest[key] = (at, action)
        fresh = []
        for row, action in speaking:
            line = self._line(row, action)
            key = (row.object_id, line["channel"], line["purpose"])
            at = row.values.get("consent_at")
            # Without a date a row only says how things stand, and that may be known.
            said = (*key, action, at) in present if at else latest.get(key, (None, ""))[1] == action
            if not said:
                fresh.append(line)
                row.touch()
        self.context.insert("consent", ConsentEntry, fresh)

    @staticmethod
    def _action(row: Row) -> str:
        if row.values.get("unsubscribed"):
            return ConsentAction.WITHDRAWN.value
        action: str = row.values.get("consent", "")
        return action

    def _line(self, row: Row, action: str) -> dict[str, Any]:
        values, actor = row.values, self.context.actor
        where = f"{self.context.file_name}, row {row.number}"
        return {
            "person_id": row.object_id,
            "channel": values.get("consent_channel", Channel.EMAIL.value),
            "purpose": values.get("consent_purpose", Purpose.MARKETING.value),
            "basis": values.get("consent_basis", Basis.CONSENT.value),
            "action": action,
            "at": values.get("consent_at") or self.context.now,
            "expires_at": values.get("consent_until"),
            "proof": values.get("consent_proof") or where[-500:],
            "source": "import",
            "recorded_by_id": actor.pk if actor else None,
        }


def _last(name: str) -> Any:
    """A function from people to a column of their last line on marketing by e-mail."""

    def say(ids: Sequence[int]) -> Mapping[int, Any]:
        columns = ("person_id", "channel", "purpose", "at", name)
        last: dict[int, tuple[datetime, Any]] = {}
        for person, channel, purpose, at, value in fetch(ConsentEntry, "person_id", ids, *columns):
            marketing = channel == Channel.EMAIL and purpose == Purpose.MARKETING
            if marketing and (person not in last or last[person][0] <= at):
                last[person] = (at, value)
        return {person: value for person, (_at, value) in last.items()}

    return say


EXPORTS = {
    "consent": _last("action"),
    "consent_at": _last("at"),
    "consent_until": _last("expires_at"),
    "consent_basis": _last("basis"),
    "consent_proof": _last("proof"),
}
