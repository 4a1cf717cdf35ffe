"""`kith models`: the CRM models that Kith knows, and how far the firm's data reach for each."""

from __future__ import annotations

from typing import Any

import click

from kith.cli.verbs import progress, verb, verb_group

command = verb_group("List the CRM models, or show one.")


def render_list(rows: list[dict[str, Any]]) -> str:
    """The models as a table."""
    from kith.cli.models_text import list_text

    return list_text(rows)


@verb(group=command, name="list", text=render_list)
def list_models() -> list[dict[str, Any]]:
    """List the models: stages, and how many of their gates your data can measure.

    Models that were not run on the newest figures are run first.
    """
    from kith.programs.queries import models_in_brief

    look_at_all()
    return [
        {
            "id": each.id,
            "name": each.name,
            "stages": each.stages,
            "measurable": each.measurable,
            "gates": each.gates,
            "verdict": each.verdict or None,
            "adopted": each.adopted,
        }
        for each in models_in_brief(None)
    ]


def look_at_all() -> None:
    """Run every model where the newest figures were not looked at yet; nothing without figures."""
    from kith.programs.queries import all_looked_at
    from kith.programs.services import run_all

    if not all_looked_at():
        with progress("Looking at every model") as step:
            run_all(progress=lambda measure: step(text=f"Looking at {measure}"))


def render_model(data: dict[str, Any]) -> str:
    """The model as a readable page."""
    from kith.cli.models_text import model_text

    return model_text(data)


@verb(group=command, name="show", text=render_model)
@click.argument("model")
def show_model(model: str) -> dict[str, Any]:
    """Show one model in full: its questions, measures, actions, exits and loops."""
    from kith.programs.queries import model_in_full

    return model_in_full(model)
