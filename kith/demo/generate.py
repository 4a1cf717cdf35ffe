"""Makes the whole demo firm: pure, deterministic, in the order in which a firm lives."""

from __future__ import annotations

from datetime import date
from random import Random

from kith.demo.business import trade
from kith.demo.customers import people_the_world
from kith.demo.offers import offer
from kith.demo.talk import talk
from kith.demo.world import SCENARIOS, World
from kith.foundation.errors import UnknownName
from kith.foundation.i18n import _


def generate(
    *, until: date, scenario: str = SCENARIOS[0], seed: int = 7, scale: float = 1.0
) -> World:
    """The demo firm as of `until`; `scale` multiplies the number of its customers.

    Raises:
        UnknownName: no such scenario.
    """
    if scenario not in SCENARIOS:
        raise UnknownName(
            _("There is no such scenario."),
            field="scenario",
            value=scenario,
            remedy=", ".join(SCENARIOS),
        )
    world = World(seed=seed, until=until, scenario=scenario)
    # A stream for each chapter: a change in one leaves the others as they were.
    people_the_world(world, Random(f"{seed}-people"), scale)  # noqa: S311
    trade(world, Random(f"{seed}-trade"))  # noqa: S311
    talk(world, Random(f"{seed}-talk"))  # noqa: S311
    offer(world, Random(f"{seed}-offer"))  # noqa: S311
    return world
