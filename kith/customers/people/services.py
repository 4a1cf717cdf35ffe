"""Writes of people: each is one act, atomic, recorded and told as a fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CASCADE
from django.utils.translation import gettext as _

from kith.customers.people.choices import PointKind
from kith.customers.people.errors import name_missing, number_taken
from kith.customers.people.matching import normalize_point
from kith.customers.people.models import CustomerRecord, Person, PersonContactPoint
from kith.foundation.clock import now
from kith.foundation.errors import InvalidInput, UnknownName
from kith.foundation.events import PersonChanged, PersonCreated, RecordsDeleted
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import require
from kith.workplace.audit.models import ChangeSet
from kith.workplace.audit.registry import is_audited
from kith.workplace.audit.services import Recorder, recording
from kith.workplace.outbox.services import publish
from kith.workplace.search.services import forget_records, refresh_records

EDITABLE = (
    "external_id", "name", "given_name", "family_name", "email", "phone", "job_title", "street",
    "city", "postal_code", "region", "country", "language", "birthday", "preferred_channel",
    "preferred_from", "preferred_until", "source", "owner_id", "team_id",
)  # fmt: skip
LARGEST_BULK = 1_000


def clean_values(
    row: CustomerRecord, values: Mapping[str, Any], editable: Sequence[str]
) -> dict[str, Any]:
    """Values checked and converted by the model's own fields.

    Raises:
        UnknownName: a field outside the allow-list.
        InvalidInput: a value that its field does not take, naming field, value and remedy.
    """
    cleaned: dict[str, Any] = {}
    for name, value in values.items():
        if name not in editable:
            raise UnknownName(
                _("This field cannot be set."), field=name, value=value, remedy=", ".join(editable)
            )
        field = next(f for f in row._meta.concrete_fields if f.attname == name)
        if isinstance(value, str):
            value = " ".join(value.split()) if name != "note" else value.strip()
        if value in ("", None):
            cleaned[name] = None if field.null else ""
            continue
        try:
            cleaned[name] = field.clean(value, row)
        except ValidationError as error:
            raise InvalidInput(
                " ".join(error.messages),
                field=name,
                value=value,
                remedy=_("Correct this field; nothing was saved."),
            ) from None
    return cleaned


def refuse_taken_number(row: CustomerRecord, values: Mapping[str, Any]) -> None:
    """Raise Conflict when another record of the model carries the new number."""
    number = values.get("external_id")
    if number and type(row).objects.filter(external_id=number).exclude(pk=row.pk).exists():
        raise number_taken(number)


def create_person(*, actor: User | None, into: ChangeSet | None = None, **values: Any) -> Person:
    """A new person; the name may be left out where given and family name or an address stand.

    Raises:
        NotAllowed: the actor is read-only. InvalidInput, UnknownName: see `clean_values`.
        Conflict: the number is taken.
    """
    require(actor, "write")
    person = Person()
    cleaned = clean_values(person, values, EDITABLE)
    refuse_taken_number(person, cleaned)
    for name, value in cleaned.items():
        setattr(person, name, value)
    person.name = person.name or _name_of(person)
    if not person.name:
        raise name_missing()
    if actor is not None and person.owner_id is None and "owner_id" not in values:
        person.owner = actor
    with recording(actor=actor, title=_("New person: %s") % person.name, into=into) as changes:
        points = _points(person, cleaned)
        changes.create(person)
        for point in points:
            changes.create(point)
        refresh_records("person", [person.pk])
        publish(PersonCreated(person.pk), change_set=changes.change_set)
    return person


def _name_of(person: Person) -> str:
    full = f"{person.given_name} {person.family_name}".strip()
    return full or person.email or person.phone or (person.external_id or "")


def _points(person: Person, values: Mapping[str, Any]) -> list[PersonContactPoint]:
    """The contact points that the columns e-mail and phone stand for."""
    points = []
    for kind in (PointKind.EMAIL, PointKind.PHONE):
        if values.get(kind.value):
            normalized = normalize_point(kind.value, values[kind.value], person.country)
            points.append(
                PersonContactPoint(
                    person=person,
                    kind=kind.value,
                    value=values[kind.value],
                    normalized=normalized,
                    is_primary=True,
                )
            )
    return points


def update_person(*, actor: User | None, person: Person, **values: Any) -> list[str]:
    """Set the fields that differ; returns their names. Equal values are no edit.

    Raises as `create_person`.
    """
    require(actor, "write")
    cleaned = clean_values(person, values, EDITABLE)
    refuse_taken_number(person, cleaned)
    if "name" in cleaned and not cleaned["name"]:
        raise name_missing()
    title = _("Edited: %s") % person.name
    with recording(actor=actor, title=title) as changes:
        names = changes.update(person, **cleaned)
        for kind in ("email", "phone"):
            if kind in names:
                _replace_primary(changes, person, kind)
        if names:
            refresh_records("person", [person.pk])
            publish(PersonChanged(person.pk, names), change_set=changes.change_set)
    return names


def _replace_primary(changes: Recorder, person: Person, kind: str) -> None:
    """Make the contact point of the column's new value the first one of its kind."""
    value = getattr(person, kind)
    normalized = normalize_point(kind, value, person.country) if value else ""
    for point in person.contact_points.filter(kind=kind, is_primary=True):
        if point.normalized == normalized:
            changes.update(point, value=value)
            return
        changes.update(point, is_primary=False)
    if not value:
        return
    known = person.contact_points.filter(kind=kind, normalized=normalized).first()
    if known is not None:
        changes.update(known, is_primary=True)
        return
    changes.create(
        PersonContactPoint(
            person=person, kind=kind, value=value, normalized=normalized, is_primary=True
        )
    )


def verify_person(*, actor: User | None, person: Person) -> None:
    """Note that somebody made sure today that the person's e-mail, phone and employer are right."""
    require(actor, "write")
    with recording(actor=actor, title=_("Verified: %s") % person.name) as changes:
        changes.update(person, verified_at=now())
        for point in person.contact_points.filter(is_primary=True):
            changes.update(point, verified_at=now())


def assign_people(
    *,
    actor: User | None,
    ids: Sequence[int],
    owner_id: int | None = None,
    team_id: int | None = None,
    into: ChangeSet | None = None,
) -> ChangeSet:
    """Give people that the actor may see to an owner or a team, at most 1,000 at once."""
    return assign_records(
        actor=actor, model=Person, ids=ids, owner_id=owner_id, team_id=team_id, into=into
    )


def assign_records(
    *,
    actor: User | None,
    model: type[CustomerRecord],
    ids: Sequence[int],
    owner_id: int | None,
    team_id: int | None,
    into: ChangeSet | None = None,
) -> ChangeSet:
    """Set owner or team of several records in one change-set; None leaves that one as it is."""
    require(actor, "write")
    refuse_too_many(ids)
    values = {
        name: number
        for name, number in (("owner_id", owner_id), ("team_id", team_id))
        if number is not None
    }
    title = _("Assigned %(count)s records") % {"count": len(ids)}
    with recording(actor=actor, title=title, kind="bulk_edit", into=into) as changes:
        for row in (
            model.objects.visible_to(actor).filter(pk__in=ids)
            if actor
            else (model.objects.filter(pk__in=ids))
        ):
            changes.update(row, **clean_values(row, values, ("owner_id", "team_id")))
    return changes.change_set


def refuse_too_many(ids: Sequence[int]) -> None:
    """Raise InvalidInput for more records than one bulk act takes."""
    if len(ids) > LARGEST_BULK:
        raise InvalidInput(
            _("Too many records at once."),
            field="ids",
            value=len(ids),
            remedy=_("Take at most %s.") % LARGEST_BULK,
        )


def delete_people(*, actor: User | None, ids: Sequence[int]) -> ChangeSet:
    """Delete people that the actor may see, with what hangs on them, as one undoable change-set."""
    require(actor, "write")
    refuse_too_many(ids)
    people = Person.objects.filter(pk__in=ids)
    if actor is not None:
        people = people.visible_to(actor)
    return delete_records(actor=actor, kind="person", rows=list(people))


def delete_records(*, actor: User | None, kind: str, rows: Sequence[Any]) -> ChangeSet:
    """Delete rows and everything that would fall with them, children first, each one recorded."""
    title = _("Deleted: %s") % ", ".join(str(row) for row in rows[:3])
    with recording(actor=actor, title=title, kind="bulk_edit") as changes:
        for row in rows:
            _delete_tree(changes, row)
        forget_records(kind, [row.pk for row in rows])
        publish(RecordsDeleted(kind, len(rows)), change_set=changes.change_set)
    return changes.change_set


def _delete_tree(changes: Recorder, row: Any) -> None:
    for relation in row._meta.related_objects:
        if relation.on_delete is CASCADE and is_audited(relation.related_model):
            column = relation.field.attname
            for child in relation.related_model._default_manager.filter(**{column: row.pk}):
                _delete_tree(changes, child)
    number = row.pk
    changes.delete(row)
    row.pk = number
