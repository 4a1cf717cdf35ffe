"""Bars of a few months in a row of a table, and a share as a bar."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html

from kith.web.markup import NOTHING, Markup, drawn

LEAST = 1.0  # a month without orders still shows its place


def spark_bars(
    values: Sequence[float], label: str, *, width: float = 104, height: float = 20
) -> Markup:
    """Bars for `values` in order of time; the last is the current period. "" for no values.

    Values below zero are drawn as the least bar: the figure beside it says by how much.
    """
    if not values:
        return NOTHING
    top = max(*values, 0) or 1
    gap = 2.0 if width < 160 else 3.0
    bar = (width - gap * (len(values) - 1)) / len(values)
    parts = []
    for place, value in enumerate(values):
        tall = max(LEAST, height * max(value, 0) / top)
        now = ' class="now"' if place == len(values) - 1 else ""
        parts.append(
            f'<rect{now} x="{place * (bar + gap):.1f}" y="{height - tall:.1f}"'
            f' width="{bar:.1f}" height="{tall:.1f}" rx="1"/>'
        )
    return format_html(
        '<svg class="k-spark k-bars" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        f"{width:g}",
        f"{height:g}",
        label,
        drawn("".join(parts)),
    )


def share_bar(share: float, *, tone: str = "accent", scale: float = 0.7) -> Markup:
    """A share (0–1) as a bar; `tone` is a token's name; a whole takes `scale` of the room."""
    width = min(1.0, abs(share)) * 100 * scale
    colour = "failing" if share < 0 else tone
    return format_html(
        '<i style="inline-size:{}%;background:var(--k-{})"></i>', f"{width:.1f}", colour
    )
