"""The 292 demands that the product keeps, each with the place that keeps it.

Not among them are invitations to a chat channel and comment forms in the
source texts (S1:16, S1:85, S1:87-91) and links to vendors: debris of web pages.
"""

from __future__ import annotations

from kith.crm_models.demands import (
    first_hungarian,
    lithuanian,
    persian,
    russian,
    second_hungarian,
)
from kith.crm_models.demands.demand import PLACES, Demand

__all__ = ["DEMANDS", "PLACES", "Demand", "demands_at"]

DEMANDS: dict[int, Demand] = {
    demand.number: demand
    for source in (first_hungarian, russian, persian, second_hungarian, lithuanian)
    for demand in source.DEMANDS
}


def demands_at(place: str) -> tuple[Demand, ...]:
    """The demands kept at a stage, measure, touchpoint or other place."""
    return tuple(demand for demand in DEMANDS.values() if place in demand.where)
