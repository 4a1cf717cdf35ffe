"""Quintile scores, with and without ties."""

from __future__ import annotations

import numpy as np
import pytest

from kith.analytical.portfolio.value.errors import InvalidHistory
from kith.analytical.portfolio.value.rfm import quintile_scores, rfm_scores
from kith.analytical.portfolio.value.tests.cdnow import sample_summary


def test_a_hundred_different_values_fall_into_five_equal_parts():
    scores = quintile_scores(np.random.default_rng(1).permutation(100))
    assert np.bincount(scores).tolist() == [0, 20, 20, 20, 20, 20]


def test_more_is_better():
    assert quintile_scores([30, 10, 50, 20, 40]).tolist() == [3, 1, 5, 2, 4]


def test_equal_values_score_equally_and_the_ends_keep_one_and_five():
    scores = quintile_scores([0] * 60 + [1] * 20 + [2] * 20)
    assert scores.tolist() == [1] * 60 + [4] * 20 + [5] * 20


def test_a_firm_where_all_are_equal_has_only_the_middle_score():
    assert quintile_scores([4, 4, 4]).tolist() == [3, 3, 3]
    assert quintile_scores([]).size == 0


def test_a_missing_value_is_refused():
    with pytest.raises(InvalidHistory, match="missing"):
        quintile_scores([1, np.nan])


def test_cdnow_scores_lie_in_one_to_five_and_make_a_cell():
    scores = rfm_scores(sample_summary())
    cells = scores.cell
    assert cells.min() >= 111
    assert cells.max() <= 555
    best = int(np.argmax(sample_summary().frequency))
    assert scores.frequency[best] == 5
