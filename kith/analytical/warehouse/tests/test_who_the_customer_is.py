"""Whose a row is: the organization's, the person's organization of that day, or the person's."""

from __future__ import annotations

from datetime import date

import pytest

from kith.analytical.warehouse.connection import reading
from kith.analytical.warehouse.services import refresh_warehouse
from kith.analytical.warehouse.tests.firm import at, order, organization, person, put
from kith.customers.orders.models import Order
from kith.customers.organizations.models import Membership
from kith.customers.people.models import Identity, PersonContactPoint

pytestmark = pytest.mark.django_db


def rows(sql: str) -> list[tuple]:
    with reading() as duck:
        return duck.execute(sql).fetchall()


def key_of(row: Order) -> int:
    return rows(f"SELECT customer_key FROM fact_order WHERE order_id = {row.pk}")[0][0]


def test_an_order_that_names_an_organization_is_the_organizations():
    ada, acme = person("Ada"), organization("Acme")
    named = put(
        Order(person=ada, organization=acme, ordered_at=at("2024-03-01"), amount=1, currency="EUR")
    )

    refresh_warehouse()

    assert key_of(named) == 2 * acme.pk + 1


def test_a_members_order_is_the_organizations_only_while_the_membership_lasts():
    ada, acme = person("Ada"), organization("Acme")
    put(Membership(person=ada, organization=acme, since=date(2024, 2, 1), until=date(2024, 3, 31)))
    before = order(ada, at("2024-01-31", 23))
    first_day = order(ada, at("2024-02-01", 0))
    last_day = order(ada, at("2024-03-31", 23))
    after = order(ada, at("2024-04-01", 0))

    refresh_warehouse()

    assert [key_of(row) for row in (before, first_day, last_day, after)] == [
        2 * ada.pk, 2 * acme.pk + 1, 2 * acme.pk + 1, 2 * ada.pk,
    ]  # fmt: skip


def test_a_membership_added_later_moves_only_the_orders_of_its_days():
    ada, acme = person("Ada"), organization("Acme")
    old, new = order(ada, at("2024-01-01")), order(ada, at("2024-06-01"))
    refresh_warehouse()
    put(Membership(person=ada, organization=acme, since=date(2024, 5, 1)))

    refresh_warehouse()

    assert (key_of(old), key_of(new)) == (2 * ada.pk, 2 * acme.pk + 1)
    assert rows("SELECT count(*) FROM dim_customer WHERE kind = 'person'") == [(1,)]


def test_of_several_memberships_the_first_one_counts():
    ada, acme, beta = person("Ada"), organization("Acme"), organization("Beta")
    put(Membership(person=ada, organization=beta))
    put(Membership(person=ada, organization=acme))
    bought = order(ada, at("2024-01-01"))

    refresh_warehouse()

    assert key_of(bought) == 2 * beta.pk + 1


def test_a_contact_without_orders_of_ones_own_is_no_customer():
    ada, acme = person("Ada"), organization("Acme")
    put(Membership(person=ada, organization=acme))

    refresh_warehouse()

    assert rows("SELECT kind, organization_id FROM dim_customer") == [("organization", acme.pk)]


def test_people_who_share_an_address_or_a_phone_and_a_name_are_one_entity():
    ada = person("Ada", email="ada@example.org")
    twin = person("A. Lovelace", email="ADA@example.org")
    phone = {"kind": "phone", "value": "+36 1 234", "normalized": "+361234"}
    put(PersonContactPoint(person=twin, **phone))
    third = person("a. lovelace")
    put(PersonContactPoint(person=third, **phone))
    husband = person("Will")  # the same phone, another name
    put(PersonContactPoint(person=husband, **phone))

    refresh_warehouse()

    found = dict(rows("SELECT person_id, entity FROM dim_person"))
    assert found == {ada.pk: ada.pk, twin.pk: ada.pk, third.pk: ada.pk, husband.pk: husband.pk}


def test_identity_types_counts_distinct_verified_kinds():
    ada = person("Ada")
    for number, verified in enumerate([at("2024-01-01"), at("2024-01-01"), None]):
        put(PersonContactPoint(person=ada, kind="email", value=f"{number}@x.org",
                               normalized=f"{number}@x.org", verified_at=verified))  # fmt: skip
    put(Identity(person=ada, source="shop", external_id="7", verified_at=at("2024-01-01")))

    refresh_warehouse()

    assert rows("SELECT identity_types FROM dim_person") == [(2,)]
