"""What the programs bring to Today: actions that wait for a decision, and the widest gaps."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from kith.programs.queries.actions import open_actions
from kith.programs.queries.today import Gap, top_gaps
from kith.web.figures import Writer, grade_word

SHOWN_ACTIONS = 5


def waiting_actions(user: Any) -> list[dict[str, Any]]:
    """Actions that this user may decide on, most lifetime value first."""
    rows = sorted(open_actions(user), key=lambda row: -(row.item.value or 0.0))
    return [
        {
            "title": row.title,
            "why": row.does,
            "model": row.item.model,
            "count": row.item.count,
            "value": row.item.value,
            "url": _address("models:action", row.item.pk),
            "model_url": _address("models:program", row.item.model),
        }
        for row in rows[:SHOWN_ACTIONS]
    ]


def gaps_of(user: Any, currency: str) -> list[dict[str, Any]]:
    """The three widest gaps, each in one line."""
    return [_gap(gap, currency) for gap in top_gaps(user)]


def _gap(gap: Gap, currency: str) -> dict[str, Any]:
    face = {
        "name": _(gap.name),
        "model": _(gap.model.name),
        "url": _address("models:stage", gap.model.id, gap.stage.id),
    }
    if gap.result is None:
        bring = _(gap.input.bring) if gap.input else ""
        return {**face, "verdict": "blocked", "text": bring}
    row = gap.result
    writer = Writer(row.unit, currency)
    target = writer.target(row.op, row.target, row.target_text, row.bound)
    parts = [writer.whole(row.value), f"{grade_word(row.grade, row.is_overridden)}: {target}"]
    return {**face, "verdict": "failing", "text": ", ".join(part for part in parts if part)}


def _address(route: str, *args: Any) -> str:
    try:
        return reverse(route, args=args)
    except NoReverseMatch:
        return ""
