"""What this room offers the engines beneath it."""

from __future__ import annotations

from kith.operational.marketing.models import Experiment, ExperimentAssignment
from kith.workplace.audit.registry import register_audited


def declare() -> None:
    """Called once when Django is ready."""
    register_audited("experiment", Experiment)
    register_audited("experiment_assignment", ExperimentAssignment)
