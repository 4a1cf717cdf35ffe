"""Lifetime value where no model serves: margin and retention of segments.

A segment is a kind of customer (person, organization) within a fifth of revenue. Its value is that
of a customer who is still there; each is weighed with the own chance of that, from the gaps.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kith.analytical.portfolio.value.errors import ValueModelError
from kith.analytical.portfolio.value.fallback import p_alive_from_gaps, segment_values
from kith.analytical.warehouse.steps import ValueSettings

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Floats = NDArray[np.float64]


def value_by_segment(
    duck: DuckDBPyConnection, rows: dict[str, Any], day: date, settings: ValueSettings
) -> dict[str, Floats]:
    """The columns of a snapshot, float64[n] each; nothing where the data do not reach back a year,
    so that retention is not known."""
    is_firm = rows["is_firm"].astype(np.int64)
    segment = is_firm * 10 + rows["m"].astype(np.int64)
    now = rows["is_active"].astype(bool)
    before = rows["was_active"].astype(bool)
    alive = _alive(duck, rows, is_firm, day)
    known = now | before
    try:
        values = segment_values(
            segment[known],
            rows["nc_w"].astype(np.float64)[known],
            before[known],
            now[known],
            discount=settings.discount,
            years=float(settings.horizon_years),
        )
    except ValueModelError:
        return {}
    empty = (0.0, 0.0, 0.0)
    of_segment = {
        v.segment: (
            v.value,
            *(v.value_interval if v.value_interval is not None else (np.nan, np.nan)),
        )
        for v in values
    }
    codes, place = np.unique(segment, return_inverse=True)
    table = np.array([of_segment.get(int(code), empty) for code in codes], dtype=np.float64)
    worth, low, high = (alive * table[place, i] for i in range(3))
    return {
        "p_alive": alive,
        "expected_orders": alive * rows["days_w"].astype(np.float64),
        "margin_per_order": rows["gm_total"] / np.maximum(rows["days_bought"], 1),
        "clv": worth,
        "clv_low": low,
        "clv_high": high,
    }


def _alive(
    duck: DuckDBPyConnection, rows: dict[str, Any], is_firm: NDArray[np.int64], day: date
) -> Floats:
    gaps = duck.execute(
        """
        SELECT CAST(d.kind = 'organization' AS BIGINT) AS firm, CAST(o.gap AS DOUBLE) AS gap
        FROM order_day o JOIN dim_customer d USING (customer_key)
        WHERE o.gap IS NOT NULL AND o.day <= $1
        """,
        [day],
    ).fetchnumpy()
    silence = (np.datetime64(day, "D") - rows["last_order"].astype("datetime64[D]")).astype(float)
    alive = p_alive_from_gaps(silence, is_firm, gaps["gap"], gaps["firm"])
    # Where nobody ever came back there are no gaps: activity is all that is known.
    return np.where(np.isnan(alive), rows["is_active"].astype(float), alive)
