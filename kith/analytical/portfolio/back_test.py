"""Did the model forecast the last six months better than no model at all?

The model is the one fitted for the snapshot six months ago: nothing is fitted twice. Judged are
the customers known then, by the root mean squared error of their order days.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from kith.analytical.portfolio.value.bg_nbd import BgNbdFit
from kith.analytical.portfolio.value.holdout import LEAST_ORDERS, SIX_MONTHS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_HELD_OUT = """
    SELECT c.x, c.t_x, c.t, coalesce(o.actual, 0) AS actual, coalesce(o.earlier, 0) AS earlier
    FROM (SELECT customer_key, x, t_x, t FROM snap WHERE as_of = $1
          UNION ALL SELECT customer_key, x, t_x, t FROM customer_month WHERE as_of = $1) c
    LEFT JOIN (
        SELECT customer_key, count(*) FILTER (day > $1) AS actual,
               count(*) FILTER (day <= $1) AS earlier
        FROM order_day WHERE day > $1 - CAST($3 AS INTEGER) AND day <= $2 GROUP BY customer_key
    ) o USING (customer_key)
"""


@dataclass(frozen=True, slots=True)
class BackTest:
    """Errors in order days per customer: of the model, and of the better naive forecast (the same
    as in the period before, or the firm's mean rate). None: it could not be put to the test."""

    error: float | None = None
    naive_error: float | None = None
    note: str = "Not yet tested: no model of six months ago."

    @property
    def loses(self) -> bool:
        """True where it was tested and was not better."""
        return (
            self.error is not None
            and self.naive_error is not None
            and self.error >= self.naive_error
        )


def back_test(duck: DuckDBPyConnection, day: date) -> BackTest:
    """Test the model of six months before `day`: one in the warehouse, or made just now."""
    row = duck.execute(
        "SELECT as_of, parameters FROM (FROM fit UNION ALL FROM fit_new) "
        "WHERE as_of <= $1 - CAST($2 AS INTEGER) "
        "AND (as_of IN (SELECT as_of FROM snap_date) "
        "OR as_of IN (SELECT DISTINCT as_of FROM customer_month)) ORDER BY as_of DESC LIMIT 1",
        [day, SIX_MONTHS],
    ).fetchone()
    parameters = json.loads(row[1])["bg_nbd"] if row else None
    if row is None or parameters is None:
        return BackTest()
    split: date = row[0]
    days = (day - split).days
    held = duck.execute(_HELD_OUT, [split, day, days]).fetchnumpy()
    actual = held["actual"].astype(np.float64)
    if actual.sum() < LEAST_ORDERS:
        return BackTest(note="Not tested: fewer than 30 orders in the last six months.")
    fit = BgNbdFit(
        **parameters, log_likelihood=0.0, customers=actual.size, repeat_customers=0, unit="week",
        covariance=np.zeros((4, 4)),
    )  # fmt: skip
    x, t_x, age = (held[name].astype(np.float64) for name in ("x", "t_x", "t"))
    model = fit.expected_orders(days / 7, x, t_x, age)
    mean = np.full(actual.size, x.sum() / max(float(age.sum()), 1e-9) * days / 7)
    naive = min(_rmse(mean, actual), _rmse(held["earlier"].astype(np.float64), actual))
    return BackTest(_rmse(model, actual), naive, note="")


def _rmse(forecast: np.ndarray, actual: np.ndarray) -> float:
    miss = forecast - actual
    return float(np.sqrt(np.mean(miss * miss)))
