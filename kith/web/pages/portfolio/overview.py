"""The value page: who brings the profit, what they need, and who has gone silent."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.analytical.portfolio.overview import NO_NEED, OTHER_NEEDS, Overview, portfolio_overview
from kith.analytical.portfolio.queries import RfmCell, WhalePoint, rfm_grid, whale_curve
from kith.analytical.warehouse.errors import WarehouseUnavailable
from kith.customers.people.choices import Tier
from kith.programs.actions.looking import look_at
from kith.programs.actions.registry import find_spec
from kith.programs.queries import program_page
from kith.web import charts
from kith.web.answers import page
from kith.web.format import compact, money, number, percent, span
from kith.web.freshness import freshness
from kith.web.pages.customers.kinds import kind_of
from kith.web.pages.models.running import waiting
from kith.web.templatetags.kith import language, num
from kith.workplace.accounts.permissions import sees_everything

SILENT = "contact_best_customers"
SHOWN_SILENT = 10
CURVE_ROWS = 10


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The page."""
    user: Any = request.user
    fresh = freshness()
    found = portfolio_overview(user) if fresh.readable else None
    context: dict[str, Any] = {
        "fresh": fresh,
        "waiting": waiting(request),
        "next": "portfolio",
        "found": found,
        "whole": sees_everything(user),
    }
    if found is not None:
        currency = request.firm.base_currency  # type: ignore[attr-defined]
        context |= {
            "curve": _curve(whale_curve(user), found, currency),
            "tiers": _tiers(found, currency),
            "grid": _cells(found, currency),
            "rfm": _rfm(rfm_grid(user)),
            "silent": _silent(user),
            "action": _action(user),
            "basis": _basis(found),
        }
    return page(request, "pages/portfolio/overview.html", context)


def slice_link(**parts: Any) -> str:
    """The address of the customers of one slice."""
    return f"{reverse('customers:portfolio_customers')}?{urlencode(parts)}"


def _basis(found: Overview) -> dict[str, Any]:
    """What the figures stand on, in words."""
    lang = language()
    return {
        "cost": "none" if found.cost_known == 0 else "part" if found.cost_known < 0.995 else "all",
        "known": percent(found.cost_known, lang),
        "margin": percent(found.margin, lang),
        "horizon": number(found.horizon, lang),
        "years": round(found.horizon),
        "discount": percent(found.discount, lang),
        "by_segment": any(method == "segment" for method, _n in found.methods),
        "has_cost_to_serve": found.has_cost_to_serve,
    }


def _curve(points: list[WhalePoint], found: Overview, currency: str) -> dict[str, Any] | None:
    if not points:
        return None
    lang = language()

    def write(share: float) -> str:
        return percent(share, lang, 0)

    step = max(1, len(points) // CURVE_ROWS)
    top = next((p for p in points if p.customer_share >= 0.2), points[-1])
    return {
        "chart": charts.whale_curve(
            [(p.customer_share, p.share) for p in points],
            _("Cumulative net contribution of customers, the most profitable first"),
            write,
            x_title=_("customers, most profitable first"),
            y_title="",
            peak_name=_("peak %s") % write(max(p.share for p in points)),
        ),
        "heads": [_("Customers"), _("Cumulative net contribution"), _("Amount")],
        "rows": [
            (
                write(p.customer_share),
                write(p.share),
                money(p.share * found.contribution, currency, lang),
            )
            for p in (points[at] for at in range(step, len(points), step))
        ],
        "total": money(found.contribution, currency, lang),
        "top": write(top.share),
        "taken_back": money(-found.taken_back, currency, lang) if found.taken_back < 0 else "",
        "takers": write(found.below_zero_share),
    }


def _tiers(found: Overview, currency: str) -> list[dict[str, Any]]:
    lang = language()
    names = dict(Tier.choices)
    return [
        {
            "tier": row.tier,
            "name": names.get(row.tier, ""),
            "url": slice_link(tier=row.tier),
            "customers": num(row.customers),
            "share": percent(row.share, lang),
            "share_bar": charts.share_bar(row.share, tone="data-quiet"),
            "contribution": percent(row.contribution_share, lang)
            if row.contribution_share is not None
            else "—",
            "contribution_bar": charts.share_bar(row.contribution_share)
            if row.contribution_share is not None
            else "",
            "amount": money(row.contribution, currency, lang),
            "clv": money(row.clv, currency, lang),
            "range": span(money(row.clv_low, currency, lang), money(row.clv_high, currency, lang))
            if row.clv_low is not None
            else "",
            "kept": percent(row.kept, lang) if row.kept is not None else "—",
            "need_known": percent(row.need_known, lang),
            "minutes": num(row.minutes_month, 0),
        }
        for row in found.tiers
    ]


def _cells(found: Overview, currency: str) -> dict[str, Any]:
    lang = language()
    names = dict(Tier.choices)
    by_place = {(cell.tier, cell.need): cell for cell in found.cells}
    top = max((cell.clv for cell in found.cells), default=0.0)
    words = {OTHER_NEEDS: _("Other needs"), NO_NEED: _("No need known")}

    def face(tier: int, need: str) -> dict[str, Any]:
        cell = by_place.get((tier, need))
        parts = {"tier": tier} if need == OTHER_NEEDS else {"tier": tier, "need": need}
        return {
            "url": slice_link(**parts),
            "value": num(cell.customers if cell else 0),
            "note": _short_money(cell.clv if cell else 0.0, currency, lang),
            "depth": 60 * max(0.0, cell.clv) / top if cell and top > 0 else 0.0,
            "mix": bool(cell and cell.is_mixed),
        }

    return {
        "columns": [words.get(need, need) for need in found.needs],
        "rows": [
            {"name": names[tier], "cells": [face(tier, need) for need in found.needs]}
            for tier in Tier.values
        ],
        "mixed": any(cell.is_mixed for cell in found.cells),
        "only_unknown": found.needs == (NO_NEED,),
    }


def _short_money(amount: float, currency: str, lang: str) -> str:
    """An amount for a small cell: thousands from ten thousand on."""
    if abs(amount) < 10_000:
        return money(round(amount), currency, lang)
    sample = money(0, currency, lang)
    zero = number(0, lang)
    return sample.replace(zero, compact(amount, lang).replace("\u00a0", "\u202f"), 1)


def _rfm(found: list[RfmCell]) -> dict[str, Any]:
    by_place = {(cell.r, cell.f): cell for cell in found}
    top = max((cell.customers for cell in found), default=0)

    def face(r: int, f: int) -> dict[str, Any]:
        cell = by_place.get((r, f))
        return {
            "url": slice_link(r=r, f=f),
            "value": num(cell.customers if cell else 0),
            "note": num(cell.m, 1) if cell else "",
            "depth": 60 * cell.customers / top if cell and top else 0.0,
            "mix": False,
        }

    words = {1: _("rare"), 5: _("often")}
    ends = {1: _("long ago"), 5: _("lately")}
    return {
        "columns": [f"{num(f)} {words.get(f, '')}".strip() for f in range(1, 6)],
        "rows": [
            {
                "name": f"{num(r)} {ends.get(r, '')}".strip(),
                "cells": [face(r, f) for f in range(1, 6)],
            }
            for r in range(5, 0, -1)
        ],
    }


def _silent(user: Any) -> dict[str, Any]:
    """The rows of the action that calls them: list and button speak of the same customers."""
    spec = find_spec(SILENT)
    if spec is None:
        return {"count": 0, "rows": []}
    try:
        count, rows = look_at(user, spec, None, limit=SHOWN_SILENT)
    except WarehouseUnavailable:
        return {"count": 0, "rows": []}
    return {
        "count": count,
        "rows": [
            {
                "customer": row.customer,
                "url": reverse(kind_of(row.customer).page_route, args=[row.customer.pk]),
                "is_person": kind_of(row.customer).is_person,
                "days": num(row.n1, 0),
                "gap": num(row.n2, 0),
                "a_year": row.value,
            }
            for row in rows
            if row.customer is not None
        ],
    }


def _action(user: Any) -> dict[str, Any] | None:
    """The open proposal of IDIC to call them, if a run has made one."""
    for card in program_page(user, "idic").stages:
        for row in card.actions:
            if row.item.action == SILENT and row.state in ("proposed", "previewed"):
                return {"item": row.item, "can_act": row.can_act}
    return None
