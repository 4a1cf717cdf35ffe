"""Adopting a model: who answers for its stages, how often, and by which targets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from kith.crm_models.gallery import get_measure, targets_of
from kith.crm_models.labels import CADENCES
from kith.crm_models.vocabulary import Context, Gate, Model, Op, Stage
from kith.foundation.clock import now, today
from kith.foundation.errors import InvalidInput, UnknownName
from kith.programs.engine.scope import clean_scope, hash_scope
from kith.programs.errors import already_adopted, reason_missing, unknown_stage
from kith.programs.models import Program, StageAssignment, TargetOverride
from kith.programs.services.running import find_model
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import require
from kith.workplace.audit.models import ChangeSet
from kith.workplace.audit.services import recording

# Days until the next review, by rhythm; "as it happens" is looked at each week.
REVIEW_DAYS = {"rt": 7, "d": 1, "w": 7, "m": 30, "q": 91, "y": 365, "once": 365}
JUDGING = (Op.AT_LEAST, Op.AT_MOST, Op.EQUALS, Op.ABOVE, Op.BELOW)
UNSET = object()


def adopt_model(
    *,
    actor: User | None,
    model_id: str,
    owner: User | None = None,
    scope: Mapping[str, Any] | None = None,
    owners: Mapping[str, User] | None = None,
    into: ChangeSet | None = None,
) -> Program:
    """Adopt a CRM model for the firm, or for one team: every stage gets the owner and its rhythm.

    `owners` names other owners by stage id.

    Raises:
        NotAllowed: the actor does not manage. UnknownName: no such model.
        Conflict: it is adopted already. InvalidInput, NotFound: see `clean_scope`.
    """
    require(actor, "manage")
    model = find_model(model_id)
    chosen = clean_scope(scope)
    if Program.objects.filter(
        model=model.id, scope_hash=hash_scope(chosen), is_active=True
    ).exists():
        raise already_adopted(model.id)
    owner = owner or actor
    program = Program(
        model=model.id,
        adopted_at=now(),
        owner=owner,
        scope=chosen,
        scope_hash=hash_scope(chosen),
    )
    title = _("Adopted: %s") % _(model.name)
    with recording(actor=actor, title=title, into=into) as changes:
        changes.create(program)
        for stage in model.stages:
            changes.create(_assignment(program, stage, (owners or {}).get(stage.id, owner)))
    return program


def _assignment(program: Program, stage: Stage, owner: User | None) -> StageAssignment:
    return StageAssignment(
        program=program,
        stage=stage.id,
        owner=owner,
        cadence=stage.cadence,
        next_review=today() + timedelta(days=REVIEW_DAYS.get(stage.cadence, 30)),
    )


def retire_program(*, actor: User | None, program: Program) -> ChangeSet:
    """Stop running a model; its history stays, and it can be adopted again."""
    require(actor, "manage")
    with recording(actor=actor, title=_("Retired: %s") % program.model) as changes:
        changes.update(program, is_active=False, retired_at=now())
    return changes.change_set


def assign_stage(
    *,
    actor: User | None,
    program: Program,
    stage_id: str,
    owner: User | Any | None = UNSET,
    cadence: str | None = None,
    next_review: date | Any | None = UNSET,
) -> StageAssignment:
    """Set who answers for a stage, its rhythm and its next review; what is left out stays.

    Raises:
        NotAllowed: the actor does not manage. UnknownName: no such stage or rhythm.
    """
    require(actor, "manage")
    row = _stage_row(program, stage_id)
    values: dict[str, Any] = {}
    if owner is not UNSET:
        values["owner_id"] = owner.pk if owner is not None else None
    if cadence is not None:
        if cadence not in CADENCES:
            raise UnknownName(
                _("There is no such rhythm."),
                field="cadence",
                value=cadence,
                remedy=", ".join(CADENCES),
            )
        values["cadence"] = cadence
    if next_review is not UNSET:
        values["next_review"] = next_review
    with recording(actor=actor, title=_("Stage %s") % stage_id) as changes:
        changes.update(row, **values)
    return row


def _stage_row(program: Program, stage_id: str) -> StageAssignment:
    row = program.stages.filter(stage=stage_id).first()
    if row is None:
        known = ", ".join(program.stages.values_list("stage", flat=True))
        raise unknown_stage(stage_id, known)
    return row


def set_budget(
    *,
    actor: User | None,
    program: Program,
    stage_id: str,
    cell: str,
    minutes: float,
    money: float,
) -> StageAssignment:
    """Set time (minutes a year) and money (base currency a year) for one cell.

    Raises:
        InvalidInput: a negative figure, or no cell. NotAllowed, UnknownName: as `assign_stage`.
    """
    require(actor, "manage")
    cell = cell.strip()[:200]
    for name, value in (("minutes", minutes), ("money", money)):
        if not 0 <= value < 1e12:
            raise InvalidInput(
                _("A budget is not negative."),
                field=name,
                value=value,
                remedy=_("Write 0 or more."),
            )
    if not cell:
        raise InvalidInput(
            _("A cell is missing."), field="cell", value="", remedy=_("Choose a cell.")
        )
    row = _stage_row(program, stage_id)
    budgets = {
        **row.budgets,
        cell: {"minutes": minutes, "money": money, "since": today().isoformat()},
    }
    with recording(actor=actor, title=_("Budget of %s") % cell) as changes:
        changes.update(row, facts={**row.facts, "budgets": budgets})
    return row


def override_target(
    *,
    actor: User | None,
    program: Program,
    stage_id: str,
    measure_id: str,
    value: float,
    reason: str,
    op: str = "",
    part: str = "",
) -> TargetOverride:
    """Hold a measure of a stage against the firm's own target, and say why.

    `op` is ">=", "<=", ">", "<" or "=="; left out, the model's own comparison stays.

    Raises:
        NotAllowed: the actor does not manage. InvalidInput: no reason, or no number.
        UnknownName: the stage does not use this measure or part, or no such comparison.
    """
    require(actor, "manage")
    reason = " ".join(reason.split())[:500]
    if not reason:
        raise reason_missing()
    if value != value or abs(value) > 1e15:
        raise InvalidInput(
            _("This is no number that can be compared."),
            field="value",
            value=value,
            remedy=_("Write a plain number."),
        )
    stage = _declared_stage(find_model(program.model), stage_id)
    chosen = _comparison(stage, measure_id, part, op)
    row = TargetOverride.objects.filter(
        program=program, stage=stage_id, measure=measure_id, part=part
    ).first()
    values = {
        "op": chosen.value,
        "value": value,
        "reason": reason,
        "by_id": actor.pk if actor else None,
        "at": now(),
    }
    title = _("Target of %(measure)s in %(stage)s") % {"measure": measure_id, "stage": stage_id}
    with recording(actor=actor, title=title) as changes:
        if row is None:
            row = TargetOverride(
                program=program, stage=stage_id, measure=measure_id, part=part, **values
            )
            changes.create(row)
        else:
            changes.update(row, **values)
    return row


def reset_target(*, actor: User | None, override: TargetOverride) -> None:
    """Go back to the model's own target."""
    require(actor, "manage")
    with recording(actor=actor, title=_("Target of the model again")) as changes:
        changes.delete(override)


def _declared_stage(model: Model, stage_id: str) -> Stage:
    try:
        return model.stage(stage_id)
    except KeyError:
        raise unknown_stage(stage_id, ", ".join(each.id for each in model.stages)) from None


def _comparison(stage: Stage, measure_id: str, part: str, op: str) -> Op:
    everything: tuple[Gate | Context, ...] = (*stage.gates, *stage.context)
    judged = [each for each in everything if each.measure == measure_id]
    targets = [t for each in judged for t in targets_of(each) if t.part == part]
    if not targets:
        raise UnknownName(
            _("This stage has no such measure."),
            field="measure",
            value=f"{measure_id} {part}".strip(),
            remedy=", ".join(stage.measure_ids),
        )
    if op:
        if op not in {each.value for each in JUDGING}:
            raise UnknownName(
                _("There is no such comparison."),
                field="op",
                value=op,
                remedy=", ".join(each.value for each in JUDGING),
            )
        return Op(op)
    if targets[0].op in JUDGING:
        return targets[0].op
    upward = get_measure(measure_id).direction.value != "down"
    return Op.AT_LEAST if upward else Op.AT_MOST
