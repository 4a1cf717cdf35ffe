"""Which rows changed since the last refresh: the audit tells, ids and counts check.

New rows have higher ids than those loaded; changed and deleted ones have audit entries after the
watermark. Afterwards the count and the sum of ids on both sides must agree, else the table is
read again as a whole. A table that may change and leaves no audit trail is always read whole.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction

from kith.analytical.warehouse.reading import Rows, fetch
from kith.analytical.warehouse.sources import SOURCES, Source
from kith.operational.marketing.models import Experiment
from kith.workplace.accounts.models import Firm, Team, User
from kith.workplace.audit.bulk import hold_seal
from kith.workplace.audit.models import AuditEntry
from kith.workplace.audit.registry import audited
from kith.workplace.catalog.models import ExchangeRate

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Read whole at every refresh, and looked at only to know that one is due.
SMALL = (ExchangeRate, Experiment, Firm, Team, User)
# Above this share of changed rows, reading the whole table is quicker than picking.
PICK_AT_MOST = 0.3
PICK_ALWAYS = 20_000


@dataclass(frozen=True, slots=True)
class Target:
    """Where a source's rows live in the warehouse: `SELECT column FROM table WHERE only`."""

    table: str
    column: str
    only: str = "true"

    def ids(self, source: str) -> str:
        """SQL for the ids of all rows read, loaded or skipped."""
        return (
            f"SELECT {self.column} AS id FROM {self.table} WHERE {self.only} "
            f"UNION ALL SELECT id FROM source_skipped WHERE source = '{source}'"
        )


TARGETS = {
    "membership": Target("source_membership", "membership_id"),
    "person": Target("dim_person", "person_id"),
    "organization": Target("dim_organization", "organization_id"),
    "person_point": Target("source_point", "point_id", "owner_kind = 'person'"),
    "organization_point": Target("source_point", "point_id", "owner_kind = 'organization'"),
    "identity": Target("source_identity", "identity_id"),
    "order": Target("fact_order", "order_id"),
    "cost": Target("fact_cost", "cost_id"),
    "interaction": Target("fact_interaction", "interaction_id"),
    "outcome": Target("source_outcome", "outcome_id"),
    "need": Target("fact_need", "need_id"),
    "consent": Target("fact_consent", "entry_id"),
    "assignment": Target("fact_assignment", "assignment_id"),
    "task": Target("fact_task", "task_id"),
}


@dataclass(slots=True)
class Plan:
    """What to read of one source.

    Attributes:
        rows: for `copy_rows`. whole: the target is emptied first.
        changed: ids that the audit names, deleted ones included.
    """

    source: Source
    rows: Rows
    whole: bool
    changed: list[int] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Nothing is known to have changed; rows above the highest id may still come."""
        return not self.whole and not self.changed


def audit_mark() -> int:
    """The highest audit entry below which no writer still holds an id; call it before reading."""
    with transaction.atomic():
        hold_seal(exclusive=True)
        last = AuditEntry.objects.order_by("-id").values_list("id", flat=True).first()
    return last or 0


def plan_whole(source: Source) -> Plan:
    """Read everything."""
    return Plan(source, Rows(above=0), whole=True)


def plan_changes(cursor: Any, duck: DuckDBPyConnection, *, since: int) -> list[Plan]:
    """What to read of each source to catch up from audit entry `since`."""
    changed = _changed_ids(cursor, since)
    return [_plan(each, changed, duck) for each in SOURCES]


def _plan(source: Source, changed: dict[str, list[int]], duck: DuckDBPyConnection) -> Plan:
    kinds = source.audit_kinds
    if not kinds and not source.append_only:
        return plan_whole(source)
    ids = sorted({i for kind in kinds for i in changed.get(kind, ())})
    count, _sum, highest = loaded(duck, source)
    picked = sum(1 for i in ids if i <= highest)
    if picked > PICK_ALWAYS and picked > PICK_AT_MOST * count:
        return plan_whole(source)
    return Plan(source, Rows(above=highest, ids=ids), whole=False, changed=ids)


def _changed_ids(cursor: Any, since: int) -> dict[str, list[int]]:
    kinds = sorted({kind for each in SOURCES for kind in each.audit_kinds})
    if not kinds:
        return {}
    marks = ", ".join(["%s"] * len(kinds))
    rows = fetch(
        cursor,
        f"SELECT kind, object_id FROM {AuditEntry._meta.db_table} "
        f"WHERE id > %s AND kind IN ({marks})",
        [since, *kinds],
    )
    found: dict[str, list[int]] = defaultdict(list)
    for kind, object_id in rows:
        found[kind].append(object_id)
    return found


def loaded(duck: DuckDBPyConnection, source: Source) -> tuple[int, int, int]:
    """Count, sum and maximum of the ids in the warehouse."""
    ids = TARGETS[source.name].ids(source.name)
    row = duck.execute(
        f"SELECT count(*), coalesce(sum(id), 0), coalesce(max(id), 0) FROM ({ids})"
    ).fetchone()
    return (int(row[0]), int(row[1]), int(row[2])) if row else (0, 0, 0)


def agrees(cursor: Any, duck: DuckDBPyConnection, source: Source) -> bool:
    """Whether both sides hold the same number of rows with the same sum of ids."""
    rows = fetch(cursor, f'SELECT count(*), coalesce(sum(id), 0) FROM "{source.table}"')
    count, total, _highest = loaded(duck, source)
    return (int(rows[0][0]), int(rows[0][1])) == (count, total)


def changed_since(mark: int) -> bool:
    """Whether an audit entry that the warehouse follows is younger than `mark`: one quick query."""
    models = {*(each.model for each in SOURCES), *SMALL}
    kinds = [entry.kind for entry in audited.values() if entry.model in models]
    newest = AuditEntry.objects.filter(id__gt=mark, kind__in=kinds)
    return newest.order_by("id").values_list("id", flat=True).first() is not None
