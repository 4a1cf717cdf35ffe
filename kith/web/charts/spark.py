"""A line of twelve periods, with the target as a broken line behind it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html

from kith.web.markup import NOTHING, Markup, drawn

WIDTH, HEIGHT, EDGE = 104.0, 28.0, 4.0


def spark_line(
    values: Sequence[float | None], label: str, *, target: float | None = None
) -> Markup:
    """A line of `values` in order of time; None is a gap. "" where fewer than two are known."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return NOTHING
    reach = [*known, target] if target is not None else known
    low, high = min(reach), max(reach)
    span = (high - low) or 1.0

    def place(value: float) -> float:
        return HEIGHT - EDGE - (value - low) / span * (HEIGHT - 2 * EDGE)

    step = (WIDTH - 6) / max(1, len(values) - 1)
    path, pen, last = [], "M", (0.0, 0.0)
    for at, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        last = (2 + at * step, place(value))
        path.append(f"{pen}{last[0]:.1f},{last[1]:.1f}")
        pen = "L"
    goal = f'<path class="t" d="M0,{place(target):.1f}H{WIDTH:g}"/>' if target is not None else ""
    return format_html(
        '<svg class="k-spark" viewBox="0 0 104 28" role="img" aria-label="{}">{}</svg>',
        label,
        drawn(
            f'{goal}<path d="{"".join(path)}"/>'
            f'<circle cx="{last[0]:.1f}" cy="{last[1]:.1f}" r="2.5"/>'
        ),
    )
