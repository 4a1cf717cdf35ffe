"""What a user may see, as SQL over the warehouse: the same answer as `visible_to(user)`."""

from __future__ import annotations

from typing import Any

from kith.workplace.accounts.choices import Access
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import sees_everything

EVERYTHING = "true"


def reach_sql(user: User | None, table: str = "") -> tuple[str, dict[str, Any]]:
    """A condition on owner_id and team_id of `table` (an alias), and its named parameters.

    Own records; records of own teams and of colleagues in them; or all. The text holds no value
    of the user: those travel as $reach_user and $reach_teams.
    """
    if user is None or not user.is_active:
        return "false", {}
    if sees_everything(user):
        return EVERYTHING, {}
    dot = f"{table}." if table else ""
    own = f"{dot}owner_id = $reach_user"
    if user.access != Access.TEAM:
        return own, {"reach_user": user.pk}
    teams = "CAST($reach_teams AS BIGINT[])"
    mates = f"SELECT user_id FROM dim_user WHERE list_has_any(team_ids, {teams})"
    of_teams = f"list_contains({teams}, {dot}team_id) OR {dot}owner_id IN ({mates})"
    return f"({own} OR {of_teams})", {
        "reach_user": user.pk,
        "reach_teams": list(user.team_ids),
    }
