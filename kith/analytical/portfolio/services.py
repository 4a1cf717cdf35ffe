"""Writing back what the portfolio found: tier and lifetime value, with people and organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kith.customers.organizations import machine_values as of_organizations
from kith.customers.people import machine_values as of_people

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_VALUES = """
    SELECT {key}, value_tier, round(clv, 2) FROM customer_month
    WHERE as_of = (SELECT max(as_of) FROM customer_month) AND customer_key % 2 = {rest}
    ORDER BY 1
"""


def store_values(duck: DuckDBPyConnection) -> int:
    """Store the newest snapshot's tier and value where they differ; returns rows changed.

    Machine-made and made again at any refresh, so it leaves no audit trail.
    """
    people = duck.execute(_VALUES.format(key="customer_key // 2", rest=0)).fetchall()
    firms = duck.execute(_VALUES.format(key="customer_key // 2", rest=1)).fetchall()
    changed = of_people.store_values(values={i: (tier, clv) for i, tier, clv in people})
    return changed + of_organizations.store_values(
        values={i: (tier, clv) for i, tier, clv in firms}
    )
