"""What this room offers the engines beneath it."""

from __future__ import annotations

from kith.programs.models import Program, StageAssignment, TargetOverride
from kith.workplace.audit.registry import register_audited


def declare() -> None:
    """Called once when Django is ready. Runs leave no trail: they can be made again any time."""
    register_audited("program", Program)
    register_audited("stage_assignment", StageAssignment)
    register_audited("target_override", TargetOverride)
