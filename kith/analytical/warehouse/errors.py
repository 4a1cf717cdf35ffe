"""What can go wrong with the warehouse, and the remedy."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kith.foundation.errors import Conflict, KithError

REBUILD = "kith refresh --full"


class WarehouseUnavailable(KithError):
    """No warehouse can be read: never built, deleted, or damaged."""

    status = 503


def absent() -> WarehouseUnavailable:
    """Nothing was built yet, or it was deleted."""
    return WarehouseUnavailable(
        _("The warehouse has not been built yet."),
        field="warehouse",
        remedy=_("Run: %(command)s") % {"command": REBUILD},
    )


def corrupt(name: str) -> WarehouseUnavailable:
    """The pointed file cannot be opened."""
    return WarehouseUnavailable(
        _("The warehouse file is damaged."),
        field="warehouse",
        value=name,
        remedy=_("Run: %(command)s") % {"command": REBUILD},
    )


class RefreshRunning(Conflict):
    """Another process is building the warehouse."""


def refresh_running() -> RefreshRunning:
    """The lock is held."""
    return RefreshRunning(
        _("The warehouse is being refreshed by another process."),
        field="warehouse",
        remedy=_("Wait until it has finished."),
    )
