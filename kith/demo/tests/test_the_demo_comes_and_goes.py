"""The demo firm is one change-set: one act brings it, one act takes it back whole."""

from datetime import date

import pytest

from kith.customers.orders.models import Order
from kith.customers.people.models import Person
from kith.customers.people.services import create_person, update_person
from kith.customers.timeline.services import add_note
from kith.demo.services import load_demo, remove_demo
from kith.foundation.errors import Conflict
from kith.workplace.accounts.models import User
from kith.workplace.accounts.queries import the_firm
from kith.workplace.audit.registry import audited

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 6, 30)


def test_it_brings_customers_orders_and_a_way_in():
    loaded = load_demo(actor=None, until=UNTIL, scale=0.1)
    assert Person.objects.count() == loaded.counts["people"] > 100
    assert Order.objects.count() == loaded.counts["orders"] > 500
    administrator = User.objects.get(is_demo=False)
    assert administrator.check_password(loaded.password)


def test_it_is_not_loaded_twice():
    load_demo(actor=None, until=UNTIL, scale=0.1)
    with pytest.raises(Conflict):
        load_demo(actor=None, until=UNTIL, scale=0.1)


def test_its_removal_leaves_what_is_ours_and_nothing_of_its_own():
    load_demo(actor=None, until=UNTIL, scale=0.1)
    mine = create_person(actor=None, name="A customer of ours", email="own@example.com")
    stranger = Person.objects.exclude(pk=mine.pk).first()
    update_person(actor=None, person=stranger, city="Elsewhere")
    add_note(actor=None, customer=stranger, text="Edited after the demo came")
    remove_demo(actor=None)
    left = {
        entry.kind: entry.model._default_manager.count()
        for entry in audited.values()
        if entry.model._default_manager.exists()
    }
    assert list(Person.objects.all()) == [mine]
    assert left == {"person": 1, "person_contact_point": 1, "user": 1, "firm": 1}
    assert the_firm().demo_change_set_id is None
