"""What a run needs from the database: the firm's settings, need groups, what was asked already."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from kith.analytical.measures.queries import firm_settings
from kith.analytical.measures.settings import MeasureSettings
from kith.customers.activities.queries import recent_origins
from kith.customers.timeline.queries import trait_values
from kith.programs.actions.differentiate import NEED_GROUP
from kith.programs.actions.origin import split_origin
from kith.programs.actions.registry import SAME_AS
from kith.programs.engine.runner import Surroundings
from kith.programs.models import Program, StageAssignment
from kith.workplace.audit.models import ChangeSet

ASKED_DAYS = 90  # who was asked within these days is not asked the same again
RECENT_MERGES = timedelta(days=30)


def customer_key(person_id: int | None, organization_id: int | None) -> int | None:
    """The warehouse's key of who is a customer of his own."""
    if organization_id is not None:
        return 2 * organization_id + 1
    return None if person_id is None else 2 * person_id


def measure_settings() -> MeasureSettings:
    """The firm's clock and promises, and the budgets that its programs set."""
    return firm_settings(budgeted_cells())


def budgeted_cells() -> dict[str, date]:
    """Cell → since when it has a budget, over all active programs."""
    stages = StageAssignment.objects.filter(program__is_active=True)
    return {
        cell: date.fromisoformat(budget["since"])
        for stage in stages
        for cell, budget in stage.budgets.items()
    }


def look_around() -> Surroundings:
    """Everything that a run of today reads from the database, in a handful of queries."""
    return Surroundings(
        settings=measure_settings(),
        groups=need_groups(),
        asked=tuple(_asked()),
        taken_back_merges=_merge_counter(),
    )


def need_groups() -> list[tuple[int, str, datetime]]:
    """(customer_key, group, since) of everybody who was put into a group of need."""
    found = []
    for person, firm, value, since in trait_values(NEED_GROUP):
        key = customer_key(person, firm)
        if key is not None:
            found.append((key, value, since))
    return found


def _asked() -> Iterable[tuple[str, int | None, int | None]]:
    for origin, person, firm in recent_origins(days=ASKED_DAYS):
        key, unit = split_origin(origin)
        if key:
            yield SAME_AS.get(key, key), customer_key(person, firm), unit


def _merge_counter() -> Callable[[date], int]:
    """A function of a date: merges taken back in the 30 days up to it."""
    moments = list(
        ChangeSet.objects.filter(kind="merge", undone_at__isnull=False).values_list(
            "undone_at", flat=True
        )
    )

    def count(day: date) -> int:
        days = (moment.date() for moment in moments if moment is not None)
        return sum(day - RECENT_MERGES < each <= day for each in days)

    return count


def active_program(model_id: str) -> Program | None:
    """The program that runs a model on the whole firm, if it was adopted."""
    return Program.objects.filter(model=model_id, scope_hash="", is_active=True).first()
