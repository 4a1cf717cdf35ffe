"""What a model proposes: looked at row by row, done, given to somebody, set aside, taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kith.foundation.errors import KithError, NotAllowed
from kith.programs.permissions import may_act
from kith.programs.queries import access_action, list_preview
from kith.programs.queries.actions import action_row
from kith.programs.services import (
    assign_action,
    dismiss_action,
    do_action,
    preview_action,
    undo_action,
)
from kith.web.answers import UNPROCESSABLE, go, page, undo_address
from kith.web.colleagues import owner_choices, owner_names
from kith.web.forms import DayInput, KithForm
from kith.web.pages.customers.kinds import kind_of
from kith.web.pages.models.action_faces import action_face
from kith.web.templatetags.kith import num
from kith.workplace.accounts.queries import access_user

PAGE_ROWS = 50


class AssignForm(KithForm):
    """Who does it, and until when."""

    owner = forms.ChoiceField(label=lazy("Who"))
    due_on = forms.DateField(required=False, widget=DayInput(), label=lazy("Due"))
    limit = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=200,
        label=lazy("How many rows"),
        help_text=lazy("The most valuable first; left empty, as many as the action takes at once."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = owner_choices()  # type: ignore[attr-defined]


def _model_page(item: Any) -> str:
    return reverse("models:program", args=[item.model])


@require_safe
def preview(request: HttpRequest, number: int) -> HttpResponse:
    """The rows that the action would touch, and why each."""
    user: Any = request.user
    item = access_action(user, number)
    offset = request.GET.get("offset", "0")
    start = int(offset) if offset.isdecimal() and len(offset) < 10 else 0
    found = list_preview(user, item, offset=start, limit=PAGE_ROWS)
    rows = [
        {
            "name": row.name,
            "why": row.why,
            "value": row.value,
            "url": reverse(kind_of(row.customer).page_route, args=[row.customer.pk])
            if row.customer
            else "",
            "is_person": row.customer is None or kind_of(row.customer).is_person,
        }
        for row in found.rows
    ]
    after = start + PAGE_ROWS
    context = {
        "face": action_face(found.row),
        "item": item,
        "rows": rows,
        "count": found.count,
        "cap": found.cap,
        "previous": f"?offset={max(0, start - PAGE_ROWS)}" if start else "",
        "next": f"?offset={after}" if found.count > after else "",
        "shown": _("%(from)s–%(to)s of %(all)s")
        % {"from": num(start + 1), "to": num(start + len(rows)), "all": num(found.count)}
        if rows
        else "",
        "model_url": _model_page(item),
    }
    return page(request, "pages/models/action.html", context)


@require_POST
def do(request: HttpRequest, number: int) -> HttpResponse:
    """Do it, on the most valuable rows."""
    user: Any = request.user
    item = access_action(user, number)
    preview_action(actor=user, item=item)
    done = do_action(actor=user, item=item)
    text = ngettext("Done for %s row.", "Done for %s rows.", done.acted_count) % num(
        done.acted_count
    )
    return go(request, _model_page(item), text, undo=_undo(done))


def _undo(item: Any) -> str:
    return reverse("models:action_undo", args=[item.pk]) if item.change_set_id else ""


@require_http_methods(["GET", "POST"])
def assign(request: HttpRequest, number: int) -> HttpResponse:
    """Give it to somebody as a task."""
    user: Any = request.user
    item = access_action(user, number)
    if not may_act(user, item):
        raise NotAllowed(
            _("You do not answer for this stage."), remedy=_("Ask the stage's owner, or a manager.")
        )
    form = AssignForm(request.POST or None, initial={"owner": str(user.pk)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            done = assign_action(
                actor=user,
                item=item,
                owner=access_user(int(given["owner"])),
                due_on=given["due_on"],
                limit=given["limit"],
            )
        except NotAllowed:
            raise
        except KithError as error:
            form.take(error)
        else:
            return go(
                request,
                _model_page(item),
                _("Assigned: %s") % action_row(user, done).title,
                undo=_undo(done),
            )
    context = {
        "form": form,
        "action": request.path,
        "title": action_row(user, item).title,
        "back": _model_page(item),
        "save": _("Assign"),
    }
    return page(
        request, "pages/models/dialog.html", context, status=UNPROCESSABLE if form.errors else 200
    )


@require_POST
def dismiss(request: HttpRequest, number: int) -> HttpResponse:
    """Set it aside until a later run proposes it again."""
    user: Any = request.user
    item = access_action(user, number)
    dismiss_action(actor=user, item=item, reason=request.POST.get("reason", ""))
    return go(request, _model_page(item), _("Set aside. The next run may propose it again."))


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take it back; what was edited since is kept and named."""
    user: Any = request.user
    item = access_action(user, number)
    result = undo_action(actor=user, item=item)
    text = ngettext("%s record taken back.", "%s records taken back.", result.undone) % num(
        result.undone
    )
    if result.kept:
        kept = len(result.kept)
        text += " " + ngettext(
            "%s was edited since and stays.", "%s were edited since and stay.", kept
        ) % num(kept)
    return go(request, _model_page(item), text)


@require_safe
def log(request: HttpRequest, number: int) -> HttpResponse:
    """What happened with it, in order."""
    user: Any = request.user
    item = access_action(user, number)
    names = owner_names(request)
    words = {
        "previewed": _("looked at"), "done": _("done"), "assigned": _("assigned"),
        "dismissed": _("set aside"), "undone": _("taken back"),
    }  # fmt: skip
    lines = [
        {
            "at": _moment(line.get("at")),
            "by": names.get(line.get("by") or 0, _("the software")),
            "what": words.get(line.get("what", ""), line.get("what", "")),
            "count": line.get("count"),
            "reason": line.get("reason", ""),
        }
        for line in item.log
    ]
    context = {
        "title": action_row(user, item).title,
        "lines": lines,
        "change": undo_address(item.change_set)
        and reverse("settings:change", args=[item.change_set_id]),
        "back": _model_page(item),
    }
    return page(request, "pages/models/log.html", context)


def _moment(text: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        return None
