# ruff: noqa: N803 - the papers' own letters
"""The compiled loops of BG/NBD. Letters and equation numbers: Fader, Hardie & Lee (2005)."""

from __future__ import annotations

import math

import numpy as np
from numba import njit


@njit(cache=True, error_model="numpy")
def log_likelihood(r, alpha, a, b, exceeding, ages, customers_at, orders_at, x, t_x, T, weight):
    """Log-likelihood (their equation 7, section 5), gradient [4] and Hessian [4, 4].

    In the order r, alpha, a, b. Because x is a count, each difference of log-gammas is a sum
    of logarithms: ln G(r + x) - ln G(r) = sum of ln(r + j) for j < x. Summed over customers
    that is one term per j, weighted by `exceeding[j]`, the customers with x > j. `ages` are
    the distinct T with their customers and their orders; x, t_x, T, weight describe the groups
    of equal customers with x > 0.
    """
    gradient = np.zeros(4)
    hessian = np.zeros((4, 4))
    total = 0.0
    for j in range(exceeding.size):
        n = exceeding[j]
        rj, bj, abj = 1 / (r + j), 1 / (b + j), 1 / (a + b + j)
        total += n * math.log((r + j) * (b + j) * abj)
        gradient[0] += n * rj
        gradient[2] -= n * abj
        gradient[3] += n * (bj - abj)
        hessian[0, 0] -= n * rj * rj
        hessian[2, 2] += n * abj * abj
        hessian[2, 3] += n * abj * abj
        hessian[3, 3] += n * (abj * abj - bj * bj)
    log_alpha = math.log(alpha)
    for i in range(ages.size):
        n, m = customers_at[i], orders_at[i]
        s = 1 / (alpha + ages[i])
        power = n * r + m
        log_ratio = math.log(alpha + ages[i])
        total += n * r * log_alpha - power * log_ratio
        gradient[0] += n * (log_alpha - log_ratio)
        gradient[1] += n * r / alpha - power * s
        hessian[0, 1] += n * (1 / alpha - s)
        hessian[1, 1] += power * s * s - n * r / (alpha * alpha)
    total += _survival_terms(r, alpha, a, b, x, t_x, T, weight, gradient, hessian)
    for i in range(4):
        for j in range(i):
            hessian[i, j] = hessian[j, i]
    return total, gradient, hessian


@njit(cache=True, error_model="numpy")
def _survival_terms(r, alpha, a, b, x, t_x, T, weight, gradient, hessian):
    """Sum of ln(1 + e^z), z the log-odds of having left after the last order; adds derivatives."""
    total = 0.0
    log_a = math.log(a)
    for i in range(x.size):
        w = weight[i]
        power = r + x[i]
        s, s_x = 1 / (alpha + T[i]), 1 / (alpha + t_x[i])
        last = 1 / (b + x[i] - 1)
        ratio = math.log((alpha + T[i]) * s_x)
        z = power * ratio + log_a + math.log(last)
        if z > 0:
            e = math.exp(-z)
            total += w * (z + math.log1p(e))
            gone = 1 / (1 + e)
        else:
            e = math.exp(z)
            total += w * math.log1p(e)
            gone = e / (1 + e)
        d_alpha = power * (s - s_x)
        first, second = w * gone, w * gone * (1 - gone)
        gradient[0] += first * ratio
        gradient[1] += first * d_alpha
        gradient[2] += first / a
        gradient[3] -= first * last
        hessian[0, 0] += second * ratio * ratio
        hessian[0, 1] += second * ratio * d_alpha + first * (s - s_x)
        hessian[0, 2] += second * ratio / a
        hessian[0, 3] -= second * ratio * last
        hessian[1, 1] += second * d_alpha * d_alpha + first * power * (s_x * s_x - s * s)
        hessian[1, 2] += second * d_alpha / a
        hessian[1, 3] -= second * d_alpha * last
        hessian[2, 2] += (second - first) / (a * a)
        hessian[2, 3] -= second * last / a
        hessian[3, 3] += (second + first) * last * last
    return total


@njit(cache=True, error_model="numpy")
def p_alive(r, alpha, a, b, x, t_x, T):
    """P(alive | x, t_x, T) [n]: Fader, Hardie & Lee (2008), note 021."""
    out = np.ones(x.size)
    for i in range(x.size):
        if x[i] > 0:
            odds = a / (b + x[i] - 1)
            ratio = (alpha + T[i]) / (alpha + t_x[i])
            out[i] = 1 / (1 + odds * math.exp((r + x[i]) * math.log(ratio)))
    return out


@njit(cache=True, error_model="numpy")
def future(r, alpha, a, b, x, T, times):
    """What is to come within each time t of a customer who is alive, [k, n] each.

    Returns the expected orders, the expected square of the orders, and the probability of
    being alive at the end. Alive, the customer would place K orders if nothing could end the
    relation, K negative binomial with shape r + x and success t / (alpha + T + t); each order
    is the last with a Beta(a, b + x) probability, so the (j + 1)-th is placed with probability
    s_j = (b + x)_j / (a + b + x)_j. The expectation, sum over k of P(K = k)(s_0 + ... + s_k-1),
    equals the first factor of their equation 10, where it is written with the Gaussian
    hypergeometric function. Here every term is positive: nothing cancels, at a = 1 either.
    """
    orders = np.zeros((times.size, x.size))
    squares = np.zeros((times.size, x.size))
    alive = np.ones((times.size, x.size))
    for k in range(times.size):
        for i in range(x.size):
            orders[k, i], squares[k, i], alive[k, i] = _future(
                r + x[i], alpha + T[i], a, b + x[i], times[k]
            )
    return orders, squares, alive


@njit(cache=True, error_model="numpy")
def _future(shape, rate, a, b, t):
    if t <= 0:
        return 0.0, 0.0, 1.0
    z = t / (rate + t)
    mean = shape * t / rate
    weight, survive, made, made_twice = 1.0, 1.0, 0.0, 0.0
    norm, orders, squares, alive = 1.0, 0.0, 0.0, 1.0
    k = 0
    while True:
        weight *= z * (shape + k) / (k + 1)
        made += survive
        made_twice += (2 * k + 1) * survive
        survive *= (b + k) / (a + b + k)
        k += 1
        norm += weight
        orders += weight * made
        squares += weight * made_twice
        alive += weight * survive
        ratio = z * (shape + k) / (k + 1)
        # past the mode, what follows is below a geometric tail
        if k > mean and ratio < 1 and weight * made_twice <= 1e-13 * squares * (1 - ratio):
            break
        if norm > 1e250:  # weights are relative: only their shares matter
            weight, norm = weight * 1e-250, norm * 1e-250
            orders, squares, alive = orders * 1e-250, squares * 1e-250, alive * 1e-250
    return orders / norm, squares / norm, alive / norm
