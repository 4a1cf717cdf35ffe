"""Today: the gaps of the firm's programs that matter most."""

from __future__ import annotations

from dataclasses import dataclass

from kith.analytical.measures.inputs import inputs_by_key
from kith.crm_models.gallery import get_model, get_stage
from kith.crm_models.vocabulary import Input, Model, Stage
from kith.programs.models import MeasureResult, Program, StageResult
from kith.programs.queries.actions import FIRST_MODEL
from kith.programs.queries.runs import latest_of, measure_name, stages_of
from kith.workplace.accounts.models import User


@dataclass(frozen=True, slots=True)
class Gap:
    """A gate that misses its target, or an input that gates wait for.

    `result` and `name` are the measure's where one fails, `input` what to bring where not.
    """

    model: Model
    stage: Stage
    name: str
    result: MeasureResult | None
    input: Input | None
    gates: int


def top_gaps(user: User | None, *, limit: int = 3) -> list[Gap]:
    """The widest gaps of the adopted programs (of IDIC while there is none).

    Failing gates first, legal ones before others, then by how far off the target they are; then
    the inputs that most gates wait for.
    """
    programs: list[tuple[str, Program | None]] = [
        (each.model, each) for each in Program.objects.filter(is_active=True)
    ]
    failing: list[tuple[tuple[float, ...], Gap]] = []
    waiting: dict[str, Gap] = {}
    for model_id, program in programs or [(FIRST_MODEL, None)]:
        run = latest_of(model_id, program)
        if run is None:
            continue
        model = get_model(model_id)
        for stage in stages_of(run):
            failing += _failing(model, stage)
            _add_waiting(waiting, model, stage)
    failing.sort(key=lambda pair: pair[0])
    brought = sorted(waiting.values(), key=lambda gap: -gap.gates)
    return ([gap for _order, gap in failing] + brought)[:limit]


def _failing(model: Model, stage: StageResult) -> list[tuple[tuple[float, ...], Gap]]:
    found: list[tuple[tuple[float, ...], Gap]] = []
    for row in stage.measures.all():
        if row.is_gate and row.state == "fails":
            gap = Gap(
                model, get_stage(stage.stage), measure_name(row.measure, row.part), row, None, 1
            )
            found.append(((0.0 if row.is_legal else 1.0, -_distance(row)), gap))
    return found


def _distance(row: MeasureResult) -> float:
    """How far off target, in parts of the target (of one, where the target is smaller)."""
    if row.value is None or row.target is None:
        return 0.0
    return abs(row.value - row.target) / max(1.0, abs(row.target))


def _add_waiting(waiting: dict[str, Gap], model: Model, stage: StageResult) -> None:
    for wait in stage.missing:
        key = wait["input"]
        before = waiting[key].gates if key in waiting else 0
        wanted = inputs_by_key()[key]
        waiting[key] = Gap(
            model, get_stage(stage.stage), wanted.name, None, wanted, before + wait["gates"]
        )
