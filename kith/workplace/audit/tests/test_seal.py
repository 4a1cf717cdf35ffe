"""The seal makes a later change to the trail evident."""

import pytest

from kith.customers.people.models import Person
from kith.workplace.audit.models import AuditEntry, AuditPayload, AuditSeal
from kith.workplace.audit.services import erase_payloads, recording, seal_audit, verify_audit

pytestmark = pytest.mark.django_db


def five_people():
    with recording(actor=None) as changes:
        for number in range(5):
            changes.create(Person(name=f"Person {number}"))
    return list(AuditEntry.objects.order_by("id").values_list("id", flat=True))


def test_an_untouched_trail_verifies():
    five_people()
    assert seal_audit() == 5
    report = verify_audit()
    assert (report.sealed, report.unsealed, report.bad_entry) == (5, 0, None)


def test_the_unsealed_tail_is_named():
    five_people()
    assert verify_audit().unsealed == 5


def test_an_edited_entry_is_named():
    ids = five_people()
    seal_audit()
    AuditEntry.objects.filter(pk=ids[2]).update(object_id=999)
    assert verify_audit().bad_entry == ids[2]


def test_a_deleted_entry_is_named():
    ids = five_people()
    seal_audit()
    AuditPayload.objects.filter(entry_id=ids[3]).delete()
    AuditEntry.objects.filter(pk=ids[3]).delete()
    assert verify_audit().bad_entry == ids[3]


def test_a_changed_payload_is_named():
    ids = five_people()
    seal_audit()
    AuditPayload.objects.filter(entry_id=ids[1]).update(data="{}")
    assert verify_audit().bad_entry == ids[1]


def test_two_entries_that_changed_places_are_named():
    ids = five_people()
    seal_audit()
    first, second = AuditEntry.objects.filter(pk__in=ids[:2]).order_by("id")
    AuditEntry.objects.filter(pk=first.pk).update(object_id=second.object_id)
    AuditEntry.objects.filter(pk=second.pk).update(object_id=first.object_id)
    assert verify_audit().bad_entry == ids[0]


def test_a_seal_that_was_cut_out_is_noticed():
    five_people()
    seal_audit()
    five_people()
    seal_audit()
    AuditSeal.objects.order_by("id").first().delete()
    assert verify_audit().bad_entry is not None


def test_an_erased_payload_is_no_fault():
    five_people()
    seal_audit()
    person = Person.objects.first()
    assert erase_payloads(kind="person", object_id=person.pk) == 1
    assert verify_audit().bad_entry is None
