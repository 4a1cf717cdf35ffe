"""What the value pages read: DuckDB alone, each figure over the customers that the user may see."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from kith.analytical.portfolio.rules import expected_orders
from kith.analytical.warehouse.connection import reading
from kith.analytical.warehouse.reach import reach_sql
from kith.analytical.warehouse.scene import read_meta
from kith.workplace.accounts.models import User

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

WHALE_POINTS = 200
LARGEST_LIST = 500
SILENT_BELOW = 0.5  # P(alive)
HISTORY_DAYS = 730
MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class TierRow:
    """One value tier. Money in the base currency over the trailing year; clv_share 0..1."""

    tier: int
    customers: int
    active: int
    revenue: float
    contribution: float
    clv: float
    clv_share: float


@dataclass(frozen=True, slots=True)
class WhalePoint:
    """The best `customers` together bring `share` of all net contribution (1 = all of it)."""

    customers: int
    customer_share: float
    share: float


@dataclass(frozen=True, slots=True)
class RfmCell:
    """Customers of one recency and frequency score, and their mean money score."""

    r: int
    f: int
    customers: int
    revenue: float
    m: float


@dataclass(frozen=True, slots=True)
class NeedCell:
    """A value x need cell; need None: not known yet."""

    tier: int
    need: str | None
    customers: int
    contribution: float


@dataclass(frozen=True, slots=True)
class SilentCustomer:
    """Somebody who was among the most valuable and is probably gone."""

    customer_key: int
    person_id: int | None
    organization_id: int | None
    name: str
    p_alive: float
    last_order: date
    revenue_total: float
    best_clv: float


@dataclass(frozen=True, slots=True)
class MonthOrders:
    """Orders and revenue of one calendar month, named by its first day."""

    month: date
    orders: int
    revenue: float


@dataclass(frozen=True, slots=True)
class CustomerValue:
    """What one customer is worth. Money in the base currency; None: not known.

    contribution, cost_to_serve, revenue: trailing year. expected_90: orders of the next 90 days.
    method: bg_nbd, segment or none; reason: why, in a sentence. revenue_based: no order tells its
    cost, so the firm's margin stands in.
    """

    as_of: date
    tier: int
    clv: float | None
    clv_low: float | None
    clv_high: float | None
    method: str | None
    reason: str
    p_alive: float | None
    expected_90: float | None
    revenue: float
    contribution: float
    cost_to_serve: float
    growth_gap: float | None
    need: str | None
    r: int
    f: int
    m: int
    orders: int
    first_order: date
    last_order: date
    is_active: bool
    revenue_based: bool
    months: tuple[MonthOrders, ...]


@dataclass(frozen=True, slots=True)
class _Scope:
    duck: DuckDBPyConnection
    facts: dict[str, Any]
    where: str
    values: dict[str, Any]

    def rows(self, sql: str, **more: Any) -> list[tuple[Any, ...]]:
        """Rows of a query whose {here} is "of the current date and visible"."""
        here = f"c.as_of = $as_of AND {self.where}"
        named = {**self.values, "as_of": date.fromisoformat(self.facts["as_of"]), **more}
        return self.duck.execute(sql.format(here=here), named).fetchall()


@contextmanager
def _scope(user: User | None) -> Iterator[_Scope]:
    where, values = reach_sql(user, "c")
    with reading() as duck:
        yield _Scope(duck, read_meta(duck), where, values)


def tiers_overview(user: User | None) -> list[TierRow]:
    """The value tiers that hold customers, best first.

    Raises WarehouseUnavailable, as every function here, where there is no warehouse.
    """
    with _scope(user) as scope:
        rows = scope.rows(
            "SELECT value_tier, count(*), count(*) FILTER (is_active), sum(revenue_w), sum(nc_w), "
            "coalesce(sum(clv), 0) FROM customer_month c WHERE {here} "
            "GROUP BY value_tier ORDER BY value_tier"
        )
    total = sum(row[5] for row in rows)
    return [
        TierRow(tier, n, active, revenue, contribution, clv, clv / total if total else 0.0)
        for tier, n, active, revenue, contribution, clv in rows
    ]


def whale_curve(user: User | None) -> list[WhalePoint]:
    """Cumulative net contribution by rank, best customer first, in at most 200 points.

    Source: Kaplan & Narayanan (2001), Measuring and Managing Customer Profitability. Empty where
    the contributions do not add up to something above zero.
    """
    with _scope(user) as scope:
        rows = scope.rows(
            """
            SELECT count(*), sum(nc_w) FROM (
                SELECT nc_w, ntile($points) OVER (ORDER BY nc_w DESC, customer_key) AS bucket
                FROM customer_month c WHERE {here}
            ) GROUP BY bucket ORDER BY bucket
            """,
            points=WHALE_POINTS - 1,
        )
    customers = sum(row[0] for row in rows)
    total = sum(row[1] for row in rows)
    if total <= 0:
        return []
    points, seen, summed = [WhalePoint(0, 0.0, 0.0)], 0, 0.0
    for count, part in rows:
        seen, summed = seen + count, summed + part
        points.append(WhalePoint(seen, seen / customers, summed / total))
    return points


def rfm_grid(user: User | None) -> list[RfmCell]:
    """Cells of recency x frequency that hold customers."""
    with _scope(user) as scope:
        rows = scope.rows(
            "SELECT r, f, count(*), sum(revenue_w), avg(m) FROM customer_month c WHERE {here} "
            "GROUP BY r, f ORDER BY r DESC, f DESC"
        )
    return [RfmCell(*row) for row in rows]


def need_cells(user: User | None) -> list[NeedCell]:
    """Cells of value tier x leading need that hold active customers, at most 500."""
    with _scope(user) as scope:
        rows = scope.rows(
            "SELECT value_tier, need, count(*) AS n, sum(nc_w) FROM customer_month c "
            "WHERE {here} AND is_active GROUP BY value_tier, need "
            "ORDER BY value_tier, n DESC, need LIMIT $most",
            most=LARGEST_LIST,
        )
    return [NeedCell(*row) for row in rows]


_SILENT = """
    FROM customer_month c JOIN (
        SELECT customer_key, max(clv) AS best_clv FROM customer_month h
        WHERE h.value_tier = 1 AND h.as_of < $as_of AND h.as_of >= $since GROUP BY customer_key
    ) was USING (customer_key)
    JOIN dim_customer d USING (customer_key)
    WHERE {here} AND c.p_alive < $silent
"""


def silent_valuable(user: User | None, *, limit: int = 50) -> list[SilentCustomer]:
    """Customers who were most valuable within two years and are now likelier gone than not."""
    with _scope(user) as scope:
        since = date.fromisoformat(scope.facts["as_of"]) - timedelta(days=HISTORY_DAYS)
        rows = scope.rows(
            "SELECT c.customer_key, d.person_id, d.organization_id, d.name, c.p_alive, "
            f"c.last_order, c.revenue_total, coalesce(was.best_clv, 0) {_SILENT} "
            "ORDER BY best_clv DESC NULLS LAST, c.customer_key LIMIT $most",
            since=since,
            silent=SILENT_BELOW,
            most=min(limit, LARGEST_LIST),
        )
    return [SilentCustomer(*row) for row in rows]


def count_silent_valuable(user: User | None) -> int:
    """How many `silent_valuable` would find without a limit."""
    with _scope(user) as scope:
        since = date.fromisoformat(scope.facts["as_of"]) - timedelta(days=HISTORY_DAYS)
        return int(scope.rows(f"SELECT count(*) {_SILENT}", since=since, silent=SILENT_BELOW)[0][0])


# Column of customer_month: name on the card.
_ON_CARD = {
    "as_of": "as_of", "value_tier": "tier", "clv": "clv", "clv_low": "clv_low",
    "clv_high": "clv_high", "clv_method": "method", "p_alive": "p_alive", "revenue_w": "revenue",
    "nc_w": "contribution", "cts_w": "cost_to_serve", "growth_gap": "growth_gap", "need": "need",
    "r": "r", "f": "f", "m": "m", "orders": "orders", "first_order": "first_order",
    "last_order": "last_order", "is_active": "is_active",
}  # fmt: skip
_CARD = f"""
    SELECT {", ".join(f"c.{column}" for column in _ON_CARD)}, c.x, c.t_x, c.t, c.expected_orders
    FROM customer_month c WHERE {{here}} AND c.customer_key = $key
"""
_MONTHS = """
    SELECT CAST(date_trunc('month', day) AS DATE), count(*), sum(amount - returned) FROM fact_order
    WHERE customer_key = $key AND day >= $since AND day <= $until GROUP BY 1
"""


def customer_value(
    user: User | None, *, person_id: int | None = None, organization_id: int | None = None
) -> CustomerValue | None:
    """What one customer is worth; None for somebody without orders, or out of the user's sight."""
    key = 2 * organization_id + 1 if organization_id is not None else 2 * int(person_id or 0)
    with _scope(user) as scope:
        found = scope.rows(_CARD, key=key)
        if not found:
            return None
        row = found[0]
        fit = scope.duck.execute(
            "SELECT parameters, reason FROM fit WHERE as_of = $1", [row[0]]
        ).fetchone()
        months = _months(scope.duck, key, row[0])
        known = scope.duck.execute(
            "SELECT coalesce(bool_or(cost_known), false) FROM fact_order WHERE customer_key = $1",
            [key],
        ).fetchone()
    card = dict(zip(_ON_CARD.values(), row, strict=False))
    return CustomerValue(
        **card,
        reason=fit[1] if fit else "",
        expected_90=_next_90_days(card["method"], row[len(card) :], fit[0] if fit else None),
        revenue_based=not (known and known[0]),
        months=months,
    )


def _next_90_days(
    method: str | None, history: tuple[Any, ...], parameters: str | None
) -> float | None:
    x, t_x, age, year = history
    fit = json.loads(parameters)["bg_nbd"] if parameters else None
    if method == "bg_nbd" and fit:
        return expected_orders(fit, x, t_x, age, 90 / 7)
    return None if year is None else year * 90 / 365


def _months(duck: DuckDBPyConnection, key: int, as_of: date) -> tuple[MonthOrders, ...]:
    first = as_of.replace(day=1)
    starts = [first]
    for _month in range(MONTHS_SHOWN - 1):
        starts.append((starts[-1] - timedelta(days=1)).replace(day=1))
    rows = duck.execute(_MONTHS, {"key": key, "since": starts[-1], "until": as_of}).fetchall()
    found = {month: (count, revenue) for month, count, revenue in rows}
    return tuple(MonthOrders(month, *found.get(month, (0, 0.0))) for month in reversed(starts))
