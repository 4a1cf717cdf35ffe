"""Rows of an organizations file become organizations and their contact points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kith.customers.organizations.models import Organization, OrganizationContactPoint
from kith.customers.people.choices import PointKind
from kith.customers.people.exchange.points import Point, PointWriter
from kith.customers.people.matching import (
    normalize_email,
    normalize_external_id,
    normalize_phone,
    normalize_point,
)
from kith.foundation.i18n import _
from kith.foundation.text import fold
from kith.workplace.exchange.engine.context import Context
from kith.workplace.exchange.engine.lookup import fetch
from kith.workplace.exchange.engine.rowset import Row
from kith.workplace.exchange.targets import Writer
from kith.workplace.search.queries import matching_ids


class KnownOrganization:
    """An organization as far as matching needs to know."""

    __slots__ = ("external_id", "id")

    def __init__(self, id: int, external_id: str) -> None:  # noqa: A002
        self.id = id
        self.external_id = external_id


@dataclass(slots=True)
class Identified:
    """By what a row's organization is recognized: (kind of key, value), strongest first."""

    keys: list[tuple[str, str]]
    number: str
    own_id: int | None = None


class OrganizationIndex:
    """Organizations by number, tax number, domain and folded name; loaded set by set."""

    COLUMNS = ("external_id", "tax_number", "domain", "name")

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, str], list[KnownOrganization]] = {}
        self._known: dict[int, KnownOrganization] = {}

    def load(self, keys: Iterable[tuple[str, str]]) -> None:
        """Fetch everything in the database that shares one of `keys`."""
        wanted: dict[str, set[str]] = {}
        for kind, value in keys:
            wanted.setdefault(kind, set()).add(value)
        for kind in ("external_id", "tax_number", "domain"):
            self._take(fetch(Organization, kind, wanted.get(kind, ()), "pk", *self.COLUMNS))
        # Names are compared folded: the search index finds every spelling.
        spelled: set[int] = set()
        for name in wanted.get("name", ()):
            spelled.update(matching_ids("organization", name))
        self._take(fetch(Organization, "pk", spelled, "pk", *self.COLUMNS))

    def add_by_id(self, ids: Iterable[int]) -> None:
        """Fetch the organizations of these ids."""
        self._take(fetch(Organization, "pk", ids, "pk", *self.COLUMNS))

    def get(self, organization_id: int) -> KnownOrganization | None:
        """The organization of this id, if in the index."""
        return self._known.get(organization_id)

    def _take(self, rows: Iterable[tuple[Any, ...]]) -> None:
        for pk, number, tax, domain, name in rows:
            if pk not in self._known:
                known = KnownOrganization(pk, number or "")
                self.join(known, keys_of(number or "", tax, domain, name))

    def join(self, known: KnownOrganization, keys: Iterable[tuple[str, str]]) -> None:
        """Take an organization in, reachable by `keys`."""
        self._known[known.id] = known
        for key in keys:
            sharing = self._by_key.setdefault(key, [])
            if known not in sharing:
                sharing.append(known)

    def pick(
        self, keys: Iterable[tuple[str, str]], number: str = "", *, only: str = ""
    ) -> KnownOrganization | None:
        """The organization that `keys` mean: the oldest of those that no other number keeps apart."""
        for kind, value in keys:
            if only and kind != only:
                continue
            fitting = [
                known
                for known in self._by_key.get((kind, value), ())
                if kind == "external_id" or not number or known.external_id in ("", number)
            ]
            if fitting:
                return min(fitting, key=lambda known: abs(known.id))
        return None


def keys_of(number: str, tax: str, domain: str, name: str) -> list[tuple[str, str]]:
    """The keys of an organization, strongest first; blank ones are left out."""
    pairs = (
        ("external_id", number),
        ("tax_number", plain_tax(tax)),
        ("domain", domain),
        ("name", fold(name)),
    )
    return [(kind, value) for kind, value in pairs if value]


def plain_tax(text: str) -> str:
    """A tax number without blanks, in capitals."""
    return "".join(text.split()).upper()


class OrganizationWriter(Writer):
    """Matches by number, tax number, domain, then folded name."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.points = PointWriter(
            context, "org_contact_point", OrganizationContactPoint, "organization_id"
        )
        self.own_columns = {f.name: f.column for f in context.target.fields if f.column}
        self._promised: set[int] = set()

    def prepare(self, rows: Sequence[Row]) -> None:
        """Take the columns over, with domain and tax number in one spelling."""
        for row in rows:
            values, columns = row.values, {}
            for name, column in self.own_columns.items():
                if name in values:
                    columns[column] = values[name]
            if "external_id" in columns:
                columns["external_id"] = normalize_external_id(columns["external_id"])
            if "domain" in columns:
                columns["domain"] = normalize_point("web", columns["domain"]).split("/")[0]
            if "tax_number" in columns:
                columns["tax_number"] = plain_tax(columns["tax_number"])
            if "email" in values:
                columns["email"] = values["email"][0][0]
            if "phone" in values:
                columns["phone"] = values["phone"][0]
            row.columns = columns
            number = columns.get("external_id", "")
            keys = keys_of(
                number, columns.get("tax_number", ""), columns.get("domain", ""), columns["name"]
            )
            row.record = Identified(keys, number, self.context.firm.own_id(number))

    def match(self, rows: Sequence[Row]) -> None:
        """Recognize organizations in the order of the file."""
        index = OrganizationIndex()
        index.load(key for row in rows for key in row.record.keys)
        remembered = {row.number: self.context.remembered(row) for row in rows}
        index.add_by_id(abs(number) for number in remembered.values() if number)
        own = {row.record.own_id for row in rows} - {None}
        unnumbered = {
            pk for pk, number in fetch(Organization, "pk", own, "pk", "external_id") if not number
        }
        for row in rows:
            who: Identified = row.record
            known = index.pick(who.keys, who.number, only=self.context.update_by)
            if who.own_id in unnumbered and (known is None or known.external_id != who.number):
                del row.columns["external_id"]
                known = KnownOrganization(who.own_id or 0, "")
            again = remembered[row.number]
            still = index.get(abs(again))
            if again and still is not None and {who.number, still.external_id} <= {"", who.number}:
                known = still
            self._meet(row, who, known, index, repeated=again < 0 and known is still)

    def _meet(
        self,
        row: Row,
        who: Identified,
        known: KnownOrganization | None,
        index: OrganizationIndex,
        *,
        repeated: bool = False,
    ) -> None:
        promised = self.context.dry and any(hash(key) in self._promised for key in who.keys[:1])
        if (known is not None and (known.id < 0 or repeated)) or (known is None and promised):
            row.repeat(_("An earlier row of this file is about the same organization."))
            row.about = -known.id if known is not None and known.id > 0 else 0
        elif known is not None:
            if self.context.admit_known(row, known.id):
                known.external_id = row.columns.get("external_id", known.external_id)
                index.join(known, who.keys)
        elif self.context.admit_new(row):
            index.join(KnownOrganization(-row.number, who.number), who.keys)
            if self.context.dry:
                self._promised.update(map(hash, who.keys))

    def initial(self, row: Row) -> dict[str, Any]:
        """A new organization belongs to who imported it."""
        actor = self.context.actor
        return {} if actor is None else {"owner_id": actor.pk}

    def reconcile(self, row: Row, before: Mapping[str, Any]) -> None:
        """An address in another spelling is the same address; so is a name already known."""
        columns, values = row.columns, row.values
        if "email" in columns and normalize_email(before["email"]) == values["email"][0][1]:
            del columns["email"]
        if "phone" in columns and before["phone"]:
            country = values.get("country") or self.context.firm.country
            if normalize_phone(before["phone"], country) == normalize_phone(
                values["phone"][0], country
            ):
                del columns["phone"]

    def finish(self, rows: Sequence[Row]) -> None:
        """Write the contact points."""
        self.points.write([(row, self._points(row)) for row in rows])

    def _points(self, row: Row) -> list[Point]:
        country = row.values.get("country") or self.context.firm.country
        given = [
            (PointKind.EMAIL.value, text, normal) for text, normal in row.values.get("email", ())
        ]
        given += [
            (PointKind.PHONE.value, text, normalize_phone(text, country))
            for text in row.values.get("phone", ())
        ]
        if "website" in row.values:
            web = row.values["website"]
            given.append((PointKind.WEB.value, web, normalize_point("web", web)))
        points: dict[tuple[str, str], Point] = {}
        for kind, text, normal in given:
            leads = not any(known == kind for known, _value in points)
            points.setdefault((kind, normal), Point(kind, text, normal, leads))
        return list(points.values())
