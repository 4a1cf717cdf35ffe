"""What the portfolio finds for every customer of one snapshot: scores, value, need, tier."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from kith.analytical.portfolio.placing import growth_gaps, sizes, value_tiers
from kith.analytical.portfolio.value.rfm import quintile_scores
from kith.analytical.portfolio.valuing import value_customers
from kith.analytical.warehouse.steps import ValueSettings

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_READ = """
    SELECT customer_key, x, t_x, t, days_bought, first_order, last_order, revenue_total, gm_total,
           gm_first, cts_w, nc_w, nc_half1, nc_half2, is_active, was_active, days_w,
           kind = 'organization' AS is_firm, CAST(employees AS DOUBLE) AS employees
    FROM snap WHERE as_of = $1 ORDER BY customer_key
"""
# The leading need of each customer: confirmed before stated before inferred, then the surest.
_NEEDS = """
    SELECT customer_key, first(name ORDER BY
        coalesce(confirmed_at < $1 + 1, false) DESC,
        CASE evidence WHEN 'confirmed' THEN 0 WHEN 'stated' THEN 1 ELSE 2 END,
        confidence DESC, "at" DESC, need_id DESC) AS need
    FROM fact_need WHERE "at" < $1 + 1 AND customer_key IS NOT NULL
    GROUP BY customer_key ORDER BY customer_key
"""
VALUES = ("p_alive", "expected_orders", "margin_per_order", "clv", "clv_low", "clv_high")


def portfolio_of(duck: DuckDBPyConnection, day: date, settings: ValueSettings) -> pa.Table:
    """The columns of customer_month that facts alone do not give, for one date of `snap`."""
    rows = _read(duck, day)
    scores = {
        "r": quintile_scores(rows["last_order"].astype(np.int64)),
        "f": quintile_scores(rows["days_bought"]),
        "m": quintile_scores(rows["revenue_total"]),
    }
    method = "none"
    values: dict[str, NDArray[np.float64]] = {}
    if rows["customer_key"].size:
        method, values = value_customers(duck, {**rows, **scores}, day, settings)
    nothing = np.full(rows["customer_key"].size, np.nan)
    columns = {name: values.get(name, nothing) for name in VALUES}
    names, code = _needs(duck, day, rows["customer_key"])
    worth = np.where(np.isnan(columns["clv"]), rows["nc_w"], columns["clv"])
    below = (columns["clv"] < 0) | ((rows["nc_half1"] < 0) & (rows["nc_half2"] < 0))
    size = sizes(rows["employees"], rows["revenue_total"] / rows["days_bought"])
    gap = growth_gaps(rows["nc_w"], rows["is_active"], code, size)
    tier = value_tiers(worth, rows["is_active"], below, gap)
    need = pa.array(np.append(names, ""), pa.string()).take(pa.array(code % (len(names) + 1)))
    cell = [f"{t}:{n}" for t in range(5) for n in [*names, ""]]
    place = tier * (len(names) + 1) + code % (len(names) + 1)
    return pa.table(
        {
            "customer_key": pa.array(rows["customer_key"]),
            **{name: pa.array(column, from_pandas=True) for name, column in columns.items()},
            "clv_method": pa.repeat(pa.scalar(method), len(nothing)),
            **{name: pa.array(score) for name, score in scores.items()},
            "growth_gap": pa.array(gap, from_pandas=True),
            "value_tier": pa.array(tier),
            "need": _nulls_for(need, code < 0),
            "cell": pa.array(cell, pa.string()).take(pa.array(place)),
        }
    )


def _nulls_for(texts: pa.Array, missing: NDArray[np.bool_]) -> pa.Array:
    import pyarrow.compute as pc

    return pc.if_else(pa.array(missing), pa.scalar(None, pa.string()), texts)


def _read(duck: DuckDBPyConnection, day: date) -> dict[str, Any]:
    found = duck.execute(_READ, [day]).fetchnumpy()
    employees = np.ma.filled(found.pop("employees").astype(np.float64), np.nan)
    rows = {name: np.ma.filled(values, 0) for name, values in found.items()}
    for name in ("is_active", "was_active", "is_firm"):
        rows[name] = rows[name].astype(bool)
    for name in ("nc_w", "nc_half1", "nc_half2", "revenue_total", "days_bought"):
        rows[name] = rows[name].astype(np.float64)
    return {**rows, "employees": employees}


def _needs(
    duck: DuckDBPyConnection, day: date, keys: NDArray[np.int64]
) -> tuple[list[str], NDArray[np.int64]]:
    """The names of needs, and the code of each customer's leading one, -1 for none."""
    found = duck.execute(_NEEDS, [day]).fetchall()
    code = np.full(keys.size, -1, np.int64)
    names = sorted({name for _key, name in found})
    if found:
        number = {name: i for i, name in enumerate(names)}
        owner = np.array([key for key, _name in found], np.int64)
        place = np.searchsorted(keys, owner)
        hit = place < keys.size
        hit[hit] = keys[place[hit]] == owner[hit]
        code[place[hit]] = np.array([number[name] for _key, name in found], np.int64)[hit]
    return names, code
