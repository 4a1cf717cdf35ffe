"""Firms that break naive fitting: too few, too equal, too many orders, no money."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from kith.analytical.portfolio.value.bg_nbd import fit_bg_nbd
from kith.analytical.portfolio.value.errors import (
    InvalidHistory,
    NotConverged,
    TooLittleHistory,
    ValueModelError,
)
from kith.analytical.portfolio.value.gamma_gamma import fit_gamma_gamma
from kith.analytical.portfolio.value.simulation import simulate_summary
from kith.analytical.portfolio.value.summary import summarize


def firm(age, seed=1, **truth):
    given = {"r": 0.5, "alpha": 5.0, "a": 0.8, "b": 2.5} | truth
    return simulate_summary(np.random.default_rng(seed), np.asarray(age, float), **given)


def test_a_firm_to_which_nobody_returned_is_told_so():
    usual = firm(np.full(100, 50))
    nobody = replace(usual, frequency=np.zeros(100, int), recency=np.zeros(100))
    with pytest.raises(TooLittleHistory) as caught:
        fit_bg_nbd(nobody)
    assert caught.value.field == "frequency"
    assert caught.value.remedy


def test_one_customer_is_not_a_distribution_of_customers():
    dates = ["2024-01-01", "2024-02-01", "2024-03-01"]
    with pytest.raises(NotConverged) as caught:
        fit_bg_nbd(summarize([1, 1, 1], dates, [1, 1, 1], until="2024-06-01"))
    assert caught.value.field
    assert caught.value.remedy


def test_a_firm_that_nobody_leaves_is_forecast_from_its_rates_alone():
    rng = np.random.default_rng(2)
    customers = np.repeat(np.arange(150), 40)
    gap = rng.integers(5, 25, 150)
    days = (np.arange(40) * gap[:, None]).ravel()
    recent = days.max() - days < 1_000
    dates = np.datetime64("2024-01-01") - days
    summary = summarize(customers[recent], dates[recent], np.ones(int(recent.sum())))
    fit = fit_bg_nbd(summary)
    assert fit.at_bound
    assert fit.intervals[fit.at_bound[0]].high == np.inf
    ahead = fit.expected_orders(100, summary.frequency, summary.recency, summary.T)
    assert ahead == pytest.approx(100 / gap[summary.customer], rel=0.3)


def test_equal_customers_are_not_a_distribution_either():
    dates = np.tile(np.array(["2024-01-01", "2024-02-01"], "datetime64[D]"), 100)
    with pytest.raises(NotConverged):
        fit_bg_nbd(summarize(np.repeat(np.arange(100), 2), dates, np.ones(200), until="2024-06-01"))


def test_customers_won_on_one_day_are_fitted():
    fit = fit_bg_nbd(firm(np.full(3_000, 52)))
    assert fit.intervals["r"].low < 0.5 < fit.intervals["r"].high


def test_customers_of_thousands_of_orders_are_fitted():
    age = np.random.default_rng(4).uniform(300, 800, 500)
    summary = firm(age, r=2.0, alpha=1.0, a=0.1, b=50.0)
    fit = fit_bg_nbd(summary)
    assert summary.frequency.max() > 2_000
    assert fit.parameters == pytest.approx({"r": 2.0, "alpha": 1.0, "a": 0.1, "b": 50.0}, rel=0.5)
    ahead = fit.expected_orders(52, summary.frequency, summary.recency, summary.T)
    assert np.isfinite(ahead).all()


@pytest.mark.parametrize(
    ("x", "t_x", "age"), [(1, 5.0, 3.0), (-1, 0.0, 3.0), (1, np.nan, 3.0), (1, 1.0, np.inf)]
)
def test_an_impossible_customer_is_named(x, t_x, age):
    fit = fit_bg_nbd(firm(np.full(500, 50)))
    with pytest.raises(InvalidHistory) as caught:
        fit.p_alive(x, t_x, age)
    assert caught.value.field == "x, t_x, T"


@pytest.mark.parametrize("t", [-1, np.inf, np.nan])
def test_an_impossible_period_is_named(t):
    fit = fit_bg_nbd(firm(np.full(500, 50)))
    with pytest.raises(InvalidHistory) as caught:
        fit.expected_orders(t, 1, 1.0, 2.0)
    assert caught.value.field == "t"


def test_a_firm_that_gives_everything_away_has_no_amounts_to_fit():
    summary = firm(np.full(500, 50))
    with pytest.raises(TooLittleHistory) as caught:
        fit_gamma_gamma(summary.frequency, summary.mean_amount * 0)
    assert caught.value.field == "mean_amount"


def test_gifts_are_left_out_and_counted():
    summary = firm(np.full(2_000, 50))
    mean = summary.mean_amount.copy()
    gifts = np.flatnonzero(summary.frequency)[:7]
    mean[gifts] = 0
    assert fit_gamma_gamma(summary.frequency, mean).excluded == 7


def test_equal_amounts_have_no_spread_to_fit():
    summary = firm(np.full(500, 50))
    with pytest.raises(NotConverged):
        fit_gamma_gamma(summary.frequency, np.full(500, 10.0))


def test_amounts_without_a_mean_are_refused():
    summary = firm(np.full(3_000, 50))
    wild = np.exp(np.random.default_rng(1).normal(0, 4, 3_000))
    with pytest.raises(NotConverged) as caught:
        fit_gamma_gamma(summary.frequency, wild)
    assert caught.value.field == "q"


def test_the_currency_does_not_change_the_shape():
    summary = firm(np.full(2_000, 50))
    one = fit_gamma_gamma(summary.frequency, summary.mean_amount)
    other = fit_gamma_gamma(summary.frequency, summary.mean_amount * 1e6)
    assert (other.p, other.q) == pytest.approx((one.p, one.q), rel=1e-6)
    assert other.v == pytest.approx(one.v * 1e6, rel=1e-6)
    assert other.intervals["v"].low == pytest.approx(one.intervals["v"].low * 1e6, rel=1e-4)


def test_every_error_of_the_room_is_one_family():
    for kind in (InvalidHistory, TooLittleHistory, NotConverged):
        assert issubclass(kind, ValueModelError)
