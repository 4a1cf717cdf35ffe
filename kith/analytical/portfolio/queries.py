"""Reads of what the portfolio found: one customer's value, and who is about to be lost.

All from the newest snapshot of the published warehouse, read-only and without leaving the process.
Where there is no warehouse the answer is nothing: the page then says what is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kith.analytical.measures.permissions import reach_of
from kith.analytical.measures.reach import visible_condition
from kith.analytical.warehouse.connection import reading
from kith.analytical.warehouse.errors import WarehouseUnavailable
from kith.customers.organizations.queries import organizations_by_ids
from kith.customers.people.queries import people_by_ids
from kith.workplace.accounts.models import User

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

AT_RISK_BELOW = 0.5  # more probably gone than not
LEAST_DAYS = 3  # buying days from which a usual gap can be told
NEWEST = "(SELECT max(as_of) FROM customer_month)"
Customer = Any


@dataclass(frozen=True, slots=True)
class CustomerValue:
    """What one customer is worth as of a day; money in the firm's currency.

    `clv_low` and `clv_high` bound the 95 % interval; `expected_orders` are those of the horizon;
    `mean_clv` is the mean over all customers with a value.
    """

    as_of: date
    clv: float | None
    clv_low: float | None
    clv_high: float | None
    method: str
    p_alive: float | None
    expected_orders: float | None
    contribution: float
    cost_to_serve: float
    revenue: float
    mean_clv: float | None


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A customer who bought within the year and is more probably gone than not.

    `days_silent` since the last order, `usual_gap` the mean days between buying days, `stake` the
    net contribution of the last 365 days, `months` orders in each of the last twelve months.
    """

    customer: Customer
    p_alive: float
    days_silent: int
    usual_gap: float
    stake: float
    months: list[int]


def customer_key(customer: Customer) -> int:
    """The warehouse's key of a person or an organization."""
    return int(2 * customer.pk + (customer._meta.model_name == "organization"))


def value_of_customer(customer: Customer) -> CustomerValue | None:
    """The newest figures of a customer, None before the first order or refresh.

    The caller has made sure that the user may see the customer.
    """
    sql = f"""
        SELECT as_of, clv, clv_low, clv_high, coalesce(clv_method, ''), p_alive, expected_orders,
            nc_w, cts_w, revenue_w,
            (SELECT avg(clv) FROM customer_month WHERE as_of = {NEWEST})
        FROM customer_month WHERE as_of = {NEWEST} AND customer_key = ?
    """
    try:
        with reading() as duck:
            row = duck.execute(sql, [customer_key(customer)]).fetchone()
    except WarehouseUnavailable:
        return None
    return CustomerValue(*row) if row else None


def customers_at_risk(user: User | None, *, limit: int = 5) -> list[AtRisk]:
    """Visible customers who are about to be lost, most net contribution at stake first."""
    reach = visible_condition(reach_of(user), "e")
    sql = f"""
        SELECT customer_key, p_alive, date_diff('day', last_order, as_of),
            date_diff('day', first_order, last_order) / (days_bought - 1.0), nc_w
        FROM (SELECT *, 'customer' AS unit, customer_key AS unit_id FROM customer_month) e
        WHERE as_of = {NEWEST} AND p_alive < {AT_RISK_BELOW} AND days_bought >= {LEAST_DAYS}
            AND revenue_w > 0 AND nc_w > 0 AND {reach}
        ORDER BY nc_w DESC, customer_key LIMIT {2 * min(limit, 100)}
    """
    try:
        with reading() as duck:
            rows = duck.execute(sql).fetchall()
            months = _orders_by_month(duck, [row[0] for row in rows])
    except WarehouseUnavailable:
        return []
    people = {p.pk: p for p in people_by_ids(user, [r[0] // 2 for r in rows if r[0] % 2 == 0])}
    firms = {o.pk: o for o in organizations_by_ids(user, [r[0] // 2 for r in rows if r[0] % 2])}
    found = []
    for key, p_alive, silent, gap, stake in rows:
        customer = (firms if key % 2 else people).get(key // 2)
        if customer is not None:
            found.append(AtRisk(customer, p_alive, silent, gap, stake, months[key]))
    return found[:limit]


def _orders_by_month(duck: DuckDBPyConnection, keys: list[int]) -> dict[int, list[int]]:
    """Orders in each of the twelve months up to the newest snapshot's, oldest first."""
    counts = {key: [0] * 12 for key in keys}
    if not keys:
        return counts
    sql = f"""
        SELECT customer_key, 11 - date_diff('month', day, {NEWEST}) AS place, count(*)
        FROM fact_order WHERE list_contains(?, customer_key)
            AND date_diff('month', day, {NEWEST}) BETWEEN 0 AND 11
        GROUP BY 1, 2
    """
    for key, place, count in duck.execute(sql, [keys]).fetchall():
        counts[key][place] = count
    return counts
