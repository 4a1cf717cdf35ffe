"""Finding customers by words: for the palette, and for choosing one in a form."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kith.web.answers import page
from kith.workplace.search.queries import search_records

WORDS = {"person": _("person"), "organization": _("organization")}


def _hits(request: HttpRequest, limit: int) -> list[dict[str, Any]]:
    found = []
    for hit in search_records(request.user, request.GET.get("q", ""), limit=limit):  # type: ignore[arg-type]
        try:
            url = reverse(f"customers:{hit.kind}", args=[hit.record.pk])
        except NoReverseMatch:
            continue
        record = hit.record
        hint = getattr(record, "email", "") or getattr(record, "city", "")
        found.append(
            {
                "kind": hit.kind,
                "word": WORDS.get(hit.kind, hit.kind),
                "name": str(record),
                "hint": hint,
                "url": url,
                "about": f"{hit.kind}-{record.pk}",
                "shape": "org" if hit.kind == "organization" else "",
            }
        )
    return found


@require_safe
def palette(request: HttpRequest) -> HttpResponse:
    """Options of the palette."""
    return page(request, "pages/search/palette.html", {"hits": _hits(request, 12)})


@require_safe
def pick(request: HttpRequest) -> HttpResponse:
    """Customers to choose from in a dialog."""
    context = {"hits": _hits(request, 6), "asked": request.GET.get("q", "").strip()}
    return page(request, "pages/search/pick.html", context)
