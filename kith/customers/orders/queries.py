"""Reads of orders."""

from __future__ import annotations

from kith.customers.orders.models import Order
from kith.customers.people.errors import missing
from kith.customers.timeline.queries import Customer, of_customer
from kith.workplace.accounts.models import User
from kith.workplace.views.keyset import Page, Sort, keyset_page

NEWEST = Sort("ordered_at", descending=True)


def list_orders(
    user: User | None, customer: Customer, *, cursor: str = "", limit: int = 20
) -> Page[Order]:
    """One page of a customer's orders, newest first."""
    rows = Order.objects.visible_to(user).filter(of_customer(customer))
    return keyset_page(rows, NEWEST, cursor=cursor, limit=limit)


def access_order(user: User | None, order_id: int) -> Order:
    """The one way to an order; NotFound where it is not visible."""
    order = Order.objects.visible_to(user).filter(pk=order_id).first()
    if order is None:
        raise missing("order", order_id)
    return order
