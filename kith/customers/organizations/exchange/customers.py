"""Whose row is this? People and organizations by number, e-mail, phone or name, made where a file
names one that nobody knows yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kith.customers.organizations.exchange.writer import (
    KnownOrganization,
    OrganizationIndex,
)
from kith.customers.organizations.models import Organization
from kith.customers.people.declare import person_document
from kith.customers.people.exchange.points import Point, PointWriter
from kith.customers.people.exchange.writer import plain_name
from kith.customers.people.matching import (
    Known,
    PeopleIndex,
    PersonKeys,
    normalize_email,
    normalize_external_id,
    normalize_phone,
)
from kith.customers.people.models import Person, PersonContactPoint
from kith.foundation.text import fold
from kith.workplace.exchange.choices import Fate
from kith.workplace.exchange.engine.context import Context, Surrounding, blank_row
from kith.workplace.exchange.engine.lookup import fetch
from kith.workplace.exchange.engine.rowset import Row
from kith.workplace.search.registry import searchables
from kith.workplace.search.services import index_records

_PHONE = re.compile(r"^\+[\d\s().\-/]{7,25}$")
_REMEMBERED = 100_000
Found = tuple[int | None, int | None]  # person, organization


class CustomerRef(NamedTuple):
    """How a row names its customer: keys of a person, and the text by which it names one."""

    number: str
    emails: tuple[tuple[str, str], ...]
    phones: tuple[tuple[str, str], ...]
    name: str

    @property
    def keys(self) -> PersonKeys:
        """What matching compares."""
        return PersonKeys(
            self.number,
            tuple(normal for _given, normal in self.emails),
            tuple(normal for _given, normal in self.phones),
            fold(self.name),
        )

    def __bool__(self) -> bool:
        return bool(self.number or self.emails or self.phones)


def customer_ref(row: Row, country: str) -> CustomerRef:
    """The customer that a row names in the fields of `CUSTOMER_FIELDS`."""
    values = row.values
    text = normalize_external_id(values.get("person", ""))
    emails = list(values.get("customer_email", ()))
    phones = [
        (given, normalize_phone(given, country)) for given in values.get("customer_phone", ())
    ]
    normal = normalize_email(text) if "@" in text else None
    if normal is not None:
        emails, text = [(text, normal), *emails], ""
    elif _PHONE.match(text):
        phones, text = [(text, normalize_phone(text, country)), *phones], ""
    return CustomerRef(text, tuple(emails), tuple(phones), values.get("customer_name", ""))


class CustomerFinder:
    """Finds customers for the rows of a run, and makes those that are not there."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._people: dict[CustomerRef, Found] = {}
        self._organizations: dict[str, int] = {}
        self._points = PointWriter(context, "person_contact_point", PersonContactPoint, "person_id")

    def resolve(self, rows: Sequence[tuple[Row, CustomerRef]], *, make_all: bool = True) -> None:
        """Set `person_id` and `organization_id` of `row.columns`.

        Args:
            make_all: False: somebody is made only from a number, never from an address alone.
        """
        found = self._find_people([ref for _row, ref in rows if ref], make_all)
        self.find_organizations(row.values.get("organization", "") for row, _ref in rows)
        for row, ref in rows:
            person, organization = found[ref] if ref else (None, None)
            if person is not None:
                row.columns["person_id"] = person
            named = row.values.get("organization")
            if named:
                organization = self._organizations[fold(named)]
            if organization is not None:
                row.columns["organization_id"] = organization
        self._forget_some()

    def _forget_some(self) -> None:
        if len(self._people) > _REMEMBERED and not self.context.dry:
            self._people.clear()
        if len(self._organizations) > _REMEMBERED and not self.context.dry:
            self._organizations.clear()

    def _find_people(self, refs: Sequence[CustomerRef], make_all: bool) -> dict[CustomerRef, Found]:
        """ref → (person, organization), in the order of the file, so that steps may be cut anywhere."""
        known_refs = {ref: self._people[ref] for ref in refs if ref in self._people}
        ordered = list(dict.fromkeys(ref for ref in refs if ref not in known_refs))
        if not ordered:
            return known_refs
        index = PeopleIndex()
        index.load(ref.keys for ref in ordered)
        own = self._own_people(ordered)
        organizations = self._organization_numbers(ordered)
        newcomers: list[tuple[CustomerRef, Known]] = []
        numbered: list[Known] = []
        found: dict[CustomerRef, Found] = {}
        for ref in ordered:
            known = self._pick(index, ref) or own.get(ref)
            if known is None and ref.number in organizations:
                found[ref] = (None, organizations[ref.number])
            elif known is None and not (make_all or ref.number):
                found[ref] = (None, None)
            else:
                if known is None:
                    known = Known(-len(newcomers) - 1, ref.number, fold(_name_of(ref)))
                    index.join(known, ref.keys)
                    newcomers.append((ref, known))
                elif ref.number and not known.external_id and ref not in own:
                    # Known by an address so far; from now on by the number too.
                    known.external_id = ref.number
                    index.join(known)
                    numbered.append(known)
                found[ref] = (known.id, None)
        self._give_numbers([known for known in numbered if known.id > 0])
        made = self._make(newcomers)
        ids = {k.id: number for (_ref, k), number in zip(newcomers, made, strict=True)}
        for ref, (person, organization) in found.items():
            found[ref] = (ids.get(person or 0, person), organization)
            # A number means one customer for good; an address may come to mean somebody else.
            if ref.number or self.context.dry:
                self._people[ref] = found[ref]
        return known_refs | found

    def _give_numbers(self, people: Sequence[Known]) -> None:
        changes = [(k.id, {"external_id": None}, {"external_id": k.external_id}) for k in people]
        self.context.update("person", Person, changes)

    @staticmethod
    def _pick(index: PeopleIndex, ref: CustomerRef) -> Known | None:
        known = index.pick(ref.keys)
        if known is None and ref.phones and not (ref.number or ref.emails or ref.name):
            return index.only_one_with_phone([normal for _given, normal in ref.phones])
        return known

    def _own_people(self, refs: Iterable[CustomerRef]) -> dict[CustomerRef, Known]:
        own = {ref: number for ref in refs if (number := self.context.firm.own_id(ref.number))}
        found = fetch(Person, "pk", own.values(), "pk", "external_id", "name")
        people = {pk: Known(pk, "", fold(name)) for pk, number, name in found if not number}
        return {ref: people[number] for ref, number in own.items() if number in people}

    def _organization_numbers(self, refs: Iterable[CustomerRef]) -> dict[str, int]:
        numbers = {ref.number for ref in refs if ref.number}
        found = dict(fetch(Organization, "external_id", numbers, "external_id", "pk"))  # type: ignore[arg-type]
        own = {n: number for n in numbers if (number := self.context.firm.own_id(n))}
        return found | {n: pk for n, pk in own.items() if self._is_unnumbered(pk)}

    @staticmethod
    def _is_unnumbered(pk: int) -> bool:
        return Organization.objects.filter(pk=pk, external_id=None).exists()

    def _make(self, newcomers: Sequence[tuple[CustomerRef, Known]]) -> Sequence[int]:
        """Make people, with the addresses by which the file names them."""
        if not newcomers:
            return ()
        context = self.context
        owner = {"owner_id": context.actor.pk} if context.actor is not None else {}
        rows = [
            {
                "external_id": known.external_id or None,
                "name": _name_of(ref),
                "email": ref.emails[0][0] if ref.emails else "",
                "phone": ref.phones[0][0] if ref.phones else "",
                **owner,
            }
            for ref, known in newcomers
        ]
        ids = context.insert("person", Person, rows)
        context.beside["customers_created"] += len(rows)
        if not context.dry:
            self._points.write(list(self._new_points(newcomers, ids)))
            blank = blank_row(Person)
            pairs = zip(ids, rows, strict=True)
            documents = [person_document(blank | row | {"id": number}) for number, row in pairs]
            index_records("person", documents, fresh=True)
        return ids

    @staticmethod
    def _new_points(
        newcomers: Sequence[tuple[CustomerRef, Known]], ids: Sequence[int]
    ) -> Iterable[tuple[Row, list[Point]]]:
        for (ref, _known), number in zip(newcomers, ids, strict=True):
            if ref.emails or ref.phones:
                holder = Row(0, [])
                holder.object_id, holder.fate = number, Fate.CREATED
                points = [("email", *pair) for pair in dict(ref.emails).items()]
                points += [("phone", *pair) for pair in dict(ref.phones).items()]
                yield holder, [Point(kind, text, norm, False) for kind, text, norm in points]

    def find_organizations(self, names: Iterable[str]) -> dict[str, int]:
        """Folded text → organization, by number or name; unknown ones are made.

        The text of a file may be a number or a name; a number comes first.
        """
        wanted: dict[str, str] = {}
        for name in names:
            if name:
                wanted.setdefault(fold(name), name)  # the first spelling names a new one
        missing = {key: name for key, name in wanted.items() if key not in self._organizations}
        if missing:
            self._load_organizations(missing)
        return {key: self._organizations[key] for key in wanted}

    def _load_organizations(self, missing: dict[str, str]) -> None:
        index = OrganizationIndex()
        index.load(("external_id", name) for name in missing.values())
        index.load(("name", key) for key in missing)
        unknown: list[str] = []
        for key, name in sorted(missing.items()):
            own_id = self.context.firm.own_id(name)
            known = index.pick([("external_id", name), ("name", key)])
            if known is None and own_id and self._is_unnumbered(own_id):
                known = KnownOrganization(own_id, "")
            if known is None:
                unknown.append(key)
            else:
                self._organizations[key] = known.id
        context = self.context
        owner = {"owner_id": context.actor.pk} if context.actor is not None else {}
        rows = [{"name": missing[key], **owner} for key in unknown]
        ids = context.insert("organization", Organization, rows)
        if rows:
            context.beside["organizations_created"] += len(rows)
        self._organizations.update(zip(unknown, ids, strict=True))
        if rows and not context.dry:
            documents = searchables["organization"].documents(ids)
            index_records("organization", documents, fresh=True)


def _name_of(ref: CustomerRef) -> str:
    """A name for somebody new: the one given, words that are no number, else "Customer 0001"."""
    if ref.name:
        return ref.name
    if ref.number:
        is_name = not any(map(str.isdigit, ref.number)) and " " in ref.number
        return ref.number if is_name else plain_name(ref.number)
    return (ref.emails or ref.phones)[0][0]


def customer_columns(model: Any) -> dict[str, Callable[[Sequence[int]], Mapping[int, Any]]]:
    """The export columns by which rows of `model` name their customer: numbers, made where none."""

    def column(name: str) -> Callable[[Sequence[int]], Mapping[int, Any]]:
        def say(ids: Sequence[int]) -> Mapping[int, Any]:
            own_number = Surrounding.look().own_number
            rows = fetch(model, "pk", ids, "pk", f"{name}_id", f"{name}__external_id")
            return {pk: number or own_number(cid) for pk, cid, number in rows if cid is not None}

        return say

    return {"person": column("person"), "organization": column("organization")}
