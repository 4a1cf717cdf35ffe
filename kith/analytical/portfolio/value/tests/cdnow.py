"""The CDNOW data of the papers, as they lie in the lifetimes wheel (a test dependency)."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np

from kith.analytical.portfolio.value.summary import Summary, summarize


def sample_orders() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Customer, date and amount of the 6,919 orders of the one-tenth sample."""
    found = find_spec("lifetimes")  # the package itself is not imported
    assert found is not None
    assert found.origin is not None
    path = Path(found.origin).parent / "datasets" / "CDNOW_sample.txt"
    rows = np.loadtxt(path)
    days = rows[:, 2].astype(np.int64)
    text = [f"{d // 10000}-{d // 100 % 100:02}-{d % 100:02}" for d in days]
    return rows[:, 1].astype(np.int64), np.array(text, dtype="datetime64[D]"), rows[:, 4]


def sample_summary(until: str = "1997-09-30") -> Summary:
    """The sample in weeks, as the papers fit it."""
    return summarize(*sample_orders(), until=until, unit="week")
