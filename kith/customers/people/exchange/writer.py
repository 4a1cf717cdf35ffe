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
from kith.workplace.exchange.choices import Fate
from kith.workplace.exchange.engine.context import Context
from kith.workplace.exchange.engine.lookup import fetch
from kith.workplace.exchange.engine.rowset import Row
from kith.workplace.exchange.targets import Writer

ANOTHER_ROW = _("An earlier row of this file is about the same person.")


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
        self._completing: list[tuple[Known, Row, str]] = []

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
        remembered = {row.number: self.context.remembered(row) for row in rows}
        index.add_by_id(abs(number) for number in remembered.values() if number)
        self._completing = []
        newcomers: list[PersonKeys] = []
        for row in rows:
            who: Identified = row.record
            again = remembered[row.number]
            known, repeated = own.get(who.own_id or 0), False
            if known is not None and index.pick(PersonKeys(who.keys.external_id)) is None:
                del row.columns["external_id"]  # our own export's name for it, not its number
            elif again and self._is_still(index.get(abs(again)), who):
                known, repeated = index.get(abs(again)), again < 0
            else:
                known = index.pick(who.keys, only=self.context.update_by)
            if self._meet(row, who, known, index, repeated=repeated):
                newcomers.append(who.keys)
        if self.context.dry:
            for keys in newcomers:
                self._promised.add(keys)

    @staticmethod
    def _is_still(known: Known | None, who: Identified) -> bool:
        """Whether a remembered record is there, and no number has come between."""
        number = who.keys.external_id
        return known is not None and not (
            number and known.external_id and number != known.external_id
        )

    def _meet(
        self,
        row: Row,
        who: Identified,
        known: Known | None,
        index: PeopleIndex,
        *,
        repeated: bool = False,
    ) -> bool:
        """Settle whom a row is about; True where it makes somebody new."""
        context = self.context
        if known is None:
            if context.dry and self._promised.holds(who.keys):
                row.repeat(ANOTHER_ROW)
            elif context.admit_new(row):
                # Below zero: a record that this step is going to make, from this row.
                name = who.keys.name or fold(who.name)
                index.join(Known(-row.number, who.keys.external_id, name, row), who.keys)
                return True
        elif repeated or known.id < 0 or context.is_touched(known.id):
            row.repeat(ANOTHER_ROW)
            row.about = -known.id if known.id > 0 else 0
            self._complete(row, who, known, index)
        elif context.admit_known(row, known.id):
            known.external_id = row.columns.get("external_id", known.external_id)
            known.name = fold(row.columns["name"]) if "name" in row.columns else known.name
            index.join(known, who.keys)
        return False

    def _complete(self, row: Row, who: Identified, known: Known, index: PeopleIndex) -> None:
        """A duplicate overwrites nothing, but by what it is known its record is known as well:
        else the same file would be read otherwise the second time.
        """
        number = row.columns.get("external_id", "")
        gains = bool(number) and not known.external_id
        if gains:
            known.external_id = number
            if known.id < 0:
                known.data.columns["external_id"] = number
        index.join(known, who.keys)
        self._completing.append((known, row, number if gains and known.id > 0 else ""))

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
        self._finish_completing()

    def _finish_completing(self) -> None:
        """Write what duplicates add: a number where there is none, further addresses."""
        seen = self.context.visible({known.id for known, _row, _n in self._completing})
        added: list[tuple[Row, list[Point]]] = []
        numbers: list[tuple[int, dict[str, Any], dict[str, Any]]] = []
        for known, row, number in self._completing:
            holder = Row(0, [])
            holder.object_id = known.data.object_id if known.id < 0 else known.id
            row.about = -holder.object_id
            holder.fate = Fate.UNCHANGED
            if known.id > 0 and known.id not in seen:
                continue
            if number:
                numbers.append((known.id, {"external_id": None}, {"external_id": number}))
            points = points_of(row.record)
            if points:
                added.append((holder, [replace(point, leads=False) for point in points]))
        self.context.update("person", Person, numbers)
        if added and not self.context.dry:
            self.points.write(added)


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
        self._points: dict[
            int, int
        ] = {}  # e-mail, or phone and name → number, 0 where there is none

    def add(self, keys: PersonKeys) -> None:
        """Remember a newcomer."""
        number = hash(keys.external_id) if keys.external_id else 0
        if number:
            self._numbers.add(number)
        for point in self._hashes(keys):
            self._points.setdefault(point, number)

    def holds(self, keys: PersonKeys) -> bool:
        """Whether a newcomer is meant by these keys."""
        number = hash(keys.external_id) if keys.external_id else 0
        if number and number in self._numbers:
            return True
        theirs = (self._points.get(point) for point in self._hashes(keys))
        return any(t is not None and (not number or not t or number == t) for t in theirs)

    @staticmethod
    def _hashes(keys: PersonKeys) -> list[int]:
        phones = [hash((phone, keys.name)) for phone in keys.phones if keys.name]
        return [*map(hash, keys.emails), *phones]
