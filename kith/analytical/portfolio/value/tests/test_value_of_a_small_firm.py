"""The fallback: margin and retention per segment, P(alive) from the segment's gaps."""

from __future__ import annotations

import numpy as np
import pytest

from kith.analytical.portfolio.value.errors import InvalidHistory
from kith.analytical.portfolio.value.fallback import (
    closed_form_value,
    order_gaps,
    p_alive_from_gaps,
    segment_values,
)


def test_an_endless_relation_is_worth_margin_times_retention_over_its_complement():
    assert closed_form_value(100, 0.8, 0.10) == pytest.approx(100 * 0.8 / 0.3)


def test_a_relation_of_three_years_is_the_sum_of_three_discounted_margins():
    expected = sum(100 * 0.8**k / 1.1**k for k in (1, 2, 3))
    assert closed_form_value(100, 0.8, 0.10, years=3) == pytest.approx(expected)
    assert closed_form_value(100, 0.8, 0.10, years=500) == pytest.approx(
        closed_form_value(100, 0.8, 0.10)
    )


def test_certain_retention_without_discount_is_margin_times_years():
    assert closed_form_value(100, 1.0, 0.0, years=3) == 300


@pytest.mark.parametrize(
    ("inputs", "field"),
    [
        ((100, 1.2, 0.1), "retention"),
        ((100, 0.8, 0.0), "discount"),
        ((100, 0.8, 0.1, -1), "years"),
    ],
)
def test_an_impossible_rate_is_named(inputs, field):
    with pytest.raises(InvalidHistory) as caught:
        closed_form_value(*inputs)
    assert caught.value.field == field


def test_each_segment_has_its_own_margin_and_retention():
    segment = np.repeat([1, 2], 40)
    margin = np.where(segment == 1, 100.0, 10.0) + np.tile([-1.0, 1.0], 40)
    kept = np.concatenate([np.arange(40) < 36, np.arange(40) < 10])
    good, poor = segment_values(segment, margin, np.ones(80), kept)
    assert (good.retention, poor.retention) == (0.9, 0.25)
    assert good.value == pytest.approx(closed_form_value(100, 0.9, 0.10, 3))
    assert good.value_interval.low < good.value < good.value_interval.high
    assert not good.pooled


def test_a_segment_of_few_customers_borrows_the_firms_retention():
    segment = np.concatenate([np.full(40, 1), np.full(5, 2)])
    kept = np.concatenate([np.arange(40) < 30, np.ones(5, bool)])
    _big, small = segment_values(segment, np.ones(45), np.ones(45), kept)
    assert small.pooled
    assert small.retention == pytest.approx(35 / 45)


def test_one_customer_has_a_value_and_no_interval():
    (only,) = segment_values([1], [50.0], [True], [True])
    assert only.value == pytest.approx(closed_form_value(50, 1.0, 0.10, 3))
    assert only.value_interval is None


def test_nobody_active_at_the_start_is_an_error_with_a_remedy():
    with pytest.raises(InvalidHistory) as caught:
        segment_values([1], [50.0], [False], [True])
    assert caught.value.remedy


def test_gaps_lie_between_different_days_of_one_customer():
    who, gap = order_gaps([2, 1, 1, 1], ["2024-05-01", "2024-01-01", "2024-01-11", "2024-01-11"])
    assert (who.tolist(), gap.tolist()) == ([1], [10.0])


def test_a_silence_longer_than_most_gaps_speaks_for_a_lost_customer():
    gaps = np.arange(1, 101)
    alive = p_alive_from_gaps([0, 50, 91, 500], [1] * 4, gaps, np.ones(100, int))
    assert alive.tolist() == pytest.approx([1.0, 0.51, 0.10, 0.0])


def test_a_segment_is_judged_by_its_own_gaps_or_by_the_firms_where_it_has_few():
    gaps = np.concatenate([np.full(100, 10), np.full(100, 90), [1]])
    of = np.concatenate([np.full(100, 1), np.full(100, 2), [3]])
    alive = p_alive_from_gaps([50, 50, 50], [1, 2, 3], gaps, of)
    assert alive.tolist() == pytest.approx([0.0, 1.0, 100 / 201])


def test_a_firm_without_any_gap_does_not_guess():
    assert np.isnan(p_alive_from_gaps([5], [1], [], [])).all()
