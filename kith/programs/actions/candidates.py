"""Rows that an action concerns: counted and paged in the warehouse, within the reader's reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kith.analytical.measures.reach import WHOLE_FIRM, Reach, visible_condition
from kith.programs.actions.spec import Candidate, Spec

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# (action key, customer_key, unit_id or None) of what was asked for and is still open or recent.
Asked = Iterable[tuple[str, int | None, int | None]]
# (customer_key, value, since)
NeedGroups = Sequence[tuple[int, str, date]]

MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows an action concerns, and the lifetime value behind them."""

    count: int
    value: float


def prepare(
    duck: DuckDBPyConnection, *, groups: Iterable[tuple[int, str, datetime]], asked: Asked
) -> None:
    """Fill TEMP `need_group` and `asked`; `customer_at` and `cell_budget` are a session's."""
    duck.execute(
        "CREATE OR REPLACE TEMP TABLE need_group (customer_key BIGINT, value VARCHAR, since DATE)"
    )
    rows = list(groups)
    if rows:
        duck.execute(
            "INSERT INTO need_group SELECT unnest($1::BIGINT[]), unnest($2::VARCHAR[]),"
            " unnest($3::DATE[])",
            [[r[0] for r in rows], [r[1] for r in rows], [r[2].date() for r in rows]],
        )
    duck.execute(
        "CREATE OR REPLACE TEMP TABLE asked (action VARCHAR, customer_key BIGINT, unit_id BIGINT)"
    )
    asked_rows = list(asked)
    if asked_rows:
        duck.execute(
            "INSERT INTO asked SELECT unnest($1::VARCHAR[]), unnest($2::BIGINT[]),"
            " unnest($3::BIGINT[])",
            [[r[0] for r in asked_rows], [r[1] for r in asked_rows], [r[2] for r in asked_rows]],
        )


def team_reach(team_id: int | None) -> Reach:
    """The customers of one team; all without one."""
    return WHOLE_FIRM if team_id is None else Reach(team_ids=(team_id,))


def _with_candidates(spec: Spec, reach: Reach, team: Reach) -> str:
    """`WITH candidate AS …`: the spec's rows that nobody was asked about yet, within both reaches.

    A row about a customer is asked about by customer; another one by its own number.
    """
    return f"""
        WITH everyone AS ({spec.candidates.strip()}),
        candidate AS (
            SELECT e.* FROM everyone e
            WHERE {visible_condition(reach, "e")} AND {visible_condition(team, "e")}
            AND NOT EXISTS (
                SELECT 1 FROM asked a WHERE a.action = '{spec.key}' AND CASE
                    WHEN e.unit IN ('customer', 'person', 'organization')
                        THEN a.customer_key = e.customer_key
                        AND (a.unit_id IS NULL OR a.unit_id = e.unit_id)
                    ELSE a.unit_id = e.unit_id END
            )
        )
    """


def tally(
    duck: DuckDBPyConnection,
    spec: Spec,
    as_of: date,
    *,
    reach: Reach = WHOLE_FIRM,
    team: Reach = WHOLE_FIRM,
) -> Tally:
    """How many rows there are, and the positive lifetime value of their customers."""
    row = duck.execute(
        _with_candidates(spec, reach, team)
        + "SELECT count(*), coalesce(sum(greatest(value, 0)), 0) FROM candidate",
        [as_of],
    ).fetchone()
    return Tally(int(row[0]), float(row[1])) if row else Tally(0, 0.0)


def list_candidates(
    duck: DuckDBPyConnection,
    spec: Spec,
    as_of: date,
    *,
    reach: Reach = WHOLE_FIRM,
    team: Reach = WHOLE_FIRM,
    offset: int = 0,
    limit: int = 50,
) -> list[Candidate]:
    """Rows, the most valuable first; at most 200 at once."""
    rows = duck.execute(
        _with_candidates(spec, reach, team)
        + """
        SELECT c.unit, c.unit_id, c.customer_key, d.person_id, d.organization_id,
            coalesce(d.name, c.s1, ''), c.value, c.n1, c.n2, c.s1, c.s2
        FROM candidate c LEFT JOIN dim_customer d USING (customer_key)
        ORDER BY c.value DESC NULLS LAST, c.unit, c.unit_id LIMIT $2 OFFSET $3
        """,
        [as_of, max(1, min(limit, MOST_ROWS)), max(0, offset)],
    ).fetchall()
    return [_candidate(row) for row in rows]


def _candidate(row: Sequence[Any]) -> Candidate:
    unit, unit_id, key, person, firm, name, value, n1, n2, s1, s2 = row
    if unit == "person":
        person, firm = unit_id, None
    elif unit == "organization":
        person, firm = None, unit_id
    return Candidate(
        unit=unit,
        unit_id=int(unit_id),
        customer_key=key,
        person_id=person,
        organization_id=firm,
        name=name or "",
        value=None if value is None else float(value),
        n1=None if n1 is None else float(n1),
        n2=None if n2 is None else float(n2),
        s1=s1 or "",
        s2=s2 or "",
    )
