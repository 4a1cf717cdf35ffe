"""What can go wrong with users and teams."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kith.foundation.errors import Conflict


def last_administrator() -> Conflict:
    """A firm keeps at least one active administrator."""
    return Conflict(
        _("The firm would be left without an administrator."),
        field="role",
        remedy=_("Make somebody else an administrator first."),
    )


def email_taken(email: str) -> Conflict:
    """One user, one address."""
    return Conflict(
        _("There is a user with this e-mail already."),
        field="email",
        value=email,
        remedy=_("Open that user, or choose another address."),
    )
