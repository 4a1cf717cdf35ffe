"""Writes of people: one act, one change-set, one fact; bad input leaves no trace."""

import pytest

from kith.customers.people.models import Person, PersonContactPoint
from kith.customers.people.services import (
    assign_people,
    create_person,
    delete_people,
    update_person,
    verify_person,
)
from kith.customers.timeline.services import add_note
from kith.foundation.errors import Conflict, InvalidInput, NotAllowed, UnknownName
from kith.workplace.accounts.models import User
from kith.workplace.audit.models import AuditEntry, ChangeSet
from kith.workplace.audit.services import undo_change_set
from kith.workplace.outbox.models import OutboxEvent
from kith.workplace.search.queries import search_records

pytestmark = pytest.mark.django_db


@pytest.fixture
def seller():
    return User.objects.create_user("seller@example.com", name="Seller", access="all")


def trace():
    return (
        Person.objects.count(),
        AuditEntry.objects.count(),
        ChangeSet.objects.count(),
        OutboxEvent.objects.count(),
    )


def test_a_new_person_has_contact_points_an_owner_and_can_be_found(seller):
    person = create_person(
        actor=seller, given_name="Ágnes", family_name="Kovács", email="Agnes@Example.com"
    )
    assert (person.name, person.owner) == ("Ágnes Kovács", seller)
    assert PersonContactPoint.objects.get().normalized == "agnes@example.com"
    assert [hit.record for hit in search_records(seller, "agnes kov")] == [person]
    assert OutboxEvent.objects.get().name == "PersonCreated"


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"name": ""}, InvalidInput),
        ({"name": "A", "birthday": "0000-00-00"}, InvalidInput),
        ({"name": "A", "preferred_channel": "telepathy"}, InvalidInput),
        ({"name": "A", "tier": 1}, UnknownName),
        ({"name": "A", "id": 7}, UnknownName),
        ({"name": "A", "is_staff": True}, UnknownName),
        ({"name": "A" * 201}, InvalidInput),
    ],
)
def test_bad_input_names_the_field_and_leaves_no_trace(seller, values, error):
    before = trace()
    with pytest.raises(error) as caught:
        create_person(actor=seller, **values)
    assert caught.value.field in values
    assert caught.value.remedy
    assert trace() == before


def test_a_reader_writes_nothing():
    reader = User.objects.create_user("reader@example.com", name="Reader", role="read_only")
    before = trace()
    with pytest.raises(NotAllowed):
        create_person(actor=reader, name="A")
    assert trace() == before


def test_a_taken_number_is_refused(seller):
    create_person(actor=seller, name="A", external_id="7")
    with pytest.raises(Conflict):
        create_person(actor=seller, name="B", external_id="7")


def test_an_edit_records_what_differs_and_equal_values_are_none(seller):
    person = create_person(actor=seller, name="Ada", city="London")
    entries = AuditEntry.objects.count()
    assert update_person(actor=seller, person=person, name="Ada", city="London") == []
    assert AuditEntry.objects.count() == entries
    assert update_person(actor=seller, person=person, city="Paris") == ["city"]


def test_a_new_address_becomes_the_first_and_the_old_one_stays(seller):
    person = create_person(actor=seller, name="Ada", email="old@example.com")
    update_person(actor=seller, person=person, email="new@example.com")
    points = dict(person.contact_points.values_list("normalized", "is_primary"))
    assert points == {"old@example.com": False, "new@example.com": True}


def test_verifying_stamps_the_person_and_the_first_addresses(seller):
    person = create_person(actor=seller, name="Ada", email="ada@example.com")
    verify_person(actor=seller, person=person)
    assert person.verified_at is not None
    assert person.contact_points.get().verified_at is not None


def test_a_bulk_assignment_skips_what_the_actor_does_not_see():
    own = User.objects.create_user("own@example.com", name="Own", access="own")
    mine = create_person(actor=own, name="Mine")
    hidden = create_person(actor=None, name="Hidden")
    other = User.objects.create_user("other@example.com", name="Other")
    assign_people(actor=own, ids=[mine.pk, hidden.pk], owner_id=other.pk)
    hidden.refresh_from_db()
    mine.refresh_from_db()
    assert (mine.owner, hidden.owner) == (other, None)


def test_a_deletion_takes_what_hangs_on_the_person_and_comes_back_whole(seller):
    person = create_person(actor=seller, name="Ada", email="ada@example.com")
    add_note(actor=seller, customer=person, text="Likes it strong")
    number = person.pk
    change_set = delete_people(actor=seller, ids=[number])
    assert not Person.objects.exists()
    assert search_records(seller, "Ada") == []
    undo_change_set(change_set=change_set, actor=seller)
    back = Person.objects.get(pk=number)
    assert back.notes.get().text == "Likes it strong"
    assert back.contact_points.get().value == "ada@example.com"
    assert [hit.record for hit in search_records(seller, "Ada")] == [back]
