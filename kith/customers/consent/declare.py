"""What this room offers the engines beneath it."""

from __future__ import annotations

from kith.customers.consent.models import ConsentEntry
from kith.workplace.audit.registry import register_audited


def declare() -> None:
    """Called once when Django is ready."""
    register_audited("consent", ConsentEntry)
