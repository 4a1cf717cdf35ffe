"""What the ten states share: the measure of moving on, and the way back."""

from __future__ import annotations

from kith.crm_models.vocabulary import Input, Loop, Measure, own_baseline, stage_measure
from kith.foundation.i18n import _

DEMANDS = ("S4:27-29", "S1:55")


def moved_on(stage_id: str, formula: str, inputs: tuple[Input, ...]) -> Measure:
    """The monthly share of a state that moved up or was held by choice."""
    return stage_measure(
        f"{stage_id}.a", _("Moved on in the month"), formula, own_baseline(), inputs
    )


def regression(from_stage: str, to_stage: str, reason: str) -> Loop:
    """The way back when customers fall from ``from_stage``."""
    return Loop(from_stage, to_stage, f"regressed_to_{to_stage.lower()}", reason)
