"""Promise: BG/NBD on the CDNOW sample is fitted at least 40 times as fast as by lifetimes.

Both get the same arrays (x, t_x, T of 2,357 customers, in weeks), both give parameters and
their covariance, both are warm (one fit each before the clock starts), and their runs take
turns, so that a busy machine slows both.

    python -m benchmarks.value_fit [--format json]
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
import warnings
from collections.abc import Callable

from kith.analytical.portfolio.value.bg_nbd import fit_bg_nbd
from kith.analytical.portfolio.value.gamma_gamma import fit_gamma_gamma
from kith.analytical.portfolio.value.tests.cdnow import sample_summary

LIMIT = 40.0
ROUNDS = 15


def main() -> int:
    """Measure, print, and answer 0 where the promise is kept, else 1."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--format", choices=["text", "json"], default="text")
    as_json = parser.parse_args().format == "json"
    warnings.simplefilter("ignore")  # of libraries older than their dependencies
    from lifetimes import BetaGeoFitter, GammaGammaFitter

    s = sample_summary()
    back = s.frequency > 0
    x, mean = s.frequency[back], s.mean_amount[back]
    ours, theirs = _race(
        lambda: fit_bg_nbd(s), lambda: BetaGeoFitter().fit(s.frequency, s.recency, s.T)
    )
    our_spend, their_spend = _race(
        lambda: fit_gamma_gamma(x, mean), lambda: GammaGammaFitter().fit(x, mean)
    )
    difference = _difference(s, BetaGeoFitter)
    ratio = theirs / ours
    result = {
        "name": "value_fit",
        "ratio": round(ratio, 1),
        "limit": LIMIT,
        "met": ratio >= LIMIT,
        "milliseconds": round(1e3 * ours, 3),
        "lifetimes_milliseconds": round(1e3 * theirs, 1),
        "gamma_gamma_ratio": round(their_spend / our_spend, 1),
        "largest_relative_difference": difference,
    }
    if as_json:
        print(json.dumps(result))
    else:
        print(f"BG/NBD on {len(s):,} customers, median of {ROUNDS} fits, taking turns")
        print(f"  Kith        {1e3 * ours:8.2f} ms")
        print(f"  lifetimes   {1e3 * theirs:8.2f} ms")
        print(f"  ratio       {ratio:8.1f}   (promised {LIMIT:g}: {_word(ratio >= LIMIT)})")
        print(f"Gamma-Gamma on {x.size} customers: ratio {their_spend / our_spend:.1f}")
        print(f"Largest relative difference of a parameter: {difference:.1e}")
    return 0 if result["met"] else 1


def _race(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """Median seconds of each, run in turns after one warm-up."""
    clocks: tuple[list[float], list[float]] = ([], [])
    for turn in range(ROUNDS + 1):
        for run, clock in zip((ours, theirs), clocks, strict=True):
            begin = time.perf_counter()
            run()
            if turn:
                clock.append(time.perf_counter() - begin)
    return statistics.median(clocks[0]), statistics.median(clocks[1])


def _difference(summary, fitter) -> float:  # type: ignore[no-untyped-def]
    ours = fit_bg_nbd(summary).parameters
    theirs = fitter().fit(summary.frequency, summary.recency, summary.T).params_
    return max(abs(ours[name] / float(theirs[name]) - 1) for name in ours)


def _word(met: bool) -> str:
    return "met" if met else "missed"


if __name__ == "__main__":
    sys.exit(main())
