"""The gallery: every model, what it says of this firm, and what to bring for more."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kith.analytical.measures.inputs import inputs_by_key
from kith.analytical.warehouse.files import published_file
from kith.crm_models.gallery import MODELS
from kith.crm_models.vocabulary import Input, Model, Stage
from kith.programs.choices import RunState
from kith.programs.models import Program, Run
from kith.programs.queries.program import declared_model
from kith.workplace.accounts.models import User

# The verdict over a model is that of its worst stage that can be told; blocked only if all are.
WORST_FIRST = ("failing", "at_risk", "insufficient", "on_track", "met", "blocked")


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One model in the gallery.

    Attributes:
        program: its adoption, if any. run: the newest run, if any.
        stages: each stage and its verdict ("" before the first run).
        verdict: the worst of them. measurable, gates: "k of n gates measurable".
        bring: inputs that gates wait for, with how many gates each would help, most first.
    """

    model: Model
    program: Program | None
    run: Run | None
    stages: tuple[tuple[Stage, str], ...]
    verdict: str
    measurable: int
    gates: int
    bring: tuple[tuple[Input, int], ...]

    @property
    def is_ready(self) -> bool:
        """Whether at least half of its gates can be measured on the firm's data."""
        return self.gates > 0 and 2 * self.measurable >= self.gates


def gallery(user: User | None) -> list[ModelCard]:
    """Every model in the gallery's order; adopted or not, judged by its newest run."""
    programs = {
        each.model: each
        for each in Program.objects.filter(is_active=True, scope_hash="").select_related("owner")
    }
    return [_card(model, programs.get(model.id)) for model in MODELS.values()]


def model_card(user: User | None, model_id: str) -> ModelCard:
    """One model as the gallery shows it. Raises UnknownName where there is none."""
    model = declared_model(model_id)
    program = Program.objects.filter(model=model.id, is_active=True, scope_hash="").first()
    return _card(model, program)


def _card(model: Model, program: Program | None) -> ModelCard:
    runs = Run.objects.filter(model=model.id, program=program, state=RunState.DONE)
    run = runs.prefetch_related("stages").order_by("-as_of", "-id").first()
    results = {each.stage: each for each in run.stages.all()} if run else {}
    waits: Counter[str] = Counter()
    for result in results.values():
        for wait in result.missing:
            waits[wait["input"]] += wait["gates"]
    verdicts = {stage.id: results[stage.id].verdict if stage.id in results else "" for stage in
                model.stages}  # fmt: skip
    return ModelCard(
        model=model,
        program=program,
        run=run,
        stages=tuple((stage, verdicts[stage.id]) for stage in model.stages),
        verdict=next((word for word in WORST_FIRST if word in verdicts.values()), ""),
        measurable=sum(result.measurable for result in results.values()),
        gates=sum(len(stage.gates) for stage in model.stages),
        bring=tuple((inputs_by_key()[key], gates) for key, gates in waits.most_common(5)),
    )


def all_looked_at() -> bool:
    """Whether every model was run on the published warehouse, or there is none to run on."""
    path = published_file()
    if path is None:
        return True
    runs = Run.objects.filter(warehouse=path.name, state=RunState.DONE)
    return set(MODELS) <= set(runs.values_list("model", flat=True))


@dataclass(frozen=True, slots=True)
class ModelInBrief:
    """A model in a list: how many stages and gates, and how many gates the data can measure."""

    id: str
    name: str
    stages: int
    measurable: int
    gates: int
    verdict: str
    adopted: bool


def models_in_brief(user: User | None) -> list[ModelInBrief]:
    """Every model, briefly."""
    return [
        ModelInBrief(
            card.model.id,
            card.model.name,
            len(card.model.stages),
            card.measurable,
            card.gates,
            card.verdict,
            card.program is not None,
        )
        for card in gallery(user)
    ]
