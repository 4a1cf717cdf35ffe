"""How a task remembers which action asked for it, and about what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kith.programs.actions.spec import Candidate

if TYPE_CHECKING:
    from kith.programs.models import ActionItem


def origin_prefix(item: ActionItem) -> str:
    """Such as "idic.ID1.ask_missing_fact"."""
    return f"{item.model}.{item.stage}.{item.action}"[:80]


def origin_of(item: ActionItem, row: Candidate | None = None) -> str:
    """The prefix, and for rows that are no customers which one it was: "….route_contact:81"."""
    prefix = origin_prefix(item)
    if row is None or row.unit in ("customer", "cell"):
        return prefix
    return f"{prefix}:{row.unit_id}"


def split_origin(origin: str) -> tuple[str, int | None]:
    """The action's key, and the unit it was about."""
    prefix, _colon, unit = origin.partition(":")
    key = prefix.split(".", 2)[2] if prefix.count(".") >= 2 else ""
    return key, int(unit) if unit.isdigit() else None
