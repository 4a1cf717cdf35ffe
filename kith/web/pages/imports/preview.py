"""The third step: the first rows as they would be read, errors at their cells, what will happen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.foundation.errors import KithError
from kith.web.answers import go, page, refused
from kith.web.pages.imports.drafts import draft, frame
from kith.workplace.exchange.queries import check_import, list_fields, preview_rows, told_reason

SHOWN_ROWS = 20
CHECKED_ROWS = 2000  # a trial run of more would keep the page waiting; the import checks every row


def problems_by_column(rows: Iterable[Any]) -> dict[str, dict[str, Any]]:
    """Column heading → how many cells are wrong in it, and the first of them in words."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        for problem in row.problems:
            each = found.setdefault(problem["column"], {"count": 0, "values": set()})
            each["count"] += 1
            each["values"].add(problem["value"])
            each.setdefault("text", _(problem["message"]))
            each.setdefault("remedy", _(problem["remedy"]) if problem["remedy"] else "")
    return found


@require_safe
def index(request: HttpRequest, number: int) -> HttpResponse:
    """The first rows."""
    batch = draft(request, number)
    try:
        rows = preview_rows(batch, count=SHOWN_ROWS)
    except KithError as error:
        return go(request, "imports:columns", refused(error), batch.pk)
    labels = {each.name: each.label for each in list_fields(batch.target)}
    used = [at for at, name in enumerate(batch.mapping) if name]
    heads = [
        {
            "heading": batch.headings[at] or _("Column %s") % (at + 1),
            "field": labels.get(batch.mapping[at], ""),
        }
        for at in used
    ]
    context = frame(batch, 3) | {
        "heads": heads,
        "rows": [_face(row, batch, used) for row in rows],
        "checked": min(CHECKED_ROWS, batch.total_rows),
        "is_part": batch.total_rows > CHECKED_ROWS,
        "defaults": [(labels.get(name, name), text) for name, text in batch.defaults.items()],
    }
    return page(request, "pages/imports/preview.html", context)


def _face(row: Any, batch: Any, used: list[int]) -> dict[str, Any]:
    """A row with each problem at its cell; those of the whole row beneath."""
    by_heading = {problem["column"]: problem for problem in row.problems}
    cells = []
    for at in used:
        heading = batch.headings[at] or str(at + 1)
        problem = by_heading.pop(heading, None)
        text = row.cells[at] if at < len(row.cells) else ""
        cells.append({"text": text, "problem": _words(problem) if problem else ""})
    return {
        "number": row.number,
        "cells": cells,
        "rest": [told_reason(problem) for problem in by_heading.values()],
        "bad": bool(row.problems),
    }


def _words(problem: dict[str, str]) -> str:
    return " ".join(_(part) for part in (problem["message"], problem["remedy"]) if part)


@require_safe
def check(request: HttpRequest, number: int) -> HttpResponse:
    """A trial run: what would be created, updated, left, refused. Nothing is written."""
    batch = draft(request, number)
    try:
        found = check_import(batch, most_rows=CHECKED_ROWS, most_problems=30)
    except KithError as error:
        return page(request, "pages/imports/check.html", {"error": refused(error)})
    groups: dict[tuple[str, str, str], dict[str, Any]] = {}
    for problem in found.problems:
        key = (problem["column"], problem["message"], problem["remedy"])
        group = groups.setdefault(
            key,
            {
                "column": problem["column"],
                "text": _words(problem),
                "value": problem["value"],
                "rows": [],
            },
        )
        group["rows"].append(problem["row"])
    context = {
        "batch": batch,
        "found": found,
        "groups": list(groups.values())[:8],
        "checked": min(CHECKED_ROWS, batch.total_rows),
        "is_part": batch.total_rows > CHECKED_ROWS,
    }
    return page(request, "pages/imports/check.html", context)
