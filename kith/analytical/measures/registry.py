"""How a measure is written down, and the list of those that can be computed.

    @measure("M01", Share(), needs=(INBOUND,))
    def identified_contacts() -> Evidence:
        '''Incoming contacts: is the person known?'''
        return Evidence(unit="interaction", …)

A measure with several figures names them: `Figure("response", ShareDifference(…))`. Two functions
may serve one measure where its figures count different rows.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from kith.analytical.measures.aggregates import Aggregate
from kith.analytical.measures.inputs import Need
from kith.analytical.measures.rows import Evidence
from kith.crm_models.gallery import MEASURES
from kith.crm_models.vocabulary import Direction, Unit

FAMILIES = (
    "identity",
    "consent",
    "value",
    "spread",
    "answers",
    "contact",
    "messages",
    "offers",
    "loyalty",
    "cells",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure over the evidence rows of a measure.

    `part` is that of the catalogue or one that stands beside it, which then needs `name`; `rows`
    is a SQL condition over the evidence columns; `unit` and `direction` default to the measure's.
    """

    part: str
    aggregate: Aggregate
    rows: str = "TRUE"
    name: str = ""
    unit: Unit | None = None
    direction: Direction | None = None


@dataclass(frozen=True)
class LiveMeasure:
    """A measure that the warehouse can answer, or those of its figures that share their rows."""

    id: str
    figures: tuple[Figure, ...]
    needs: tuple[Need, ...]
    evidence: Callable[[], Evidence]
    snapshot: bool
    clock: bool
    tiered: bool

    def figure(self, part: str) -> Figure:
        """The figure `part`; KeyError if it is not of these rows."""
        for figure in self.figures:
            if figure.part == part:
                return figure
        raise KeyError(part)


_live: dict[str, list[LiveMeasure]] = {}


def measure(
    measure_id: str,
    *figures: Figure | Aggregate,
    needs: tuple[Need, ...] = (),
    snapshot: bool = False,
    clock: bool = False,
    tiered: bool = True,
) -> Callable[[Callable[[], Evidence]], Callable[[], Evidence]]:
    """Register the decorated function as (figures of) the measure `measure_id`.

    Args:
        figures: what is made of the rows; a bare aggregate is the figure without a part.
        needs: the inputs without which nothing is said.
        snapshot: it reads `customer_at`, so dates without a snapshot cannot be answered.
        clock: it reads local times or business hours.
        tiered: it can be narrowed to tiers; false where rows may belong to no customer.
    """

    def register(function: Callable[[], Evidence]) -> Callable[[], Evidence]:
        named = tuple(f if isinstance(f, Figure) else Figure("", f) for f in figures)
        live = LiveMeasure(
            measure_id, named, needs, functools.cache(function), snapshot, clock, tiered
        )
        _live.setdefault(measure_id, []).append(live)
        return function

    return register


@functools.cache
def live_measures() -> dict[str, tuple[LiveMeasure, ...]]:
    """Every measure that can be computed, by id, in the order of the catalogue."""
    for family in FAMILIES:
        import_module(f"kith.analytical.measures.families.{family}")
    return {key: tuple(_live[key]) for key in MEASURES if key in _live}


def find_live(measure_id: str, part: str) -> LiveMeasure | None:
    """The live measure that holds this figure, if any."""
    for live in live_measures().get(measure_id, ()):
        if any(figure.part == part for figure in live.figures):
            return live
    return None


def parts_of(measure_id: str) -> tuple[str, ...]:
    """The parts of a measure: the catalogue's first, then those that stand beside them."""
    declared = tuple(part.key for part in MEASURES[measure_id].parts) or ("",)
    live = live_measures().get(measure_id, ())
    beside = (figure.part for each in live for figure in each.figures)
    return tuple(dict.fromkeys((*declared, *beside)))


def part_name(measure_id: str, part: str) -> str:
    """The name of a part, in English to be translated; '' for a measure's only figure."""
    for declared in MEASURES[measure_id].parts:
        if declared.key == part:
            return declared.name
    live = find_live(measure_id, part)
    return live.figure(part).name if live else ""


def unit_and_direction(measure_id: str, part: str) -> tuple[Unit, Direction]:
    """The unit and the better way of one figure."""
    declared = MEASURES[measure_id]
    for each in declared.parts:
        if each.key == part:
            return each.unit, each.direction
    live = find_live(measure_id, part)
    figure = live.figure(part) if live else None
    unit = figure.unit if figure and figure.unit else declared.unit
    direction = figure.direction if figure and figure.direction else declared.direction
    return unit, direction
