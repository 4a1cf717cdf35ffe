"""A user's reach over evidence, by the rule of `kith.workplace.accounts.permissions`."""

from __future__ import annotations

from kith.analytical.measures.reach import WHOLE_FIRM, Reach
from kith.foundation.errors import NotFound
from kith.foundation.i18n import _
from kith.workplace.accounts.choices import Access
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import sees_everything


def reach_of(user: User | None) -> Reach:
    """Whose rows `user` sees.

    Raises:
        NotFound: nobody is signed in, or the account is closed.
    """
    if user is None or not user.is_active:
        raise NotFound(_("There is nothing here that you may see."), field="user")
    if sees_everything(user):
        return WHOLE_FIRM
    teams = tuple(user.team_ids) if user.access == Access.TEAM else ()
    return Reach(user_id=user.pk, team_ids=teams)
