"""A model's page: what it is, how the firm is doing, what happens next, and why it looped back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kith.crm_models.labels import VERDICT_MEANINGS
from kith.programs.queries import model_card, program_of, program_page
from kith.programs.services import adopt_model, retire_program
from kith.web.answers import go, page
from kith.web.freshness import freshness
from kith.web.pages.models import faces
from kith.web.pages.models.action_faces import action_faces
from kith.web.pages.models.running import waiting
from kith.web.templatetags.kith import full_day, num

TROUBLE = ("failing", "at_risk", "on_track", "insufficient", "met", "blocked", "")
ALL_OPEN = 5  # up to so many stages, every stage's figures stand on the page
SHOWN_ACTIONS = 8


def day_of(request: HttpRequest) -> date | None:
    """The day in the address, None where there is none that can be read."""
    try:
        return date.fromisoformat(request.GET.get("as_of", ""))
    except ValueError:
        return None


@require_safe
def index(request: HttpRequest, model_id: str) -> HttpResponse:
    """The page."""
    user: Any = request.user
    shown = program_page(user, model_id, as_of=day_of(request))
    currency = request.firm.base_currency  # type: ignore[attr-defined]
    fresh = freshness()
    context = {
        "shown": shown,
        "model": shown.model,
        "name": _(shown.model.name),
        "facts": _facts(shown),
        "rails": faces.rails(shown),
        "far_loops": _far_loops(shown),
        "whys": [faces.loop_face(loop, currency) for loop in shown.loops],
        "panels": _panels(shown, currency),
        "history": [faces.loop_face(loop, currency) for loop in shown.history],
        "actions": _actions(request, shown),
        "marks": [(word, _(text)) for word, text in VERDICT_MEANINGS.items()],
        "dates": [(each.isoformat(), full_day(each)) for each in shown.dates],
        "about": about(shown.model),
        "fresh": fresh,
        "waiting": waiting(request),
        "next": f"model:{shown.model.id}",
        "is_past": bool(shown.run and shown.dates and shown.run.as_of != shown.dates[0]),
    }
    return page(request, "pages/models/program.html", context)


def about(model: Any) -> dict[str, Any]:
    """The model in plain words."""
    return {
        "author": _(model.author),
        "aim": _(model.aim),
        "summary": _(model.summary),
        "when": _(model.when_to_choose),
        "note": _(model.note) if model.note else "",
        "sources": model.sources,
        "disagreements": [(_(each.claim), _(each.finding)) for each in model.disagreements],
        "stages": [
            (stage.id, _(stage.name), _(stage.question), _(stage.why)) for stage in model.stages
        ],
    }


def _facts(shown: Any) -> list[str]:
    """The line under the title."""
    if shown.run is None:
        return []
    facts = []
    active = next(
        (
            row.result.n
            for card in shown.stages
            for row in card.measures
            if row.measure.id == "M13" and row.result.n
        ),
        None,
    )
    if active:
        facts.append(ngettext("%s active customer", "%s active customers", active) % num(active))
    measurable, gates = shown.measurable
    facts.append(_("%(k)s of %(n)s gates measurable") % {"k": num(measurable), "n": num(gates)})
    if shown.troubled:
        facts.append(
            ngettext(
                "%(k)s of %(n)s stages needs work",
                "%(k)s of %(n)s stages need work",
                shown.troubled,
            )
            % {"k": num(shown.troubled), "n": num(len(shown.stages))}
        )
    facts.append(_("Runs again by itself when records change"))
    return facts


def _far_loops(shown: Any) -> list[dict[str, Any]]:
    """Loops that no arc can draw: to the same stage, or across rows and models."""
    drawn = sum(len(rail["loops"]) for rail in faces.rails(shown))
    return [faces.arc_face(loop) for loop in shown.loops] if len(shown.loops) > drawn else []


def _panels(shown: Any, currency: str) -> list[dict[str, Any]]:
    """Measures by stage: the troubled ones first and open, the others folded beside them."""
    if shown.run is None:
        return []
    ordered = sorted(shown.stages, key=lambda card: TROUBLE.index(card.verdict))
    many = len(ordered) > ALL_OPEN
    calm = any(card.verdict in ("failing", "at_risk") for card in ordered)
    return [
        {
            "card": card,
            "title": f"{num(card.stage.number)}. {_(card.stage.name)}"
            if card.stage.number
            else _(card.stage.name),
            "verdict": card.verdict,
            "exit": _(card.stage.exit),
            "folded": (many and card.verdict in ("blocked", ""))
            or (calm and card.verdict not in ("failing", "at_risk")),
            "rows": [
                faces.measure_face(card.stage.id, row, shown, currency) for row in card.measures
            ],
        }
        for card in ordered
    ]


def _actions(request: HttpRequest, shown: Any) -> dict[str, Any]:
    found = [row for card in shown.stages for row in card.actions]
    return action_faces(request, found, SHOWN_ACTIONS)


@require_POST
def adopt(request: HttpRequest, model_id: str) -> HttpResponse:
    """Adopt the model for the whole firm; the stages get their owner and rhythm."""
    user: Any = request.user
    program = adopt_model(actor=user, model_id=model_id)
    from kith.programs.services import request_run

    request_run(actor=user, program=program)
    text = _("Adopted. You answer for every stage until you name somebody else.")
    return go(request, "models:program", text, model_id)


@require_POST
def retire(request: HttpRequest, model_id: str) -> HttpResponse:
    """Stop running a model; its history stays."""
    from kith.web.answers import undo_address

    user: Any = request.user
    card = model_card(user, model_id)
    program = program_of(card.model.id)
    if program is None:
        return go(request, "models:program", _("This model is not adopted."), card.model.id)
    changes = retire_program(actor=user, program=program)
    return go(
        request,
        "models:program",
        _("Retired: %s") % _(card.model.name),
        card.model.id,
        undo=undo_address(changes),
    )
