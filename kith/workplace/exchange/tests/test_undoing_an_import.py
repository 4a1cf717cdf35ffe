"""An import is taken back whole; what was worked on since is kept and listed."""

import pytest

from kith.customers.orders.models import Order
from kith.customers.people.models import Person, PersonContactPoint
from kith.customers.people.services import update_person
from kith.foundation.errors import Conflict
from kith.workplace.exchange import services
from kith.workplace.exchange.engine import storage
from kith.workplace.exchange.tests.files import bring, counts, draft
from kith.workplace.search.queries import matching_ids

pytestmark = pytest.mark.django_db
TEXT = "number,name,email,company,need\n1,Anna,anna@x.hu,Alfa,speed\n2,Béla,bela@x.hu,Beta,\n"


def undo(batch):
    return services.undo_import(actor=None, batch_id=batch.pk)


def test_everything_that_came_in_goes():
    batch = bring("people", TEXT)
    result = undo(batch)
    assert result.kept == []
    assert not Person.objects.exists()
    assert not PersonContactPoint.objects.exists()
    assert matching_ids("person", "anna") == []
    batch.refresh_from_db()
    assert batch.status == "undone"


def test_overwritten_values_come_back():
    bring("people", TEXT)
    batch = bring("people", "number,name,city\n1,Anna Kis,Pécs\n3,Csaba,Pécs\n")
    undo(batch)
    assert list(Person.objects.order_by("name").values_list("name", "city")) == [
        ("Anna", ""), ("Béla", ""),
    ]  # fmt: skip


def test_a_record_edited_since_is_kept_and_named():
    batch = bring("people", "number,name\n1,Anna\n2,Béla\n")
    anna = Person.objects.get(name="Anna")
    update_person(actor=None, person=anna, city="Szeged")
    result = undo(batch)
    assert [(k.kind, k.object_id, k.fields) for k in result.kept] == [
        ("person", anna.pk, ("city",))
    ]
    assert list(Person.objects.values_list("name", flat=True)) == ["Anna"]
    batch.refresh_from_db()
    assert batch.undo["kept"][0]["id"] == anna.pk


def test_customers_with_newer_orders_are_kept():
    people = bring("people", "number,name\n1,Anna\n2,Béla\n")
    bring("orders", "customer,date,amount\n1,2024-01-01,5\n")
    result = undo(people)
    assert [kept.object_id for kept in result.kept] == [Person.objects.get().pk]
    assert Order.objects.count() == 1


def test_orders_and_the_customers_made_for_them_go_together():
    batch = bring("orders", "customer,date,amount,company\n1,2024-01-01,5,Alfa\n")
    assert undo(batch).kept == []
    assert not Order.objects.exists()
    assert not Person.objects.exists()


def test_after_an_undo_the_file_can_come_in_again():
    undo(bring("people", TEXT))
    assert counts(bring("people", TEXT)) == {"created": 2}


def test_it_is_undone_once():
    batch = bring("people", TEXT)
    undo(batch)
    with pytest.raises(Conflict, match="undone already"):
        undo(batch)


def test_a_draft_has_nothing_to_undo():
    with pytest.raises(Conflict, match="not brought anything in"):
        undo(draft("people", TEXT))


def test_the_file_is_forgotten_when_it_is_in():
    batch = bring("people", TEXT)
    assert not storage.path_of(batch.storage_key).exists()


def test_a_queued_undo_is_carried_out_by_a_worker(django_capture_on_commit_callbacks):
    batch = bring("people", TEXT)
    with django_capture_on_commit_callbacks(execute=True):
        services.queue_undo(actor=None, batch=batch)
    batch.refresh_from_db()
    assert batch.status == "undone"
    assert not Person.objects.exists()
