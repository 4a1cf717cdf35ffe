"""What pages ask for in the background: figures brought up to date, and every model run on them."""

from __future__ import annotations

from typing import Any

from kith.analytical.warehouse.errors import RefreshRunning
from kith.analytical.warehouse.queries import warehouse_state
from kith.analytical.warehouse.services import refresh_warehouse
from kith.foundation.queues import long, task
from kith.programs.services import run_all, run_model


@task(long)
def bring_up_to_date() -> None:
    """Refresh the warehouse where it is behind, then run every program and look at every model."""
    if warehouse_state().condition != "ready":
        try:
            refresh_warehouse()
        except RefreshRunning:
            return  # whoever refreshes now is followed by a run of its own
    run_all()


@task(long)
def look_at_model(model_id: str) -> None:
    """Run a model that nobody adopted."""
    run_model(actor=None, model_id=model_id)


def after_import(_fact: dict[str, Any]) -> None:
    """An import has ended: let the figures follow it."""
    bring_up_to_date()
