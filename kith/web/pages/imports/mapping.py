"""The second step: which column is what, how the file is read, what fills the gaps."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kith.foundation.errors import KithError, NotAllowed
from kith.web.answers import UNPROCESSABLE, go, page, refused
from kith.web.pages.imports.drafts import (
    DATE_ORDERS,
    DELIMITERS,
    ENCODINGS,
    delimiter_name,
    draft,
    frame,
    target_of,
)
from kith.web.pages.imports.preview import problems_by_column
from kith.web.templatetags.kith import num
from kith.workplace.exchange.choices import Mode
from kith.workplace.exchange.queries import list_fields, preview_rows, suggestions
from kith.workplace.exchange.services import correct_layout, save_mapping
from kith.workplace.exchange.targets import Kind

SEEN_ROWS = 200
DATES = (Kind.DAY, Kind.MOMENT, Kind.HAPPENED)


@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, number: int) -> HttpResponse:
    """Say which column is what."""
    batch = draft(request, number)
    if request.method == "GET":
        return _page(request, batch)
    given = [request.POST.get(f"column-{at}", "") for at in range(len(batch.headings))]
    defaults = {
        name: value.strip()
        for name, value in zip(
            request.POST.getlist("default-field"),
            request.POST.getlist("default-value"),
            strict=False,
        )
        if name and value.strip()
    }
    try:
        save_mapping(
            actor=request.user,  # type: ignore[arg-type]
            batch=batch,
            columns=given,
            defaults=defaults,
            mode=request.POST.get("mode", Mode.UPSERT),
            update_by=request.POST.get("update_by", ""),
        )
    except NotAllowed:
        raise
    except KithError as error:
        batch.mapping, batch.defaults = given, defaults  # what was chosen stays on the page
        return _page(request, batch, refused(error), error.field)
    return go(request, "imports:preview", "", batch.pk)


def _page(request: HttpRequest, batch: Any, error: str = "", field: str = "") -> HttpResponse:
    fields = list_fields(batch.target)
    suggested = suggestions(batch)
    problems = {} if error else _seen(batch)
    labels = {each.name: str(each.label) for each in fields}
    rows = [
        {
            "at": at,
            "heading": heading or _("Column %s") % num(at + 1),
            "samples": batch.samples[at][:3] if at < len(batch.samples) else [],
            "field": batch.mapping[at] if at < len(batch.mapping) else "",
            "guess": suggested[at].field
            if at < len(suggested) and not suggested[at].certain
            else "",
            "certain": at < len(suggested)
            and suggested[at].certain
            and suggested[at].field == (batch.mapping[at] if at < len(batch.mapping) else ""),
            "seen": problems.get(heading or str(at + 1)),
            "is_date": any(
                f.name == (batch.mapping[at] if at < len(batch.mapping) else "") and f.kind in DATES
                for f in fields
            ),
            "order": _(
                DATE_ORDERS.get(
                    batch.layout.get("date_orders", {}).get(
                        str(at), batch.layout.get("date_order", "dmy")
                    ),
                    "",
                )
            ),
            "ambiguous": at in batch.layout.get("ambiguous", []),
        }
        for at, heading in enumerate(batch.headings)
    ]
    required = [each for each in fields if each.required]
    known = sum(bool(row["field"]) for row in rows)
    context = frame(batch, 2) | {
        "rows": rows,
        "fields": [
            (each.name, labels[each.name] + (" *" if each.required else "")) for each in fields
        ],
        "required": [
            {
                "name": each.name,
                "label": labels[each.name],
                "there": each.name in batch.mapping or each.name in batch.defaults,
            }
            for each in required
        ],
        "known": known,
        "all": len(rows),
        "defaults": [*batch.defaults.items(), ("", "")],
        "modes": Mode.choices,
        "update_by": [(name, labels.get(name, name)) for name in target_of(batch.target).update_by],
        "encodings": list(ENCODINGS.items()),
        "delimiters": [(key, _(text)) for key, text in DELIMITERS.items()],
        "delimiter": delimiter_name(batch.layout),
        "date_orders": [(key, _(text)) for key, text in DATE_ORDERS.items()],
        "layout": batch.layout,
        "sheets": [(name, name) for name in batch.layout.get("sheets", [])],
        "is_workbook": batch.layout.get("kind") == "xlsx",
        "error": error,
        "error_field": labels.get(field, ""),
        "needs_order_hint": any(row["ambiguous"] and row["is_date"] for row in rows),
    }
    return page(
        request, "pages/imports/columns.html", context, status=UNPROCESSABLE if error else 200
    )


def _seen(batch: Any) -> dict[str, dict[str, Any]]:
    """What goes wrong by column in the first rows; nothing while the mapping does not hold."""
    try:
        return problems_by_column(preview_rows(batch, count=SEEN_ROWS))
    except KithError:
        return {}


@require_POST
def layout(request: HttpRequest, number: int) -> HttpResponse:
    """Read the file otherwise than detected; the columns are suggested anew."""
    batch = draft(request, number)
    given = {
        name: request.POST[name]
        for name in ("encoding", "delimiter", "decimal", "date_order", "sheet")
        if request.POST.get(name)
    }
    # Unchanged values stay detected: what a person has not said should not outweigh the file.
    now = {
        "encoding": batch.layout.get("encoding"),
        "delimiter": delimiter_name(batch.layout),
        "decimal": batch.layout.get("decimal"),
        "date_order": batch.layout.get("date_order"),
        "sheet": batch.layout.get("sheet"),
    }
    ambiguous = bool(batch.layout.get("ambiguous"))
    given = {k: v for k, v in given.items() if v != now[k] or (k == "date_order" and ambiguous)}
    flags = {name: name in request.POST for name in ("has_heading", "family_first")}
    changed = {k: v for k, v in flags.items() if v != bool(batch.layout.get(k))}
    try:
        correct_layout(actor=request.user, batch=batch, **given, **changed)  # type: ignore[arg-type]
    except NotAllowed:
        raise
    except KithError as error:
        return _page(request, batch, refused(error))
    return go(request, "imports:columns", _("Read again."), batch.pk)
