"""Value without a model: what is said of a firm too small for BG/NBD, or whose test it lost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kith.analytical.portfolio.value.errors import InvalidHistory
from kith.foundation.i18n import _
from kith.foundation.statistics import Interval, mean_interval, wilson_interval

Floats = NDArray[np.float64]
REPEAT_CUSTOMERS_NEEDED = 200  # below, lifetime value comes from segment margin and retention
LEAST_OF_A_SEGMENT = 30  # customers or gaps below which a segment borrows the firm's figure


@dataclass(frozen=True)
class SegmentValue:
    """Lifetime value of one customer of a segment, from its margin and retention.

    margin: mean yearly margin per customer. retention: yearly, 0..1, of `at_start` customers.
    value_interval joins the ends of both intervals, and is None where one of them is missing:
    it is wider than 95 %. pooled: the retention is the whole firm's.
    """

    segment: int
    customers: int
    margin: float
    margin_interval: Interval | None
    retention: float
    retention_interval: Interval
    at_start: int
    value: float
    value_interval: Interval | None
    pooled: bool


def closed_form_value(
    margin: float, retention: float, discount: float = 0.10, years: float | None = None
) -> float:
    """Present value of a yearly `margin` that goes on with probability `retention` each year.

    m r / (1 + d - r) for ever (`years` None), or the sum of m r^k / (1 + d)^k for k = 1 to
    `years`. Source: Gupta & Lehmann (2003), Journal of Interactive Marketing 17, 9-24.

    Raises InvalidHistory unless 0 <= retention <= 1, discount > 0 where the sum is endless
    (> -1 otherwise) and years >= 0.
    """
    if not 0 <= retention <= 1:
        raise _out_of_range("retention", retention, _("Give a share between 0 and 1."))
    if discount <= (0 if years is None else -1):
        raise _out_of_range("discount", discount, _("Give a yearly rate above 0, 0.10 for 10 %."))
    if years is not None and years < 0:
        raise _out_of_range("years", years, _("Give a horizon of zero or more years."))
    if years is None:
        return margin * retention / (1 + discount - retention)
    factor = retention / (1 + discount)
    if factor == 1:
        return margin * years
    return margin * factor * (1 - factor**years) / (1 - factor)


def segment_values(
    segment: ArrayLike,
    yearly_margin: ArrayLike,
    active_at_start: ArrayLike,
    active_at_end: ArrayLike,
    *,
    discount: float = 0.10,
    years: float | None = 3.0,
) -> list[SegmentValue]:
    """Value per segment, in order of the codes.

    segment: int64[n]; yearly_margin: float64[n]; active_at_start and active_at_end: bool[n],
    a year apart. Retention is the share of those active at the start who are active at the
    end; a segment of fewer than 30 such customers takes the firm's.

    Raises InvalidHistory for unequal lengths, a margin that is no number, or a firm of which
    nobody was active at the start.
    """
    code = np.asarray(segment, dtype=np.int64).ravel()
    margin = np.asarray(yearly_margin, dtype=np.float64).ravel()
    start = np.asarray(active_at_start, dtype=bool).ravel()
    kept = start & np.asarray(active_at_end, dtype=bool).ravel()
    if not code.shape == margin.shape == start.shape or not np.isfinite(margin).all():
        raise _out_of_range(
            "yearly_margin", f"{code.shape}, {margin.shape}", _("Give each customer one margin.")
        )
    if not start.any():
        raise _out_of_range(
            "active_at_start", 0, _("Choose a year in which customers were active.")
        )
    return [
        _segment(int(value), margin[code == value], start, kept, code == value, discount, years)
        for value in np.unique(code)
    ]


def _segment(
    code: int,
    margin: Floats,
    start: NDArray[np.bool_],
    kept: NDArray[np.bool_],
    member: NDArray[np.bool_],
    discount: float,
    years: float | None,
) -> SegmentValue:
    own = int(np.count_nonzero(start & member))
    pooled = own < LEAST_OF_A_SEGMENT
    counted = np.ones_like(member) if pooled else member
    at_start = int(np.count_nonzero(start & counted))
    stayed = int(np.count_nonzero(kept & counted))
    mean = float(margin.mean())
    deviation = float(margin.std(ddof=1)) if margin.size > 1 else 0.0
    of_margin = mean_interval(mean, deviation, int(margin.size))
    of_retention = wilson_interval(stayed, at_start)
    bounds = None
    if of_margin is not None:
        corners = [
            closed_form_value(m, r, discount, years) for m in of_margin for r in of_retention
        ]
        bounds = Interval(min(corners), max(corners))
    return SegmentValue(
        segment=code,
        customers=int(margin.size),
        margin=mean,
        margin_interval=of_margin,
        retention=stayed / at_start,
        retention_interval=of_retention,
        at_start=at_start,
        value=closed_form_value(mean, stayed / at_start, discount, years),
        value_interval=bounds,
        pooled=pooled,
    )


def order_gaps(customers: ArrayLike, dates: ArrayLike) -> tuple[NDArray[np.int64], Floats]:
    """The customer and the length in days of every gap between two order days, [k] each."""
    who = np.asarray(customers, dtype=np.int64).ravel()
    day = np.asarray(dates, dtype="datetime64[D]").ravel().astype(np.int64)
    order = np.lexsort((day, who))
    who, day = who[order], day[order]
    gap = np.diff(day)
    same = (who[1:] == who[:-1]) & (gap > 0)
    return who[1:][same], gap[same].astype(np.float64)


def p_alive_from_gaps(
    silence: ArrayLike, segment: ArrayLike, gaps: ArrayLike, gap_segment: ArrayLike
) -> Floats:
    """P(alive) without a model: 1 - share of the segment's gaps shorter than the silence.

    silence: float64[n], days since the last order; segment: int64[n]; gaps: float64[k], days
    between orders; gap_segment: int64[k]. A segment of fewer than 30 gaps borrows the firm's.
    Float64[n]; nan where the firm has no gap at all.

    Raises InvalidHistory for unequal lengths or a silence below zero.
    """
    quiet = np.asarray(silence, dtype=np.float64).ravel()
    code = np.asarray(segment, dtype=np.int64).ravel()
    length = np.asarray(gaps, dtype=np.float64).ravel()
    gap_code = np.asarray(gap_segment, dtype=np.int64).ravel()
    if quiet.shape != code.shape or length.shape != gap_code.shape or not (quiet >= 0).all():
        raise _out_of_range(
            "silence", f"{quiet.shape}, {code.shape}", _("Give each customer days of silence.")
        )
    everyone = np.sort(length)
    alive = np.full(quiet.size, np.nan)
    for value in np.unique(code):
        own = np.sort(length[gap_code == value])
        known = own if own.size >= LEAST_OF_A_SEGMENT else everyone
        if known.size:
            member = code == value
            alive[member] = 1 - np.searchsorted(known, quiet[member], side="left") / known.size
    return alive


def _out_of_range(field: str, value: object, remedy: str) -> InvalidHistory:
    return InvalidHistory(
        _("An input of the small-data value is out of range."),
        field=field,
        value=value,
        remedy=remedy,
    )
