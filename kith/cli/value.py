"""`kith value fit` and `kith value show`: the value models on the firm's own orders."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import click

from kith.cli.verbs import DAY, verb, verb_group

command = verb_group("Fit value models to the orders; show what a customer is worth.")


def _catch_up() -> None:
    """A warehouse that knows every order."""
    from kith.analytical.warehouse.queries import warehouse_state
    from kith.analytical.warehouse.services import refresh_warehouse

    if warehouse_state().condition != "ready":
        refresh_warehouse()


@verb(group=command, name="fit")
@click.option("--model", type=click.Choice(["bg_nbd", "gamma_gamma"]), required=True)
@click.option("--since", type=DAY, help="Orders before this day are left out.")
@click.option("--until", type=DAY, help="The last day observed; later orders are left out.")
@click.option("--unit", type=click.Choice(["day", "week"]), default="week", show_default=True)
def fit(
    model: Literal["bg_nbd", "gamma_gamma"],
    since: date | None,
    until: date | None,
    unit: Literal["day", "week"],
) -> dict[str, Any]:
    """Fit a model by maximum likelihood, one transaction per customer and day."""
    from kith.analytical.portfolio.fitting import fit_model

    _catch_up()
    found = fit_model(model, since=since, until=until, unit=unit)
    return {
        "model": found.model,
        "parameters": found.parameters,
        "log_likelihood": found.log_likelihood,
        "customers": found.customers,
        "seconds": round(found.seconds, 6),
        "intervals": found.intervals,
        "repeat_customers": found.repeat_customers,
        "unit": found.unit,
        "until": found.until,
    }


@verb(group=command, name="show")
@click.argument("customer")
@click.option("--since", type=DAY, help="Orders before this day are left out.")
@click.option("--until", type=DAY, help="The last day observed; later orders are left out.")
@click.option(
    "--horizon-weeks", type=click.FloatRange(0, 5200), default=39.0, show_default=True,
    help="How far ahead orders are expected.",
)  # fmt: skip
def show(
    customer: str, since: date | None, until: date | None, horizon_weeks: float
) -> dict[str, Any]:
    """What CUSTOMER (number, id or e-mail address) is worth."""
    from kith.analytical.portfolio.fitting import value_of

    _catch_up()
    return value_of(customer, since=since, until=until, horizon_weeks=horizon_weeks)
