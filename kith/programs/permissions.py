"""Who may act on programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kith.foundation.errors import NotAllowed
from kith.workplace.accounts.permissions import may_manage, may_write

if TYPE_CHECKING:
    from kith.programs.models import ActionItem
    from kith.workplace.accounts.models import User


def may_act(user: User | None, item: ActionItem) -> bool:
    """Managers, administrators, and who answers for the stage or program, if they may write."""
    if not may_write(user) or user is None:
        return False
    if may_manage(user):
        return True
    if item.program is None:
        return False
    stage = item.program.stages.filter(stage=item.stage, owner=user).exists()
    return stage or item.program.owner_id == user.pk


def require_act(user: User | None, item: ActionItem) -> User:
    """The user, who may act on the item.

    Raises:
        NotAllowed: otherwise; a machine may not either, since every act is somebody's decision.
    """
    if user is None or not may_act(user, item):
        raise NotAllowed(
            _("You do not answer for this stage."),
            field="stage",
            value=item.stage,
            remedy=_("Ask the stage's owner, or a manager."),
        )
    return user
