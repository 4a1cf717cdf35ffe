"""The whale curve: cumulative share of profit over customers from the most to the least profitable.

Source: Kaplan & Narayanan, "Measuring and managing customer profitability", Journal of Cost
Management 15(5), 2001: a curve above 100 % shows what the customers below zero take back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils.html import escape, format_html

from kith.web.charts.axes import ticks
from kith.web.markup import NOTHING, Markup, drawn

WIDTH, HEIGHT = 560.0, 300.0
LEFT, RIGHT, TOP, BOTTOM = 56.0, 24.0, 20.0, 44.0
MOST_POINTS = 400


def whale_curve(
    points: Sequence[tuple[float, float]],
    label: str,
    write: Callable[[float], str],
    *,
    x_title: str,
    y_title: str,
    peak_name: str = "",
) -> Markup:
    """The curve through (share of customers, cumulative share of profit), both 0–1 and more.

    `write` writes a share; the peak is marked where it lies above all of the profit. "" for none.
    """
    if not points:
        return NOTHING
    if len(points) > MOST_POINTS:
        step = len(points) / MOST_POINTS
        points = [*(points[int(at * step)] for at in range(MOST_POINTS)), points[-1]]
    marks = ticks(min(0.0, *(y for _x, y in points)), max(1.0, *(y for _x, y in points)), 5)
    low, high = marks[0], marks[-1]

    def px(x: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * x

    def py(y: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - (y - low) / (high - low))

    parts = [
        f'<path class="{"ax" if m == 0 else "g"}" d="M{LEFT:g},{py(m):.1f}H{WIDTH - RIGHT:g}"/>'
        f'<text x="{LEFT - 8:g}" y="{py(m) + 4:.1f}" text-anchor="end">{escape(write(m))}</text>'
        for m in marks
    ]
    parts += [
        f'<text x="{px(x):.1f}" y="{HEIGHT - 24:g}" text-anchor="middle">{escape(write(x))}</text>'
        for x in (0, 0.2, 0.4, 0.6, 0.8, 1)
    ]
    line = "L".join(f"{px(x):.1f},{py(y):.1f}" for x, y in points)
    parts.append(
        f'<path class="b" d="M{px(points[0][0]):.1f},{py(0):.1f}L{line}'
        f'L{px(points[-1][0]):.1f},{py(0):.1f}Z"/>'
    )
    parts.append(f'<path class="l" d="M{line}"/>')
    parts.append(f'<path class="t" d="M{LEFT:g},{py(1):.1f}H{WIDTH - RIGHT:g}"/>')
    peak = max(points, key=lambda p: p[1])
    if peak[1] > 1.005:
        side = "end" if peak[0] > 0.7 else "start"
        shift = -10 if side == "end" else 10
        parts.append(
            f'<circle class="p" cx="{px(peak[0]):.1f}" cy="{py(peak[1]):.1f}" r="3.5"/>'
            f'<text class="s" x="{px(peak[0]) + shift:.1f}" y="{py(peak[1]) - 6:.1f}" '
            f'text-anchor="{side}">{escape(peak_name or write(peak[1]))}</text>'
        )
    parts.append(
        f'<text x="{px(1):g}" y="{HEIGHT - 6:g}" text-anchor="end">{escape(x_title)}</text>'
    )
    parts.append(f'<text x="4" y="12">{escape(y_title)}</text>')
    return format_html(
        '<svg class="k-chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        f"{WIDTH:g}",
        f"{HEIGHT:g}",
        label,
        drawn("".join(parts)),
    )
