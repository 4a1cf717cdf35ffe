"""Who may see and do: every model's `visible_to(user)` and every write's check stand on these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext as _

from kith.foundation.errors import NotAllowed
from kith.workplace.accounts.choices import Access, Role

if TYPE_CHECKING:
    from kith.workplace.accounts.models import User

NOTHING = Q(pk__in=())
EVERYTHING = Q()


def sees_everything(user: User | None) -> bool:
    """True for an active user whose reach is the whole firm (administrators always)."""
    return bool(
        user and user.is_active and (user.role == Role.ADMINISTRATOR or user.access == Access.ALL)
    )


def owned_q(user: User | None, path: str = "") -> Q:
    """Which owned records (fields owner and team, reached by `path`) the user may see.

    `path` is a lookup prefix such as "person__"; anonymous and inactive users see nothing.
    """
    if user is None or not user.is_active:
        return NOTHING
    if sees_everything(user):
        return EVERYTHING
    own = Q(**{f"{path}owner_id": user.pk})
    if user.access == Access.TEAM:
        teams = user.team_ids
        # A subquery, not a join: a colleague of two shared teams must not double the rows.
        mates = type(user).teams.through.objects.filter(team_id__in=teams).values("user_id")
        return own | Q(**{f"{path}team_id__in": teams}) | Q(**{f"{path}owner_id__in": mates})
    return own


def may_write(user: User | None) -> bool:
    """True for an active user who is not read-only."""
    return bool(user and user.is_active and user.role != Role.READ_ONLY)


def may_manage(user: User | None) -> bool:
    """True for managers and administrators: imports, programs, undo of other people's acts."""
    return bool(user and user.is_active and user.role in (Role.MANAGER, Role.ADMINISTRATOR))


def may_administer(user: User | None) -> bool:
    """True for administrators: users, teams, settings of the firm, removal of the demo."""
    return bool(user and user.is_active and user.role == Role.ADMINISTRATOR)


_CHECKS: dict[str, Any] = {"write": may_write, "manage": may_manage, "administer": may_administer}


def require(user: User | None, right: str) -> None:
    """Let the machine (`None`) and users who hold `right` pass.

    Raises:
        NotAllowed: the user's role does not hold the right ("write", "manage", "administer").
    """
    if user is not None and not _CHECKS[right](user):
        raise NotAllowed(
            _("Your role does not allow this."),
            field="role",
            value=user.role,
            remedy=_("Ask an administrator of your firm."),
        )
