"""What can go wrong with programs, and the remedy."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kith.foundation.errors import Conflict, InvalidInput, NotFound, UnknownName


def unknown_model(model_id: str, known: str) -> UnknownName:
    """No CRM model of that id."""
    return UnknownName(_("There is no such model."), field="model", value=model_id, remedy=known)


def unknown_stage(stage_id: str, known: str) -> UnknownName:
    """The model has no such stage."""
    return UnknownName(
        _("The model has no such stage."), field="stage", value=stage_id, remedy=known
    )


def already_adopted(model_id: str) -> Conflict:
    """One program a model and scope."""
    return Conflict(
        _("This model is adopted already."),
        field="model",
        value=model_id,
        remedy=_("Open its program, or retire it first."),
    )


def not_adopted(model_id: str) -> Conflict:
    """The act belongs to a program."""
    return Conflict(
        _("Nobody has adopted this model yet."),
        field="model",
        value=model_id,
        remedy=_("Adopt it first."),
    )


def reason_missing() -> InvalidInput:
    """A changed target needs a reason."""
    return InvalidInput(
        _("A reason is missing."),
        field="reason",
        value="",
        remedy=_("Say in a sentence why your target differs."),
    )


def program_missing(number: object) -> NotFound:
    """No such program."""
    return NotFound(
        _("This program is not there."),
        field="program",
        value=number,
        remedy=_("Open the gallery of models and choose one."),
    )


def action_missing(number: object) -> NotFound:
    """No such action, or it is of no concern to this user."""
    return NotFound(
        _("This action is not there."),
        field="action",
        value=number,
        remedy=_("Open the program; a newer run may have replaced it."),
    )


def action_over(state: str) -> Conflict:
    """The action was done, assigned or set aside already."""
    return Conflict(
        _("This action is no longer open."),
        field="action",
        value=state,
        remedy=_("Reload the page to see what became of it."),
    )


def nothing_to_do() -> Conflict:
    """No candidate is left, or none that this user may see."""
    return Conflict(
        _("There is nobody left for this action."),
        field="action",
        remedy=_("Run the model again; it may have been done already."),
    )


def future_date(day: object) -> InvalidInput:
    """A run looks at what is known."""
    return InvalidInput(
        _("This date lies in the future."),
        field="as_of",
        value=day,
        remedy=_("Choose today or an earlier day."),
    )


def before_data(day: object, first: object) -> InvalidInput:
    """There is nothing to look at."""
    return InvalidInput(
        _("There is no data on or before this date."),
        field="as_of",
        value=day,
        remedy=_("Choose a day from %(first)s on.") % {"first": first},
    )
