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
    *logarithms* of the parameters (inverse of the negative Hessian; zero for those at a
    bound). at_bound: names of parameters held at a bound. steps: Newton steps taken.
    """

    parameters: Floats
    log_likelihood: float
    covariance: Floats
    at_bound: tuple[str, ...]
    steps: int


def maximize(
    likelihood: Likelihood,
    start: Sequence[float],
    names: Sequence[str],
    bounds: Floats,
    may_hold: Sequence[str] = (),
) -> Maximum:
    """Climb from `start`; `bounds` is float64[k, 2], the range of each parameter.

    Steps follow the Hessian with its eigenvalues made negative, so that the climb also leaves
    saddles; each is halved until the likelihood rises. A parameter of `may_hold` that runs to
    its bound is held there; any other raises NotConverged, as does a climb without end.
    """
    theta = np.log(np.asarray(start, dtype=np.float64))
    limits = np.log(bounds)
    value, gradient, hessian = _in_logarithms(likelihood, theta)
    for step in range(1, _STEPS + 1):
        move, bent, held = _newton(theta, gradient, hessian, limits)
        _refuse_the_bound(theta, held, names, may_hold)
        gain = float(gradient @ move)
        covariance = _covariance(bent, held) if gain < _TOLERANCE else None
        if covariance is not None:
            stuck = tuple(names[i] for i in np.flatnonzero(held).tolist())
            return Maximum(np.exp(theta), value, covariance, stuck, step)
        theta, (value, gradient, hessian) = _step(
            likelihood, theta, value, move, gain, limits, names
        )
    raise _lost(names, theta)


def _step(
    likelihood: Likelihood,
    theta: Floats,
    value: float,
    move: Floats,
    gain: float,
    limits: Floats,
    names: Sequence[str],
) -> tuple[Floats, tuple[float, Floats, Floats]]:
    """The longest of the halved steps on which the likelihood rises as promised."""
    move = move * min(1.0, _LONGEST_STEP / float(np.abs(move).max()))
    scale = 1.0
    while scale > 1e-10:
        candidate = np.clip(theta + scale * move, limits[:, 0], limits[:, 1])
        result = _in_logarithms(likelihood, candidate)
        # below the rounding of the sum itself a gain cannot be seen, only trusted
        unseen = gain < 1e-6 and result[0] >= value - 1e-9 * abs(value)
        if unseen or result[0] >= value + 1e-4 * scale * gain:
            return candidate, result
        scale /= 2
    raise _lost(names, theta)


def _in_logarithms(likelihood: Likelihood, theta: Floats) -> tuple[float, Floats, Floats]:
    parameters = np.exp(theta)
    value, gradient, hessian = likelihood(parameters)
    if not math.isfinite(value):
        return -math.inf, gradient, hessian
    gradient = gradient * parameters
    hessian = hessian * parameters * parameters[:, None]
    hessian.flat[:: theta.size + 1] += gradient
    return value, gradient, hessian


def _newton(
    theta: Floats, gradient: Floats, hessian: Floats, limits: Floats
) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """The step, the Hessian it was taken on, and which parameters a bound holds.

    Held is what stands at a bound and would step beyond it; the rest step without it, on a
    Hessian that knows nothing of the held.
    """
    held = np.zeros(theta.size, dtype=bool)
    at_low, at_high = theta <= limits[:, 0], theta >= limits[:, 1]
    while True:
        roots, axes = np.linalg.eigh(hessian)
        move = axes @ ((gradient @ axes) / np.maximum(np.abs(roots), 1e-9))
        move[held] = 0.0  # rounding would leave a trace of a step
        beyond = (at_low & (move < 0)) | (at_high & (move > 0))
        if not beyond.any():
            return move, hessian, held
        held |= beyond
        gradient = np.where(held, 0.0, gradient)
        hessian = np.where(held[:, None] | held, 0.0, hessian) - np.diag(held.astype(np.float64))


def _covariance(hessian: Floats, held: NDArray[np.bool_]) -> Floats | None:
    """Inverse of the negative Hessian, zero for the held; None where this is no maximum."""
    roots, axes = np.linalg.eigh(hessian)
    if roots[-1] >= 0:
        return None
    return np.where(held[:, None] | held, 0.0, (axes / -roots) @ axes.T)


def _refuse_the_bound(
    theta: Floats, held: NDArray[np.bool_], names: Sequence[str], may_hold: Sequence[str]
) -> None:
    for i in np.flatnonzero(held).tolist():
        if names[i] not in may_hold:
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
