"""What a customer is worth, for the panel of the customer page."""

from __future__ import annotations

from typing import Any

from kith.web.pages.customers.kinds import Kind


def value_of(user: Any, kind: Kind, customer: Any, firm: Any) -> dict[str, Any]:
    """Lifetime value and its currency, as the portfolio stored them with the record."""
    return {"clv": customer.clv, "currency": firm.base_currency}
