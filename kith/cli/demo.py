"""`kith demo`: the demo firm comes and goes."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from kith.cli.verbs import DAY, progress, verb, verb_group

command = verb_group("Load or remove the demo firm.")


@verb(group=command, name="load")
@click.option("--scenario", default="needs_mixed", show_default=True, help="Which story it tells.")
@click.option("--until", type=DAY, help="Its last day. Default: today.")
@click.option("--seed", type=int, default=7, show_default=True)
def load(scenario: str, until: date | None, seed: int) -> dict[str, Any]:
    """Load a coffee roaster with three years of customers, orders and conversations."""
    from kith.demo.services import load_demo

    with progress("Loading the demo firm", total=16) as step:
        loaded = load_demo(
            actor=None,
            until=until,
            scenario=scenario,
            seed=seed,
            progress=lambda _noun, _count: step(),
        )
    sign_in = {"email": loaded.email, "password": loaded.password} if loaded.password else None
    return {"change": loaded.change_set.pk, "loaded": loaded.counts, "sign_in": sign_in}


@verb(group=command, name="remove")
def remove() -> dict[str, Any]:
    """Take the demo firm back whole; what is yours stays."""
    from kith.demo.services import remove_demo

    return {"removed": remove_demo(actor=None)}
