"""Reads of orders."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Count

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


def orders_before(
    user: User | None, customer: Customer, *, before: datetime | None = None, limit: int = 30
) -> list[Order]:
    """A customer's newest orders, or the newest ones older than `before`."""
    rows = Order.objects.visible_to(user).filter(of_customer(customer))
    if before is not None:
        rows = rows.filter(ordered_at__lt=before)
    return list(rows.order_by("-ordered_at", "-id")[: min(limit, 200)])


def count_orders(user: User | None, customer: Customer) -> int:
    """How many orders a customer has."""
    return Order.objects.visible_to(user).filter(of_customer(customer)).count()


def orders_per_month(user: User | None, customer: Customer, last: date) -> list[int]:
    """Orders in each of the twelve months that end with the month of `last`, oldest first."""
    first = date(last.year - 1, last.month, 1)
    rows = (
        Order.objects.visible_to(user)
        .filter(of_customer(customer), ordered_at__date__gt=first)
        .values_list("ordered_at__year", "ordered_at__month")
        .annotate(n=Count("id"))
    )
    counts = {(year, month): n for year, month, n in rows}
    months = [divmod(last.year * 12 + last.month - 1 - back, 12) for back in range(11, -1, -1)]
    return [counts.get((year, month + 1), 0) for year, month in months]
