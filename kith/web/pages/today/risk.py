"""Customers who were among the most valuable and are likelier gone than not."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from kith.analytical.portfolio.queries import (
    SilentCustomer,
    count_silent_valuable,
    silent_valuable,
)
from kith.analytical.warehouse.errors import WarehouseUnavailable
from kith.web.templatetags.kith import num

SHOWN = 5


def at_risk(user: Any) -> tuple[int, list[dict[str, Any]]]:
    """How many there are, and the first of them; none where there is no warehouse yet."""
    try:
        rows = silent_valuable(user, limit=SHOWN)
        count = count_silent_valuable(user) if len(rows) == SHOWN else len(rows)
    except WarehouseUnavailable:
        return 0, []
    return count, [_face(row) for row in rows]


def _face(row: SilentCustomer) -> dict[str, Any]:
    is_organization = row.organization_id is not None
    route = "customers:organization" if is_organization else "customers:person"
    days = (timezone.localdate() - row.last_order).days
    return {
        "row": row,
        "url": reverse(route, args=[row.organization_id if is_organization else row.person_id]),
        "shape": "org" if is_organization else "",
        "seen": ngettext("no order for %s day", "no order for %s days", days) % num(days),
    }
