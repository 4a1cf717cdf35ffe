"""M11–M13 and M15: what customers are worth, what they bring, and what more they could."""

from __future__ import annotations

from kith.analytical.measures.aggregates import Mean, Share, Total
from kith.analytical.measures.inputs import ORDERS
from kith.analytical.measures.registry import Figure, measure
from kith.analytical.measures.rows import Evidence, Rows
from kith.foundation.i18n import _

SNAPSHOT = "customer_at c JOIN run_date d ON d.as_of = c.as_of"
LAST_ORDER = "CAST(c.last_order AS TIMESTAMP)"
MOVED = "(c.last_order > d.window_start OR c.cts_w <> 0)"  # something happened in the window
BELOW_ZERO = "(coalesce(c.clv, 0) < 0 OR (c.nc_half1 < 0 AND c.nc_half2 < 0))"


@measure(
    "M11",
    Mean(),
    Figure("total", Total(), name=_("All customers together")),
    needs=(ORDERS,),
    snapshot=True,
)
def lifetime_value() -> Evidence:
    """Everybody who ever ordered: the lifetime value of the snapshot."""
    return Evidence(
        rows=(
            Rows(
                unit="customer",
                source=SNAPSHOT,
                unit_id="c.customer_key",
                customer_key="c.customer_key",
                segment="c.clv_method",
                counted="c.clv IS NOT NULL",
                value="c.clv",
                at=LAST_ORDER,
                why="CASE WHEN c.clv IS NULL THEN 'no_value' ELSE '' END",
            ),
        )
    )


@measure(
    "M12",
    Total(),
    Figure("mean", Mean(), name=_("Average customer")),
    needs=(ORDERS,),
    snapshot=True,
)
def net_contribution() -> Evidence:
    """Customers who ordered or cost something in the window: margin minus cost to serve."""
    return Evidence(
        rows=(
            Rows(
                unit="customer",
                source=SNAPSHOT,
                unit_id="c.customer_key",
                customer_key="c.customer_key",
                counted=MOVED,
                value="c.nc_w",
                other="c.revenue_w",
                at=LAST_ORDER,
                why=f"CASE WHEN {MOVED} THEN '' ELSE 'no_order_in_window' END",
            ),
        )
    )


@measure("M13", Share(), needs=(ORDERS,), snapshot=True)
def below_zero() -> Evidence:
    """Active customers: worth less than nothing, or a loss in two half-years running."""
    return Evidence(
        rows=(
            Rows(
                unit="customer",
                source=SNAPSHOT,
                unit_id="c.customer_key",
                customer_key="c.customer_key",
                counted="c.is_active",
                hit=BELOW_ZERO,
                value="c.nc_w",
                other="c.clv",
                at=LAST_ORDER,
                why="CASE WHEN NOT c.is_active THEN 'not_active'"
                " WHEN c.clv < 0 THEN 'value_below_zero'"
                f" WHEN {BELOW_ZERO} THEN 'two_halves_below_zero' ELSE '' END",
            ),
        )
    )


@measure(
    "M15",
    Mean(),
    Figure("total", Total(), name=_("All customers together")),
    needs=(ORDERS,),
    snapshot=True,
)
def growth_gap() -> Evidence:
    """Active customers: how far they stay behind the best tenth of those like them."""
    return Evidence(
        rows=(
            Rows(
                unit="customer",
                source=SNAPSHOT,
                unit_id="c.customer_key",
                customer_key="c.customer_key",
                segment="coalesce(c.cell, '')",
                counted="c.is_active AND c.growth_gap IS NOT NULL",
                value="c.growth_gap",
                other="c.nc_w",
                at=LAST_ORDER,
                why="CASE WHEN NOT c.is_active THEN 'not_active'"
                " WHEN c.growth_gap IS NULL THEN 'no_value' ELSE '' END",
            ),
        )
    )
