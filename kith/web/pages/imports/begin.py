"""The first step: what is brought in, and the file; beneath it what was brought in before."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.foundation.errors import InvalidInput, KithError, NotAllowed
from kith.web.answers import UNPROCESSABLE, go, page, refused
from kith.web.freshness import freshness
from kith.web.pages.imports.drafts import objects, steps
from kith.workplace.accounts.permissions import require
from kith.workplace.exchange.choices import ImportStatus
from kith.workplace.exchange.limits import COLUMNS, FILE_BYTES
from kith.workplace.exchange.queries import list_imports
from kith.workplace.exchange.services import start_import

VERDICT = {
    ImportStatus.DONE: "met", ImportStatus.FAILED: "failing", ImportStatus.STOPPED: "at_risk",
    ImportStatus.CANCELLED: "at_risk", ImportStatus.UNDONE: "insufficient",
}  # fmt: skip
UNDOABLE = (ImportStatus.DONE, ImportStatus.STOPPED, ImportStatus.CANCELLED, ImportStatus.FAILED)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Choose what, and a file."""
    return _page(request, request.GET.get("object", "orders"))


def _page(request: HttpRequest, chosen: str, error: str = "") -> HttpResponse:
    user: Any = request.user
    known = objects()
    names = [each["name"] for each in known]
    batches: list[Any] = list(list_imports(user))
    for batch in batches:
        batch.label = next(
            (each["label"] for each in known if each["name"] == batch.target), batch.target
        )
        batch.mark = VERDICT.get(ImportStatus(batch.status), "on_track")
        batch.undoable = batch.status in UNDOABLE and batch.change_set_id is not None
    context = {
        "objects": known,
        "chosen": chosen if chosen in names else names[0] if names else "",
        "batches": batches,
        "steps": steps(),
        "error": error,
        "most_megabytes": FILE_BYTES // 2**20,
        "most_columns": COLUMNS,
        "fresh": freshness(),
        "next": "import",
    }
    return page(
        request, "pages/imports/begin.html", context, status=UNPROCESSABLE if error else 200
    )


@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """Take the file, look through it, and go on to its columns."""
    user: Any = request.user
    require(user, "manage")
    chosen = request.POST.get("object", "")
    file = request.FILES.get("file")
    try:
        if file is None:
            raise InvalidInput(
                _("No file was chosen."), field="file", remedy=_("Choose a CSV or XLSX file.")
            )
        batch = start_import(actor=user, target=chosen, stream=file.file, file_name=file.name or "")  # type: ignore[arg-type]
    except NotAllowed:
        raise
    except KithError as error:
        return _page(request, chosen, refused(error))
    return go(request, "imports:columns", "", batch.pk)
