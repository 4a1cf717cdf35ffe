"""Reads of runs, and a run as the JSON that `kith run` prints."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from kith.analytical.measures.inputs import inputs_by_key
from kith.analytical.measures.registry import part_name
from kith.crm_models.gallery import get_measure, get_model, get_stage
from kith.foundation.errors import NotFound
from kith.programs.actions.titles import name_action
from kith.programs.choices import RunState
from kith.programs.models import LoopFiring, MeasureResult, Program, Run, StageResult


def latest_of(model_id: str, program: Program | None) -> Run | None:
    """The newest finished run of a program, or of a model that nobody adopted."""
    runs = Run.objects.filter(model=model_id, program=program, state=RunState.DONE)
    return runs.order_by("-as_of", "-id").first()


def runs_of(model_id: str, program: Program | None, *, limit: int = 60) -> list[Run]:
    """Finished runs, the newest first."""
    runs = Run.objects.filter(model=model_id, program=program, state=RunState.DONE)
    return list(runs.order_by("-as_of", "-id").prefetch_related("stages")[: min(limit, 400)])


def access_run(run_id: int) -> Run:
    """A run; verdicts are open to every user.

    Raises:
        NotFound: no such run.
    """
    run = Run.objects.filter(pk=run_id).first()
    if run is None:
        raise NotFound(
            _("This run is not there."),
            field="run",
            value=run_id,
            remedy=_("Open the program and choose a date."),
        )
    return run


def stages_of(run: Run) -> list[StageResult]:
    """The results of a run's stages with their figures, in two queries."""
    return list(run.stages.prefetch_related("measures").order_by("position"))


def run_as_json(run: Run) -> dict[str, Any]:
    """A run in the shape that the command line promises, with more beside it."""
    return {
        "model": run.model,
        "name": _(get_model(run.model).name),
        "as_of": run.as_of.isoformat(),
        "data_as_of": run.data_as_of.isoformat() if run.data_as_of else None,
        "adopted": run.program_id is not None,
        "seconds": round(run.seconds or 0.0, 3),
        "stages": [_stage_json(each) for each in stages_of(run)],
        "loops": [_loop_json(each) for each in run.loops.order_by("id")],
    }


def _stage_json(result: StageResult) -> dict[str, Any]:
    stage = get_stage(result.stage)
    return {
        "id": result.stage,
        "number": stage.number,
        "name": _(stage.name),
        "question": _(stage.question),
        "verdict": result.verdict,
        "previous_verdict": result.previous_verdict,
        "measurable": result.measurable,
        "met": result.met,
        "gates": result.gates,
        "measures": [_measure_json(each) for each in result.measures.all()],
        "actions": [
            {
                "title": name_action(result.stage, each["key"], each["count"]).title,
                "count": each["count"],
                "key": each["key"],
                "by": each["by"],
                "value": each["value"],
            }
            for each in result.actions
        ],
        "bring": [
            {
                "input": wait["input"],
                "text": _(inputs_by_key()[wait["input"]].bring),
                "gates": wait["gates"],
            }
            for wait in result.missing
        ],
    }


def _measure_json(row: MeasureResult) -> dict[str, Any]:
    return {
        "id": row.measure,
        "part": row.part,
        "name": measure_name(row.measure, row.part),
        "scope": row.scope,
        "gate": row.is_gate,
        "state": row.state,
        "value": row.value,
        "low": row.low,
        "high": row.high,
        "n": row.n,
        "unit": row.unit,
        "op": row.op,
        "target": row.target,
        "grade": row.grade,
        "missing": row.missing,
        "history": row.history,
    }


def _loop_json(row: LoopFiring) -> dict[str, Any]:
    return {
        "id": row.loop,
        "from": row.from_stage,
        "to": row.to_stage,
        "reason": loop_reason(row),
        "iteration": row.iteration,
        "new": row.is_new,
        "figures": {each["key"]: _figure_json(each) for each in row.figures["checks"]},
    }


def _figure_json(check: dict[str, Any]) -> dict[str, Any]:
    kept = ("answer", "value", "low", "high", "unit", "n")
    return {
        "question": _(check["question"]),
        **{name: check[name] for name in kept},
        "detail": check_detail(check),
    }


def check_detail(check: dict[str, Any]) -> str:
    """What a check adds in words, with its numbers."""
    return _(check["detail"]) % check["numbers"] if check["detail"] else ""


def loop_reason(row: LoopFiring) -> str:
    """Why the loop leads back, as its model says it."""
    for loop in get_stage(row.from_stage).loops:
        if loop.id == row.loop:
            return _(loop.reason)
    return ""


def measure_name(measure_id: str, part: str) -> str:
    """A measure's name, with that of its part."""
    name = _(get_measure(measure_id).name)
    beside = part_name(measure_id, part)
    return f"{name}: {_(beside)}" if beside else name
