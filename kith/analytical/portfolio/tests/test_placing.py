"""Sizes, growth gaps and value tiers, by hand-made examples."""

from __future__ import annotations

import numpy as np
import pytest

from kith.analytical.portfolio.placing import growth_gaps, quartiles, sizes, value_tiers

ALL = np.ones(10, bool)
NONE = np.zeros(10, bool)


def test_quartiles_give_equal_values_the_same_code():
    assert quartiles(np.array([1.0, 2, 3, 4, 5])).tolist() == [0, 1, 2, 3, 3]
    assert quartiles(np.array([7.0, 7, 7, 7])).tolist() == [0, 0, 0, 0]
    assert quartiles(np.array([7.0])).tolist() == [0]


def test_size_is_by_employees_where_known_else_by_order_value():
    employees = np.array([np.nan, np.nan, 10, 1000])

    assert sizes(employees, np.array([5.0, 50, 9, 1])).tolist() == [0, 3, 4, 7]


def test_the_growth_gap_is_what_is_missing_to_the_p90_of_alike_customers():
    contribution = np.arange(0.0, 11) * 10  # P90 = 90
    same = np.zeros(11, np.int64)

    gap = growth_gaps(contribution, np.ones(11, bool), same, same)

    assert gap.tolist() == [90, 80, 70, 60, 50, 40, 30, 20, 10, 0, 0]


def test_a_cell_of_fewer_than_ten_is_judged_by_size_alone():
    contribution = np.concatenate([np.full(9, 1.0), np.full(30, 100.0)])
    need = np.array([0] * 9 + [1] * 30)
    size = np.zeros(39, np.int64)

    gap = growth_gaps(contribution, np.ones(39, bool), need, size)

    assert gap[0] == 99


def test_ten_alike_are_enough_for_a_cell_of_their_own():
    contribution = np.concatenate([np.full(10, 1.0), np.full(30, 100.0)])
    need = np.array([0] * 10 + [1] * 30)

    gap = growth_gaps(contribution, np.ones(40, bool), need, np.zeros(40, np.int64))

    assert gap[0] == 0


def test_who_is_not_active_has_no_growth_gap_and_sets_no_mark():
    contribution = np.array([10.0, 20, 1000])
    active = np.array([True, True, False])
    none = np.full(3, -1)

    gap = growth_gaps(contribution, active, none, np.zeros(3, np.int64))

    assert gap[:2] == pytest.approx([9, 0])  # P90 of 10 and 20 is 19
    assert np.isnan(gap[2])


def test_the_top_fifth_of_the_active_are_most_valuable():
    worth = np.arange(10.0) + 1

    assert value_tiers(worth, ALL, NONE, np.zeros(10)).tolist() == [3] * 8 + [1, 1]


def test_the_top_quartile_of_the_gap_outside_the_most_valuable_is_most_growable():
    worth = np.arange(10.0) + 1
    gap = np.array([0, 10, 20, 30, 40, 50, 60, 70, 999, 999.0])  # P75 of the first eight: 52.5

    assert value_tiers(worth, ALL, NONE, gap).tolist() == [3] * 6 + [2, 2, 1, 1]


def test_who_costs_more_than_one_brings_is_below_zero_whatever_the_gap():
    worth = np.array([-5.0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    gap = np.array([1000.0] + [0] * 9)
    below = worth < 0

    assert value_tiers(worth, ALL, below, gap).tolist() == [4] + [3] * 7 + [1, 1]


def test_who_is_not_active_is_held_however_valuable_once():
    active = ALL.copy()
    active[9] = False
    worth = np.arange(10.0) + 1

    assert value_tiers(worth, active, NONE, np.full(10, np.nan))[9] == 3
