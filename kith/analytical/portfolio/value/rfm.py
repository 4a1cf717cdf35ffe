"""RFM: recency, frequency and money, each scored from 1 to 5 within the firm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kith.analytical.portfolio.value.errors import InvalidHistory
from kith.analytical.portfolio.value.summary import Summary
from kith.foundation.i18n import _

Scores = NDArray[np.int8]
SCORES = 5


@dataclass(frozen=True)
class Rfm:
    """Scores of each customer, int8[n] of 1 (worst) to 5 (best)."""

    recency: Scores
    frequency: Scores
    money: Scores

    @property
    def cell(self) -> NDArray[np.int16]:
        """The three digits as one number, 111 to 555."""
        return (self.recency.astype(np.int16) * 100 + self.frequency * 10 + self.money).astype(
            np.int16
        )


def rfm_scores(summary: Summary) -> Rfm:
    """Score each customer by last order, number of order days and total amount.

    Source: Hughes (2006), Strategic Database Marketing, 3rd ed., chapter 5 (quintiles).
    """
    return Rfm(
        recency=quintile_scores(summary.last.astype(np.int64)),
        frequency=quintile_scores(summary.frequency),
        money=quintile_scores(summary.total),
    )


def quintile_scores(values: ArrayLike) -> Scores:
    """Scores 1 to 5 of numbers of which more is better, int8[n].

    Equal values get equal scores: that of the quintile in which their middle rank lies. The
    smallest value always scores 1 and the largest 5, however many customers share it; where
    all are equal they score 3. Without ties these are the plain quintiles.

    Raises InvalidHistory when a value is not a number.
    """
    numbers = np.asarray(values, dtype=np.float64).ravel()
    if np.isnan(numbers).any():
        raise InvalidHistory(
            _("A value to be scored is missing."),
            field="values",
            value=int(np.isnan(numbers).sum()),
            remedy=_("Score only customers whose values are known."),
        )
    if not numbers.size:
        return np.zeros(0, np.int8)
    distinct, place, count = np.unique(numbers, return_inverse=True, return_counts=True)
    if distinct.size == 1:
        return np.full(numbers.size, (SCORES + 1) // 2, np.int8)
    middle = np.cumsum(count) - count / 2
    score = np.minimum(np.floor(SCORES * middle / numbers.size) + 1, SCORES)
    score[0], score[-1] = 1, SCORES
    return score.astype(np.int8)[place]
