"""What an owner wants to know first: who is valuable, and who of them has gone silent."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kith.analytical.warehouse.queries import analyzing
from kith.analytical.warehouse.scene import read_meta
from kith.analytical.warehouse.snapshots import provide_snapshots
from kith.programs.actions.interact import SILENT_VALUABLE

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LISTED = 5


@dataclass(frozen=True, slots=True)
class Valuable:
    """A customer by lifetime value, base currency, with its 95 % interval."""

    name: str
    clv: float
    clv_low: float | None
    clv_high: float | None
    last_order: date


@dataclass(frozen=True, slots=True)
class Silent:
    """A valuable customer without orders: days of silence, usual gap in days, chance of still
    being a customer (0–1), and what a year used to bring in base currency."""

    name: str
    silent_days: int
    usual_gap: float | None
    p_alive: float | None
    a_year: float


@dataclass(frozen=True, slots=True)
class Highlights:
    """The firm's customers in a nutshell, as of a day.

    Attributes:
        valuable: how many are most valuable. their_share: percent of all positive lifetime value.
        silent: how many valuable ones have gone silent. revenue_based: no order has a cost.
    """

    customers: int
    active: int
    valuable: int
    their_share: float | None
    most_valuable: list[Valuable]
    silent: int
    gone_silent: list[Silent]
    currency: str
    revenue_based: bool
    data_ended: bool


def highlights(as_of: date) -> Highlights:
    """The highlights as of any day; a missing snapshot is built, so call it where work may be done.

    Shows customers whoever asks: it is for the command line, which sees the whole firm.
    """
    with analyzing() as duck:
        provide_snapshots(duck, [as_of])
        meta = read_meta(duck)
        counts = _row(
            duck,
            """
            SELECT count(*), count(*) FILTER (is_active), count(*) FILTER (value_tier = 1),
                100 * sum(clv) FILTER (value_tier = 1) / nullif(sum(greatest(clv, 0)), 0)
            FROM customer_at WHERE as_of = $1
            """,
            as_of,
        )
        cost_known = _row(
            duck,
            "SELECT coalesce(bool_or(cost_known), FALSE) FROM fact_order WHERE day <= $1",
            as_of,
        )[0]
        silent = _row(duck, f"SELECT count(*) FROM ({SILENT_VALUABLE}) s", as_of)[0]
        return Highlights(
            customers=int(counts[0]),
            active=int(counts[1]),
            valuable=int(counts[2]),
            their_share=counts[3],
            most_valuable=_most_valuable(duck, as_of),
            silent=int(silent),
            gone_silent=_gone_silent(duck, as_of),
            currency=meta["base_currency"],
            revenue_based=not cost_known,
            data_ended=bool(meta["data_ended"]),
        )


def highlights_as_json(as_of: date) -> dict[str, Any]:
    """The highlights as plain data."""
    return asdict(highlights(as_of))


def _row(duck: DuckDBPyConnection, sql: str, as_of: date) -> Any:
    return duck.execute(sql, [as_of]).fetchone()


def _most_valuable(duck: DuckDBPyConnection, as_of: date) -> list[Valuable]:
    rows = duck.execute(
        """
        SELECT d.name, c.clv, c.clv_low, c.clv_high, c.last_order
        FROM customer_at c JOIN dim_customer d USING (customer_key)
        WHERE c.as_of = $1 AND c.value_tier = 1 AND c.clv IS NOT NULL
        ORDER BY c.clv DESC, c.customer_key LIMIT $2
        """,
        [as_of, LISTED],
    ).fetchall()
    return [Valuable(*row) for row in rows]


def _gone_silent(duck: DuckDBPyConnection, as_of: date) -> list[Silent]:
    rows = duck.execute(
        f"""
        SELECT name, silent_days, ipt, p_alive, a_year FROM ({SILENT_VALUABLE}) s
        ORDER BY a_year DESC, customer_key LIMIT $2
        """,
        [as_of, LISTED],
    ).fetchall()
    return [Silent(*row) for row in rows]
