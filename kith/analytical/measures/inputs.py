"""What each input of the catalogue looks like in the warehouse: since when is it there?

A measure says nothing before the first day of what it needs; its reading then names the input by
its key in `kith.crm_models.inputs`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from kith.crm_models import inputs as catalogue
from kith.crm_models.vocabulary import Input
from kith.foundation.i18n import _

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Need:
    """An input and the SELECT of the first day (or moment) on which there is any of it."""

    input: Input
    first_day: str

    @property
    def key(self) -> str:
        """The input's key."""
        return self.input.key


def _first(table: str, where: str = "", column: str = "day") -> str:
    return f'SELECT min("{column}") FROM {table}' + (f" WHERE {where}" if where else "")


def _first_known(table: str, where: str = "TRUE") -> str:
    """The first sign of any record: its own making, or the oldest row brought with it.

    Since when a field was filled is not kept; a record that has it (`where`) stands for it.
    """
    return (
        f"SELECT least((SELECT min(created_at) FROM {table}),"
        " (SELECT min(ordered_at) FROM fact_order),"
        ' (SELECT min("at") FROM fact_interaction), (SELECT min("at") FROM fact_consent))'
        f" FROM (SELECT count(*) AS n FROM {table} WHERE {where}) t WHERE n > 0"
    )


PEOPLE = Need(catalogue.PEOPLE, _first_known("dim_person"))
CUSTOMERS = Need(catalogue.PEOPLE, _first_known("dim_customer"))
CONTACT_POINTS = Need(
    catalogue.CONTACT_POINTS, _first_known("dim_person", "email <> '' OR phone <> ''")
)
CONTACT_CHECKS = Need(
    catalogue.CONTACT_CHECKS, _first("dim_person", "verified_at IS NOT NULL", "verified_at")
)
ENRICHMENT = Need(catalogue.ENRICHMENT, _first("fact_enrichment", column="at"))
CONSENT = Need(catalogue.CONSENT, _first("fact_consent", "purpose = 'marketing'", "at"))
NEEDS = Need(catalogue.NEEDS, _first("fact_need", column="at"))
ORDERS = Need(catalogue.ORDERS, _first("fact_order"))
YEAR_OF_ORDERS = Need(catalogue.SNAPSHOTS, "SELECT min(day) + 365 FROM fact_order")
COST_TO_SERVE = Need(catalogue.COST_TO_SERVE, _first("fact_cost"))
TIME_LOG = Need(
    catalogue.TIME_LOG,
    "SELECT least((SELECT min(day) FROM fact_interaction WHERE minutes > 0),"
    " (SELECT min(day) FROM fact_cost WHERE minutes > 0))",
)
INBOUND = Need(catalogue.INTERACTIONS, _first("fact_interaction", "direction = 'in'"))
OUTBOUND = Need(catalogue.INTERACTIONS, _first("fact_interaction", "direction = 'out'"))
WANTING_REPLY = Need(
    catalogue.INTERACTIONS, _first("fact_interaction", "direction = 'in' AND needs_reply")
)
LEARNED_FACTS = Need(
    catalogue.LEARNED_FACTS,
    "SELECT least((SELECT min(day) FROM fact_interaction WHERE learned > 0),"
    ' (SELECT CAST(min("at") AS DATE) FROM fact_need WHERE interaction_id IS NOT NULL))',
)
OUTCOMES = Need(
    catalogue.MESSAGES,
    _first("fact_interaction", "coalesce(delivered_at, bounced_at) IS NOT NULL"),
)
PROMOTIONS = Need(
    catalogue.MESSAGES, _first("fact_interaction", "direction = 'out' AND is_promotional")
)
TREATED = Need(
    catalogue.EXPERIMENTS, _first("fact_assignment", "arm = 'customized'", "assigned_at")
)
HELD_OUT = Need(catalogue.EXPERIMENTS, _first("fact_assignment", "arm = 'hold_out'", "assigned_at"))
EXPERIMENTS = Need(catalogue.EXPERIMENTS, _first("fact_assignment", column="assigned_at"))
CUSTOMIZED_OFFERS = Need(
    catalogue.OFFERS,
    _first("fact_assignment", "arm = 'customized' AND presented_at IS NOT NULL", "presented_at"),
)
STANDARD_OFFERS = Need(
    catalogue.OFFERS,
    _first("fact_assignment", "arm = 'standard' AND presented_at IS NOT NULL", "presented_at"),
)
OFFER_MARGINS = Need(
    catalogue.ORDER_COSTS, _first("fact_assignment", "margin IS NOT NULL", "assigned_at")
)
BUDGETS = Need(catalogue.BUDGETS, "SELECT min(since) FROM cell_budget")

ORDER_COSTS = Need(catalogue.ORDER_COSTS, _first("fact_order", "cost_known"))
PREFERENCES = Need(catalogue.PREFERENCES, _first_known("dim_customer", "preferred_channel <> ''"))
BIRTHDAYS = Need(catalogue.BIRTHDAYS, _first_known("dim_person", "birthday IS NOT NULL"))
ORGANIZATIONS = Need(catalogue.ORGANIZATIONS, _first_known("dim_organization"))
OWNERS = Need(catalogue.OWNERS, _first_known("dim_customer", "owner_id IS NOT NULL"))
TASKS = Need(catalogue.TASKS, _first("fact_task", column="created_at"))
LIFECYCLE = Need(catalogue.LIFECYCLE, ORDERS.first_day)

# Where nothing is lacking, and still nobody computes the figure.
NOT_YET = Input(
    "not_yet",
    _("a later version of Kith"),
    _("There is nothing to bring: Kith does not compute this figure yet."),
)

# What stands for the inputs of measures that nobody computes yet: those that the warehouse holds.
STANDS_FOR: dict[str, Need] = {
    need.key: need
    for need in (
        PEOPLE,
        ORGANIZATIONS,
        CONTACT_POINTS,
        CONTACT_CHECKS,
        PREFERENCES,
        BIRTHDAYS,
        OWNERS,
        TASKS,
        CONSENT,
        NEEDS,
        ORDERS,
        ORDER_COSTS,
        LIFECYCLE,
        YEAR_OF_ORDERS,
        COST_TO_SERVE,
        TIME_LOG,
        INBOUND,
        LEARNED_FACTS,
        OUTCOMES,
        EXPERIMENTS,
        CUSTOMIZED_OFFERS,
    )
}


class Inputs:
    """Looks each need up once for a connection."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._first_day = functools.cache(functools.partial(_look_up, connection))

    def missing(self, needs: Iterable[Need], as_of: date) -> tuple[str, ...]:
        """The keys of the needs that were not there by the end of `as_of`, each once."""
        keys = []
        for need in needs:
            first = self._first_day(need)
            if first is None or first > as_of:
                keys.append(need.key)
        return tuple(dict.fromkeys(keys))


def _look_up(connection: DuckDBPyConnection, need: Need) -> date | None:
    row = connection.execute(need.first_day).fetchone()
    first = row[0] if row else None
    return first.date() if isinstance(first, datetime) else first


@functools.cache
def inputs_by_key() -> dict[str, Input]:
    """Every input of the catalogue, by key."""
    found = (value for value in vars(catalogue).values() if isinstance(value, Input))
    return {each.key: each for each in (*found, NOT_YET)}


def describe_missing(keys: Iterable[str]) -> tuple[Input, ...]:
    """The inputs behind the keys of `Reading.missing`, with name and how to bring them."""
    return tuple(inputs_by_key()[key] for key in keys)
