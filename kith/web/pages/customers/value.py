"""What a customer is worth, for the panel of the customer page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from kith.analytical.portfolio.queries import CustomerValue, customer_value
from kith.analytical.warehouse.errors import WarehouseUnavailable
from kith.web.format import money, number, percent, span
from kith.web.pages.customers.kinds import Kind
from kith.web.templatetags.kith import language


def value_of(user: Any, kind: Kind, customer: Any, firm: Any) -> dict[str, Any]:
    """Lifetime value with its interval and what it rests on; what the record keeps without it."""
    number_of = {"person_id": customer.pk} if kind.is_person else {"organization_id": customer.pk}
    try:
        found = customer_value(user, **number_of)
    except WarehouseUnavailable:
        found = None
    if found is None:
        return {"clv": customer.clv, "currency": firm.base_currency}
    return {
        "clv": found.clv,
        "low": found.clv_low,
        "high": found.clv_high,
        "range": _range(found, firm.base_currency),
        "reason": found.reason,
        "as_of": found.as_of,
        "currency": firm.base_currency,
        "facts": _facts(found, firm.base_currency),
        "months": [month.orders for month in found.months],
        "revenue_based": found.revenue_based,
    }


def _range(found: CustomerValue, currency: str) -> str:
    """The interval in whole units of money, "" where there is none."""
    if found.clv_low is None or found.clv_high is None:
        return ""
    low, high = (
        money(figure, currency, language(), 0) for figure in (found.clv_low, found.clv_high)
    )
    return span(low, high)


def _facts(found: CustomerValue, currency: str) -> list[tuple[str, str]]:
    code = language()
    facts = [
        (_("Net contribution, 12 months"), money(found.contribution, currency, code)),
        (_("Revenue, 12 months"), money(found.revenue, currency, code)),
        (_("Cost to serve, 12 months"), money(found.cost_to_serve, currency, code)),
    ]
    if found.p_alive is not None:
        facts.append((_("Still a customer"), percent(found.p_alive, code)))
    if found.expected_90 is not None:
        facts.append((_("Orders expected in 90 days"), number(found.expected_90, code, 1)))
    return facts
