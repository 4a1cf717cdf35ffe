"""What a customer is worth, for the panel of the customer page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from kith.analytical.portfolio.queries import value_of_customer
from kith.web.format import money, number, percent
from kith.web.templatetags.kith import language


def value_of(customer: Any, firm: Any) -> dict[str, Any]:
    """Lifetime value with its interval and what it rests on; empty where nothing was bought yet."""
    code, currency = language(), firm.base_currency
    found = value_of_customer(customer)
    if found is None:
        return {"clv": customer.clv, "currency": currency}
    facts = [
        (_("Net contribution, 12 months"), money(found.contribution, currency, code)),
        (_("Revenue, 12 months"), money(found.revenue, currency, code)),
        (_("Cost to serve, 12 months"), money(found.cost_to_serve, currency, code)),
    ]
    if found.p_alive is not None:
        facts.append((_("Still a customer"), percent(found.p_alive, code)))
    if found.expected_orders is not None:
        facts.append((_("Orders expected, 12 months"), number(found.expected_orders, code, 1)))
    return {
        "clv": found.clv,
        "low": found.clv_low,
        "high": found.clv_high,
        "mean": found.mean_clv,
        "method": found.method,
        "as_of": found.as_of,
        "currency": currency,
        "facts": facts,
    }
