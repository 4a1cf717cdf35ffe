"""Nudges: refresh the warehouse in a child process."""

from __future__ import annotations

from kith.analytical.warehouse.errors import RefreshRunning
from kith.analytical.warehouse.queries import warehouse_state
from kith.analytical.warehouse.services import refresh_warehouse
from kith.foundation.queues import every, long, task


@task(long)
def refresh_soon(full: bool = False) -> None:
    """Refresh now; where a refresh runs already, that one serves."""
    try:
        refresh_warehouse(full=full)
    except RefreshRunning:
        return


@every(long, minutes=15)
def refresh_when_stale() -> None:
    """Catch up with what changed since."""
    if warehouse_state().condition != "ready":
        refresh_soon()
