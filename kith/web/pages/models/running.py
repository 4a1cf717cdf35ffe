"""Work in the background, asked for from pages and seen on them: refresh, run, replay."""

from __future__ import annotations

import time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.analytical.warehouse.files import is_building
from kith.analytical.warehouse.queries import warehouse_state
from kith.crm_models.gallery import MODELS
from kith.programs.queries import latest_run, model_card, program_of
from kith.programs.services import request_run
from kith.programs.tasks import replay_soon
from kith.web.answers import go, page
from kith.web.freshness import is_after, told_since
from kith.web.tasks import bring_up_to_date, look_at_model
from kith.workplace.accounts.permissions import require

PATIENCE = 150  # seconds after which the page says that it takes long
MONTHS = 12


def page_of(name: str) -> str:
    """The address of a page that waits for work, by its name; the gallery for any other text."""
    kind, _colon, rest = name.partition(":")
    if kind == "model" and rest in MODELS:
        return reverse("models:program", args=[rest])
    if kind == "import" and rest.isdecimal() and len(rest) < 19:
        return reverse("imports:result", args=[int(rest)])
    if kind == "portfolio":
        return reverse("customers:portfolio")
    if kind == "today":
        return reverse("today:index")
    return reverse("models:index")


def waiting(request: HttpRequest) -> dict[str, Any] | None:
    """What a page shows while work that was asked for since `?since=` is not done yet."""
    since = told_since(request.GET.get("since", ""))
    if since is None or time.time() - since.timestamp() > 3600:
        return None
    what = "refresh" if request.GET.get("what") == "refresh" else "run"
    asked = {
        "since": str(since.timestamp()),
        "what": what,
        "next": request.GET.get("next", "")[:40],
    }
    return {"url": f"{reverse('models:work')}?{urlencode(asked)}"}


def _sent(request: HttpRequest, what: str, name: str, text: str) -> HttpResponse:
    query = urlencode({"since": f"{time.time():.3f}", "what": what, "next": name})
    return go(request, f"{page_of(name)}?{query}", text)


@require_POST
def refresh(request: HttpRequest) -> HttpResponse:
    """Bring the figures up to date and run every model, in the background."""
    require(request.user, "write")  # type: ignore[arg-type]
    bring_up_to_date()
    return _sent(request, "refresh", request.POST.get("next", "models")[:40], "")


@require_POST
def run(request: HttpRequest, model_id: str) -> HttpResponse:
    """Run a model now: its program, or, where nobody adopted it, a look at it."""
    require(request.user, "write")  # type: ignore[arg-type]
    model = model_card(request.user, model_id).model  # type: ignore[arg-type]
    program = program_of(model.id)
    if program is not None:
        request_run(actor=request.user, program=program)  # type: ignore[arg-type]
    else:
        look_at_model(model.id)
    return _sent(request, "run", f"model:{model.id}", "")


@require_POST
def replay(request: HttpRequest, model_id: str) -> HttpResponse:
    """Run an adopted model as of the last twelve month ends."""
    require(request.user, "manage")  # type: ignore[arg-type]
    model = model_card(request.user, model_id).model  # type: ignore[arg-type]
    program = program_of(model.id)
    if program is None:
        return go(
            request,
            "models:program",
            _("Adopt the model first; its history can then be replayed."),
            model.id,
        )
    replay_soon(program.pk, MONTHS)
    return go(
        request,
        "models:program",
        _("The last twelve months are being replayed. They appear under “As of” as they are done."),
        model.id,
    )


@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """How far the work is; it sends the page on when it is done."""
    since = told_since(request.GET.get("since", ""))
    name = request.GET.get("next", "")
    if since is None:
        return HttpResponse(status=404)
    model_id = name.partition(":")[2] if name.startswith("model:") else "idic"
    found = latest_run(model_id) if model_id in MODELS else None
    if (
        found is not None
        and is_after(found.finished_at, since)
        and is_after(found.started_at, since)
    ):
        return HttpResponse("", headers={"HX-Redirect": page_of(name), "X-Kith-Done": "1"})
    refreshed = request.GET.get("what") != "refresh" or (
        not is_building() and warehouse_state().condition == "ready"
    )
    seconds = time.time() - since.timestamp()
    context = {
        "refreshing": not refreshed,
        "slow": seconds > PATIENCE,
        "seconds": int(seconds),
    }
    return page(request, "pages/models/work.html", context)
