"""Promise: one million customers are fitted within 3 s and predicted within 0.5 s.

A simulated firm of a million customers won over three years. Fitted: BG/NBD and Gamma-Gamma.
Predicted, for each customer: expected orders of the next year, P(alive), and lifetime value
over three years. The parameters drawn must be found again. What leads up to it (orders to
summary) and what goes beyond (the intervals of the values) is timed and reported apart.

    python -m benchmarks.value_scale [--format json] [--customers N]
"""

from __future__ import annotations

import argparse
import json
import sys
import time

import numpy as np

from kith.analytical.portfolio.value.bg_nbd import fit_bg_nbd
from kith.analytical.portfolio.value.clv import lifetime_value
from kith.analytical.portfolio.value.gamma_gamma import fit_gamma_gamma
from kith.analytical.portfolio.value.simulation import simulate_amounts, simulate_repeat_orders
from kith.analytical.portfolio.value.summary import Summary, summarize

FIT_LIMIT, PREDICT_LIMIT = 3.0, 0.5  # seconds
TRUTH = {"r": 0.4, "alpha": 60.0, "a": 0.8, "b": 3.0}  # days
SPEND = {"p": 6.0, "q": 4.0, "v": 20.0}
DAYS = 3 * 365


def main() -> int:
    """Measure, print, and answer 0 where both promises are kept, else 1."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--format", choices=["text", "json"], default="text")
    parser.add_argument("--customers", type=int, default=1_000_000)
    options = parser.parse_args()
    measure(_orders(20_000))  # compiled code is loaded before the clock starts
    result = {"name": "value_scale", "customers": options.customers}
    result |= measure(_orders(options.customers))
    met = result["seconds"] <= FIT_LIMIT and result["predict_seconds"] <= PREDICT_LIMIT
    result |= {"limit": FIT_LIMIT, "predict_limit": PREDICT_LIMIT, "met": met}
    if options.format == "json":
        print(json.dumps(result))
    else:
        print(f"{options.customers:,} customers, {result['orders']:,} orders")
        print(f"  orders to summary  {result['summary_seconds']:6.2f} s")
        print(f"  both fits          {result['seconds']:6.2f} s   (promised {FIT_LIMIT:g})")
        print(
            f"  predictions        {result['predict_seconds']:6.2f} s   (promised {PREDICT_LIMIT})"
        )
        print(f"  value intervals    {result['interval_seconds']:6.2f} s")
        print(f"  largest error of a parameter drawn: {result['largest_error']:.1%}")
        print("  met" if met else "  missed")
    return 0 if met else 1


def measure(orders: tuple[np.ndarray, np.ndarray, np.ndarray]) -> dict[str, float]:
    """Seconds of each stage on these orders; the best of three, since the machine is shared."""
    seconds: dict[str, float] = {}

    def timed(name, work):  # type: ignore[no-untyped-def]
        for _ in range(3):
            begin = time.perf_counter()
            answer = work()
            took = time.perf_counter() - begin
            seconds[name] = min(seconds.get(name, took), took)
        return answer

    summary: Summary = timed("summary_seconds", lambda: summarize(*orders))
    fit, spend = timed(
        "seconds",
        lambda: (fit_bg_nbd(summary), fit_gamma_gamma(summary.frequency, summary.mean_amount)),
    )
    history = summary.frequency, summary.recency, summary.T

    def predict() -> None:
        fit.expected_orders(365, *history)
        fit.p_alive(*history)
        lifetime_value(fit, spend, summary, interval=False)

    timed("predict_seconds", predict)
    timed("interval_seconds", lambda: lifetime_value(fit, spend, summary))
    error = max(abs(fit.parameters[name] / TRUTH[name] - 1) for name in TRUTH)
    rounded = {name: round(value, 3) for name, value in seconds.items()}
    return rounded | {"orders": orders[0].size, "largest_error": round(error, 4)}


def _orders(customers: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Customer, date and amount of every order, in no order."""
    rng = np.random.default_rng(1)
    start = rng.integers(0, DAYS, customers)
    owner, at = simulate_repeat_orders(rng, (DAYS - start).astype(float), **TRUTH)
    who = np.concatenate([np.arange(customers), owner])
    day = np.concatenate([start, start[owner] + np.ceil(at).astype(np.int64)])
    amount = simulate_amounts(rng, who, customers, **SPEND)
    mixed = rng.permutation(who.size)
    return who[mixed], (np.datetime64("2022-01-01") + day)[mixed], amount[mixed]


if __name__ == "__main__":
    sys.exit(main())
