"""A measure over its periods: line, band of the interval, target, axes with units."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html

from kith.web.charts.axes import ticks
from kith.web.markup import NOTHING, Markup, drawn

WIDTH, HEIGHT = 720.0, 216.0
LEFT, RIGHT, TOP, BOTTOM = 64.0, 92.0, 14.0, 32.0


@dataclass(frozen=True, slots=True)
class Point:
    """One period: its written name, and the figures where they are known."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None


def trend_chart(
    points: Sequence[Point],
    label: str,
    write: Callable[[float], str],
    *,
    target: float | None = None,
    target_name: str = "",
) -> Markup:
    """The plot of `points` in order of time; `write` writes a figure with its unit.

    "" where no period has a value: the page then says so in words.
    """
    figures = [f for p in points for f in (p.value, p.low, p.high) if f is not None]
    if not figures:
        return NOTHING
    if target is not None:
        figures.append(target)
    marks = ticks(min(figures), max(figures))
    plot = _Plot(len(points), marks[0], marks[-1])
    parts = [
        _grid(plot, marks, write),
        _names(plot, points),
        _band(plot, points),
        _line(plot, points),
    ]
    if target is not None:
        y = plot.y(target)
        parts.append(f'<path class="t" d="M{LEFT:g},{y:.1f}H{WIDTH - RIGHT:g}"/>')
        parts.append(
            f'<text x="{WIDTH - RIGHT + 8:g}" y="{y + 4:.1f}">{escape(target_name)}</text>'
        )
    parts.append(_last(plot, points, write))
    return format_html(
        '<svg class="k-chart k-wide" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        f"{WIDTH:g}",
        f"{HEIGHT:g}",
        label,
        drawn("".join(parts)),
    )


@dataclass(frozen=True, slots=True)
class _Plot:
    count: int
    low: float
    high: float

    def x(self, place: int) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (place / (self.count - 1) if self.count > 1 else 0.5)

    def y(self, figure: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - (figure - self.low) / (self.high - self.low))


def _grid(plot: _Plot, marks: Sequence[float], write: Callable[[float], str]) -> str:
    return "".join(
        f'<path class="g" d="M{LEFT:g},{plot.y(m):.1f}H{WIDTH - RIGHT:g}"/>'
        f'<text x="{LEFT - 8:g}" y="{plot.y(m) + 4:.1f}" text-anchor="end">'
        f"{escape(write(m))}</text>"
        for m in marks
    )


def _names(plot: _Plot, points: Sequence[Point]) -> str:
    every = max(1, round(len(points) / 6))
    return "".join(
        f'<text x="{plot.x(at):.1f}" y="{HEIGHT - 10:g}" text-anchor="middle">'
        f"{escape(p.name)}</text>"
        for at, p in enumerate(points)
        if (len(points) - 1 - at) % every == 0
    )


def _band(plot: _Plot, points: Sequence[Point]) -> str:
    known = [
        (at, p.low, p.high)
        for at, p in enumerate(points)
        if p.low is not None and p.high is not None
    ]
    if len(known) < 2:
        return ""
    lower = [f"{plot.x(at):.1f},{plot.y(low):.1f}" for at, low, _high in known]
    upper = [f"{plot.x(at):.1f},{plot.y(high):.1f}" for at, _low, high in reversed(known)]
    return f'<path class="b" d="M{"L".join([*lower, *upper])}Z"/>'


def _line(plot: _Plot, points: Sequence[Point]) -> str:
    path, pen = [], "M"
    for at, point in enumerate(points):
        if point.value is None:
            pen = "M"
            continue
        path.append(f"{pen}{plot.x(at):.1f},{plot.y(point.value):.1f}")
        pen = "L"
    return f'<path class="l" d="{"".join(path)}"/>'


def _last(plot: _Plot, points: Sequence[Point], write: Callable[[float], str]) -> str:
    known = [(at, p.value) for at, p in enumerate(points) if p.value is not None]
    if not known:
        return ""
    at, value = known[-1]
    x, y = plot.x(at), plot.y(value)
    return (
        f'<circle class="p" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
        f'<text class="s" x="{x + 10:.1f}" y="{y + 4:.1f}">{escape(write(value))}</text>'
    )
