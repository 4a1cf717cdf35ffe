"""What new records gained in their first week, from the audit: fact_enrichment.

A required field that was empty at the record's making and was filled by a later change, validly,
within seven days of it. The name of the field is kept, never what it held.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from kith.analytical.warehouse.reading import fetch
from kith.workplace.audit.choices import ChangeKind, EntryAction
from kith.workplace.audit.models import AuditEntry, AuditPayload, ChangeSet

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FIRST_DAYS = 7
AT_ONCE = 500  # payloads of one question

# The fields that `people.py` requires, short of the name, which a record always has.
REQUIRED = {
    "person": ("email", "phone", "language", "country"),
    "organization": ("email", "domain", "phone", "industry", "country"),
}
_KINDS = ", ".join(f"'{kind}'" for kind in REQUIRED)
# Changes of records that existed; an undo brings nothing in.
_UPDATES = f"""
    SELECT e.id, e.kind, e.object_id, c.started_at
    FROM {AuditEntry._meta.db_table} e
    JOIN {ChangeSet._meta.db_table} c ON c.id = e.change_set_id
    WHERE e.id > %s AND e.action = '{EntryAction.UPDATED.value}' AND e.kind IN ({_KINDS})
        AND c.kind <> '{ChangeKind.UNDO.value}'
"""
_EARLY = f"""
    SELECT u.entry_id, u.kind, u.object_id, u."at",
        coalesce(p.customer_key, g.customer_key) AS customer_key
    FROM update_entry u
    LEFT JOIN dim_person p ON u.kind = 'person' AND p.person_id = u.object_id
    LEFT JOIN dim_organization g ON u.kind = 'organization' AND g.organization_id = u.object_id
    WHERE u."at" <= coalesce(p.created_at, g.created_at) + INTERVAL {FIRST_DAYS} DAY
    ORDER BY u.entry_id
"""


def copy_enrichment(cursor: Any, duck: DuckDBPyConnection, *, since: int) -> int:
    """Append what the audit tells after entry `since`; people are folded already.

    Returns how many fields were gained.
    """
    duck.execute("DELETE FROM fact_enrichment WHERE entry_id > $1", [since])
    updates = fetch(cursor, _UPDATES, [since])
    if not updates:
        return 0
    ids, kinds, objects, moments = zip(*updates, strict=True)
    duck.execute(
        "CREATE OR REPLACE TEMP TABLE update_entry AS SELECT unnest($1::BIGINT[]) AS entry_id, "
        "unnest($2::VARCHAR[]) AS kind, unnest($3::BIGINT[]) AS object_id, "
        'unnest($4::TIMESTAMP[]) AS "at"',
        [list(ids), list(kinds), list(objects), [_moment(each) for each in moments]],
    )
    early = duck.execute(_EARLY).fetchall()
    duck.execute("DROP TABLE update_entry")
    gained = [
        (row[0], row[1], row[2], row[4], field, row[3])
        for *row, payload in _with_payload(cursor, early)
        for field in gained_fields(row[1], payload)
    ]
    if gained:
        _append(duck, gained)
    return len(gained)


def gained_fields(kind: str, payload: Mapping[str, Any]) -> list[str]:
    """The required fields that were empty before a change and hold something valid after it."""
    before, after = payload.get("before") or {}, payload.get("after") or {}
    return [
        field
        for field in REQUIRED[kind]
        if field in after and not before.get(field) and _is_valid(field, str(after[field] or ""))
    ]


def _is_valid(field: str, text: str) -> bool:
    """As `people.py` counts a field as filled."""
    if field == "email":
        local, at, domain = text.partition("@")
        return bool(local and at and "." in domain.strip(".") and " " not in text)
    if field == "phone":
        return sum(ch.isdigit() for ch in text) >= 6
    return bool(text.strip())


def _append(duck: DuckDBPyConnection, gained: Sequence[tuple[Any, ...]]) -> None:
    columns = [list(column) for column in zip(*gained, strict=True)]
    duck.execute(
        """
        INSERT INTO fact_enrichment
        SELECT entry_id, CASE WHEN kind = 'person' THEN object_id END,
            CASE WHEN kind = 'organization' THEN object_id END, customer_key, field, "at"
        FROM (
            SELECT unnest($1::BIGINT[]) AS entry_id, unnest($2::VARCHAR[]) AS kind,
                unnest($3::BIGINT[]) AS object_id, unnest($4::BIGINT[]) AS customer_key,
                unnest($5::VARCHAR[]) AS field, unnest($6::TIMESTAMP[]) AS "at"
        )
        """,
        columns,
    )


def _moment(value: Any) -> datetime:
    """A time of either database, naive in UTC, as the warehouse keeps it."""
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _with_payload(cursor: Any, early: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Each early change with what it changed; erased ones say nothing."""
    for start in range(0, len(early), AT_ONCE):
        batch = early[start : start + AT_ONCE]
        marks = ", ".join(["%s"] * len(batch))
        found = dict(
            fetch(
                cursor,
                f"SELECT entry_id, data FROM {AuditPayload._meta.db_table} "
                f"WHERE entry_id IN ({marks})",
                [row[0] for row in batch],
            )
        )
        for row in batch:
            if row[0] in found:
                yield (*row, json.loads(found[row[0]]))
