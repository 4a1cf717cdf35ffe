"""`kith run MODEL`: verdicts, the evidence behind them, what to do, and what to bring."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from kith.cli.verbs import DAY, Failed, progress, verb


def render(data: dict[str, Any]) -> str:
    """The run for a person."""
    from kith.cli.run_text import run_text

    return run_text(data)


@verb(text=render)
@click.argument("model")
@click.option("--as-of", type=DAY, help="Look at the firm as of this day (default: the newest).")
def command(model: str, as_of: date | None) -> dict[str, Any]:
    """Run a CRM model on the firm's data: verdict, evidence, actions.

    MODEL is one of those that `kith models list` shows, such as idic. Nothing has to be adopted
    first. Where the warehouse is not up to date, it is refreshed before.
    """
    from kith.programs.queries import highlights_as_json, run_as_json
    from kith.programs.services import find_model, run_model

    declared = find_model(model)
    bring_up_to_date()
    measures = {m for stage in declared.stages for m in stage.measure_ids}
    with progress(f"Running {model}", total=len(measures)) as step:
        run = run_model(actor=None, model_id=model, as_of=as_of, progress=lambda _id: step())
    return {**run_as_json(run), "highlights": highlights_as_json(run.as_of)}


def bring_up_to_date() -> None:
    """Refresh the warehouse where it is absent, damaged or behind, and say so on standard error."""
    from kith.analytical.warehouse.errors import RefreshRunning
    from kith.analytical.warehouse.queries import warehouse_state
    from kith.analytical.warehouse.services import refresh_warehouse

    state = warehouse_state()
    if state.condition == "ready":
        return
    why = {
        "absent": "The warehouse was not built yet; building it.",
        "corrupt": "The warehouse is damaged; building it anew.",
        "stale": "Records changed since the last refresh; catching up.",
    }[state.condition]
    click.echo(why, err=True)
    try:
        with progress("Refreshing") as step:
            done = refresh_warehouse(
                full=state.condition == "corrupt",
                progress=lambda what, rows: step(rows or 0, text=f"Refreshing: {what}"),
            )
    except RefreshRunning as error:
        if not state.is_readable:
            raise Failed(str(error)) from None
        click.echo("Another process refreshes it just now; using what stands.", err=True)
        return
    click.echo(f"Refreshed in {done.seconds:.1f} s.", err=True)
