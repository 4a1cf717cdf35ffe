"""Keeping what a run said: one row a date, its stages, figures, loops and proposals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kith.crm_models.vocabulary import Op
from kith.foundation.clock import now
from kith.programs.choices import RunState
from kith.programs.engine.runner import Outcome
from kith.programs.engine.stages import MeasureOutcome, StageOutcome
from kith.programs.models import LoopFiring, MeasureResult, Program, Run, StageResult
from kith.programs.rules.iterations import FiringAt, number_iterations
from kith.programs.rules.verdict import State
from kith.workplace.accounts.models import User


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Under which a run was made."""

    actor: User | None
    program: Program | None
    started_at: datetime
    data_as_of: date | None
    warehouse: str
    is_replay: bool = False


def save_outcome(outcome: Outcome, around: Circumstances) -> Run:
    """Keep an outcome; a run of the same date before gives way to it whole."""
    with transaction.atomic():
        run = _begin(outcome, around)
        for position, stage in enumerate(outcome.stages):
            _save_stage(run, outcome, stage, position)
        LoopFiring.objects.bulk_create(
            LoopFiring(
                run=run,
                program=around.program,
                model=outcome.model.id,
                loop=fired.loop.id,
                condition=fired.loop.condition,
                from_stage=fired.loop.from_stage,
                to_stage=fired.loop.to_stage,
                at=outcome.as_of,
                figures={"checks": [check.as_json() for check in fired.checks]},
            )
            for fired in outcome.fired
        )
        run.state = RunState.DONE
        run.finished_at = now()
        run.seconds = (run.finished_at - around.started_at).total_seconds()
        run.save(update_fields=["state", "finished_at", "seconds"])
    return run


def _begin(outcome: Outcome, around: Circumstances) -> Run:
    program = around.program
    key = (
        {"program": program, "as_of": outcome.as_of}
        if program
        else {
            "program": None,
            "model": outcome.model.id,
            "scope_hash": "",
            "as_of": outcome.as_of,
        }
    )
    run = Run.objects.filter(**key).first() or Run(**key)
    run.model = outcome.model.id
    run.scope = program.scope if program else {}
    run.scope_hash = program.scope_hash if program else ""
    run.actor = around.actor
    run.data_as_of = around.data_as_of
    run.warehouse = around.warehouse
    run.is_replay = around.is_replay
    run.state = RunState.RUNNING
    run.started_at = around.started_at
    run.error = ""
    run.save()
    run.stages.all().delete()
    run.loops.all().delete()
    return run


def _save_stage(run: Run, outcome: Outcome, stage: StageOutcome, position: int) -> None:
    proposals = outcome.proposals.get(stage.stage.id, [])
    result = StageResult.objects.create(
        run=run,
        stage=stage.stage.id,
        position=position,
        verdict=stage.verdict.value,
        previous_verdict=stage.previous.value,
        measurable=stage.measurable,
        met=stage.met,
        gates=stage.gates,
        missing=[{"input": key, "gates": gates} for key, gates in stage.waits],
        actions=[
            {"key": each.key, "by": each.by.value, "count": each.count, "value": each.value}
            for each in proposals
        ],
    )
    MeasureResult.objects.bulk_create(
        _measure_row(result, measure, place) for place, measure in enumerate(stage.measures)
    )


def _measure_row(result: StageResult, measure: MeasureOutcome, position: int) -> MeasureResult:
    reading = measure.reading
    return MeasureResult(
        stage_result=result,
        position=position,
        measure=measure.measure,
        part=measure.part,
        scope=measure.tiers.value,
        is_gate=measure.is_gate,
        is_legal=measure.is_legal,
        state=_word(measure.state),
        value=reading.value,
        low=reading.low,
        high=reading.high,
        n=reading.n,
        unit=reading.unit,
        op=measure.target.op.value,
        target=None if measure.target.op is Op.CONTEXT else measure.target_value,
        bound=measure.target.bound.value,
        target_text=measure.target.text,
        grade=measure.target.grade.value,
        is_overridden=measure.is_overridden,
        missing=list(reading.missing),
        history=[
            {
                "as_of": point.reading.as_of.isoformat(),
                "value": point.reading.value,
                "low": point.reading.low,
                "high": point.reading.high,
                "state": _word(point.state),
            }
            for point in measure.points
        ],
    )


def _word(state: State | None) -> str:
    return "context" if state is None else state.value


def renumber_iterations(program: Program | None, model_id: str) -> None:
    """Number the iterations that loops opened, from all runs of the program (or of the model)."""
    runs = Run.objects.filter(program=program, model=model_id, state=RunState.DONE)
    firings = list(LoopFiring.objects.filter(run__in=runs))
    by_key = {(each.at, each.loop): each for each in firings}
    numbered = number_iterations(
        list(runs.values_list("as_of", flat=True)),
        [FiringAt(each.at, each.loop, each.to_stage) for each in firings],
    )
    changed = []
    for each in numbered:
        row = by_key[each.firing.at, each.firing.loop]
        if (row.is_new, row.iteration) != (each.is_new, each.iteration):
            row.is_new, row.iteration = each.is_new, each.iteration
            changed.append(row)
    LoopFiring.objects.bulk_update(changed, ["is_new", "iteration"])


def save_all(outcomes: Sequence[Outcome], around: Circumstances) -> list[Run]:
    """Keep several dates of one model and number its iterations."""
    runs = [save_outcome(each, around) for each in outcomes]
    if outcomes:
        renumber_iterations(around.program, outcomes[0].model.id)
    return runs
