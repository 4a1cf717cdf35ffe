# ruff: noqa: N803, N806 - the papers' own letters
"""BG/NBD: how often customers come back, and whether they still do.

Source: Fader, Hardie & Lee (2005), "Counting Your Customers the Easy Way: An Alternative to
the Pareto/NBD Model", Marketing Science 24(2), 275-284. While active, a customer orders at a
Poisson rate, Gamma(r, alpha) over customers; after each repeat order the relation ends with a
probability that is Beta(a, b) over customers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kith.analytical.portfolio.value import bg_nbd_kernels as kernels
from kith.analytical.portfolio.value.errors import InvalidHistory, NotConverged, TooLittleHistory
from kith.analytical.portfolio.value.grouping import group_equal_rows
from kith.analytical.portfolio.value.maximize import Likelihood, Maximum, maximize
from kith.analytical.portfolio.value.summary import DAYS_IN, DAYS_IN_YEAR, Summary, Unit
from kith.foundation.i18n import _
from kith.foundation.statistics import Z95, Interval

Floats = NDArray[np.float64]
NAMES = ("r", "alpha", "a", "b")
_Z_OF_FOUR = 2.497705474412  # normal point of 1 - 0.05 / (2 * 4)
_MOST_ORDERS = 1_000_000  # repeat orders of one customer: more is not a customer


@dataclass(frozen=True)
class BgNbdFit:
    """Maximum-likelihood BG/NBD. Times are in `unit`, alpha too.

    covariance: float64[4, 4] of the logarithms of (r, alpha, a, b), the inverse of the
    negative Hessian there. customers, repeat_customers: fitted on. at_bound: a or b, where the
    likelihood rises to the end of its range (nobody leaves, or all are equally likely to);
    the forecasts hold then, and that parameter's covariance is zero and its interval open.
    """

    r: float
    alpha: float
    a: float
    b: float
    log_likelihood: float
    customers: int
    repeat_customers: int
    unit: Unit
    covariance: Floats
    at_bound: tuple[str, ...] = ()

    @property
    def parameters(self) -> dict[str, float]:
        """The four parameters by name."""
        return {name: getattr(self, name) for name in NAMES}

    @property
    def units_per_year(self) -> float:
        """How many of `unit` a year holds."""
        return DAYS_IN_YEAR / DAYS_IN[self.unit]

    @property
    def standard_errors(self) -> dict[str, float]:
        """Of the parameters themselves (delta method: parameter times error of its logarithm)."""
        errors = np.sqrt(np.diag(self.covariance))
        return {n: getattr(self, n) * float(e) for n, e in zip(NAMES, errors, strict=True)}

    @property
    def intervals(self) -> dict[str, Interval]:
        """95 % Wald intervals, built on the logarithms: they stay positive and may be skew."""
        return self._within(Z95)

    @property
    def joint_intervals(self) -> dict[str, Interval]:
        """Wider ones, which hold all four parameters at once with 95 % (Bonferroni)."""
        return self._within(_Z_OF_FOUR)

    def _within(self, z: float) -> dict[str, Interval]:
        spread = np.exp(z * np.sqrt(np.diag(self.covariance)))
        return {
            name: Interval(0.0, math.inf)
            if name in self.at_bound
            else Interval(getattr(self, name) / float(f), getattr(self, name) * float(f))
            for name, f in zip(NAMES, spread, strict=True)
        }

    def p_alive(self, x: ArrayLike, t_x: ArrayLike, T: ArrayLike) -> Floats:
        """Probability that the relation goes on, given x repeat orders, the last at t_x, age T.

        Float64 of the broadcast shape. Source: Fader & Hardie (2008), "Computing P(alive) Using
        the BG/NBD Model", note 021. It is 1 for x = 0: the model lets nobody leave before a
        repeat order. Raises InvalidHistory unless 0 <= t_x <= T and x >= 0.
        """
        shape, (x_, t_, T_) = _columns(x, t_x, T)
        return kernels.p_alive(self.r, self.alpha, self.a, self.b, x_, t_, T_).reshape(shape)

    def expected_orders(self, t: float, x: ArrayLike, t_x: ArrayLike, T: ArrayLike) -> Floats:
        """Orders expected in (T, T + t] given the history (equation 10); float64, broadcast shape.

        Raises InvalidHistory as `p_alive`, and for t < 0.
        """
        shape, (x_, t_, T_) = _columns(x, t_x, T)
        distinct = distinct_histories(x_, T_)
        orders = self.future([t], distinct)[0][0]
        alive = kernels.p_alive(self.r, self.alpha, self.a, self.b, x_, t_, T_)
        return (alive * orders[distinct.place]).reshape(shape)

    def expected_orders_of_new_customer(self, t: float) -> float:
        """Repeat orders expected within t of the first one (equation 9)."""
        return float(self.expected_orders(t, 0, 0.0, 0.0))

    def future(
        self, times: Sequence[float] | Floats, distinct: Histories
    ) -> tuple[Floats, Floats, Floats]:
        """Orders, squared orders and survival expected of *living* customers within each time.

        Float64[k, g] each, for k times ahead and g distinct histories; the sum behind it is
        told in the kernel. Raises InvalidHistory when a time is negative or not finite.
        """
        ahead = np.asarray(times, dtype=np.float64)
        if not ((ahead >= 0) & np.isfinite(ahead)).all():
            raise InvalidHistory(
                _("The forecast period is not a length of time."),
                field="t",
                value=times,
                remedy=_("Give a period of zero or more."),
            )
        return kernels.future(self.r, self.alpha, self.a, self.b, distinct.x, distinct.T, ahead)


class Histories(NamedTuple):
    """Distinct (x, T), [g] each, and int64[n], the place of every customer among them."""

    x: NDArray[np.int64]
    T: Floats
    place: NDArray[np.int64]


def distinct_histories(x: NDArray[np.int64], T: Floats) -> Histories:
    """The distinct (x, T) of customers: what a living customer will do depends on them alone."""
    groups = group_equal_rows(x, T)
    return Histories(x[groups.first], T[groups.first], groups.place)


def fit_bg_nbd(summary: Summary) -> BgNbdFit:
    """Fit BG/NBD to a summary by maximum likelihood (their equation 7).

    Raises InvalidHistory for impossible rows, TooLittleHistory where nobody came back or all
    are of age 0, NotConverged where the likelihood has no maximum.
    """
    _shape, (x, t_x, T) = _columns(summary.frequency, summary.recency, summary.T)
    _refuse_thin(x, T)
    statistics = _sufficient(x, t_x, T)

    def likelihood(parameters: Floats) -> tuple[float, Floats, Floats]:
        return kernels.log_likelihood(*parameters, *statistics)

    best = _climb(likelihood, x, T)
    r, alpha, a, b = (float(value) for value in best.parameters)
    return BgNbdFit(
        r=r,
        alpha=alpha,
        a=a,
        b=b,
        log_likelihood=best.log_likelihood,
        customers=int(x.size),
        repeat_customers=int(np.count_nonzero(x)),
        unit=summary.unit,
        covariance=best.covariance,
        at_bound=best.at_bound,
    )


def _climb(likelihood: Likelihood, x: NDArray[np.int64], T: Floats) -> Maximum:
    """From three starts in turn: few leave, many leave, steady customers."""
    interval = float(T.sum() / x.sum())  # time per repeat order
    bounds = np.array([[1e-5, 1e5], [interval * 1e-5, interval * 1e5], [1e-4, 1e4], [1e-4, 1e6]])
    starts = [(0.5, interval * 0.5, 0.8, 2.5), (1.0, interval, 1.0, 1.0), (5.0, interval, 0.3, 5.0)]
    for start in starts[:-1]:
        try:
            return maximize(likelihood, start, NAMES, bounds, may_hold=("a", "b"))
        except NotConverged:
            continue
    return maximize(likelihood, starts[-1], NAMES, bounds, may_hold=("a", "b"))


def _sufficient(x: NDArray[np.int64], t_x: Floats, T: Floats) -> tuple[np.ndarray, ...]:
    """What the likelihood needs of the customers, equal ones merged (see the kernel)."""
    exceeding = x.size - np.cumsum(np.bincount(x))[:-1]
    ages = group_equal_rows(T)
    orders_at = np.bincount(ages.place, weights=x, minlength=ages.first.size)
    back = np.flatnonzero(x)
    x_, t_, T_ = x[back], t_x[back], T[back]
    groups = group_equal_rows(x_, t_, T_)
    k = groups.first
    return (
        exceeding.astype(np.float64),
        T[ages.first],
        ages.size.astype(np.float64),
        orders_at,
        x_[k].astype(np.float64),
        t_[k],
        T_[k],
        groups.size.astype(np.float64),
    )


def _columns(
    x: ArrayLike, t_x: ArrayLike, T: ArrayLike
) -> tuple[tuple[int, ...], tuple[NDArray[np.int64], Floats, Floats]]:
    """The history as flat columns of one length, and the shape to give back."""
    counts, last, age = np.broadcast_arrays(x, t_x, T)
    columns = (
        np.ascontiguousarray(counts.ravel(), dtype=np.int64),
        np.ascontiguousarray(last.ravel(), dtype=np.float64),
        np.ascontiguousarray(age.ravel(), dtype=np.float64),
    )
    wrong = ~((columns[0] >= 0) & (columns[1] >= 0) & (columns[1] <= columns[2]))
    wrong |= ~np.isfinite(columns[2]) | (columns[0] > _MOST_ORDERS)
    if wrong.any():
        i = int(np.argmax(wrong))
        raise InvalidHistory(
            _("A customer's history is impossible."),
            field="x, t_x, T",
            value=", ".join(f"{float(column[i]):g}" for column in columns),
            remedy=_("The last order must lie between the first one and today."),
        )
    return counts.shape, columns


def _refuse_thin(x: NDArray[np.int64], T: Floats) -> None:
    if not x.any():
        raise TooLittleHistory(
            _("No customer has ordered a second time."),
            field="frequency",
            value=0,
            remedy=_("Wait for repeat orders, or use the small-data fallback."),
        )
    if not (T > 0).any():
        raise TooLittleHistory(
            _("Every first order lies on the last day observed."),
            field="T",
            value=0,
            remedy=_("Observe customers for a while after their first order."),
        )
