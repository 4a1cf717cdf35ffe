"""What this room offers the engines beneath it."""

from __future__ import annotations

from kith.customers.timeline.models import Interaction, MessageOutcome, Need, Note, Trait
from kith.workplace.audit.registry import register_audited


def declare() -> None:
    """Called once when Django is ready."""
    register_audited("interaction", Interaction)
    register_audited("message_outcome", MessageOutcome)
    register_audited("need", Need)
    register_audited("trait", Trait)
    register_audited("note", Note)
