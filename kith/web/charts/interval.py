"""A value with its interval and target on a short axis that shows distance, not size from zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html

from kith.web.markup import NOTHING, Markup

EDGE = 0.06  # air at both ends of the axis


@dataclass(frozen=True, slots=True)
class Axis:
    """Places on the axis in percent of its length."""

    low: float
    high: float
    value: float
    target: float | None


def interval_axis(
    value: float,
    low: float,
    high: float,
    target: float | None = None,
    history: Sequence[float | None] = (),
) -> Axis:
    """Where value, interval and target stand on an axis spanning them and the year's values."""
    reach = [value, low, high, *(past for past in history if past is not None)]
    if target is not None:
        reach.append(target)
    start, end = min(reach), max(reach)
    span = (end - start) or abs(end) or 1.0
    start, span = start - span * EDGE, span * (1 + 2 * EDGE)

    def place(figure: float) -> float:
        return round((figure - start) / span * 100, 1)

    return Axis(place(low), place(high), place(value), None if target is None else place(target))


def interval_bar(
    value: float | None,
    low: float | None,
    high: float | None,
    target: float | None = None,
    history: Sequence[float | None] = (),
) -> Markup:
    """The bar, in the colour of the nearest `--v`; "" where there is no interval."""
    if value is None or low is None or high is None:
        return NOTHING
    axis = interval_axis(value, low, high, target, history)
    tick = "" if axis.target is None else format_html('<s style="--t:{}%"></s>', axis.target)
    return format_html(
        '<div class="k-int" aria-hidden="true" style="--lo:{}%;--hi:{}%;--x:{}%">'
        "<i></i>{}<u></u></div>",
        axis.low,
        axis.high,
        axis.value,
        tick,
    )
