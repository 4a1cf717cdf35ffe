"""Orders find their customers, or make them, and are keyed by number or by file and row."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from kith.customers.orders.models import CostToServe, Order
from kith.customers.organizations.models import Organization
from kith.customers.people.models import Person
from kith.workplace.exchange.tests.files import bring, counts, reasons

pytestmark = pytest.mark.django_db


def test_an_unknown_number_makes_a_customer_with_a_plain_name():
    batch = bring("orders", "customer,date,amount\n0001,1997-01-01,29.33\n0001,1997-01-18,29.73\n")
    assert counts(batch) == {"created": 2}
    assert batch.beside == {"customers_created": 1}
    customer = Person.objects.get()
    assert (customer.external_id, customer.name) == ("0001", "Customer 0001")
    first = customer.orders.order_by("ordered_at").first()
    assert (first.ordered_at, first.amount) == (datetime(1997, 1, 1, tzinfo=UTC), Decimal("29.33"))
    assert (first.currency, first.status) == ("EUR", "completed")


def test_equal_rows_of_a_file_are_separate_orders_and_the_same_file_brings_none():
    text = "customer,date,amount\n1,1997-01-01,5\n1,1997-01-01,5\n"
    assert counts(bring("orders", text)) == {"created": 2}
    assert counts(bring("orders", text, name="copy.csv")) == {"unchanged": 2}
    assert Order.objects.count() == 2


def test_orders_with_numbers_are_updated_by_them():
    bring("orders", "order id,customer,date,amount\nA1,1,2024-01-01,5\n")
    batch = bring("orders", "order id,customer,date,amount,returned\nA1,1,2024-01-01,5,2.50\n")
    assert counts(batch) == {"updated": 1}
    assert Order.objects.get().returned == Decimal("2.5")


def test_a_number_twice_in_a_file_is_a_duplicate():
    batch = bring("orders", "order id,customer,date,amount\nA1,1,2024-01-01,5\nA1,1,2024-01-01,6\n")
    assert counts(batch) == {"created": 1, "duplicates": 1}
    assert reasons(batch)[0][0] == 3


def test_a_customer_is_found_by_number_address_or_phone():
    bring("people", "number,name,email,phone\n7,Anna,anna@x.hu,+36201234567\n")
    text = "customer,date,amount\n7,2024-01-01,1\nANNA@x.hu,2024-01-02,2\n+36 20 123 4567,2024-01-03,3\n"
    batch = bring("orders", text)
    assert batch.beside == {}
    assert Person.objects.get().orders.count() == 3


def test_a_number_may_be_an_organizations():
    bring("organizations", "number,name\nB1,Alfa\n")
    bring("orders", "customer,date,amount\nB1,2024-01-01,1\n")
    order = Order.objects.get()
    assert (order.person, order.organization.name) == (None, "Alfa")


def test_an_organization_column_names_or_makes_one():
    batch = bring("orders", "company,date,amount\nAlfa,2024-01-01,1\nALFA,2024-01-02,2\n")
    assert batch.beside == {"organizations_created": 1}
    assert Organization.objects.get().orders.count() == 2


def test_a_shop_export_names_customers_by_address_and_name():
    bring("orders", "order no,email,name,date,total\n1,anna@x.hu,Anna Kis,2024-01-01,12.50\n")
    assert Person.objects.get().name == "Anna Kis"
    assert Person.objects.get().contact_points.get().normalized == "anna@x.hu"


def test_an_order_for_nobody_is_rejected():
    batch = bring("orders", "customer,date,amount\n,2024-01-01,5\n1,2024-01-01,5\n")
    assert counts(batch) == {"created": 1, "rejected": 1}


def test_a_missing_amount_names_its_column():
    batch = bring("orders", "customer,date,Total\n1,2024-01-01,\n2,2024-01-01,5\n")
    assert reasons(batch) == [(2, "Total", "This must not be blank.")]


def test_status_currency_and_costs_are_read():
    bring(
        "orders",
        "order id,customer,date,amount,currency,status,cost,discount,service cost\n"
        "A1,1,2024-01-01,100,Ft,Cancelled,60,5,3.5\n",
    )
    order = Order.objects.get()
    assert (order.currency, order.status, order.cost, order.discount) == (
        "HUF", "cancelled", Decimal(60), Decimal(5),
    )  # fmt: skip
    assert CostToServe.objects.get().amount == Decimal("3.5")


def test_a_zero_amount_is_an_order():
    assert counts(bring("orders", "customer,date,amount\n1,1997-01-01,0.00\n")) == {"created": 1}
