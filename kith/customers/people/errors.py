"""What can go wrong with a customer's record, and the remedy."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kith.foundation.errors import Conflict, InvalidInput, NotFound


def missing(noun: str, number: object) -> NotFound:
    """The same answer for a record that is not there and one that this user may not see."""
    return NotFound(
        _("This record is not there."),
        field=noun,
        value=number,
        remedy=_("It may have been deleted, or belong to another team."),
    )


def number_taken(number: str) -> Conflict:
    """Two records cannot carry one number."""
    return Conflict(
        _("Another record has this number."),
        field="external_id",
        value=number,
        remedy=_("Open that record, or choose another number."),
    )


def name_missing() -> InvalidInput:
    """A record needs a name, an e-mail or a number to be found by."""
    return InvalidInput(_("A name is missing."), field="name", value="", remedy=_("Write a name."))
