"""The gallery: every CRM model in plain words, and how far it runs on this firm's data."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.programs.queries import gallery
from kith.web.answers import page
from kith.web.freshness import freshness
from kith.web.pages.models.faces import bring_link
from kith.web.templatetags.kith import num

SHOWN_STAGES = 6


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All models in three groups: running here, ready on what you have, needs something first."""
    cards = [card_face(card) for card in gallery(request.user)]  # type: ignore[arg-type]
    groups = {
        "running": [card for card in cards if card["program"]],
        "ready": [card for card in cards if not card["program"] and card["ready"]],
        "later": [card for card in cards if not card["program"] and not card["ready"]],
    }
    shown = request.GET.get("show", "")
    titles = {
        "running": _("Running here"),
        "ready": _("Could run on what you have"),
        "later": _("Needs something first"),
    }
    tabs = [
        {"name": _("All"), "url": "?", "current": shown not in groups, "count": num(len(cards))}
    ]
    tabs += [
        {
            "name": titles[key],
            "url": f"?show={key}",
            "current": shown == key,
            "count": num(len(found)),
        }
        for key, found in groups.items()
    ]
    wanted = {shown: groups[shown]} if shown in groups else groups
    context = {
        "groups": [
            {"key": key, "title": titles[key], "cards": found}
            for key, found in wanted.items()
            if found
        ],
        "tabs": tabs,
        "fresh": freshness(),
        "next": "models",
    }
    return page(request, "pages/models/gallery.html", context)


def card_face(card: Any) -> dict[str, Any]:
    """A model's card."""
    bring = next((item for item, _gates in card.bring if item.key != "not_yet"), None)
    return {
        "model": card.model,
        "name": _(card.model.name),
        "author": _(card.model.author),
        "question": _(card.model.aim),
        "when": _(card.model.when_to_choose),
        "summary": _(card.model.summary),
        "stages": [_(stage.name) for stage, _verdict in card.stages[:SHOWN_STAGES]],
        "more": len(card.stages) - SHOWN_STAGES if len(card.stages) > SHOWN_STAGES else 0,
        "disagreements": [(_(each.claim), _(each.finding)) for each in card.model.disagreements],
        "program": card.program,
        "run": card.run,
        "verdict": card.verdict,
        "measurable": card.measurable,
        "gates": card.gates,
        "ready": card.is_ready,
        "bring": bring,
        "bring_text": _(bring.bring) if bring else "",
        "bring_link": bring_link(bring) if bring else "",
    }
