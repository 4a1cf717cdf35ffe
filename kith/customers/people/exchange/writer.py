"""Rows of a people file become people and their contact points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kith.customers.people.choices import PointKind
from kith.customers.people.exchange.points import Point, PointWriter
from kith.customers.people.matching import (
    Known,
    PeopleIndex,
    PersonKeys,
    normalize_email,
    normalize_external_id,
    normalize_phone,
)
from kith.customers.people.models import Person, PersonContactPoint
from kith.foundation.i18n import _
from kith.foundation.text import fold
from kith.workplace.exchange.engine.context import Context
from kith.workplace.exchange.engine.lookup import fetch
from kith.workplace.exchange.engine.rowset import Row
from kith.workplace.exchange.targets import Writer


@dataclass(slots=True)
class Identified:
    """Who a row is about: its keys, its addresses, and a name for a new record."""

    keys: PersonKeys
    emails: list[tuple[str, str]]
    phones: list[tuple[str, str]]
    name: str
    own_id: int | None = None


class PeopleWriter(Writer):
    """Matches by number, e-mail, phone with name; see `people.matching`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.points = PointWriter(context, "person_contact_point", PersonContactPoint, "person_id")
        self.own_columns = {f.name: f.column for f in context.target.fields if f.column}
        self._promised = Promised()

    def prepare(self, rows: Sequence[Row]) -> None:
        """Put names together, normalize addresses, and refuse a row that is about nobody."""
        for row in rows:
            values = row.values
            row.columns = {
                column: values[name] for name, column in self.own_columns.items() if name in values
            }
            if "external_id" in values:
                row.columns["external_id"] = normalize_external_id(values["external_id"])
            emails = [*values.get("email", ()), *values.get("other_emails", ())]
            phones = self._phones(row)
            if emails:
                row.columns["email"] = emails[0][0]
            if phones:
                row.columns["phone"] = phones[0][0]
            self._identify(row, emails, phones)

    def _phones(self, row: Row) -> list[tuple[str, str]]:
        given = [*row.values.get("phone", ()), *row.values.get("other_phones", ())]
        country = row.values.get("country") or self.context.firm.country
        return [(text, normalize_phone(text, country)) for text in given]

    def _identify(
        self, row: Row, emails: list[tuple[str, str]], phones: list[tuple[str, str]]
    ) -> None:
        columns = row.columns
        given, family = columns.get("given_name", ""), columns.get("family_name", "")
        full = f"{family} {given}" if self.context.family_first else f"{given} {family}"
        if given and family and "name" not in columns:
            columns["name"] = full[:200]
        name = columns.get("name") or full.strip()
        keys = PersonKeys(
            columns.get("external_id", ""),
            tuple(normal for _given, normal in emails),
            tuple(normal for _given, normal in phones),
            fold(name),
        )
        if not keys:
            if not name and not phones:
                row.reject(
                    _("This row does not say who it is about."),
                    remedy=_("Give it a name, an e-mail, a phone or a number."),
                )
                return
            columns["external_id"] = self.context.file_number(row)
            keys = replace(keys, external_id=columns["external_id"])
        if not name:
            name = emails[0][0] if emails else phones[0][0] if phones else ""
            name = name or plain_name(keys.external_id)
        own_id = self.context.firm.own_id(keys.external_id)
        row.record = Identified(keys, emails, phones, name[:200], own_id)

    def match(self, rows: Sequence[Row]) -> None:
        """Recognize people in the order of the file, so that steps may be cut anywhere."""
        index = PeopleIndex()
        index.load(row.record.keys for row in rows)
        own = self._own_exports(rows)
        for row in rows:
            who: Identified = row.record
            known = own.get(who.own_id or 0)
            if known is not None and index.pick(PersonKeys(who.keys.external_id)) is None:
                del row.columns["external_id"]  # our own export's name for it, not its number
            else:
                known = index.pick(who.keys, only=self.context.update_by)
            self._meet(row, who, known, index)

    def _meet(self, row: Row, who: Identified, known: Known | None, index: PeopleIndex) -> None:
        context = self.context
        if (known is not None and known.id < 0) or (
            known is None and context.dry and self._promised.holds(who.keys)
        ):
            row.repeat(_("An earlier row of this file is about the same person."))
        elif known is not None:
            if context.admit_known(row, known.id):
                known.external_id = row.columns.get("external_id", known.external_id)
                known.name = fold(row.columns["name"]) if "name" in row.columns else known.name
                index.join(known, who.keys)
        elif context.admit_new(row):
            # Below zero: a record that this step is going to make.
            newcomer = Known(-row.number, who.keys.external_id, who.keys.name or fold(who.name))
            index.join(newcomer, who.keys)
            if context.dry:
                self._promised.add(who.keys)

    def _own_exports(self, rows: Sequence[Row]) -> dict[int, Known]:
        """People without a number whom this Kith's own export has named."""
        ids = {row.record.own_id for row in rows} - {None}
        found = fetch(Person, "pk", ids, "pk", "external_id", "name")
        return {pk: Known(pk, "", fold(name)) for pk, number, name in found if not number}

    def initial(self, row: Row) -> dict[str, Any]:
        """A new person has a name, and belongs to who imported it."""
        values: dict[str, Any] = {"name": row.record.name}
        if self.context.actor is not None:
            values["owner_id"] = self.context.actor.pk
        return values

    def reconcile(self, row: Row, before: Mapping[str, Any]) -> None:
        """An address in another spelling is the same address."""
        who: Identified = row.record
        columns = row.columns
        if "email" in columns and normalize_email(before["email"]) == who.emails[0][1]:
            del columns["email"]
        if "phone" in columns and before["phone"]:
            country = row.values.get("country") or self.context.firm.country
            if normalize_phone(before["phone"], country) == who.phones[0][1]:
                del columns["phone"]

    def finish(self, rows: Sequence[Row]) -> None:
        """Write the contact points; the first address of a row becomes the record's first."""
        self.points.write([(row, points_of(row.record)) for row in rows])


def points_of(who: Identified) -> list[Point]:
    """The addresses of a row as contact points, each once."""
    points = []
    for kind, given in ((PointKind.EMAIL.value, who.emails), (PointKind.PHONE.value, who.phones)):
        seen: set[str] = set()
        for text, normalized in given:
            if normalized not in seen:
                points.append(Point(kind, text, normalized, leads=not seen))
                seen.add(normalized)
    return points


def plain_name(number: str) -> str:
    """The name of somebody of whom only a number is known."""
    return f"Customer {number}"[:200]


class Promised:
    """Keys of people whom a trial would have made, as hashes: small, for files of a million rows."""

    def __init__(self) -> None:
        self._numbers: set[int] = set()
        self._phones: set[int] = set()
        self._emails: dict[int, int] = {}  # address → number, 0 where there is none

    def add(self, keys: PersonKeys) -> None:
        """Remember a newcomer."""
        number = hash(keys.external_id) if keys.external_id else 0
        if number:
            self._numbers.add(number)
        for email in keys.emails:
            self._emails.setdefault(hash(email), number)
        self._phones.update(hash((phone, keys.name)) for phone in keys.phones if keys.name)

    def holds(self, keys: PersonKeys) -> bool:
        """Whether a newcomer is meant by these keys."""
        number = hash(keys.external_id) if keys.external_id else 0
        if number and number in self._numbers:
            return True
        for email in keys.emails:
            theirs = self._emails.get(hash(email))
            if theirs is not None and (not number or not theirs or number == theirs):
                return True
        return any(hash((phone, keys.name)) in self._phones for phone in keys.phones if keys.name)
