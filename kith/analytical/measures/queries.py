"""Measures for a user of this firm: its settings, its published warehouse, and what they may see.

Rows of evidence come from the warehouse, which knows owners as of its last refresh. Before anybody
sees a row, its record is looked up in the database through `visible_to(user)`: what was handed over
or erased since is held back, and names are those of today.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from kith.analytical.measures.evidence import (
    PAGE_SIZE,
    EvidencePage,
    EvidenceRow,
    Show,
    evidence,
    export_evidence,
)
from kith.analytical.measures.permissions import reach_of
from kith.analytical.measures.settings import MeasureSettings
from kith.analytical.warehouse.snapshots import provide_snapshots
from kith.crm_models.vocabulary import Scope
from kith.customers.activities.models import Task
from kith.customers.organizations.models import Organization
from kith.customers.people.models import Person
from kith.customers.timeline.models import Interaction
from kith.operational.marketing.models import ExperimentAssignment
from kith.workplace.accounts.models import User
from kith.workplace.accounts.queries import the_firm

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from kith.analytical.measures.scopes import Slice

Named = Mapping[int, str]

_OF_CUSTOMER = {
    "interaction": Interaction,
    "assignment": ExperimentAssignment,
    "task": Task,
}


def firm_settings(budgeted_cells: Mapping[str, date] | None = None) -> MeasureSettings:
    """The firm's clock and promises; budgets come from the programs, which keep them."""
    firm = the_firm()
    return MeasureSettings(
        time_zone=firm.time_zone,
        business_hours=firm.business_hours,
        reply_hours=firm.reply_hours,
        budgeted_cells=budgeted_cells,
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which evidence somebody asks for."""

    measure: str
    as_of: date
    part: str = ""
    scope: Slice | Scope | None = None
    show: Show = Show.COUNTED


def evidence_for(
    user: User,
    duck: DuckDBPyConnection,
    wanted: Wanted,
    *,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
    settings: MeasureSettings | None = None,
) -> EvidencePage:
    """A page of evidence that this user may see; a page may be shorter than `size`.

    Raises:
        NotFound: no active user. UnknownMeasure, InvalidInput: as `evidence`.
    """
    reach = reach_of(user)
    provide_snapshots(duck, [wanted.as_of])
    page = evidence(
        duck,
        wanted.measure,
        wanted.part,
        as_of=wanted.as_of,
        reach=reach,
        scope=wanted.scope,
        show=wanted.show,
        cursor=cursor,
        size=size,
        settings=settings or firm_settings(),
    )
    return replace(page, rows=tuple(visible_rows(user, page.rows)))


def export_for(
    user: User,
    duck: DuckDBPyConnection,
    wanted: Wanted,
    *,
    settings: MeasureSettings | None = None,
) -> Iterator[list[str]]:
    """The evidence that this user may see as rows of a CSV file, headings first."""
    reach = reach_of(user)
    provide_snapshots(duck, [wanted.as_of])
    return export_evidence(
        duck,
        wanted.measure,
        wanted.part,
        as_of=wanted.as_of,
        reach=reach,
        scope=wanted.scope,
        settings=settings or firm_settings(),
        checked=lambda rows: visible_rows(user, rows),
    )


def visible_rows(user: User, rows: Iterable[EvidenceRow]) -> list[EvidenceRow]:
    """The rows whose record exists and may be seen, under today's names; a query a kind of unit."""
    rows = list(rows)
    names = {unit: _names(user, unit, _ids(rows, unit)) for unit in {row.unit for row in rows}}
    return [
        replace(row, name=names[row.unit][row.unit_id])
        for row in rows
        if row.unit_id in names[row.unit]
    ]


def _ids(rows: Iterable[EvidenceRow], unit: str) -> dict[int, str]:
    return {row.unit_id: row.name for row in rows if row.unit == unit}


def _names(user: User, unit: str, ids: Mapping[int, str]) -> Named:
    """Id → name of the records of one kind that the user may see."""
    if unit == "customer":
        people = _records(user, Person, (key // 2 for key in ids if key % 2 == 0))
        firms = _records(user, Organization, (key // 2 for key in ids if key % 2))
        return {2 * key: name for key, name in people.items()} | {
            2 * key + 1: name for key, name in firms.items()
        }
    if unit == "person":
        return _records(user, Person, ids)
    if unit == "organization":
        return _records(user, Organization, ids)
    if unit in _OF_CUSTOMER:
        rows = _OF_CUSTOMER[unit].objects.visible_to(user).filter(pk__in=list(ids))
        found = rows.values_list("pk", "person__name", "organization__name")
        return {key: person or firm or "" for key, person, firm in found}
    return dict(ids)  # a cell is nobody's record


def _records(user: User, model: Any, ids: Iterable[int]) -> dict[int, str]:
    rows = model.objects.visible_to(user).filter(pk__in=list(ids))
    return dict(rows.values_list("pk", "name"))
