"""A hundred simulated firms, each of its own parameters: the intervals must hold them."""

from __future__ import annotations

import numpy as np
import pytest

from kith.analytical.portfolio.value.bg_nbd import NAMES, fit_bg_nbd
from kith.analytical.portfolio.value.gamma_gamma import fit_gamma_gamma
from kith.analytical.portfolio.value.simulation import simulate_summary

SEEDS = 100
CUSTOMERS = 3_000


def draw(seed):
    rng = np.random.default_rng(seed)
    truth = {
        "r": rng.uniform(0.2, 1.5),
        "alpha": rng.uniform(2, 10),
        "a": rng.uniform(0.4, 1.2),
        "b": rng.uniform(1, 4),
    }
    spend = (rng.uniform(2, 8), rng.uniform(2.5, 5), rng.uniform(10, 40))
    summary = simulate_summary(rng, rng.uniform(26, 78, CUSTOMERS), spend=spend, **truth)
    return truth, dict(zip("pqv", spend, strict=True)), summary


@pytest.fixture(scope="module")
def firms():
    return [draw(seed) for seed in range(SEEDS)]


def inside(truth, intervals):
    return {name: intervals[name].low <= truth[name] <= intervals[name].high for name in truth}


def test_each_parameter_of_bg_nbd_lies_in_its_interval_for_ninety_firms(firms):
    found = [inside(truth, fit_bg_nbd(summary).intervals) for truth, _spend, summary in firms]
    for name in NAMES:
        assert sum(firm[name] for firm in found) >= 90, name


def test_all_four_together_lie_in_the_joint_intervals_for_ninety_firms(firms):
    held = [
        all(inside(truth, fit_bg_nbd(summary).joint_intervals).values())
        for truth, _spend, summary in firms
    ]
    assert sum(held) >= 90


def test_the_intervals_are_not_merely_wide(firms):
    widths = [
        fit_bg_nbd(summary).intervals["r"].high / fit_bg_nbd(summary).intervals["r"].low
        for _truth, _spend, summary in firms
    ]
    assert max(widths) < 2


def test_each_parameter_of_gamma_gamma_lies_in_its_interval_for_ninety_firms(firms):
    found = [
        inside(spend, fit_gamma_gamma(summary.frequency, summary.mean_amount).intervals)
        for _truth, spend, summary in firms
    ]
    for name in "pqv":
        assert sum(firm[name] for firm in found) >= 90, name
