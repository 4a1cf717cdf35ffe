"""M39, M43 and M63: do they stay, do they come back, and does somebody answer for them?"""

from __future__ import annotations

from kith.analytical.measures.aggregates import Share
from kith.analytical.measures.families.value import LAST_ORDER, SNAPSHOT
from kith.analytical.measures.inputs import CUSTOMERS, ORDERS, YEAR_OF_ORDERS
from kith.analytical.measures.registry import measure
from kith.analytical.measures.relations import END, dated
from kith.analytical.measures.rows import Evidence, Rows


@measure("M39", Share(), needs=(ORDERS, YEAR_OF_ORDERS), snapshot=True)
def retention() -> Evidence:
    """Customers who were active a year ago: are they now?"""
    return Evidence(
        rows=(
            Rows(
                unit="customer",
                source=SNAPSHOT,
                unit_id="c.customer_key",
                customer_key="c.customer_key",
                counted="c.was_active",
                hit="c.is_active",
                at=LAST_ORDER,
                why="CASE WHEN NOT c.was_active THEN 'not_active_at_start'"
                " WHEN c.is_active THEN '' ELSE 'gone_silent' END",
            ),
        )
    )


# Days within which a second order is expected: twice the median gap of those who reorder.
PACE = """
    SELECT c.as_of, CAST(ceil(2 * quantile_cont(c.ipt, 0.5)) AS BIGINT) AS days
    FROM customer_at c JOIN run_date r ON r.as_of = c.as_of WHERE c.ipt IS NOT NULL
    GROUP BY c.as_of
"""
FIRST = "SELECT customer_key, min(day) AS first_day FROM fact_order GROUP BY customer_key"
SECOND = """
    SELECT o.customer_key, min(o.day) AS second_day FROM fact_order o
    JOIN first_order f ON f.customer_key = o.customer_key AND o.day > f.first_day
    GROUP BY o.customer_key
"""


@measure("M43", Share(), needs=(ORDERS,), snapshot=True)
def second_purchase() -> Evidence:
    """First-time customers whose time for a second order ran out within the window: did they?"""
    age = "date_diff('day', f.first_day, r.as_of)"
    gap = "date_diff('day', f.first_day, s.second_day)"
    matured = f"({age} >= p.days)"
    returned = f"coalesce({gap} <= p.days, FALSE)"
    return Evidence(
        own={"pace": PACE, "first_order": FIRST, "second_order": SECOND},
        rows=(
            Rows(
                unit="customer",
                source="""first_order f LEFT JOIN second_order s
                        ON s.customer_key = f.customer_key
                    JOIN run_date r ON f.first_day <= r.as_of
                    JOIN pace p ON p.as_of = r.as_of""",
                where=f"{age} - p.days < 365",
                as_of="r.as_of",
                unit_id="f.customer_key",
                customer_key="f.customer_key",
                counted=matured,
                hit=returned,
                value=f"CAST({gap} AS DOUBLE)",
                other="CAST(p.days AS DOUBLE)",
                at="CAST(f.first_day AS TIMESTAMP)",
                why=f"CASE WHEN NOT {matured} THEN 'not_due_yet' WHEN {returned} THEN ''"
                " ELSE 'no_second_order' END",
            ),
        ),
    )


@measure("M63", Share(), needs=(CUSTOMERS,), snapshot=True)
def ownership() -> Evidence:
    """Customers of the top two tiers (all where nobody has a tier) and open tasks: is the owner
    somebody who works here?"""
    strategic = """
        SELECT s.as_of, s.customer_key FROM customer_state s
        LEFT JOIN customer_at c ON c.as_of = s.as_of AND c.customer_key = s.customer_key
        WHERE c.value_tier <= 2 OR s.as_of NOT IN (
            SELECT as_of FROM customer_at WHERE value_tier IS NOT NULL
        )
    """
    why = (
        "CASE WHEN u.is_active THEN '' WHEN u.user_id IS NULL THEN 'no_owner' ELSE 'owner_left' END"
    )
    return Evidence(
        uses=("customer_state",),
        own={"strategic": strategic},
        rows=(
            Rows(
                unit="customer",
                source="""strategic s JOIN dim_customer c ON c.customer_key = s.customer_key
                    LEFT JOIN dim_user u ON u.user_id = c.owner_id""",
                as_of="s.as_of",
                unit_id="s.customer_key",
                customer_key="s.customer_key",
                user_id="c.owner_id",
                segment="'customer'",
                hit="coalesce(u.is_active, FALSE)",
                why=why,
            ),
            Rows(
                unit="task",
                source=f"""fact_task t JOIN run_date r ON {dated(f"t.created_at < {END}")}
                    LEFT JOIN dim_user u ON u.user_id = t.owner_id""",
                where=f"t.done_at IS NULL OR t.done_at >= {END}",
                as_of="r.as_of",
                unit_id="t.task_id",
                customer_key="t.customer_key",
                user_id="t.owner_id",
                segment="'task'",
                hit="coalesce(u.is_active, FALSE)",
                at="t.created_at",
                why=why,
            ),
        ),
    )
