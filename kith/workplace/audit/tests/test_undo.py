"""Undo is the inverse of one change-set."""

import pytest
from django.utils import timezone

from kith.customers.people.models import Person
from kith.foundation.errors import Conflict
from kith.workplace.audit.models import ChangeSet
from kith.workplace.audit.services import recording, undo_change_set

pytestmark = pytest.mark.django_db


def made(name="Ada") -> tuple[Person, ChangeSet]:
    with recording(actor=None, title="made") as changes:
        person = Person(name=name, verified_at=timezone.now())
        changes.create(person)
    return person, changes.change_set


def test_a_created_record_is_deleted():
    _person, change_set = made()
    result = undo_change_set(change_set=change_set, actor=None)
    assert (result.undone, result.kept) == (1, [])
    assert not Person.objects.exists()


def test_an_edited_field_gets_its_old_value_back():
    person, _made = made()
    with recording(actor=None) as changes:
        changes.update(person, name="Ada Lovelace", city="London")
    undo_change_set(change_set=changes.change_set, actor=None)
    person.refresh_from_db()
    assert (person.name, person.city) == ("Ada", "")


def test_writing_equal_values_is_no_edit():
    person, _made = made()
    with recording(actor=None) as changes:
        assert changes.update(person, name="Ada") == []
    assert changes.change_set.entries.count() == 0


def test_what_was_edited_since_is_kept_and_named():
    person, change_set = made()
    with recording(actor=None) as changes:
        changes.update(person, city="London")
    result = undo_change_set(change_set=change_set, actor=None)
    assert result.undone == 0
    assert [(kept.object_id, kept.fields) for kept in result.kept] == [(person.pk, ("city",))]
    assert Person.objects.get().city == "London"


def test_a_field_edited_since_stays_while_the_others_go_back():
    person, _made = made()
    with recording(actor=None) as first:
        changes = first.update(person, city="London", region="England")
    assert changes == ["city", "region"]
    with recording(actor=None) as second:
        second.update(person, city="Paris")
    result = undo_change_set(change_set=first.change_set, actor=None)
    person.refresh_from_db()
    assert (person.city, person.region) == ("Paris", "")
    assert result.kept[0].fields == ("city",)


def test_a_deleted_record_comes_back_under_its_number_and_undo_can_be_undone():
    person, _made = made()
    number = person.pk
    with recording(actor=None) as changes:
        changes.delete(person)
    undo_change_set(change_set=changes.change_set, actor=None)
    assert Person.objects.get().pk == number
    changes.change_set.refresh_from_db()
    undo_change_set(change_set=changes.change_set.undone_by, actor=None)
    assert not Person.objects.exists()


def test_a_second_undo_is_refused():
    _person, change_set = made()
    undo_change_set(change_set=change_set, actor=None)
    with pytest.raises(Conflict):
        undo_change_set(change_set=change_set, actor=None)
