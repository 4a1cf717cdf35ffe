"""The value page in one pass: tiers with their intervals, value × need, what the figures stand on;
and the customers of any slice. Beside `queries`, which answers one question each.

From the newest snapshot of the published warehouse, within the reader's reach; no warehouse, no
answer (None). Money is in the firm's base currency.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kith.analytical.warehouse.connection import reading
from kith.analytical.warehouse.errors import WarehouseUnavailable
from kith.analytical.warehouse.reach import reach_sql
from kith.analytical.warehouse.scene import read_meta
from kith.customers.organizations.queries import organizations_by_ids
from kith.customers.people.queries import people_by_ids
from kith.workplace.accounts.models import User

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SHOWN_NEEDS = 5
OTHER_NEEDS = "…"  # the column of needs beyond the most common ones
NO_NEED = ""
MIXED_LEAST = 10  # customers of a cell whose need is confirmed, below which no mixture is told
MIXED_BELOW = 0.5
Customer = Any


@dataclass(frozen=True, slots=True)
class TierFacts:
    """One value tier: how many, what they bring, what they are worth, what they take.

    Shares run 0–1 (of net contribution: below 0 where the tier takes back); `clv_low` and
    `clv_high` bound the mean's 95 % interval by its standard error. `kept`: the share of those who
    stood in this tier a year ago and are active still, None where nobody did.
    """

    tier: int
    customers: int
    share: float
    contribution: float
    contribution_share: float | None
    clv: float | None
    clv_low: float | None
    clv_high: float | None
    need_known: float
    minutes_month: float
    kept: float | None


@dataclass(frozen=True, slots=True)
class Cell:
    """Customers of one value tier and need; `is_mixed`: under half confirm the cell's need."""

    tier: int
    need: str
    customers: int
    clv: float
    is_mixed: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole.

    Attributes:
        customers, active: in the snapshot; those active.
        contribution: net contribution of the last 365 days.
        taken_back: what customers below zero cost; below_zero_share: how many they are.
        cost_known: share of order rows whose cost is known; has_cost_to_serve: any cost entry.
        margin: assumed where cost is unknown. horizon in years, discount a year.
        methods: how many customers were valued by which method.
    """

    as_of: date
    customers: int
    active: int
    contribution: float
    taken_back: float
    below_zero_share: float
    tiers: tuple[TierFacts, ...]
    needs: tuple[str, ...]
    cells: tuple[Cell, ...]
    cost_known: float
    has_cost_to_serve: bool
    margin: float
    horizon: float
    discount: float
    methods: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """One customer of a slice of the portfolio."""

    customer: Customer
    tier: int | None
    clv: float | None
    clv_low: float | None
    clv_high: float | None
    contribution: float
    p_alive: float | None
    last_order: date
    orders: int
    need: str


def portfolio_overview(user: User | None) -> Overview | None:
    """The portfolio that the user may see; None without a warehouse or without a customer in it."""
    try:
        with reading() as duck:
            meta = read_meta(duck)
            if not _prepare(duck, user):
                return None
            return _overview(duck, meta)
    except WarehouseUnavailable:
        return None


def _prepare(duck: DuckDBPyConnection, user: User | None) -> bool:
    """Make `folio`: the newest snapshot's rows within reach. False where there are none."""
    where, values = reach_sql(user, "c")
    duck.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE folio AS
        SELECT c.*, coalesce(c.need, '') AS wants FROM customer_month c
        WHERE c.as_of = (SELECT max(as_of) FROM customer_month) AND {where}
        """,
        values,
    )
    return bool(_one(duck, "SELECT count(*) FROM folio")[0])


def _one(duck: DuckDBPyConnection, sql: str) -> Sequence[Any]:
    return duck.execute(sql).fetchone() or ()


def _overview(duck: DuckDBPyConnection, meta: dict[str, Any]) -> Overview:
    as_of, customers, active, total, taken, below = _one(
        duck,
        "SELECT max(as_of), count(*), count(*) FILTER (is_active), coalesce(sum(nc_w), 0),"
        " coalesce(sum(nc_w) FILTER (nc_w < 0), 0), count(*) FILTER (nc_w < 0) FROM folio",
    )
    known, served = _one(
        duck,
        "SELECT (SELECT coalesce(avg(CAST(cost_known AS INTEGER)), 0) FROM fact_order),"
        " (SELECT count(*) > 0 FROM fact_cost)",
    )
    needs = _needs(duck)
    methods = duck.execute(
        "SELECT coalesce(clv_method, ''), count(*) FROM folio GROUP BY 1 ORDER BY 2 DESC"
    ).fetchall()
    return Overview(
        as_of, customers, active, total, taken, below / customers,
        _tiers(duck, customers, total), needs, _cells(duck, needs),
        float(known), bool(served), float(meta["margin"]), float(meta["horizon"]),
        float(meta["discount"]), tuple((str(m), int(n)) for m, n in methods),
    )  # fmt: skip


def _tiers(duck: DuckDBPyConnection, customers: int, total: float) -> tuple[TierFacts, ...]:
    rows = duck.execute(
        """
        WITH before AS (
            SELECT m.customer_key, m.value_tier FROM customer_month m
            WHERE m.as_of = (SELECT max(as_of) FROM customer_month
                             WHERE as_of <= (SELECT max(as_of) FROM folio) - 365)
                AND m.is_active
        ), kept AS (
            SELECT b.value_tier, avg(CAST(f.is_active AS INTEGER)) AS kept
            FROM before b JOIN folio f USING (customer_key) GROUP BY b.value_tier
        )
        SELECT value_tier, count(*), coalesce(sum(nc_w), 0), avg(clv),
            stddev_samp(clv) / sqrt(count(clv)), avg(CASE WHEN wants = '' THEN 0 ELSE 1 END),
            avg(minutes_w) / 12, any_value(kept)
        FROM folio LEFT JOIN kept USING (value_tier)
        WHERE value_tier IS NOT NULL AND value_tier > 0 GROUP BY value_tier ORDER BY value_tier
        """
    ).fetchall()
    return tuple(
        TierFacts(
            tier, n, n / customers, contribution,
            contribution / total if total > 0 else None, clv,
            clv - 1.96 * error if clv is not None and error is not None else None,
            clv + 1.96 * error if clv is not None and error is not None else None,
            need_known, minutes, kept,
        )
        for tier, n, contribution, clv, error, need_known, minutes, kept in rows
    )  # fmt: skip


def _needs(duck: DuckDBPyConnection) -> tuple[str, ...]:
    """The most common needs, then "…" where there are others, then "" where some have none."""
    rows = duck.execute(
        "SELECT wants, count(*) FROM folio WHERE wants <> '' GROUP BY 1 ORDER BY 2 DESC, 1"
    ).fetchall()
    names = [str(name) for name, _n in rows]
    shown = names if len(names) <= SHOWN_NEEDS + 1 else [*names[:SHOWN_NEEDS], OTHER_NEEDS]
    unknown = _one(duck, "SELECT count(*) FROM folio WHERE wants = ''")[0]
    return (*shown, *([NO_NEED] if unknown else []))


def _cells(duck: DuckDBPyConnection, needs: tuple[str, ...]) -> tuple[Cell, ...]:
    named = [name for name in needs if name not in (OTHER_NEEDS, NO_NEED)]
    rows = duck.execute(
        """
        WITH told AS (
            SELECT customer_key, list(DISTINCT name) AS names FROM fact_need
            WHERE evidence = 'confirmed' AND customer_key IS NOT NULL GROUP BY customer_key
        )
        SELECT value_tier,
            CASE WHEN wants = '' OR list_contains($1, wants) THEN wants ELSE $2 END AS need,
            count(*), coalesce(sum(clv), 0), count(names),
            count(*) FILTER (names IS NOT NULL AND list_contains(names, wants))
        FROM folio LEFT JOIN told USING (customer_key)
        WHERE value_tier IS NOT NULL AND value_tier > 0 GROUP BY 1, 2
        """,
        [named, OTHER_NEEDS],
    ).fetchall()
    return tuple(
        Cell(
            tier, need, n, clv,
            need in named and confirmed >= MIXED_LEAST and agree < MIXED_BELOW * confirmed,
        )
        for tier, need, n, clv, confirmed, agree in rows
    )  # fmt: skip


def portfolio_customers(
    user: User | None,
    *,
    tier: int | None = None,
    need: str | None = None,
    r: int | None = None,
    f: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> tuple[int, list[PortfolioRow]]:
    """How many customers of a slice the user may see, and a page of them, most valuable first.

    `need` "" is no known need; None narrows nothing. Nobody without a warehouse.
    """
    conditions: list[str] = ["TRUE"]
    values: list[Any] = []
    for column, value in (("value_tier", tier), ("wants", need), ("r", r), ("f", f)):
        if value is not None:
            conditions.append(f"{column} = ${len(values) + 1}")
            values.append(value)
    where = " AND ".join(conditions)
    try:
        with reading() as duck:
            _prepare(duck, user)
            found = duck.execute(f"SELECT count(*) FROM folio WHERE {where}", values).fetchone()
            rows = duck.execute(
                f"""
                SELECT customer_key, value_tier, clv, clv_low, clv_high, nc_w, p_alive, last_order,
                    orders, wants
                FROM folio WHERE {where} ORDER BY clv DESC NULLS LAST, customer_key
                LIMIT {max(1, min(limit, 200))} OFFSET {max(0, offset)}
                """,
                values,
            ).fetchall()
    except WarehouseUnavailable:
        return 0, []
    people = {p.pk: p for p in people_by_ids(user, [k[0] // 2 for k in rows if k[0] % 2 == 0])}
    firms = {o.pk: o for o in organizations_by_ids(user, [k[0] // 2 for k in rows if k[0] % 2])}
    shown = []
    for key, *facts in rows:
        customer = (firms if key % 2 else people).get(key // 2)
        if customer is not None:
            shown.append(PortfolioRow(customer, *facts))
    return int(found[0]) if found else 0, shown
