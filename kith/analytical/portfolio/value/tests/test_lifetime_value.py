"""Lifetime value: its arithmetic, and whether its intervals hold what customers then bring."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from kith.analytical.portfolio.value.bg_nbd import Histories, fit_bg_nbd
from kith.analytical.portfolio.value.clv import lifetime_value
from kith.analytical.portfolio.value.errors import InvalidHistory
from kith.analytical.portfolio.value.gamma_gamma import fit_gamma_gamma
from kith.analytical.portfolio.value.horizon import Horizon, look_ahead
from kith.analytical.portfolio.value.normal import gamma_quantile, normal_quantile
from kith.analytical.portfolio.value.simulation import simulate_amounts, simulate_repeat_orders
from kith.analytical.portfolio.value.summary import summarize
from kith.analytical.portfolio.value.tests.cdnow import sample_summary
from kith.foundation.statistics import Z95

TRUTH = {"r": 0.8, "alpha": 40.0, "a": 0.7, "b": 2.5}  # days
SPEND = {"p": 6.0, "q": 4.0, "v": 20.0}


@pytest.fixture(scope="module")
def summary():
    return sample_summary()


@pytest.fixture(scope="module")
def fits(summary):
    return fit_bg_nbd(summary), fit_gamma_gamma(summary.frequency, summary.mean_amount)


def test_undiscounted_value_is_orders_times_amount(summary, fits):
    value = lifetime_value(*fits, summary, months=12, discount=0.0)
    orders = fits[0].expected_orders(365.25 / 7, summary.frequency, summary.recency, summary.T)
    amount = fits[1].expected_amount(summary.frequency, summary.mean_amount)
    assert value.value == pytest.approx(orders * amount, rel=1e-12)
    assert value.orders == pytest.approx(orders, rel=1e-12)


def test_discounted_orders_are_the_sum_over_the_days_they_fall_on(fits):
    fit = fits[0]
    horizon = Horizon.of(36, 0.10, fit.units_per_year)
    histories = Histories(np.array([0, 0, 3, 40]), np.array([0.0, 20, 30, 60]), np.arange(4))
    found = look_ahead(fit, horizon, histories)
    days = np.linspace(0, horizon.t, 4_001)
    so_far, _squares, alive = fit.future(days, histories)
    middle = np.exp(-horizon.force * (days[1:] + days[:-1]) / 2)
    assert found.discounted == pytest.approx(middle @ np.diff(so_far, axis=0), rel=1e-5)
    years = middle @ (alive[1:] + alive[:-1]) / 2 * days[1] / fit.units_per_year
    assert found.years == pytest.approx(years, rel=1e-4)


def test_a_higher_rate_or_a_shorter_horizon_lowers_the_value(summary, fits):
    usual = lifetime_value(*fits, summary, interval=False).value
    dear = lifetime_value(*fits, summary, discount=0.30, interval=False).value
    short = lifetime_value(*fits, summary, months=12, interval=False).value
    assert (dear < usual).all()
    assert (short < usual).all()


def test_cost_to_serve_can_make_a_customer_worth_less_than_nothing(summary, fits):
    free = lifetime_value(*fits, summary, interval=False)
    served = lifetime_value(*fits, summary, annual_cost=50.0)
    assert (served.value < free.value).all()
    assert served.value == pytest.approx(free.value - served.cost)
    assert served.value.min() < 0
    assert (served.low <= served.value).all()
    assert (served.value <= served.high).all()


def test_the_margin_scales_the_value_and_its_bounds(summary, fits):
    whole, third = lifetime_value(*fits, summary), lifetime_value(*fits, summary, margin=0.3)
    assert third.value == pytest.approx(0.3 * whole.value)
    assert third.high == pytest.approx(0.3 * whole.high)


def test_known_amounts_may_stand_in_for_gamma_gamma(summary, fits):
    amounts = np.full(len(summary), 20.0)
    value = lifetime_value(fits[0], amounts, summary, discount=0.0)
    assert value.value == pytest.approx(20 * value.orders)
    assert value.high.max() > 0


def test_the_total_is_surer_than_its_customers(summary, fits):
    value = lifetime_value(*fits, summary)
    low, high = value.total_interval
    assert low < value.total < high
    assert (high - low) / value.total < (value.high.sum() - value.low.sum()) / value.total / 5


def firm(seed, customers, days_before, days_after):
    """A firm observed for some days, and what each customer then brought, undiscounted."""
    rng = np.random.default_rng(seed)
    start = rng.integers(0, days_before - 30, customers)
    owner, time = simulate_repeat_orders(
        rng, (days_before + days_after - start).astype(float), **TRUTH
    )
    amount = simulate_amounts(rng, owner, customers, **SPEND)
    day = start[owner] + np.ceil(time).astype(int)
    seen = day < days_before
    epoch = np.datetime64("2021-01-01")
    summary = summarize(
        np.concatenate([np.arange(customers), owner[seen]]),
        epoch + np.concatenate([start, day[seen]]),
        np.concatenate([np.full(customers, 10.0), amount[seen]]),
        until=epoch + days_before - 1,
    )
    later = ~seen & (day < days_before + days_after)
    brought = np.bincount(owner[later], weights=amount[later], minlength=customers)
    return summary, brought


@pytest.fixture(scope="module")
def forecasts():
    """Twenty firms: the value forecast for a year, and what the year then brought."""
    found = []
    for seed in range(20):
        summary, brought = firm(seed, 6_000, 700, 365)
        orders = fit_bg_nbd(summary)
        spend = fit_gamma_gamma(summary.frequency, summary.mean_amount)
        found.append((lifetime_value(orders, spend, summary, months=12, discount=0.0), brought))
    return found


def test_the_intervals_hold_what_simulated_customers_then_bring(forecasts):
    for value, brought in forecasts:
        held = (value.low - 1e-9 <= brought) & (brought <= value.high + 1e-9)
        # above 95 %: nobody brings less than nothing, so the lower tail is often empty
        assert 0.95 <= held.mean() <= 0.99


def test_the_intervals_of_totals_hold_what_simulated_firms_then_take(forecasts):
    held = [
        value.total_interval.low < brought.sum() < value.total_interval.high
        for value, brought in forecasts
    ]
    assert sum(held) >= 17
    assert all(v.total_interval.high < 1.1 * v.total for v, _brought in forecasts)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"months": 0}, "months"),
        ({"discount": -1.0}, "discount"),
        ({"margin": 0.0}, "margin"),
        ({"annual_cost": np.inf}, "annual_cost"),
    ],
)
def test_a_setting_out_of_range_is_named(summary, fits, change, field):
    with pytest.raises(InvalidHistory) as caught:
        lifetime_value(*fits, summary, **change)
    assert caught.value.field == field


def test_a_fit_in_weeks_does_not_value_a_summary_in_days(summary, fits):
    with pytest.raises(InvalidHistory) as caught:
        lifetime_value(replace(fits[0], unit="day"), fits[1], summary)
    assert caught.value.field == "unit"


def test_the_quantiles_are_those_of_the_tables():
    assert normal_quantile(0.975) == pytest.approx(Z95, rel=1e-6)
    assert normal_quantile(1e-9) == pytest.approx(-5.997807, rel=1e-6)
    assert normal_quantile(0.5) == 0.0
    # chi-square of 10 degrees of freedom is twice a gamma of shape 5
    assert 2 * gamma_quantile(5.0, 0.975) == pytest.approx(20.483, rel=2e-3)
    assert 2 * gamma_quantile(5.0, 0.025) == pytest.approx(3.247, rel=1e-2)
