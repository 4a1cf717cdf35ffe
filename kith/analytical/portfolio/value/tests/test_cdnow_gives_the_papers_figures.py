"""BG/NBD (Fader, Hardie & Lee 2005, table 2) and Gamma-Gamma (note 025) on CDNOW."""

from __future__ import annotations

import numpy as np
import pytest

from kith.analytical.portfolio.value.bg_nbd import fit_bg_nbd
from kith.analytical.portfolio.value.gamma_gamma import fit_gamma_gamma
from kith.analytical.portfolio.value.tests.cdnow import sample_summary


@pytest.fixture(scope="module")
def summary():
    return sample_summary()


@pytest.fixture(scope="module")
def fit(summary):
    return fit_bg_nbd(summary)


def test_the_summary_has_the_papers_customers(summary):
    assert (len(summary), summary.repeat_customers) == (2_357, 946)
    first = summary.frequency[0], round(summary.recency[0], 2), round(summary.T[0], 2)
    assert first == (2, 30.43, 38.86)


def test_bg_nbd_finds_the_papers_parameters(fit):
    found = {name: round(value, 3) for name, value in fit.parameters.items()}
    assert found == {"r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426}
    assert round(fit.log_likelihood, 1) == -9582.4
    assert fit.customers == 2_357


def test_customer_0001_expects_the_papers_orders(summary, fit):
    history = summary.frequency[0], summary.recency[0], summary.T[0]
    assert fit.expected_orders(39, *history) == pytest.approx(1.226, abs=5e-4)


def test_the_unit_changes_nothing_but_alpha(fit):
    from kith.analytical.portfolio.value.summary import summarize
    from kith.analytical.portfolio.value.tests.cdnow import sample_orders

    daily = fit_bg_nbd(summarize(*sample_orders(), until="1997-09-30", unit="day"))
    assert daily.alpha == pytest.approx(7 * fit.alpha, rel=1e-6)
    assert (daily.r, daily.a, daily.b) == pytest.approx((fit.r, fit.a, fit.b), rel=1e-6)


def test_gamma_gamma_finds_the_papers_parameters(summary):
    fit = fit_gamma_gamma(summary.frequency, summary.mean_amount)
    found = {name: round(value, 2) for name, value in fit.parameters.items()}
    assert found == {"p": 6.25, "q": 3.74, "v": 15.44}
    assert (fit.customers, fit.excluded) == (946, 0)


def test_gamma_gamma_draws_a_customer_to_the_firms_mean_the_more_the_fewer_the_orders(summary):
    fit = fit_gamma_gamma(summary.frequency, summary.mean_amount)
    nobody, one, many = fit.expected_amount([0, 1, 50], [0.0, 100.0, 100.0])
    assert nobody == pytest.approx(fit.population_mean)
    assert fit.population_mean < one < many < 100
    assert fit.population_mean == pytest.approx(35.17, abs=0.01)


def test_the_intervals_hold_what_was_found(fit):
    for name, interval in fit.intervals.items():
        assert interval.low < fit.parameters[name] < interval.high
        assert fit.joint_intervals[name].low < interval.low
        assert np.isclose(interval.low * interval.high, fit.parameters[name] ** 2)
