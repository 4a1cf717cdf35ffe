"""ID2's own gates: has everybody a cell, do cells tell who responds, have they budgets?"""

from __future__ import annotations

from kith.analytical.measures.aggregates import Mean, Share
from kith.analytical.measures.families.value import LAST_ORDER, SNAPSHOT
from kith.analytical.measures.inputs import BUDGETS, EXPERIMENTS, NEEDS, ORDERS
from kith.analytical.measures.registry import measure
from kith.analytical.measures.rows import Evidence, Rows


@measure("ID2.a", Share(), needs=(ORDERS, NEEDS), snapshot=True)
def in_one_cell() -> Evidence:
    """Active customers: is both the value tier and the need known? Each has one cell at most."""
    stands = "(c.value_tier IS NOT NULL AND c.need IS NOT NULL)"
    return Evidence(
        rows=(
            Rows(
                unit="customer",
                source=SNAPSHOT,
                unit_id="c.customer_key",
                customer_key="c.customer_key",
                segment="coalesce(c.cell, '')",
                counted="c.is_active",
                hit=stands,
                at=LAST_ORDER,
                why="CASE WHEN NOT c.is_active THEN 'not_active'"
                f" WHEN {stands} THEN '' WHEN c.need IS NULL THEN 'no_known_need'"
                " ELSE 'no_value' END",
            ),
        )
    )


# Customers who were made an offer, with the cell of the month end before and a side drawn by a
# hash of their key (Knuth's multiplier), so that every run divides them alike.
OFFERED = """
    SELECT a.assignment_id, a.customer_key, a.assigned_at, a.converted_at, c.cell,
        (a.customer_key * 2654435761) % 4294967296 >= 2147483648 AS side
    FROM fact_assignment a LEFT JOIN customer_month c ON c.customer_key = a.customer_key
        AND c.as_of = last_day(CAST(a.assigned_at AS DATE) - INTERVAL 1 MONTH)
    WHERE a.arm <> 'hold_out'
        AND a.assigned_at >= (SELECT CAST(min(window_start) AS TIMESTAMP) FROM run_date)
"""
DRAWN = """
    SELECT d.as_of, o.assignment_id, o.customer_key, o.assigned_at, o.cell, o.side,
        CASE WHEN o.converted_at < d.until THEN 1.0 ELSE 0.0 END AS response
    FROM offered o JOIN run_day d ON d.day = CAST(o.assigned_at AS DATE)
"""
# The rate of each cell, drawn towards that of all by ten customers' weight: few tell little.
RATES = """
    SELECT c.as_of, c.side, c.cell, a.rate AS pooled,
        (c.responses + 10 * a.rate) / (c.customers + 10) AS rate
    FROM (
        SELECT as_of, side, cell, sum(response) AS responses, count(*) AS customers
        FROM drawn WHERE cell IS NOT NULL GROUP BY as_of, side, cell
    ) c
    JOIN (
        SELECT as_of, side, avg(response) AS rate FROM drawn WHERE cell IS NOT NULL
        GROUP BY as_of, side
    ) a ON a.as_of = c.as_of AND a.side = c.side
"""


@measure("ID2.b", Mean(), needs=(ORDERS, NEEDS, EXPERIMENTS), snapshot=True)
def cells_predict() -> Evidence:
    """Customers made an offer: squared error (Brier 1950) of the response foretold without cells
    minus that with them, in hundredths; both learned from the other half of the customers."""
    error = "100 * (pow(x.response - t.pooled, 2) - pow(x.response - t.rate, 2))"
    return Evidence(
        own={"offered": OFFERED, "drawn": DRAWN, "rates": RATES},
        rows=(
            Rows(
                unit="assignment",
                source="""drawn x LEFT JOIN rates t
                    ON t.as_of = x.as_of AND t.cell = x.cell AND t.side <> x.side""",
                as_of="x.as_of",
                unit_id="x.assignment_id",
                customer_key="x.customer_key",
                segment="coalesce(x.cell, '')",
                counted="t.cell IS NOT NULL",
                hit="x.response > 0",
                value=error,
                other="t.rate",
                at="x.assigned_at",
                why="CASE WHEN x.cell IS NULL THEN 'no_cell'"
                " WHEN t.cell IS NULL THEN 'cell_in_one_half_only' ELSE '' END",
            ),
        ),
    )


@measure("ID2.c", Share(), needs=(ORDERS, BUDGETS), snapshot=True)
def cells_with_budget() -> Evidence:
    """Cells with an active customer in them: is time and money set aside?"""
    cells = f"""
        SELECT c.as_of, c.cell, count(*) AS customers, min(c.customer_key) AS customer_key
        FROM {SNAPSHOT} WHERE c.is_active AND c.cell IS NOT NULL GROUP BY c.as_of, c.cell
    """
    return Evidence(
        own={"cells": cells},
        rows=(
            Rows(
                unit="cell",
                source="""cells c LEFT JOIN cell_budget b
                    ON b.cell = c.cell AND b.since <= c.as_of""",
                as_of="c.as_of",
                unit_id="c.customer_key",
                segment="c.cell",
                hit="b.cell IS NOT NULL",
                value="CAST(c.customers AS DOUBLE)",
                why="CASE WHEN b.cell IS NULL THEN 'no_budget' ELSE '' END",
            ),
        ),
    )
