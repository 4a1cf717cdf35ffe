"""What a form does not offer cannot be set through it, whatever the body says."""

from __future__ import annotations

import pytest

from kith.customers.people.models import Person
from kith.web.tests.test_route_matrix import client_of, firm
from kith.workplace.accounts.models import Firm, User

pytestmark = pytest.mark.django_db
__all__ = ["firm"]

MORE = {
    "id": "4242", "pk": "4242", "is_staff": "on", "is_superuser": "on", "is_active": "",
    "password": "stolen", "clv": "999999", "tier": "4", "created_at": "2001-01-01",
    "verified_at": "2030-01-01", "actor": "1", "created_by": "1",
}  # fmt: skip


def test_a_new_person_has_no_value_and_number_of_the_senders_choice(firm):
    seller = firm[0]["seller"]
    form = {"name": "Zoe", "owner": seller.pk, **MORE}
    client = client_of("seller", firm[0])
    assert client.post("/customers/people/new/", form).status_code == 302
    zoe = Person.objects.get(name="Zoe")
    assert zoe.pk != 4242
    assert zoe.clv is None
    assert not zoe.tier
    assert zoe.created_at.year > 2001
    assert zoe.owner == seller


def test_an_edited_person_keeps_what_the_form_does_not_offer(firm):
    users, things = firm
    person = things["person"]
    form = {"name": "Ada", "owner": users["seller"].pk, **MORE}
    client_of("seller", users).post(f"/customers/people/{person.pk}/edit/", form)
    same = Person.objects.get(pk=person.pk)
    assert (same.clv, same.tier, same.created_at) == (person.clv, person.tier, person.created_at)
    assert not Person.objects.filter(pk=4242).exists()


def test_nobody_makes_oneself_an_administrator(firm):
    users, _things = firm
    form = {
        "name": "Me",
        "language": "en",
        "theme": "dark",
        "role": "administrator",
        "access": "all",
    }
    assert client_of("stranger", users).post("/settings/me/", {**form, **MORE}).status_code == 302
    me = User.objects.get(pk=users["stranger"].pk)
    assert (me.name, me.role, me.access) == ("Me", "member", "own")
    assert not getattr(me, "is_superuser", False)
    assert me.is_active


def test_the_last_of_two_equal_keys_counts_and_nothing_breaks(firm):
    client = client_of("seller", firm[0])
    answer = client.post("/customers/people/new/", {"name": ["First", "Second"]})
    assert answer.status_code == 302
    assert set(Person.objects.values_list("name", flat=True)) == {"Ada", "Second"}


def test_the_firm_takes_no_other_key(firm):
    users, _things = firm
    before = Firm.objects.count()
    client = client_of("administrator", users)
    client.post("/settings/firm/", {"name": "Evil", **MORE})
    assert Firm.objects.count() == before


def test_a_role_outside_the_list_is_refused(firm):
    users, things = firm
    form = {
        "name": "Other",
        "email": "other@example.com",
        "role": "root",
        "access": "all",
        "language": "en",
    }
    answer = client_of("administrator", users).post(f"/settings/team/{things['user'].pk}/", form)
    assert answer.status_code == 422
    assert User.objects.get(pk=things["user"].pk).role == "member"
