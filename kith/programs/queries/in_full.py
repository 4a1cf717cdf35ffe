"""A model in full, as plain data: what the literature asks, in words that need no software."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from kith.crm_models.gallery import get_measure, targets_of
from kith.crm_models.labels import CADENCES, GRADES, ROLES
from kith.crm_models.vocabulary import Context, Gate, Loop, Op, Stage, Target
from kith.programs.queries.program import declared_model


def model_in_full(model_id: str) -> dict[str, Any]:
    """Everything that a model declares, translated; raises UnknownName where there is none."""
    model = declared_model(model_id)
    return {
        "id": model.id,
        "name": _(model.name),
        "author": _(model.author),
        "aim": _(model.aim),
        "summary": _(model.summary),
        "when_to_choose": _(model.when_to_choose),
        "note": _(model.note) if model.note else "",
        "other_names": list(model.other_names),
        "stages": [_stage(each) for each in model.stages],
        "disagreements": [
            {"claim": _(each.claim), "finding": _(each.finding)} for each in model.disagreements
        ],
        "sources": list(model.sources),
    }


def _stage(stage: Stage) -> dict[str, Any]:
    return {
        "id": stage.id,
        "number": stage.number,
        "name": _(stage.name),
        "question": _(stage.question),
        "why": _(stage.why),
        "inputs": [{"key": i.key, "name": _(i.name), "bring": _(i.bring)} for i in stage.inputs],
        "gates": [_judged(gate) for gate in stage.gates],
        "context": [_judged(context) for context in stage.context],
        "actions": [
            {
                "key": action.key,
                "title": _(action.title),
                "by": action.by.value,
                "role": _(ROLES[action.owner_role]) if action.owner_role else "",
                "cadence": _(CADENCES[action.cadence]) if action.cadence else "",
            }
            for action in stage.actions
        ],
        "exit": _(stage.exit),
        "loops": [_loop(loop) for loop in stage.loops],
        "owner": _(ROLES[stage.owner_role]),
        "cadence": _(CADENCES[stage.cadence]),
    }


def _judged(judged: Gate | Context) -> dict[str, Any]:
    measure = get_measure(judged.measure)
    return {
        "id": measure.id,
        "name": _(measure.name),
        "formula": _(measure.formula),
        "note": _(measure.note) if measure.note else "",
        "unit": measure.unit.value,
        "targets": [
            _target(target) for target in targets_of(judged) if target.op is not Op.CONTEXT
        ],
    }


def _target(target: Target) -> dict[str, Any]:
    return {
        "op": target.op.value,
        "value": target.value,
        "part": target.part,
        "bound": target.bound.value,
        "scope": target.scope.value,
        "text": _(target.text) if target.text else "",
        "grade": target.grade.value,
        "grade_name": _(GRADES[target.grade.value]),
    }


def _loop(loop: Loop) -> dict[str, Any]:
    return {
        "id": loop.id,
        "from": loop.from_stage,
        "to": loop.to_stage,
        "condition": loop.condition,
        "reason": _(loop.reason),
        "return_to": loop.return_to,
    }
