"""One field, edited where it stands: GET brings the input, POST saves, 422 says what is wrong."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kith.foundation.errors import Conflict, InvalidInput, NotFound, UnknownName
from kith.web.answers import UNPROCESSABLE, page, refused
from kith.web.pages.customers.fields import FIELDS, column_of, shown, typed
from kith.web.pages.customers.kinds import Kind
from kith.workplace.accounts.permissions import require
from kith.workplace.accounts.queries import access_team, access_user


@require_http_methods(["GET", "POST"])
def cell(request: HttpRequest, kind: Kind, number: int, field: str) -> HttpResponse:
    """The editor of one field of one record."""
    require(request.user, "write")  # type: ignore[arg-type]
    known = FIELDS[kind.name]
    if field not in known:
        raise NotFound("", field="field", value=field)
    record = kind.access(request.user, number)
    if request.method == "GET":
        return _editor(request, record, kind, field, typed(known[field], record, field))
    value = request.POST.get("value", "")[:2000]
    try:
        _save(request, kind, record, field, value)
    except (InvalidInput, Conflict, UnknownName) as error:
        return _editor(request, record, kind, field, value, refused(error))
    record = kind.access(request.user, number)
    return HttpResponse(shown(known[field], record, field))


def _save(request: HttpRequest, kind: Kind, record: Any, field: str, value: str) -> None:
    column = column_of(FIELDS[kind.name][field], field)
    given: Any = value
    if column.endswith("_id"):
        given = _reference(field, value)
    noun = {kind.name: record}
    kind.update(actor=request.user, **noun, **{column: given})


def _reference(field: str, value: str) -> int | None:
    """The id of a colleague or a team that exists, or nothing."""
    if not (value.isdecimal() and len(value) < 19):
        return None
    number: int = (access_user if field == "owner" else access_team)(int(value)).pk
    return number


def _editor(
    request: HttpRequest, record: Any, kind: Kind, name: str, value: str, error: str = ""
) -> HttpResponse:
    field = FIELDS[kind.name][name]
    context = {
        "field": field,
        "name": name,
        "value": value,
        "error": error,
        "options": list(field.choices()) if field.choices else [],
        "record": record,
    }
    status = UNPROCESSABLE if error else 200
    return page(request, "pages/customers/cell.html", context, status=status)
