"""The customers of one slice of the portfolio: a tier, a cell, a field of the RFM grid."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.analytical.portfolio.overview import portfolio_customers
from kith.customers.people.choices import Tier
from kith.web.answers import page
from kith.web.freshness import freshness
from kith.web.pages.customers.kinds import kind_of
from kith.web.templatetags.kith import num

PAGE_ROWS = 50


def _score(text: str) -> int | None:
    return int(text) if text in ("1", "2", "3", "4", "5") else None


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """One page of them, the most valuable first."""
    user: Any = request.user
    tier = _score(request.GET.get("tier", ""))
    given = {
        "tier": tier if tier in Tier.values else None,
        "need": request.GET["need"][:200] if "need" in request.GET else None,
        "r": _score(request.GET.get("r", "")),
        "f": _score(request.GET.get("f", "")),
    }
    at = request.GET.get("offset", "0")
    offset = int(at) if at.isdecimal() and len(at) < 9 else 0
    count, found = portfolio_customers(user, **given, offset=offset, limit=PAGE_ROWS)  # type: ignore[arg-type]
    names = dict(Tier.choices)
    kept = {key: value for key, value in given.items() if value is not None}
    rows = [
        {
            "row": row,
            "url": reverse(kind_of(row.customer).page_route, args=[row.customer.pk]),
            "is_person": kind_of(row.customer).is_person,
            "tier_name": names.get(row.tier, "") if row.tier else "",
        }
        for row in found
    ]
    context = {
        "title": _title(given, names),
        "rows": rows,
        "count": count,
        "fresh": freshness(),
        "next": "portfolio",
        "shown": _("Rows %(from)s to %(to)s")
        % {"from": num(offset + 1), "to": num(offset + len(rows))}
        if rows
        else "",
        "previous_page": f"?{urlencode({**kept, 'offset': max(0, offset - PAGE_ROWS)})}"
        if offset
        else "",
        "next_page": f"?{urlencode({**kept, 'offset': offset + PAGE_ROWS})}"
        if count > offset + PAGE_ROWS
        else "",
    }
    return page(request, "pages/portfolio/slice.html", context)


def _title(given: dict[str, Any], names: dict[int, Any]) -> str:
    parts = []
    if given["tier"] is not None:
        parts.append(str(names[given["tier"]]))
    if given["need"] is not None:
        parts.append(given["need"] or _("no need known"))
    if given["r"] is not None:
        parts.append(_("recency %s") % num(given["r"]))
    if given["f"] is not None:
        parts.append(_("frequency %s") % num(given["f"]))
    return " · ".join(parts) or _("All customers with orders")
