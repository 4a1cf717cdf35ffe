"""Expected orders and P(alive): equation 10 of the paper, and what must hold of any forecast."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import hyp2f1

from kith.analytical.portfolio.value.bg_nbd import fit_bg_nbd
from kith.analytical.portfolio.value.simulation import simulate_repeat_orders
from kith.analytical.portfolio.value.tests.cdnow import sample_summary


@pytest.fixture(scope="module")
def fit():
    return fit_bg_nbd(sample_summary())


@pytest.fixture(scope="module")
def summary():
    return sample_summary()


def equation_10(fit, t, x, t_x, age):
    r, alpha, a, b = fit.r, fit.alpha, fit.a, fit.b
    hyper = hyp2f1(r + x, b + x, a + b + x - 1, t / (alpha + age + t))
    inner = 1 - ((alpha + age) / (alpha + age + t)) ** (r + x) * hyper
    gone = a / (b + np.maximum(x, 1) - 1) * ((alpha + age) / (alpha + t_x)) ** (r + x)
    return (a + b + x - 1) / (a - 1) * inner / (1 + (x > 0) * gone)


@pytest.mark.parametrize("t", [0.5, 39.0, 400.0])
def test_expected_orders_are_equation_10(fit, summary, t):
    history = summary.frequency, summary.recency, summary.T
    found = fit.expected_orders(t, *history)
    assert found == pytest.approx(equation_10(fit, t, *history), rel=1e-10)


def test_expected_orders_pass_smoothly_through_a_equal_to_one(fit):
    def expected(a):
        return float(replace(fit, a=a).expected_orders(39, 3, 20.0, 30.0))

    assert expected(1.0) == pytest.approx((expected(1 - 1e-6) + expected(1 + 1e-6)) / 2, rel=1e-9)


def test_a_customer_of_two_thousand_orders_has_a_finite_forecast(fit):
    steady = replace(fit, r=2.0, alpha=0.3, a=0.05, b=400.0)
    t, x, age = 52.0, 2_000, 260.0
    found = float(steady.expected_orders(t, x, 259.9, age))
    assert 0.9 * x * t / age < found < 1.1 * x * t / age


def test_no_time_ahead_brings_no_orders_and_more_time_brings_more(fit):
    ahead = [float(fit.expected_orders(t, 2, 30.0, 38.0)) for t in (0, 1, 10, 100)]
    assert ahead[0] == 0
    assert ahead == sorted(ahead)
    assert ahead[1] < ahead[3]


def test_the_longer_the_silence_the_less_likely_alive(fit):
    silence = fit.p_alive(4, [38.0, 30.0, 20.0, 5.0], 38.0)
    assert (np.diff(silence) < 0).all()
    assert ((silence > 0) & (silence < 1)).all()


def test_a_customer_without_a_repeat_order_counts_as_alive(fit):
    assert fit.p_alive(0, 0.0, 38.0) == 1.0


def test_a_forecast_keeps_the_shape_it_was_asked_in(fit):
    assert fit.expected_orders(10, 1, 2.0, 3.0).shape == ()
    assert fit.p_alive([[1], [2]], 2.0, [3.0, 4.0]).shape == (2, 2)


def test_simulated_newcomers_order_as_often_as_expected(fit):
    rng = np.random.default_rng(8)
    truth = fit.parameters
    owner, _time = simulate_repeat_orders(rng, np.full(200_000, 39.0), **truth)
    assert owner.size / 200_000 == pytest.approx(fit.expected_orders_of_new_customer(39), rel=0.03)
