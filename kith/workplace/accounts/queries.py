"""Reads of users, teams and the firm."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kith.foundation.errors import NotFound
from kith.workplace.accounts.models import Firm, Team, User


def the_firm() -> Firm:
    """The firm's one row; it is made at the first look."""
    firm = Firm.objects.order_by("id").first()
    return firm if firm is not None else Firm.objects.create()


def list_users(*, active_only: bool = False) -> list[User]:
    """The firm's users by name, at most 1,000."""
    rows = User.objects.prefetch_related("teams").order_by("name", "id")
    return list(rows.filter(is_active=True)[:1000] if active_only else rows[:1000])


def list_teams() -> list[Team]:
    """The firm's teams by name."""
    return list(Team.objects.order_by("name")[:500])


def access_user(user_id: int) -> User:
    """A user of the firm; every colleague may be named as an owner."""
    found = User.objects.filter(pk=user_id).first()
    if found is None:
        raise NotFound(
            _("This user is not there."),
            field="user",
            value=user_id,
            remedy=_("Choose somebody from the list."),
        )
    return found


def access_team(team_id: int) -> Team:
    """A team of the firm."""
    found = Team.objects.filter(pk=team_id).first()
    if found is None:
        raise NotFound(
            _("This team is not there."),
            field="team",
            value=team_id,
            remedy=_("Choose one from the list."),
        )
    return found


def has_users() -> bool:
    """False on a fresh Kith, until its first administrator is made."""
    return User.objects.exists()
