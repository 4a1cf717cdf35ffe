"""A stage: its question, figures, exit, owner and rhythm; and a target of the firm's own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kith.crm_models.labels import CADENCES
from kith.foundation.errors import KithError, NotAllowed
from kith.programs.errors import not_adopted, unknown_stage
from kith.programs.queries import program_page, stage_page
from kith.programs.services import assign_stage, override_target, reset_target
from kith.web.answers import UNPROCESSABLE, go, page
from kith.web.colleagues import owner_choices
from kith.web.figures import WORDS, Writer
from kith.web.forms import DayInput, KithForm
from kith.web.freshness import freshness
from kith.web.pages.models import faces
from kith.web.pages.models.action_faces import action_faces
from kith.web.pages.models.program import day_of
from kith.workplace.accounts.permissions import require
from kith.workplace.accounts.queries import access_user

SHOWN_ACTIONS = 20


class StageForm(KithForm):
    """Who answers for a stage, how often it is looked at, and when next."""

    owner = forms.ChoiceField(label=lazy("Who answers for it"), required=False)
    cadence = forms.ChoiceField(label=lazy("How often"))
    next_review = forms.DateField(label=lazy("Next review"), required=False, widget=DayInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", "—"), *owner_choices()]  # type: ignore[attr-defined]
        self.fields["cadence"].choices = [(key, _(text)) for key, text in CADENCES.items()]  # type: ignore[attr-defined]


class TargetForm(KithForm):
    """A target of the firm's own, never without a reason."""

    op = forms.ChoiceField(label=lazy("The figure must be"))
    value = forms.FloatField(label=lazy("Target"))
    reason = forms.CharField(
        label=lazy("Why it differs"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=lazy("It stands beside the target for everybody who reads the figure."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["op"].choices = [(op, (_(text) % "…")) for op, text in WORDS.items()]  # type: ignore[attr-defined]


def _of(request: HttpRequest, model_id: str, stage_id: str) -> tuple[Any, Any]:
    """The model's page and the stage, which must be one of that model."""
    shown, card = stage_page(request.user, stage_id, as_of=day_of(request))  # type: ignore[arg-type]
    if shown.model.id != model_id:
        raise unknown_stage(stage_id, ", ".join(stage.id for stage in shown.model.stages))
    return shown, card


@require_safe
def index(request: HttpRequest, model_id: str, stage_id: str) -> HttpResponse:
    """The page of a stage."""
    shown, card = _of(request, model_id, stage_id)
    currency = request.firm.base_currency  # type: ignore[attr-defined]
    stage = card.stage
    context = {
        "shown": shown,
        "card": card,
        "stage": stage,
        "face": faces.stage_face(card),
        "name": _(stage.name),
        "question": _(stage.question),
        "why": _(stage.why),
        "exit": _(stage.exit),
        "rails": faces.rails(shown, current=stage.id),
        "gates": [faces.measure_face(stage.id, row, shown, currency) for row in card.gates],
        "context_rows": [
            faces.measure_face(stage.id, row, shown, currency) for row in card.context
        ],
        "loops": [
            faces.loop_face(loop, currency)
            for loop in shown.loops
            if stage.id in (loop.firing.from_stage, loop.firing.to_stage)
        ],
        "ways_back": [(_stage_name(loop.to_stage), _(loop.reason)) for loop in stage.loops],
        "inputs": [
            {
                "name": _(item.name),
                "bring": _(item.bring),
                "link": faces.bring_link(item),
                "gates": gates,
            }
            for item, gates in card.missing
        ],
        "role": faces.role_word(stage.owner_role),
        "cadence": faces.cadence_word(
            card.assignment.cadence if card.assignment else stage.cadence
        ),
        "actions": action_faces(request, card.actions, SHOWN_ACTIONS),
        "fresh": freshness(),
        "next": f"model:{shown.model.id}",
    }
    return page(request, "pages/models/stage.html", context)


def _stage_name(stage_id: str) -> str:
    from kith.crm_models.gallery import get_stage

    return _(get_stage(stage_id).name)


@require_http_methods(["GET", "POST"])
def assign(request: HttpRequest, model_id: str, stage_id: str) -> HttpResponse:
    """Set owner, rhythm and next review."""
    user: Any = request.user
    require(user, "manage")
    shown, card = _of(request, model_id, stage_id)
    if shown.program is None or card.assignment is None:
        raise not_adopted(model_id)
    row = card.assignment
    start = {
        "owner": str(row.owner_id or ""),
        "cadence": row.cadence,
        "next_review": row.next_review,
    }
    form = StageForm(request.POST or None, initial=start)
    back = reverse("models:stage", args=[model_id, stage_id])
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            assign_stage(
                actor=user,
                program=shown.program,
                stage_id=stage_id,
                owner=access_user(int(given["owner"])) if given["owner"] else None,
                cadence=given["cadence"],
                next_review=given["next_review"],
            )
        except NotAllowed:
            raise
        except KithError as error:
            form.take(error)
        else:
            return go(request, back, _("Saved"))
    context = {
        "form": form,
        "action": request.path,
        "title": _(card.stage.name),
        "back": back,
        "save": _("Save"),
    }
    return page(
        request, "pages/models/dialog.html", context, status=UNPROCESSABLE if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
def target(request: HttpRequest, model_id: str, stage_id: str, measure_id: str) -> HttpResponse:
    """Hold a figure of a stage against the firm's own target."""
    user: Any = request.user
    require(user, "manage")
    shown, card = _of(request, model_id, stage_id)
    if shown.program is None:
        raise not_adopted(model_id)
    part = request.GET.get("part", "")[:20]
    row = next(
        (m for m in card.measures if m.measure.id == measure_id and m.result.part == part), None
    )
    result = row.result if row else None
    start = {
        "op": result.op if result and result.op in WORDS else ">=",
        "value": result.target if result else None,
        "reason": row.override.reason if row and row.override else "",
    }
    form = TargetForm(request.POST or None, initial=start)
    back = f"{reverse('models:measure', args=[measure_id])}?stage={stage_id}" + (
        f"&part={part}" if part else ""
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            override_target(
                actor=user,
                program=shown.program,
                stage_id=stage_id,
                measure_id=measure_id,
                part=part,
                op=given["op"],
                value=given["value"],
                reason=given["reason"],
            )
        except NotAllowed:
            raise
        except KithError as error:
            form.take(error)
        else:
            return go(request, back, _("Saved. The next run judges by it."))
    firm: Any = request.firm  # type: ignore[attr-defined]
    figure = Writer(result.unit, firm.base_currency).whole(result.value) if result else ""
    context = {
        "form": form,
        "action": request.get_full_path(),
        "title": _("Change the target"),
        "text": f"{row.name}: {figure}" if row else measure_id,
        "back": back,
        "save": _("Save"),
        "reset": f"{reverse('models:target_reset', args=[model_id, stage_id, measure_id])}?part={part}"
        if row and row.override
        else "",
    }
    return page(
        request, "pages/models/dialog.html", context, status=UNPROCESSABLE if form.errors else 200
    )


@require_POST
def reset(request: HttpRequest, model_id: str, stage_id: str, measure_id: str) -> HttpResponse:
    """Go back to the model's own target."""
    user: Any = request.user
    require(user, "manage")
    shown = program_page(user, model_id)
    part = request.GET.get("part", "")[:20]
    card = next((each for each in shown.stages if each.stage.id == stage_id), None)
    rows = card.measures if card else []
    row = next((m for m in rows if m.measure.id == measure_id and m.result.part == part), None)
    if row is not None and row.override is not None:
        reset_target(actor=user, override=row.override)
    back = f"{reverse('models:measure', args=[measure_id])}?stage={stage_id}" + (
        f"&part={part}" if part else ""
    )
    return go(request, back, _("The model's own target holds again from the next run on."))
