"""The last step: an import while it runs and when it is done, its rejected rows, the way back."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.programs.queries import latest_run, program_page
from kith.web.answers import go, page
from kith.web.format import silent_for
from kith.web.freshness import is_after
from kith.web.pages.imports.begin import UNDOABLE, VERDICT
from kith.web.pages.imports.drafts import draft, steps, target_of
from kith.web.pages.models.faces import stage_face
from kith.web.templatetags.kith import language
from kith.workplace.accounts.permissions import require
from kith.workplace.exchange.choices import ImportStatus
from kith.workplace.exchange.queries import (
    access_import,
    list_issues,
    progress_of,
    rejected_csv,
    told_reason,
)
from kith.workplace.exchange.services import cancel_import, discard_draft, queue_import, queue_undo

MOVING = (ImportStatus.QUEUED, ImportStatus.RUNNING, ImportStatus.UNDOING)
RESTING = (ImportStatus.STOPPED, ImportStatus.CANCELLED, ImportStatus.FAILED)
SHOWN_ISSUES = 50
FIRST_MODEL = "idic"
FOLLOW_SECONDS = 900  # how long the page waits for the figures to follow


@require_safe
def index(request: HttpRequest, number: int) -> HttpResponse:
    """The page of an import that has begun."""
    user: Any = request.user
    batch = access_import(user, number)
    if batch.status == ImportStatus.DRAFT:
        return redirect("imports:columns", batch.pk)
    issues = list_issues(batch, limit=SHOWN_ISSUES)
    context = _state(request, batch) | {
        "batch": batch,
        "target": target_of(batch.target),
        "steps": steps(),
        "issues": [
            {
                "row": issue.row,
                "fate": issue.get_fate_display(),
                "reasons": [told_reason(r) for r in issue.reasons],
            }
            for issue in issues
        ],
        "more_issues": batch.rejected + batch.duplicates > len(issues),
        "kept": batch.undo.get("kept", [])[:20],
        "kept_count": len(batch.undo.get("kept", [])),
    }
    return page(request, "pages/imports/result.html", context)


def _state(request: HttpRequest, batch: Any) -> dict[str, Any]:
    """What moves: counts, speed, time left, and what the figures say once they have followed."""
    found = progress_of(batch)
    percent = int(100 * found.done / found.total) if found.total else 0
    state: dict[str, Any] = {
        "batch": batch,
        "progress": found,
        "percent": min(100, percent),
        "left": silent_for(timedelta(seconds=found.left), language())
        if found.left and found.left >= 60
        else "",
        "left_seconds": round(found.left) if found.left is not None and found.left < 60 else None,
        "mark": VERDICT.get(ImportStatus(batch.status), "on_track"),
        "moving": batch.status in MOVING,
        "resting": batch.status in RESTING,
        "is_done": batch.status == ImportStatus.DONE,
        "undoable": batch.status in UNDOABLE and batch.change_set_id is not None,
        "error": batch.error.get("message", "") if batch.error else "",
        "counts": _counts(found.counts),
    }
    if batch.status == ImportStatus.DONE:
        state |= _said(request, batch)
    return state


def _counts(counts: dict[str, int]) -> list[dict[str, Any]]:
    words = {
        "created": _("Created"), "updated": _("Updated"), "unchanged": _("Unchanged"),
        "duplicates": _("Duplicates"), "rejected": _("Rejected"),
        "customers_created": _("Customers made beside"), "people_created": _("People made beside"),
        "organizations_created": _("Organizations made beside"),
    }  # fmt: skip
    return [
        {"name": words.get(name, name.replace("_", " ")), "key": name, "value": value}
        for name, value in counts.items()
        if value or name in ("created", "updated", "unchanged", "duplicates", "rejected")
    ]


def _said(request: HttpRequest, batch: Any) -> dict[str, Any]:
    """What the data say: the verdicts of the newest run, or that it is still on its way."""
    user: Any = request.user
    run = latest_run(FIRST_MODEL)
    followed = run is not None and is_after(run.started_at, batch.finished_at)
    recent = (timezone.now() - batch.finished_at).total_seconds() < FOLLOW_SECONDS
    stages: list[dict[str, Any]] = []
    if followed:
        stages = [stage_face(card) for card in program_page(user, FIRST_MODEL).stages]
    return {"followed": followed, "following": not followed and recent, "stages": stages}


@require_safe
def progress(request: HttpRequest, number: int) -> HttpResponse:
    """The moving part; unchanged it costs a 304."""
    batch = access_import(request.user, number)  # type: ignore[arg-type]
    state = _state(request, batch)
    html = render_to_string("pages/imports/progress.html", state, request)
    tag = f'"{hashlib.sha256(html.encode()).hexdigest()[:24]}"'
    still = state["moving"] or state.get("following")
    if request.headers.get("If-None-Match") == tag:
        answer = HttpResponse(status=304)
    else:
        answer = HttpResponse(html)
        if request.GET.get("was") in MOVING and not state["moving"]:  # other buttons fit now
            answer.headers["HX-Redirect"] = reverse("imports:result", args=[batch.pk])
    answer.headers["ETag"] = tag
    if not still:
        answer.headers["X-Kith-Done"] = "1"
    return answer


@require_POST
def run(request: HttpRequest, number: int) -> HttpResponse:
    """Begin, or go on with one that was stopped."""
    user: Any = request.user
    batch = access_import(user, number)
    require(user, "manage")
    queue_import(actor=user, batch=batch)
    return go(request, "imports:result", "", batch.pk)


@require_POST
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Stop after the present step."""
    user: Any = request.user
    batch = access_import(user, number)
    require(user, "manage")
    cancel_import(actor=user, batch=batch)
    return go(
        request,
        "imports:result",
        _("It stops after the present step. What is in can be undone."),
        batch.pk,
    )


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take everything back, in the background."""
    user: Any = request.user
    batch = access_import(user, number)
    require(user, "manage")
    queue_undo(actor=user, batch=batch)
    return go(request, "imports:result", _("The import is being taken back."), batch.pk)


@require_POST
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Forget a draft and its file."""
    user: Any = request.user
    batch = draft(request, number)
    discard_draft(actor=user, batch=batch)
    return go(request, "imports:index", _("Forgotten. Nothing was imported."))


@require_safe
def rejected(request: HttpRequest, number: int) -> StreamingHttpResponse:
    """Rejected and duplicate rows, to be mended and imported again."""
    user: Any = request.user
    batch = access_import(user, number)
    require(user, "manage")

    def pieces() -> Any:
        yield "\ufeff"
        yield from rejected_csv(batch)

    return StreamingHttpResponse(
        pieces(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="rejected-{batch.pk}.csv"'},
    )
