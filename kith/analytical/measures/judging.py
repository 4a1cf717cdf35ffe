"""Is a reading on target? True, False, or None where nobody can tell.

The figure itself is compared (or the low end of its interval where the target says so); the
interval is shown beside it. Fewer units than n_min are never judged, with one exception: where
no room is left at all (== 0 breaches, == 100 %), the count is of everything there is, so a single
breach fails and none at all passes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from kith.analytical.measures.reading import Reading
from kith.crm_models.vocabulary import Bound, Direction, Op, Target

BASELINE_PERIODS = 12
BASELINE_LEAST = 3  # fewer earlier periods are no baseline; ours [P]


def judge(
    reading: Reading,
    target: Target,
    history: Sequence[Reading] = (),
    *,
    direction: Direction = Direction.UP,
) -> bool | None:
    """Whether `reading` meets `target`.

    Args:
        history: readings of the same figure at earlier dates; a baseline target is held against
            the mean of the last twelve of them.
        direction: which way is better, for a baseline target that does not say so itself.
    """
    if reading.value is None or reading.missing or target.op is Op.CONTEXT:
        return None
    if target.op is Op.BASELINE:
        return _beats_baseline(reading, history, target.better or direction)
    if target.value is None:
        return None
    if target.op is Op.EQUALS:
        return math.isclose(reading.value, target.value, abs_tol=1e-9)
    if not reading.enough:
        return None
    figure = reading.low if target.bound is Bound.LOW else reading.value
    return None if figure is None else _compare(figure, target.op, target.value)


def baseline(reading: Reading, history: Sequence[Reading]) -> float | None:
    """The mean of the figure over the twelve periods before `reading`; None below three."""
    earlier = [
        each
        for each in history
        if each.as_of < reading.as_of and each.value is not None and each.enough
    ]
    latest = sorted(earlier, key=lambda each: each.as_of)[-BASELINE_PERIODS:]
    if len(latest) < BASELINE_LEAST:
        return None
    return math.fsum(each.value or 0.0 for each in latest) / len(latest)


def _beats_baseline(
    reading: Reading, history: Sequence[Reading], direction: Direction
) -> bool | None:
    """Better outside the interval: met; worse outside it: not; else no difference is shown."""
    mean = baseline(reading, history)
    if mean is None or not reading.enough or reading.low is None or reading.high is None:
        return None
    above, below = reading.low > mean, reading.high < mean
    if direction is Direction.UP:
        return True if above else False if below else None
    if direction is Direction.DOWN:
        return True if below else False if above else None
    return None


def _compare(figure: float, op: Op, value: float) -> bool:
    if op is Op.AT_LEAST:
        return figure >= value
    if op is Op.AT_MOST:
        return figure <= value
    if op is Op.ABOVE:
        return figure > value
    return figure < value
