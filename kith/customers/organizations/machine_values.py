"""Tier and lifetime value of organizations: made by the portfolio, not audited."""

from __future__ import annotations

from kith.customers.organizations.models import Organization
from kith.customers.people.machine_values import Values, store_machine_values


def store_values(*, values: Values) -> int:
    """Set tier and lifetime value of organizations, as people's `store_values` does."""
    return store_machine_values(Organization, values)
