"""The compiled likelihoods against the printed formulas; derivatives by differences."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import gammaln

from kith.analytical.portfolio.value import bg_nbd, bg_nbd_kernels, gamma_gamma_kernels
from kith.analytical.portfolio.value.simulation import simulate_summary


@pytest.fixture(scope="module")
def summary():
    rng = np.random.default_rng(3)
    age = rng.integers(1, 60, 400).astype(float)
    return simulate_summary(rng, age, r=0.6, alpha=3.0, a=0.9, b=2.2)


@pytest.fixture(scope="module")
def of_orders(summary):
    statistics = bg_nbd._sufficient(summary.frequency, summary.recency, summary.T)
    return lambda parameters: bg_nbd_kernels.log_likelihood(*parameters, *statistics)


@pytest.fixture(scope="module")
def of_amounts(summary):
    back = summary.frequency > 0
    x, mean = summary.frequency[back].astype(float), summary.mean_amount[back]
    levels, place = np.unique(x, return_inverse=True)
    at = np.bincount(place).astype(float), np.bincount(place, weights=np.log(mean))
    return lambda parameters: gamma_gamma_kernels.log_likelihood(*parameters, x, mean, levels, *at)


def test_bg_nbd_sums_equation_7_over_the_customers(summary, of_orders):
    r, alpha, a, b = 0.7, 2.5, 1.1, 3.0
    x, t_x, age = summary.frequency, summary.recency, summary.T
    first = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    second = gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    alive = (alpha + age) ** -(r + x)
    gone = np.where(x > 0, a / (b + np.maximum(x, 1) - 1) * (alpha + t_x) ** -(r + x), 0)
    expected = (first + second + np.log(alive + gone)).sum()
    assert of_orders(np.array([r, alpha, a, b]))[0] == pytest.approx(expected, rel=1e-12)


def test_gamma_gamma_sums_equation_1a_over_the_customers(summary, of_amounts):
    p, q, v = 5.0, 3.0, 12.0
    back = summary.frequency > 0
    x, m = summary.frequency[back], summary.mean_amount[back]
    expected = (
        gammaln(p * x + q)
        - gammaln(p * x)
        - gammaln(q)
        + q * np.log(v)
        + (p * x - 1) * np.log(m)
        + p * x * np.log(x)
        - (p * x + q) * np.log(x * m + v)
    ).sum()
    assert of_amounts(np.array([p, q, v]))[0] == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("model", "point"), [("of_orders", [0.7, 2.5, 1.1, 3.0]), ("of_amounts", [5.0, 3.0, 12.0])]
)
def test_gradient_and_hessian_are_those_of_the_likelihood(model, point, request):
    likelihood = request.getfixturevalue(model)
    point = np.array(point)
    _value, gradient, hessian = likelihood(point)
    for i in range(point.size):
        step = np.zeros(point.size)
        step[i] = 1e-5 * point[i]
        above, below = likelihood(point + step), likelihood(point - step)
        slope = (above[0] - below[0]) / (2 * step[i])
        assert gradient[i] == pytest.approx(slope, rel=1e-5)
        bend = (above[1] - below[1]) / (2 * step[i])
        assert hessian[i] == pytest.approx(bend, rel=1e-5, abs=1e-6)
