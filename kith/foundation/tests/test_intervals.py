"""Each interval against a worked example of its source, or against its own definition."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest

from kith.foundation.statistics import (
    mean_interval,
    median_ranks,
    newcombe_interval,
    poisson_interval,
    quantile_ranks,
    spearman_interval,
    t_quantile_975,
    wilson_interval,
)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    # Newcombe (1998a), table I, method 3
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_a_share_has_the_interval_of_newcombes_table(successes, trials, low, high):
    interval = wilson_interval(successes, trials)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


def test_a_share_of_all_reaches_one_and_stays_below_it_at_the_other_end():
    interval = wilson_interval(20, 20)
    assert interval.high == 1.0
    assert 0.8 < interval.low < 1.0


@pytest.mark.parametrize(("successes", "trials"), [(3, 0), (5, 4), (-1, 4)])
def test_an_impossible_share_is_refused(successes, trials):
    with pytest.raises(ValueError, match="successes"):
        wilson_interval(successes, trials)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    # Newcombe (1998b), table II, method 10
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 10), -0.2775, 0.2775),
    ],
)
def test_a_difference_of_shares_has_the_interval_of_newcombes_table(first, second, low, high):
    interval = newcombe_interval(*first, *second)
    assert interval.low == pytest.approx(low, abs=6e-5)
    assert interval.high == pytest.approx(high, abs=6e-5)


@pytest.mark.parametrize(
    ("degrees", "point"),
    [
        (1, 12.7062),
        (2, 4.3027),
        (3, 3.1824),
        (4, 2.7764),
        (10, 2.2281),
        (30, 2.0423),
        (120, 1.9799),
    ],
)
def test_students_t_has_the_points_of_the_tables(degrees, point):
    assert t_quantile_975(degrees) == pytest.approx(point, abs=5e-5)


def test_students_t_does_not_jump_where_the_expansion_takes_over():
    assert t_quantile_975(200) > t_quantile_975(201) > t_quantile_975(202)
    assert t_quantile_975(10**9) == pytest.approx(1.959964, abs=1e-6)


def test_a_mean_of_ten_values_has_the_t_interval():
    interval = mean_interval(mean=5.0, deviation=2.0, n=10)
    assert interval.high - 5.0 == pytest.approx(2.262157 * 2.0 / math.sqrt(10), rel=1e-6)
    assert 5.0 - interval.low == pytest.approx(interval.high - 5.0)


def test_a_mean_of_one_value_has_no_interval():
    assert mean_interval(mean=5.0, deviation=0.0, n=1) is None


@pytest.mark.parametrize(
    ("n", "ranks"), [(5, None), (6, (1, 6)), (10, (2, 9)), (20, (6, 15)), (100, (40, 61))]
)
def test_the_median_lies_between_the_tabled_order_statistics(n, ranks):
    assert median_ranks(n) == ranks


@pytest.mark.parametrize("n", [30, 73, 500])
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_a_quantile_leaves_at_most_the_tail_on_either_side_and_no_more_than_it_must(n, share):
    def at_most(k):
        return sum(math.comb(n, i) * share**i * (1 - share) ** (n - i) for i in range(k + 1))

    ranks = quantile_ranks(n, share)
    if ranks is None:  # even the largest value may lie below the quantile
        assert 1 - at_most(n - 1) > 0.025
        return
    assert at_most(ranks.low - 1) <= 0.025 < at_most(ranks.low)
    assert 1 - at_most(ranks.high - 1) <= 0.025 < 1 - at_most(ranks.high - 2)


def test_ranks_of_many_values_go_on_from_those_of_fewer():
    exact, approximate = median_ranks(2_000), median_ranks(2_001)
    assert abs(exact.low - approximate.low) <= 1
    assert abs(exact.high - approximate.high) <= 2


def test_a_rank_correlation_is_bounded_on_fishers_scale():
    interval = spearman_interval(0.5, 103)
    half = 1.959964 * math.sqrt((1 + 0.125) / 100)
    assert interval.low == pytest.approx(math.tanh(math.atanh(0.5) - half), abs=1e-6)
    assert interval.high == pytest.approx(math.tanh(math.atanh(0.5) + half), abs=1e-6)
    assert spearman_interval(0.5, 3) is None


@pytest.mark.parametrize(
    ("count", "low", "high"),
    # Garwood's bounds as tabled by Ulm (1990)
    [
        (0, 0.0, 3.6889),
        (1, 0.0253, 5.5716),
        (3, 0.6187, 8.7673),
        (10, 4.7954, 18.3904),
        (100, 81.364, 121.627),
    ],
)
def test_a_count_has_the_exact_poisson_interval(count, low, high):
    interval = poisson_interval(count)
    assert interval.low == pytest.approx(low, abs=6e-4)
    assert interval.high == pytest.approx(high, abs=6e-4)


def test_counts_on_both_sides_of_the_exact_range_agree():
    below, above = poisson_interval(2_000), poisson_interval(2_001)
    assert above.low - below.low == pytest.approx(1.0, abs=0.05)
    assert above.high - below.high == pytest.approx(1.0, abs=0.05)


def test_intervals_load_without_numpy():
    code = "import sys, kith.foundation.statistics; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
