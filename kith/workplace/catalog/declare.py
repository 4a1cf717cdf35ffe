"""What this room offers the engines beneath it."""

from __future__ import annotations

from kith.workplace.audit.registry import register_audited
from kith.workplace.catalog.models import ExchangeRate, Product


def declare() -> None:
    """Called once when Django is ready."""
    register_audited("product", Product)
    register_audited("exchange_rate", ExchangeRate)
