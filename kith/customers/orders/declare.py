"""What this room offers the engines beneath it."""

from __future__ import annotations

from kith.customers.orders.models import CostToServe, Order, OrderLine
from kith.workplace.audit.registry import register_audited


def declare() -> None:
    """Called once when Django is ready."""
    register_audited("order", Order)
    register_audited("order_line", OrderLine)
    register_audited("cost_to_serve", CostToServe)
