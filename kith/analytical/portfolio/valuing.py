"""Lifetime value of every customer of one snapshot: BG/NBD and Gamma-Gamma, or the fallback.

Source of the rule: crm-models.md section 0, "Small data". The models work in weeks and on gross
margin, so the firm's margin is already in the amounts.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kith.analytical.portfolio.back_test import BackTest, back_test
from kith.analytical.portfolio.segments import value_by_segment
from kith.analytical.portfolio.value.bg_nbd import BgNbdFit, fit_bg_nbd
from kith.analytical.portfolio.value.clv import lifetime_value
from kith.analytical.portfolio.value.errors import ValueModelError
from kith.analytical.portfolio.value.fallback import REPEAT_CUSTOMERS_NEEDED
from kith.analytical.portfolio.value.gamma_gamma import GammaGammaFit, fit_gamma_gamma
from kith.analytical.portfolio.value.summary import Summary
from kith.analytical.warehouse.steps import ValueSettings

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Floats = NDArray[np.float64]


@dataclass(slots=True)
class Verdict:
    """Which model values the customers of a date, and why: the row of table `fit`."""

    method: str = ""
    reason: str = ""
    orders: BgNbdFit | None = None
    spend: GammaGammaFit | None = None
    tested: BackTest = field(default_factory=BackTest)


def value_customers(
    duck: DuckDBPyConnection, rows: dict[str, Any], day: date, settings: ValueSettings
) -> tuple[str, dict[str, Floats]]:
    """The method and the columns p_alive, expected_orders (12 months), margin_per_order, clv,
    clv_low, clv_high, float64[n] each with nan for unknown; no columns where nothing serves.

    rows: the snapshot's columns as numpy arrays, see snapshot.py. Says in TEMP `fit_new` which
    model was used and why.
    """
    summary = summary_of(rows, day)
    verdict = choose_model(duck, summary, day)
    if verdict.orders is not None and verdict.method == "bg_nbd":
        recent = settings.intervals_from is None or day >= settings.intervals_from
        filled = _by_model(verdict.orders, verdict.spend, summary, rows, settings, interval=recent)
    else:
        filled = value_by_segment(duck, rows, day, settings)
        if not filled:
            verdict.method = "none"
            verdict.reason += " Retention is not known before the data cover a year."
    _note(duck, day, summary, verdict)
    return verdict.method, filled


def summary_of(rows: dict[str, Any], day: date) -> Summary:
    """The snapshot's rows as the value core takes them: weeks, and margin as the amount."""
    x = rows["x"].astype(np.int64)
    return Summary(
        customer=rows["customer_key"].astype(np.int64),
        frequency=x,
        recency=rows["t_x"].astype(np.float64),
        T=rows["t"].astype(np.float64),
        mean_amount=(rows["gm_total"] - rows["gm_first"]) / np.maximum(x, 1),
        total=rows["gm_total"].astype(np.float64),
        first=rows["first_order"].astype("datetime64[D]"),
        last=rows["last_order"].astype("datetime64[D]"),
        unit="week",
        until=np.datetime64(day, "D"),
    )


def choose_model(duck: DuckDBPyConnection, summary: Summary, day: date) -> Verdict:
    """BG/NBD where there are 200 repeat customers, it fits, and it does not lose its back-test."""
    verdict = Verdict(method="segment")
    if summary.repeat_customers < REPEAT_CUSTOMERS_NEEDED:
        verdict.reason = f"Fewer than {REPEAT_CUSTOMERS_NEEDED} repeat customers."
        return verdict
    try:
        verdict.orders = fit_bg_nbd(summary)
    except ValueModelError as error:
        verdict.reason = error.message
        return verdict
    try:
        verdict.spend = fit_gamma_gamma(summary.frequency, summary.mean_amount)
    except ValueModelError as error:
        verdict.reason = error.message
    verdict.tested = back_test(duck, day)
    if verdict.tested.loses:
        verdict.reason = "It lost to a naive forecast of the last six months."
    else:
        verdict.method = "bg_nbd"
        verdict.reason = verdict.tested.note or verdict.reason
    return verdict


def _by_model(
    orders: BgNbdFit,
    spend: GammaGammaFit | None,
    summary: Summary,
    rows: dict[str, Any],
    settings: ValueSettings,
    *,
    interval: bool,
) -> dict[str, Floats]:
    # Without a Gamma-Gamma that fits, the customer's own mean margin stands, taken as certain.
    amount = spend or (rows["gm_total"] / rows["days_bought"]).astype(np.float64)
    worth = lifetime_value(
        orders,
        amount,
        summary,
        months=12 * settings.horizon_years,
        discount=settings.discount,
        annual_cost=rows["cts_w"].astype(np.float64),
        interval=interval,
    )
    year = orders.expected_orders(
        orders.units_per_year, summary.frequency, summary.recency, summary.T
    )
    return {
        "p_alive": worth.p_alive,
        "expected_orders": year,
        "margin_per_order": worth.amount,
        "clv": worth.value,
        **({} if worth.low is None else {"clv_low": worth.low}),
        **({} if worth.high is None else {"clv_high": worth.high}),
    }


def _note(duck: DuckDBPyConnection, day: date, summary: Summary, verdict: Verdict) -> None:
    orders, spend, tested = verdict.orders, verdict.spend, verdict.tested
    parameters = {
        "bg_nbd": orders.parameters if orders else None,
        "gamma_gamma": spend.parameters if spend else None,
    }
    duck.execute(
        "INSERT INTO fit_new VALUES ($1, 'all', $2, 'BG/NBD, Gamma-Gamma', $3, $4, $5, $6, $7, "
        "$8, $9)",
        [
            day,
            verdict.method,
            json.dumps(parameters),
            orders.log_likelihood if orders else None,
            len(summary),
            summary.repeat_customers,
            tested.error,
            tested.naive_error,
            verdict.reason,
        ],
    )
