"""Actions of a model for its page: the open ones by value, then what was done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from kith.analytical.measures.inputs import inputs_by_key
from kith.crm_models.gallery import get_stage
from kith.programs.actions.titles import BRING
from kith.programs.queries.actions import ActionRow
from kith.web.pages.models.faces import bring_link

OPEN = ("proposed", "previewed")
WORDS = {"done": "check", "assigned": "person", "dismissed": "close", "undone": "undo"}


def action_faces(request: HttpRequest, rows: Sequence[ActionRow], shown: int) -> dict[str, Any]:
    """Open actions (the first `shown`, then the rest) and the latest that were acted on."""
    open_rows = sorted(
        (row for row in rows if row.state in OPEN),
        key=lambda row: (
            row.item.action.startswith(BRING),
            row.item.value is None,
            -(row.item.value or 0.0),
        ),
    )
    done = sorted(
        (row for row in rows if row.state not in OPEN),
        key=lambda row: row.item.updated_at,
        reverse=True,
    )
    faces = [action_face(row) for row in open_rows]
    return {
        "count": len(faces),
        "first": faces[:shown],
        "rest": faces[shown:],
        "done": [action_face(row) for row in done[:shown]],
    }


def action_face(row: ActionRow) -> dict[str, Any]:
    """One action in words."""
    item = row.item
    is_bring = item.action.startswith(BRING)
    wanted = inputs_by_key().get(item.action.removeprefix(BRING)) if is_bring else None
    by_software = item.by == "software"
    icon = "bolt" if by_software else "import" if is_bring else "person"
    return {
        "row": row,
        "item": item,
        "title": row.title,
        "declared": row.declared if row.declared != row.title else "",
        "does": row.does,
        "role": _(row.role) if row.role else "",
        "stage": _(get_stage(item.stage).name),
        "icon": WORDS.get(row.state, icon),
        "by_software": by_software,
        "is_open": row.state in OPEN,
        "state": item.get_state_display() if row.state == item.state else _("taken back"),
        "link": bring_link(wanted) if wanted else "",
        "owner": (item.owner.name or item.owner.email) if item.owner else "",
        "has_log": bool(item.log),
    }
