"""Newton's method for a log-likelihood of a few positive parameters, in their logarithms."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kith.analytical.portfolio.value.errors import NotConverged
from kith.foundation.i18n import _

Floats = NDArray[np.float64]
# log-likelihood, its gradient [k] and its Hessian [k, k], at the parameters themselves
Likelihood = Callable[[Floats], tuple[float, Floats, Floats]]

_LONGEST_STEP = 2.0  # in log-parameters: a factor of about seven
_TOLERANCE = 1e-10  # expected gain of log-likelihood at which the climb ends
_STEPS = 200


@dataclass(frozen=True)
class Maximum:
    """Where the likelihood is highest.

    parameters: float64[k]. log_likelihood: at them. covariance: float64[k, k] of the
    *logarithms* of the parameters (inverse of the negative Hessian). steps: Newton steps taken.
    """

    parameters: Floats
    log_likelihood: float
    covariance: Floats
    steps: int


def maximize(
    likelihood: Likelihood, start: Sequence[float], names: Sequence[str], bounds: Floats
) -> Maximum:
    """Climb from `start`; `bounds` is float64[k, 2], the range of each parameter.

    Steps follow the Hessian with its eigenvalues made negative, so that the climb also leaves
    saddles; each is halved until the likelihood rises. Raises NotConverged when a parameter
    runs to its bound or the steps run out.
    """
    theta = np.log(np.asarray(start, dtype=np.float64))
    limits = np.log(bounds)
    value, gradient, hessian = _in_logarithms(likelihood, theta)
    for step in range(1, _STEPS + 1):
        roots, axes = np.linalg.eigh(hessian)
        along = axes.T @ gradient
        move = axes @ (along / np.maximum(np.abs(roots), 1e-9))
        gain = float(gradient @ move)
        if gain < _TOLERANCE and roots[-1] < 0:
            covariance = axes @ np.diag(-1 / roots) @ axes.T
            return Maximum(np.exp(theta), value, covariance, step)
        move *= min(1.0, _LONGEST_STEP / float(np.abs(move).max()))
        scale = 1.0
        while True:
            candidate = np.clip(theta + scale * move, limits[:, 0], limits[:, 1])
            result = _in_logarithms(likelihood, candidate)
            # below the rounding of the sum itself a gain cannot be seen, only trusted
            if result[0] >= value + 1e-4 * scale * gain or (
                gain < 1e-6 and result[0] >= value - 1e-9 * abs(value)
            ):
                break
            scale /= 2
            if scale < 1e-10:
                raise _lost(names, theta)
        theta, (value, gradient, hessian) = candidate, result
        _refuse_the_bound(theta, limits, names)
    raise _lost(names, theta)


def _in_logarithms(likelihood: Likelihood, theta: Floats) -> tuple[float, Floats, Floats]:
    parameters = np.exp(theta)
    value, gradient, hessian = likelihood(parameters)
    if not math.isfinite(value):
        return -math.inf, gradient, hessian
    gradient = gradient * parameters
    return value, gradient, hessian * np.outer(parameters, parameters) + np.diag(gradient)


def _refuse_the_bound(theta: Floats, limits: Floats, names: Sequence[str]) -> None:
    at_bound = (theta <= limits[:, 0]) | (theta >= limits[:, 1])
    if at_bound.any():
        i = int(np.argmax(at_bound))
        raise NotConverged(
            _("The likelihood has no maximum: a parameter runs to the end of its range."),
            field=names[i],
            value=f"{math.exp(theta[i]):.4g}",
            remedy=_("Use the small-data fallback, or a longer history of more customers."),
        )


def _lost(names: Sequence[str], theta: Floats) -> NotConverged:
    return NotConverged(
        _("The likelihood could not be climbed to a maximum."),
        field=", ".join(names),
        value=", ".join(f"{value:.4g}" for value in np.exp(theta)),
        remedy=_("Use the small-data fallback, or a longer history of more customers."),
    )
