"""M14, M17 and M18: how profit is spread, what serving costs, and whether effort follows value."""

from __future__ import annotations

from kith.analytical.measures.aggregates import RatioOfSums, Spearman, TopShare
from kith.analytical.measures.families.value import LAST_ORDER, MOVED, SNAPSHOT
from kith.analytical.measures.inputs import COST_TO_SERVE, ORDERS, TIME_LOG
from kith.analytical.measures.registry import Figure, measure
from kith.analytical.measures.rows import Evidence, Rows
from kith.foundation.i18n import _


@measure(
    "M14",
    TopShare(),
    Figure(
        "peak",
        RatioOfSums("greatest(value, 0)", "value"),
        name=_("Peak of the whale curve, in percent of its end"),
    ),
    needs=(ORDERS,),
    snapshot=True,
)
def profit_concentration() -> Evidence:
    """Customers with an order or a cost in the window, the best fifth of them marked."""
    ordered = f"""
        SELECT c.as_of, c.customer_key, c.nc_w, c.last_order, {MOVED} AS moved,
            row_number() OVER (
                PARTITION BY c.as_of, {MOVED} ORDER BY c.nc_w DESC, c.customer_key
            ) AS place,
            count(*) OVER (PARTITION BY c.as_of, {MOVED}) AS customers
        FROM {SNAPSHOT}
    """
    return Evidence(
        own={"ordered": ordered},
        rows=(
            Rows(
                unit="customer",
                source="ordered c",
                as_of="c.as_of",
                unit_id="c.customer_key",
                customer_key="c.customer_key",
                counted="c.moved",
                hit="c.moved AND c.place <= ceil(0.2 * c.customers)",
                value="c.nc_w",
                other="CAST(c.place AS DOUBLE)",
                at=LAST_ORDER,
                why="CASE WHEN c.moved THEN '' ELSE 'no_order_in_window' END",
            ),
        ),
    )


@measure("M17", RatioOfSums(), needs=(ORDERS, COST_TO_SERVE), snapshot=True)
def cost_to_serve() -> Evidence:
    """Customers with an order or a cost in the window: cost to serve (value), revenue (other)."""
    return Evidence(
        rows=(
            Rows(
                unit="customer",
                source=SNAPSHOT,
                unit_id="c.customer_key",
                customer_key="c.customer_key",
                counted=MOVED,
                value="c.cts_w",
                other="c.revenue_w",
                at=LAST_ORDER,
                why=f"CASE WHEN {MOVED} THEN '' ELSE 'no_order_in_window' END",
            ),
        )
    )


@measure("M18", Spearman(), needs=(ORDERS, TIME_LOG), snapshot=True)
def effort_follows_value() -> Evidence:
    """Active customers: minutes spent in the window (value), none included, and CLV (other)."""
    return Evidence(
        rows=(
            Rows(
                unit="customer",
                source=SNAPSHOT,
                unit_id="c.customer_key",
                customer_key="c.customer_key",
                counted="c.is_active AND c.clv IS NOT NULL",
                value="CAST(coalesce(c.minutes_w, 0) AS DOUBLE)",
                other="c.clv",
                at=LAST_ORDER,
                why="CASE WHEN NOT c.is_active THEN 'not_active'"
                " WHEN c.clv IS NULL THEN 'no_value' ELSE '' END",
            ),
        )
    )
