"""Gamma-Gamma: what an order of each customer is worth.

Source: Fader & Hardie (2013), "The Gamma-Gamma Model of Monetary Value", note 025; Fader,
Hardie & Lee (2005), "RFM and CLV", Journal of Marketing Research 42, 415-430. An order's
amount is Gamma(p, nu); nu differs over customers as Gamma(q, v). How much a customer spends
is taken as independent of how often.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kith.analytical.portfolio.value import gamma_gamma_kernels as kernels
from kith.analytical.portfolio.value.errors import InvalidHistory, NotConverged, TooLittleHistory
from kith.analytical.portfolio.value.maximize import maximize
from kith.foundation.i18n import _
from kith.foundation.statistics import Z95, Interval

Floats = NDArray[np.float64]
NAMES = ("p", "q", "v")


@dataclass(frozen=True)
class GammaGammaFit:
    """Maximum-likelihood Gamma-Gamma. v is in the unit of the amounts.

    covariance: float64[3, 3] of the logarithms of (p, q, v). customers: fitted on, those with
    a repeat order and a mean above zero; excluded: customers with repeat orders whose mean is
    zero or less. correlation: Pearson's, of frequency and mean amount over the customers
    fitted on; the model takes it as near 0.
    """

    p: float
    q: float
    v: float
    log_likelihood: float
    customers: int
    excluded: int
    correlation: float
    covariance: Floats

    @property
    def parameters(self) -> dict[str, float]:
        """The three parameters by name."""
        return {name: getattr(self, name) for name in NAMES}

    @property
    def standard_errors(self) -> dict[str, float]:
        """Of the parameters themselves (delta method: parameter times error of its logarithm)."""
        errors = np.sqrt(np.diag(self.covariance))
        return {n: getattr(self, n) * float(e) for n, e in zip(NAMES, errors, strict=True)}

    @property
    def intervals(self) -> dict[str, Interval]:
        """95 % Wald intervals, built on the logarithms."""
        spread = np.exp(Z95 * np.sqrt(np.diag(self.covariance)))
        return {
            name: Interval(getattr(self, name) / float(f), getattr(self, name) * float(f))
            for name, f in zip(NAMES, spread, strict=True)
        }

    @property
    def population_mean(self) -> float:
        """Expected amount of an order of a customer of whom nothing is known: p v / (q - 1)."""
        return self.p * self.v / (self.q - 1)

    def expected_amount(self, x: ArrayLike, mean_amount: ArrayLike) -> Floats:
        """Expected mean amount of future orders given x repeat orders of `mean_amount`.

        Float64 of the broadcast shape, in the unit of the amounts. Source: note 025, equation
        5: the customer's own mean, drawn towards the population's the more, the fewer orders.
        """
        orders = np.asarray(x, dtype=np.float64)
        own = np.where(orders > 0, np.asarray(mean_amount, dtype=np.float64), 0.0)
        return self.p * (self.v + orders * own) / (self.p * orders + self.q - 1)


def fit_gamma_gamma(frequency: ArrayLike, mean_amount: ArrayLike) -> GammaGammaFit:
    """Fit Gamma-Gamma by maximum likelihood to repeat customers.

    frequency: int[n], repeat orders; mean_amount: float64[n], mean amount of them. Rows of no
    repeat order are left out, and rows whose mean is not above zero are counted as excluded.

    Raises InvalidHistory for unequal or impossible rows, TooLittleHistory for fewer than ten
    customers, NotConverged where the likelihood has no maximum or the mean amount none (q <= 1).
    """
    x, mean, excluded = _customers(frequency, mean_amount)
    unit = float(mean.mean())  # the climb is then the same in any currency
    levels, place = np.unique(x, return_inverse=True)
    logs_at = np.bincount(place, weights=np.log(mean / unit)).astype(np.float64)
    at = np.bincount(place).astype(np.float64)
    statistics: tuple[Floats, ...] = (x, mean / unit, levels, at, logs_at)

    def likelihood(parameters: Floats) -> tuple[float, Floats, Floats]:
        return kernels.log_likelihood(*parameters, *statistics)

    bounds = np.array([[1e-3, 1e5], [1e-3, 1e5], [1e-5, 1e6]])
    best = maximize(likelihood, (2.0, 3.0, 1.0), NAMES, bounds)
    p, q, v = (float(value) for value in best.parameters)
    if q <= 1:
        raise NotConverged(
            _("The amounts are spread so widely that the model gives them no mean."),
            field="q",
            value=f"{q:.4g}",
            remedy=_("Use each customer's own mean amount, or leave out extreme orders."),
        )
    return GammaGammaFit(
        p=p,
        q=q,
        v=v * unit,
        log_likelihood=best.log_likelihood - x.size * float(np.log(unit)),
        customers=int(x.size),
        excluded=excluded,
        correlation=_correlation(x, mean),
        covariance=best.covariance,
    )


def _customers(frequency: ArrayLike, mean_amount: ArrayLike) -> tuple[Floats, Floats, int]:
    x = np.asarray(frequency, dtype=np.float64).ravel()
    mean = np.asarray(mean_amount, dtype=np.float64).ravel()
    if x.shape != mean.shape or not np.isfinite(mean).all() or not (x >= 0).all():
        raise InvalidHistory(
            _("Frequencies and mean amounts are not two columns of numbers of one length."),
            field="mean_amount",
            value=f"{x.shape}, {mean.shape}",
            remedy=_("Give one frequency and one mean amount per customer."),
        )
    came_back = x > 0
    usable = came_back & (mean > 0)
    excluded = int(np.count_nonzero(came_back & ~usable))
    if np.count_nonzero(usable) < 10:
        raise TooLittleHistory(
            _("Fewer than ten customers have repeat orders of an amount above zero."),
            field="mean_amount",
            value=int(np.count_nonzero(usable)),
            remedy=_("Use the mean amount of all orders until more customers come back."),
        )
    return x[usable], mean[usable], excluded


def _correlation(x: Floats, mean: Floats) -> float:
    """Pearson's correlation; 0 where one of the two does not vary."""
    if x.std() == 0 or mean.std() == 0:
        return 0.0
    return float(np.corrcoef(x, mean)[0, 1])
