"""The hold-out: the model against naive forecasts of the last six months."""

from __future__ import annotations

import numpy as np
import pytest

from kith.analytical.portfolio.value.errors import InvalidHistory, TooLittleHistory
from kith.analytical.portfolio.value.holdout import back_test
from kith.analytical.portfolio.value.tests.cdnow import sample_orders


@pytest.fixture(scope="module")
def cdnow():
    customers, dates, _amounts = sample_orders()
    return back_test(customers, dates, unit="week")


def test_on_cdnow_the_model_beats_both_naive_forecasts(cdnow):
    assert cdnow.verdict == "beats"
    assert cdnow.beats_naive
    assert cdnow.model.rmse < cdnow.same_as_before.rmse
    assert cdnow.model.rmse < cdnow.mean_rate.rmse
    assert cdnow.model.total == pytest.approx(cdnow.actual, rel=0.05)


def test_the_actual_orders_are_the_order_days_of_the_period(cdnow):
    customers, dates, _amounts = sample_orders()
    inside = dates > dates.max() - np.timedelta64(182, "D")
    days = {(c, str(d)) for c, d in zip(customers[inside], dates[inside], strict=True)}
    assert cdnow.actual == len(days)


def test_customers_who_lately_order_ten_times_as_often_are_better_forecast_by_that():
    rng = np.random.default_rng(2)
    customers, dates = [], []
    for customer in range(300):
        slow = rng.poisson(4) + 1
        days = np.concatenate([rng.integers(0, 700, slow), rng.integers(700, 1_100, 10 * slow)])
        customers += [customer] * days.size
        dates += list(np.datetime64("2021-01-01") + days)
    test = back_test(customers, dates)
    assert test.verdict == "loses"
    assert not test.beats_naive


def test_a_period_of_few_orders_is_no_proof():
    customers, dates, _amounts = sample_orders()
    keep = (dates < np.datetime64("1998-01-01")) | (np.arange(dates.size) % 60 == 0)
    test = back_test(customers[keep], dates[keep], until="1998-06-30")
    assert test.actual < 30
    assert test.verdict == "insufficient"


def test_a_firm_younger_than_the_period_cannot_be_tested():
    with pytest.raises(TooLittleHistory):
        back_test([1, 1, 2], ["2024-01-01", "2024-02-01", "2024-02-01"])


def test_a_period_of_no_days_is_refused():
    with pytest.raises(InvalidHistory):
        back_test([1], ["2024-01-01"], days=0)
