from kith.programs.models.action import ActionItem
from kith.programs.models.program import Program, StageAssignment, TargetOverride
from kith.programs.models.run import LoopFiring, MeasureResult, Run, StageResult

__all__ = [
    "ActionItem",
    "LoopFiring",
    "MeasureResult",
    "Program",
    "Run",
    "StageAssignment",
    "StageResult",
    "TargetOverride",
]
