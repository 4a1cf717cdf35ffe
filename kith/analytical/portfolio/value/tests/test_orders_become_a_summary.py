"""Counting repeat orders, recency and age from raw orders."""

from __future__ import annotations

import numpy as np
import pytest

from kith.analytical.portfolio.value.errors import InvalidHistory
from kith.analytical.portfolio.value.summary import summarize

CUSTOMERS = [7, 7, 7, 7, 3]
DATES = ["2024-01-10", "2024-01-01", "2024-01-10", "2024-02-05", "2024-03-01"]
AMOUNTS = [10.0, 99.0, 5.0, 25.0, 8.0]


def test_orders_of_one_day_count_as_one():
    summary = summarize(CUSTOMERS, DATES, AMOUNTS, until="2024-03-31")
    assert summary.customer.tolist() == [3, 7]
    assert summary.frequency.tolist() == [0, 2]


def test_times_run_from_the_first_order_in_the_unit_asked():
    days = summarize(CUSTOMERS, DATES, AMOUNTS, until="2024-03-31")
    weeks = summarize(CUSTOMERS, DATES, AMOUNTS, until="2024-03-31", unit="week")
    assert (days.recency.tolist(), days.T.tolist()) == ([0, 35], [30, 90])
    assert weeks.T.tolist() == pytest.approx([30 / 7, 90 / 7])


def test_the_mean_amount_leaves_out_the_first_day_and_the_total_does_not():
    summary = summarize(CUSTOMERS, DATES, AMOUNTS, until="2024-03-31")
    assert summary.mean_amount.tolist() == [0, 20]
    assert summary.total.tolist() == [8, 139]


def test_orders_outside_the_window_do_not_count():
    summary = summarize(CUSTOMERS, DATES, AMOUNTS, since="2024-01-05", until="2024-02-29")
    assert summary.customer.tolist() == [7]
    assert summary.frequency.tolist() == [1]
    assert str(summary.first[0]) == "2024-01-10"


def test_without_an_end_the_window_closes_with_the_last_order():
    assert str(summarize(CUSTOMERS, DATES, AMOUNTS).until) == "2024-03-01"


def test_the_order_of_the_rows_does_not_matter():
    rng = np.random.default_rng(1)
    customers, days = rng.integers(0, 50, 500), rng.integers(0, 300, 500)
    dates, amounts = np.datetime64("2024-01-01") + days, rng.random(500)
    mixed = rng.permutation(500)
    one = summarize(customers, dates, amounts)
    other = summarize(customers[mixed], dates[mixed], amounts[mixed])
    assert one.frequency.tolist() == other.frequency.tolist()
    assert one.mean_amount == pytest.approx(other.mean_amount)


def test_codes_too_far_apart_for_one_sort_key_are_sorted_all_the_same():
    far = [2**61, -(2**61), 2**61]
    summary = summarize(far, ["2024-01-01", "2024-01-02", "2024-01-03"], [1, 2, 3])
    assert summary.customer.tolist() == [-(2**61), 2**61]
    assert summary.frequency.tolist() == [0, 1]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"dates": ["2024-01-01", "NaT", "2024-01-01", "2024-01-01", "2024-01-01"]}, "dates"),
        ({"amounts": [1, 2, 3, 4, np.nan]}, "amounts"),
        ({"amounts": [1, 2]}, "amounts"),
        ({"unit": "month"}, "unit"),
        ({"until": "2020-01-01"}, "until"),
        ({"until": "soon"}, "until"),
    ],
)
def test_an_impossible_input_is_named_with_its_remedy(change, field):
    given = {"customers": CUSTOMERS, "dates": DATES, "amounts": AMOUNTS} | change
    with pytest.raises(InvalidHistory) as caught:
        summarize(given.pop("customers"), given.pop("dates"), given.pop("amounts"), **given)
    assert caught.value.field == field
    assert caught.value.remedy
