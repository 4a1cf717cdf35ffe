"""Every CRM model that Kith knows, and the way to ask for one."""

from __future__ import annotations

from kith.crm_models.catalogue import CATALOGUE
from kith.crm_models.crm_types import CRM_TYPES
from kith.crm_models.five_step import FIVE_STEP
from kith.crm_models.gartner import GARTNER
from kith.crm_models.idic import IDIC
from kith.crm_models.journey import JOURNEY
from kith.crm_models.lifecycle import LIFECYCLE
from kith.crm_models.payne_frow import PAYNE_FROW
from kith.crm_models.qci import QCI
from kith.crm_models.relationship_types import RELATIONSHIP_TYPES
from kith.crm_models.value_chain import VALUE_CHAIN
from kith.crm_models.vocabulary import Context, Gate, Measure, Model, Stage, Target


class UnknownModel(KeyError):
    """No model has this id; the message names those that exist."""

    def __str__(self) -> str:
        return str(self.args[0])


class UnknownMeasure(KeyError):
    """No measure has this id."""

    def __str__(self) -> str:
        return str(self.args[0])


class UnknownStage(KeyError):
    """No stage has this id."""

    def __str__(self) -> str:
        return str(self.args[0])


MODELS: dict[str, Model] = {
    model.id: model
    for model in (
        IDIC,
        FIVE_STEP,
        VALUE_CHAIN,
        QCI,
        PAYNE_FROW,
        GARTNER,
        RELATIONSHIP_TYPES,
        CRM_TYPES,
        JOURNEY,
        LIFECYCLE,
    )
}

STAGES: dict[str, Stage] = {stage.id: stage for model in MODELS.values() for stage in model.stages}

LOCAL_MEASURES: dict[str, Measure] = {
    measure.id: measure for stage in STAGES.values() for measure in stage.local
}

MEASURES: dict[str, Measure] = {**CATALOGUE, **LOCAL_MEASURES}


def get_model(model_id: str) -> Model:
    """The model ``model_id``; raises :class:`UnknownModel`."""
    try:
        return MODELS[model_id]
    except KeyError:
        known = ", ".join(MODELS)
        raise UnknownModel(f"No model is called {model_id!r}. Choose one of: {known}.") from None


def get_measure(measure_id: str) -> Measure:
    """The shared or stage-local measure ``measure_id``; raises :class:`UnknownMeasure`."""
    try:
        return MEASURES[measure_id]
    except KeyError:
        raise UnknownMeasure(
            f"No measure is called {measure_id!r}. Shared ones run from M01 to M70, "
            "those of a stage look like ID2.a."
        ) from None


def get_stage(stage_id: str) -> Stage:
    """The stage ``stage_id``; raises :class:`UnknownStage`."""
    try:
        return STAGES[stage_id]
    except KeyError:
        raise UnknownStage(
            f"No stage is called {stage_id!r}. Stages look like ID1, Q6a, VC-S2 or J3."
        ) from None


def targets_of(judged: Gate | Context) -> tuple[Target, ...]:
    """The targets that hold here: the stage's own, else the measure's.

    Narrowed to ``judged.part`` where one is picked; without one, every part
    of the measure that has a target is returned.
    """
    if judged.target is not None:
        return (judged.target,)
    targets = get_measure(judged.measure).targets
    if judged.part:
        return tuple(target for target in targets if target.part == judged.part)
    return targets
