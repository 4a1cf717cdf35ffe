"""Who may see what hangs on a customer."""

from __future__ import annotations

from django.db.models import Q

from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import EVERYTHING, NOTHING, owned_q, sees_everything


def of_customer_q(user: User | None) -> Q:
    """Rows with `person` and `organization`, seen by who sees either of the two."""
    if user is None or not user.is_active:
        return NOTHING
    if sees_everything(user):
        return EVERYTHING
    return owned_q(user, "person__") | owned_q(user, "organization__")
