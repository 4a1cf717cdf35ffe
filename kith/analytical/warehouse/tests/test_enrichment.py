"""What the audit tells about fields that new records gained."""

from datetime import timedelta

import duckdb
import pytest

from kith.analytical.warehouse.enrichment import copy_enrichment, gained_fields
from kith.analytical.warehouse.reading import snapshot
from kith.analytical.warehouse.schema import create_table
from kith.customers.people.models import Person
from kith.customers.people.services import create_person, update_person
from kith.workplace.audit.models import AuditEntry, ChangeSet
from kith.workplace.audit.services import undo_change_set


@pytest.mark.parametrize(
    ("before", "after", "gained"),
    [
        ({"email": "", "city": ""}, {"email": "a@b.hu", "city": "Pécs"}, ["email"]),
        ({"email": None}, {"email": "a@b.hu"}, ["email"]),
        ({"email": ""}, {"email": "a at b"}, []),
        ({"phone": ""}, {"phone": "12345"}, []),
        ({"phone": "", "country": ""}, {"phone": "+36201234567", "country": "HU"},
         ["phone", "country"]),
        ({"email": "old@b.hu"}, {"email": "a@b.hu"}, []),
        ({"email": "old@b.hu"}, {"email": ""}, []),
    ],
)  # fmt: skip
def test_a_field_is_gained_where_it_was_empty_and_holds_something_valid(before, after, gained):
    assert gained_fields("person", {"before": before, "after": after}) == gained


def enrichment_of(*people: Person, since: int = 0) -> list[tuple[int, str]]:
    duck = duckdb.connect()
    for table in ("dim_person", "dim_organization", "fact_enrichment"):
        duck.execute(create_table(table))
    for person in people:
        duck.execute(
            "INSERT INTO dim_person (person_id, customer_key, created_at) VALUES ($1, $2, $3)",
            [person.pk, 2 * person.pk, person.created_at.replace(tzinfo=None)],
        )
    with snapshot() as cursor:
        copy_enrichment(cursor, duck, since=since)
    return duck.execute(
        "SELECT person_id, field FROM fact_enrichment ORDER BY person_id, field"
    ).fetchall()


@pytest.mark.django_db
def test_a_later_change_within_a_week_enriches_and_the_making_itself_does_not():
    person = create_person(actor=None, name="Anna Kis", email="anna@kis.hu")
    update_person(actor=None, person=person, country="HU", language="hu")

    assert enrichment_of(person) == [(person.pk, "country"), (person.pk, "language")]


@pytest.mark.django_db
def test_a_change_after_the_first_week_is_no_enrichment_of_a_new_record():
    person = create_person(actor=None, name="Anna Kis")
    Person.objects.filter(pk=person.pk).update(created_at=person.created_at - timedelta(days=8))
    person.refresh_from_db()
    update_person(actor=None, person=person, country="HU")

    assert enrichment_of(person) == []


@pytest.mark.django_db
def test_an_undo_brings_nothing_in():
    person = create_person(actor=None, name="Anna Kis", country="HU")
    update_person(actor=None, person=person, country="")
    emptied = ChangeSet.objects.order_by("-id").first()
    assert emptied is not None
    undo_change_set(actor=None, change_set=emptied)

    assert enrichment_of(person) == []


@pytest.mark.django_db
def test_only_what_the_audit_tells_after_the_mark_is_read():
    person = create_person(actor=None, name="Anna Kis")
    update_person(actor=None, person=person, country="HU")
    mark = AuditEntry.objects.order_by("-id").values_list("id", flat=True)[0]
    update_person(actor=None, person=person, language="hu")

    assert enrichment_of(person, since=mark) == [(person.pk, "language")]
