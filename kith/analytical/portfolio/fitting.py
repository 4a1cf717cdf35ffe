"""Fitting the value models to the firm's orders on demand, over any window, and what they say of
one customer. Heavy (numba): for the command line and child processes."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from django.utils.translation import gettext as _

from kith.analytical.portfolio.value.bg_nbd import BgNbdFit, fit_bg_nbd
from kith.analytical.portfolio.value.clv import lifetime_value
from kith.analytical.portfolio.value.errors import ValueModelError
from kith.analytical.portfolio.value.gamma_gamma import GammaGammaFit, fit_gamma_gamma
from kith.analytical.portfolio.value.summary import Summary, Unit, summarize
from kith.analytical.warehouse.queries import analyzing
from kith.analytical.warehouse.scene import read_meta
from kith.foundation.errors import NotFound

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ModelName = Literal["bg_nbd", "gamma_gamma"]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted model: its parameters by the papers' letters, on how many customers."""

    model: str
    parameters: dict[str, float]
    intervals: dict[str, tuple[float, float]]
    log_likelihood: float
    customers: int
    repeat_customers: int
    unit: str
    until: date
    seconds: float


def fit_model(
    model: ModelName,
    *,
    since: date | None = None,
    until: date | None = None,
    unit: Unit = "week",
) -> Fitted:
    """Fit one model to the orders from `since` to `until`, which ends the observation.

    Amounts are net of returns, in the base currency; orders of one customer and day are one
    transaction. `until` defaults to today, or the last day of data that ended.

    Raises ValueModelError where the orders do not bear the model, WarehouseUnavailable.
    """
    with analyzing() as duck:
        summary = _summary(duck, since, until, unit, "amount - returned")
    started = time.perf_counter()
    fit: Any
    if model == "bg_nbd":
        fit = fit_bg_nbd(summary)
    else:
        fit = fit_gamma_gamma(summary.frequency, summary.mean_amount)
    return Fitted(
        model=model,
        parameters=fit.parameters,
        intervals={name: (i.low, i.high) for name, i in fit.intervals.items()},
        log_likelihood=fit.log_likelihood,
        customers=fit.customers,
        repeat_customers=summary.repeat_customers,
        unit=unit,
        until=summary.until.astype(date),
        seconds=time.perf_counter() - started,
    )


def value_of(
    customer: str,
    *,
    since: date | None = None,
    until: date | None = None,
    horizon_weeks: float = 39,
) -> dict[str, Any]:
    """What the models say of one customer, named by number, id or e-mail address.

    The models are fitted to the orders from `since` to `until` here and now; beside them stand
    tier, value and method of the newest snapshot where no window was given.

    Raises NotFound where nobody, or nobody with orders in the window, has that name.
    """
    with analyzing() as duck:
        who = _find(duck, customer)
        facts = read_meta(duck)
        summary = _summary(duck, since, until, "week", "gm")
        stored = _stored(duck, who["customer_key"]) if since is None and until is None else {}
    place = np.flatnonzero(summary.customer == who["customer_key"])
    if not place.size:
        raise _nobody(customer)
    row = int(place[0])
    fit = fit_bg_nbd(summary)
    x, t_x, age = (column[row] for column in (summary.frequency, summary.recency, summary.T))
    return {
        "customer": who,
        "as_of": summary.until.astype(date),
        "orders": {"repeat": int(x), "recency_weeks": float(t_x), "age_weeks": float(age)},
        "p_alive": float(fit.p_alive(x, t_x, age)),
        "horizon_weeks": horizon_weeks,
        "expected_orders": float(fit.expected_orders(horizon_weeks, x, t_x, age)),
        **_worth(fit, summary, row, facts),
        **stored,
        "fit": {
            "model": "bg_nbd",
            "parameters": fit.parameters,
            "log_likelihood": fit.log_likelihood,
            "customers": fit.customers,
        },
    }


def _worth(fit: BgNbdFit, summary: Summary, row: int, facts: dict[str, Any]) -> dict[str, Any]:
    spend: GammaGammaFit | float
    try:
        spend = fit_gamma_gamma(summary.frequency, summary.mean_amount)
    except ValueModelError:
        spend = float(summary.total[row] / (summary.frequency[row] + 1))
    worth = lifetime_value(
        fit,
        spend,
        _only(summary, row),
        months=12 * facts["horizon"],
        discount=facts["discount"],
    )
    return {
        "clv": float(worth.value[0]),
        "clv_low": None if worth.low is None else float(worth.low[0]),
        "clv_high": None if worth.high is None else float(worth.high[0]),
        "clv_method": "bg_nbd",
        "margin_per_order": float(worth.amount[0]),
        "years": facts["horizon"],
        "discount": facts["discount"],
        "currency": facts["base_currency"],
    }


def _only(summary: Summary, row: int) -> Summary:
    one = slice(row, row + 1)
    return Summary(
        customer=summary.customer[one],
        frequency=summary.frequency[one],
        recency=summary.recency[one],
        T=summary.T[one],
        mean_amount=summary.mean_amount[one],
        total=summary.total[one],
        first=summary.first[one],
        last=summary.last[one],
        unit=summary.unit,
        until=summary.until,
    )


def _summary(
    duck: DuckDBPyConnection, since: date | None, until: date | None, unit: Unit, amount: str
) -> Summary:
    end = until or date.fromisoformat(read_meta(duck)["as_of"])
    rows = duck.execute(
        f"SELECT customer_key, day, {amount} AS amount FROM fact_order "
        "WHERE customer_key IS NOT NULL AND ($1 IS NULL OR day >= $1) AND day <= $2 "
        "ORDER BY customer_key, day",
        [since, end],
    ).fetchnumpy()
    return summarize(
        np.ma.filled(rows["customer_key"], 0),
        np.ma.filled(rows["day"]).astype("datetime64[D]"),
        np.ma.filled(rows["amount"], 0.0),
        until=np.datetime64(end, "D"),
        unit=unit,
    )


_BY_NAME = """
    SELECT customer_key, kind, person_id, organization_id, external_id, name, 1 AS rank
    FROM dim_customer WHERE external_id = $1
    UNION ALL SELECT customer_key, kind, person_id, organization_id, external_id, name, 2
    FROM dim_customer WHERE CAST(person_id AS VARCHAR) = $1
    UNION ALL SELECT customer_key, kind, person_id, organization_id, external_id, name, 3
    FROM dim_customer WHERE CAST(organization_id AS VARCHAR) = $1
    UNION ALL
    SELECT d.customer_key, d.kind, d.person_id, d.organization_id, d.external_id, d.name, 4
    FROM dim_customer d JOIN dim_person p USING (customer_key) WHERE lower(p.email) = lower($1)
    ORDER BY rank, customer_key LIMIT 1
"""


def _find(duck: DuckDBPyConnection, customer: str) -> dict[str, Any]:
    row = duck.execute(_BY_NAME, [customer.strip()]).fetchone()
    if row is None:
        raise _nobody(customer)
    names = ("customer_key", "kind", "person_id", "organization_id", "external_id", "name")
    return dict(zip(names, row[:6], strict=True))


def _stored(duck: DuckDBPyConnection, key: int) -> dict[str, Any]:
    names = ("tier", "clv", "clv_low", "clv_high", "clv_method", "need", "contribution",
             "cost_to_serve", "growth_gap")  # fmt: skip
    row = duck.execute(
        "SELECT value_tier, clv, clv_low, clv_high, clv_method, need, nc_w, cts_w, growth_gap "
        "FROM customer_month WHERE customer_key = $1 ORDER BY as_of DESC LIMIT 1",
        [key],
    ).fetchone()
    return dict(zip(names, row, strict=True)) if row else {}


def _nobody(customer: str) -> NotFound:
    return NotFound(
        _("No customer of this name has orders in the window."),
        field="customer",
        value=customer,
        remedy=_("Give the number, the id or the e-mail address of a customer."),
    )
