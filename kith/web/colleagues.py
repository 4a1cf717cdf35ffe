"""Owners and teams as choices and names."""

from __future__ import annotations

from typing import Any

from kith.workplace.accounts.queries import list_teams, list_users


def owner_choices() -> list[tuple[str, str]]:
    """Active colleagues as (id, name)."""
    return [(str(user.pk), user.name or user.email) for user in list_users(active_only=True)]


def team_choices() -> list[tuple[str, str]]:
    """Teams as (id, name)."""
    return [(str(team.pk), team.name) for team in list_teams()]


def owner_names(request: Any) -> dict[int, str]:
    """Every user's name by id, read once a request."""
    if not hasattr(request, "kith_owner_names"):
        request.kith_owner_names = {user.pk: user.name or user.email for user in list_users()}
    names: dict[int, str] = request.kith_owner_names
    return names
