"""Where a customer stands among the others: RFM scores, growth gap, value tier, leading need.

Set-based, over TEMP table `snap` of some dates. Tiers: crm-models.md ID2 (Peppers & Rogers): most
valuable = top 20 % of lifetime value among the active; most growable = top quartile of the growth
gap among the other active ones; below zero = a lifetime value under zero, or a net contribution
under zero in two half-years running.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_VALUABLE, MOST_GROWABLE, HOLD, BELOW_ZERO = 1, 2, 3, 4
TOP_SHARE = 0.2
PEERS_NEEDED = 10  # a need x size cell of fewer active customers is judged by size alone

# The leading need of each customer: confirmed before stated before inferred, then the surest.
_NEEDS = """
    CREATE OR REPLACE TEMP TABLE main_need AS
    SELECT as_of, customer_key, first(name ORDER BY
        coalesce(confirmed_at < as_of + 1, false) DESC,
        CASE evidence WHEN 'confirmed' THEN 0 WHEN 'stated' THEN 1 ELSE 2 END,
        confidence DESC, "at" DESC, need_id DESC) AS need
    FROM snap_date JOIN fact_need ON "at" < as_of + 1
    WHERE customer_key IS NOT NULL GROUP BY as_of, customer_key
"""

# The quintile of the middle rank of equal values; the least always scores 1, the most 5, and
# where all are equal 3: as `value.rfm.quintile_scores` does it.
_SCORE = """
    CASE WHEN {v}_least = {v}_most THEN 3 WHEN {v} = {v}_least THEN 1 WHEN {v} = {v}_most THEN 5
         ELSE least(5, 1 + CAST(floor(5 * ({v}_rank - 1 + {v}_equal / 2.0) / n) AS INTEGER)) END
"""


_SCORED = {"r": "last_order", "f": "days_bought", "m": "revenue_total"}


def score_customers(duck: DuckDBPyConnection) -> None:
    """TEMP `score`: quintiles of last order, order days and revenue, 5 best.

    Source: Hughes (2006), Strategic Database Marketing, 3rd ed., chapter 5.
    """
    parts = []
    for name, value in _SCORED.items():
        parts.append(
            f"rank() OVER (PARTITION BY as_of ORDER BY {value}) AS {name}_rank, "
            f"count(*) OVER (PARTITION BY as_of, {value}) AS {name}_equal, "
            f"min({value}) OVER (PARTITION BY as_of) AS {name}_least, "
            f"max({value}) OVER (PARTITION BY as_of) AS {name}_most, {value} AS {name}"
        )
    scores = ", ".join(f"{_SCORE.format(v=name)} AS {name}_score" for name in _SCORED)
    duck.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE score AS
        SELECT as_of, customer_key, {scores}
        FROM (SELECT as_of, customer_key, count(*) OVER (PARTITION BY as_of) AS n,
                     {", ".join(parts)} FROM snap)
        """
    )


# Size: the quartile of employees among organizations that tell, else of the mean order value.
_SIZED = """
    CREATE OR REPLACE TEMP TABLE sized AS
    SELECT as_of, customer_key, is_active, nc_w, l.need,
        CASE WHEN employees IS NOT NULL THEN 'e' ELSE 'v' END || least(3, CAST(floor(4 *
            percent_rank() OVER (PARTITION BY as_of, employees IS NOT NULL
                ORDER BY coalesce(employees, revenue_total / days_bought))) AS INTEGER)) AS size
    FROM snap LEFT JOIN main_need l USING (as_of, customer_key)
"""
_GAPS = f"""
    CREATE OR REPLACE TEMP TABLE gap AS
    WITH by_need AS (
        SELECT as_of, need, size, quantile_cont(nc_w, 0.9) AS best FROM sized
        WHERE is_active AND need IS NOT NULL GROUP BY as_of, need, size
        HAVING count(*) >= {PEERS_NEEDED}
    ), by_size AS (
        SELECT as_of, size, quantile_cont(nc_w, 0.9) AS best FROM sized WHERE is_active
        GROUP BY as_of, size
    )
    SELECT s.as_of, s.customer_key, greatest(0, coalesce(n.best, z.best) - s.nc_w) AS growth_gap
    FROM sized s
    LEFT JOIN by_need n ON n.as_of = s.as_of AND n.need = s.need AND n.size = s.size
    LEFT JOIN by_size z ON z.as_of = s.as_of AND z.size = s.size
    WHERE s.is_active
"""
_TIERS = f"""
    CREATE OR REPLACE TEMP TABLE placed AS
    WITH ranked AS (
        SELECT s.as_of, s.customer_key, s.is_active, g.growth_gap,
            coalesce(v.clv < 0, false) OR (s.nc_half1 < 0 AND s.nc_half2 < 0) AS is_below,
            row_number() OVER (PARTITION BY s.as_of, s.is_active
                ORDER BY coalesce(v.clv, s.nc_w) DESC, s.customer_key) AS place,
            count(*) OVER (PARTITION BY s.as_of, s.is_active) AS peers,
            coalesce(v.clv, s.nc_w) AS worth
        FROM snap s LEFT JOIN gap g USING (as_of, customer_key)
        LEFT JOIN valued v USING (as_of, customer_key)
    ), best AS (
        SELECT *, is_active AND NOT is_below AND worth > 0
            AND place <= ceil({TOP_SHARE} * peers) AS is_most_valuable FROM ranked
    ), bar AS (
        SELECT as_of, quantile_cont(growth_gap, 0.75) AS height FROM best
        WHERE is_active AND NOT is_below AND NOT is_most_valuable GROUP BY as_of
    )
    SELECT as_of, customer_key, growth_gap, CASE
        WHEN is_below THEN {BELOW_ZERO}
        WHEN is_most_valuable THEN {MOST_VALUABLE}
        WHEN is_active AND growth_gap > 0 AND growth_gap >= height THEN {MOST_GROWABLE}
        ELSE {HOLD} END AS value_tier
    FROM best LEFT JOIN bar USING (as_of)
"""
_GATHERED = """
    CREATE OR REPLACE TEMP TABLE snap AS
    SELECT s.* REPLACE (
        q.r_score AS r, q.f_score AS f, q.m_score AS m, v.p_alive AS p_alive,
        v.expected_orders AS expected_orders, v.margin_per_order AS margin_per_order,
        v.clv AS clv, v.clv_low AS clv_low, v.clv_high AS clv_high, v.clv_method AS clv_method,
        p.growth_gap AS growth_gap, p.value_tier AS value_tier, l.need AS need,
        p.value_tier || ':' || coalesce(l.need, '') AS cell)
    FROM snap s JOIN score q USING (as_of, customer_key) JOIN placed p USING (as_of, customer_key)
    LEFT JOIN valued v USING (as_of, customer_key)
    LEFT JOIN main_need l USING (as_of, customer_key)
"""


def place_customers(duck: DuckDBPyConnection) -> None:
    """TEMP `main_need` (need) and `placed` (growth_gap, value_tier), from `snap` and `valued`.

    The growth gap (M15) is max(0, P90 of the net contribution in the same need x size cell - own),
    of active customers; NULL for the others.
    """
    for statement in (_NEEDS, _SIZED, _GAPS, _TIERS):
        duck.execute(statement)


def gather_placed(duck: DuckDBPyConnection) -> None:
    """Bring everything found into `snap`."""
    duck.execute(_GATHERED)
    for table in ("score", "valued", "main_need", "sized", "gap", "placed"):
        duck.execute(f"DROP TABLE {table}")
