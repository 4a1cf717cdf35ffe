"""A model's page: its stages with verdict, figures, actions and owner; its loops."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kith.analytical.measures.inputs import describe_missing
from kith.analytical.measures.registry import unit_and_direction
from kith.crm_models.gallery import MODELS, UnknownModel, get_measure, get_model, get_stage
from kith.crm_models.vocabulary import Input, Measure, Model, Stage
from kith.programs.errors import program_missing, unknown_model, unknown_stage
from kith.programs.models import (
    LoopFiring,
    MeasureResult,
    Program,
    Run,
    StageAssignment,
    StageResult,
    TargetOverride,
)
from kith.programs.queries.actions import ActionRow, actions_of
from kith.programs.queries.runs import (
    check_detail,
    latest_of,
    loop_reason,
    measure_name,
    stages_of,
)
from kith.workplace.accounts.models import User


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One figure of a stage: what it is, what it says, and the firm's own target if it has one."""

    measure: Measure
    name: str
    result: MeasureResult
    direction: str
    missing: tuple[Input, ...]
    override: TargetOverride | None


@dataclass(frozen=True, slots=True)
class StageCard:
    """One stage of a model on this firm. Without a run `result` is None and no figure is there."""

    stage: Stage
    result: StageResult | None
    assignment: StageAssignment | None
    iteration: int
    missing: tuple[tuple[Input, int], ...]
    measures: list[MeasureRow] = field(default_factory=list)
    actions: list[ActionRow] = field(default_factory=list)

    @property
    def verdict(self) -> str:
        """The verdict's word, "" before the first run."""
        return self.result.verdict if self.result else ""

    @property
    def gates(self) -> list[MeasureRow]:
        """The figures that decide."""
        return [row for row in self.measures if row.result.is_gate]

    @property
    def context(self) -> list[MeasureRow]:
        """The figures that inform."""
        return [row for row in self.measures if not row.result.is_gate]


@dataclass(frozen=True, slots=True)
class LoopCard:
    """A loop that fired, in words: the why-panel's questions and answers among them."""

    firing: LoopFiring
    from_stage: Stage
    to_stage: Stage
    reason: str
    checks: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ProgramPage:
    """Everything that a model's page shows. `program` is None while nobody adopted the model."""

    model: Model
    program: Program | None
    run: Run | None
    stages: list[StageCard]
    loops: list[LoopCard]
    history: list[LoopCard]
    dates: list[date]

    @property
    def troubled(self) -> int:
        """How many stages fail or are at risk."""
        return sum(card.verdict in ("failing", "at_risk") for card in self.stages)

    @property
    def measurable(self) -> tuple[int, int]:
        """(gates measurable, gates) over all stages."""
        results = [card.result for card in self.stages if card.result]
        return sum(r.measurable for r in results), sum(len(c.stage.gates) for c in self.stages)


def declared_model(model_id: str) -> Model:
    """The model of that id.

    Raises:
        UnknownName: none is called so.
    """
    try:
        return get_model(model_id)
    except UnknownModel:
        raise unknown_model(model_id, ", ".join(MODELS)) from None


def access_program(user: User | None, program_id: int) -> Program:
    """A program; open to every active user.

    Raises:
        NotFound: no such program.
    """
    program = Program.objects.select_related("owner").filter(pk=program_id).first()
    if program is None or user is None or not user.is_active:
        raise program_missing(program_id)
    return program


def program_of(model_id: str) -> Program | None:
    """The active program of a model on the whole firm."""
    rows = Program.objects.select_related("owner")
    return rows.filter(model=model_id, scope_hash="", is_active=True).first()


def latest_run(model_id: str) -> Run | None:
    """The newest run of a model on the whole firm."""
    return latest_of(model_id, program_of(model_id))


def program_page(
    user: User | None, model_id: str, *, as_of: date | None = None, program: Program | None = None
) -> ProgramPage:
    """A model on this firm as of its newest run, or of the newest on or before `as_of`.

    Raises:
        UnknownName: no such model.
    """
    model = declared_model(model_id)
    program = program or program_of(model_id)
    runs = Run.objects.filter(model=model_id, program=program, state="done").order_by("-as_of")
    dates = list(runs.values_list("as_of", flat=True)[:60])
    chosen = runs.filter(as_of__lte=as_of).first() if as_of else runs.first()
    return ProgramPage(
        model=model,
        program=program,
        run=chosen,
        stages=_cards(user, model, program, chosen),
        loops=[loop_card(each) for each in chosen.loops.order_by("id")] if chosen else [],
        history=loop_history(model_id, program),
        dates=dates,
    )


def stage_page(
    user: User | None, stage_id: str, *, as_of: date | None = None
) -> tuple[ProgramPage, StageCard]:
    """One stage and the model's page that it belongs to.

    Raises:
        UnknownName: no such stage.
    """
    from kith.crm_models.gallery import STAGES

    if stage_id not in STAGES:
        raise unknown_stage(stage_id, ", ".join(STAGES))
    page = program_page(user, STAGES[stage_id].model, as_of=as_of)
    return page, next(card for card in page.stages if card.stage.id == stage_id)


def loop_card(firing: LoopFiring) -> LoopCard:
    """A firing in words, in the language of the reader."""
    checks = [
        {**check, "question": _(check["question"]), "detail": check_detail(check)}
        for check in firing.figures.get("checks", [])
    ]
    return LoopCard(
        firing,
        get_stage(firing.from_stage),
        get_stage(firing.to_stage),
        loop_reason(firing),
        checks,
    )


def loop_history(model_id: str, program: Program | None, *, limit: int = 20) -> list[LoopCard]:
    """Loops that opened an iteration, the newest first."""
    rows = LoopFiring.objects.filter(model=model_id, program=program, is_new=True)
    return [loop_card(each) for each in rows.order_by("-at", "-id")[: min(limit, 200)]]


def iterations(program: Program | None, model_id: str, upto: date | None) -> dict[str, int]:
    """Stage → its iteration as of a date, counted from 1; loops of other models count too."""
    rows = LoopFiring.objects.filter(is_new=True)
    if program is None:
        rows = rows.filter(program=None, model=model_id)
    else:
        rows = rows.filter(program__is_active=True, program__scope_hash=program.scope_hash)
    if upto is not None:
        rows = rows.filter(at__lte=upto)
    found: dict[str, int] = defaultdict(lambda: 1)
    for stage in rows.values_list("to_stage", flat=True):
        found[stage] += 1
    return found


def _cards(
    user: User | None, model: Model, program: Program | None, run: Run | None
) -> list[StageCard]:
    results = {each.stage: each for each in stages_of(run)} if run else {}
    assigned = (
        {each.stage: each for each in program.stages.select_related("owner")} if program else {}
    )
    overrides = (
        {(o.stage, o.measure, o.part): o for o in program.overrides.select_related("by")}
        if program
        else {}
    )
    counts = iterations(program, model.id, run.as_of if run else None)
    actions = actions_of(user, model.id, program)
    return [
        _card(
            stage,
            results.get(stage.id),
            assigned.get(stage.id),
            counts[stage.id],
            overrides,
            actions.get(stage.id, []),
        )
        for stage in model.stages
    ]


def _card(
    stage: Stage,
    result: StageResult | None,
    assignment: StageAssignment | None,
    iteration: int,
    overrides: dict[tuple[str, str, str], TargetOverride],
    actions: list[ActionRow],
) -> StageCard:
    waits = result.missing if result else []
    inputs = describe_missing(wait["input"] for wait in waits)
    return StageCard(
        stage=stage,
        result=result,
        assignment=assignment,
        iteration=iteration,
        missing=tuple(zip(inputs, (wait["gates"] for wait in waits), strict=True)),
        measures=[_measure_row(stage, each, overrides) for each in result.measures.all()]
        if result
        else [],
        actions=actions,
    )


def _measure_row(
    stage: Stage, result: MeasureResult, overrides: dict[tuple[str, str, str], TargetOverride]
) -> MeasureRow:
    _unit, direction = unit_and_direction(result.measure, result.part)
    return MeasureRow(
        measure=get_measure(result.measure),
        name=measure_name(result.measure, result.part),
        result=result,
        direction=direction.value,
        missing=describe_missing(result.missing),
        override=overrides.get((stage.id, result.measure, result.part)),
    )


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """The budget of one cell, a year: minutes and base currency; since when."""

    cell: str
    minutes: float
    money: float
    since: str


def budgets_page(program: Program, stage_id: str) -> list[BudgetRow]:
    """The budgets that a stage of a program has set, by cell."""
    row = program.stages.filter(stage=stage_id).first()
    budgets = row.budgets if row else {}
    return [
        BudgetRow(cell, each["minutes"], each["money"], each["since"])
        for cell, each in sorted(budgets.items())
    ]
