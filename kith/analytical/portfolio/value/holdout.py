"""The check on the model: does it forecast the last six months better than no model at all?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kith.analytical.portfolio.value.bg_nbd import BgNbdFit, fit_bg_nbd
from kith.analytical.portfolio.value.errors import InvalidHistory, TooLittleHistory
from kith.analytical.portfolio.value.summary import DAYS_IN, Day, Summary, Unit, summarize
from kith.foundation.i18n import _

Floats = NDArray[np.float64]
Verdict = Literal["beats", "loses", "insufficient"]
SIX_MONTHS = 182  # days
LEAST_ORDERS = 30  # events below which no rate is judged


@dataclass(frozen=True)
class Forecast:
    """Error of one forecast of the orders of each customer in the period held out.

    rmse: root of the mean squared error per customer, in orders; it is least for the true
    expectation, so it is what decides. mae: mean absolute error, in orders. total: orders
    forecast for all customers together.
    """

    rmse: float
    mae: float
    total: float


@dataclass(frozen=True)
class HoldOut:
    """A back-test. verdict: `beats` both naive forecasts, `loses` to one, or `insufficient`
    (fewer than 30 orders held out). model, same_as_before (each customer orders as often as in
    the period before), mean_rate (all order at the firm's mean rate of repeat orders). actual:
    orders in the period. fit: the model as it was fitted before the period.
    """

    verdict: Verdict
    model: Forecast
    same_as_before: Forecast
    mean_rate: Forecast
    actual: int
    customers: int
    days: int
    fit: BgNbdFit

    @property
    def beats_naive(self) -> bool:
        """True only where the model was put to the test and won."""
        return self.verdict == "beats"


def back_test(
    customers: ArrayLike,
    dates: ArrayLike,
    *,
    until: Day | None = None,
    days: int = SIX_MONTHS,
    unit: Unit = "day",
) -> HoldOut:
    """Fit on all but the last `days` up to `until`, forecast them, compare with what came.

    customers: int64[m]; dates: datetime64[D][m]. Judged are the customers known before the
    period; orders of one day count as one.

    Raises what `summarize` and `fit_bg_nbd` raise, InvalidHistory for days < 1, and
    TooLittleHistory where nothing lies before the period.
    """
    if days < 1:
        raise InvalidHistory(
            _("The period held out is not a length of time."),
            field="days",
            value=days,
            remedy=_("Hold out at least one day."),
        )
    who = np.asarray(customers, dtype=np.int64)
    when = np.asarray(dates, dtype="datetime64[D]")
    end = summarize(who, when, np.zeros(who.size), until=until).until
    split = end - np.timedelta64(days, "D")
    if not (when <= split).any():
        raise TooLittleHistory(
            _("All orders are younger than the period held out."),
            field="days",
            value=days,
            remedy=_("Wait for a longer history, or use the small-data fallback."),
        )
    before = summarize(who, when, np.zeros(who.size), until=split, unit=unit)
    fit = fit_bg_nbd(before)
    t = days / DAYS_IN[unit]
    actual = _order_days(before, who, when, split, end)
    earlier = _order_days(before, who, when, split - np.timedelta64(days, "D"), split)
    rate = float(before.frequency.sum() / before.T.sum())
    model = _error(fit.expected_orders(t, before.frequency, before.recency, before.T), actual)
    same = _error(earlier, actual)
    mean = _error(np.full(actual.size, rate * t), actual)
    return HoldOut(
        verdict=_verdict(model, same, mean, int(actual.sum())),
        model=model,
        same_as_before=same,
        mean_rate=mean,
        actual=int(actual.sum()),
        customers=len(before),
        days=days,
        fit=fit,
    )


def _order_days(
    known: Summary,
    who: NDArray[np.int64],
    when: NDArray[np.datetime64],
    after: np.datetime64,
    until: np.datetime64,
) -> Floats:
    """Days with an order in (after, until] of each known customer, float64[n]."""
    inside = (when > after) & (when <= until)
    counts = np.zeros(len(known))
    if inside.any():
        window = summarize(who[inside], when[inside], np.zeros(int(inside.sum())), until=until)
        place = np.searchsorted(known.customer, window.customer)
        found = np.isin(window.customer, known.customer, assume_unique=True)
        counts[place[found]] = window.frequency[found] + 1
    return counts


def _error(forecast: Floats, actual: Floats) -> Forecast:
    miss = forecast - actual
    return Forecast(
        rmse=float(np.sqrt(np.mean(miss * miss))),
        mae=float(np.mean(np.abs(miss))),
        total=float(forecast.sum()),
    )


def _verdict(model: Forecast, same: Forecast, mean: Forecast, actual: int) -> Verdict:
    if actual < LEAST_ORDERS:
        return "insufficient"
    return "beats" if model.rmse < min(same.rmse, mean.rmse) else "loses"
