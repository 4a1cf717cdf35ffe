"""Looking at an action's rows from a page: the warehouse made ready, within the reader's reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kith.analytical.measures.periods import set_run_dates
from kith.analytical.measures.permissions import reach_of
from kith.analytical.warehouse.connection import reading
from kith.analytical.warehouse.scene import read_meta
from kith.customers.organizations.queries import organizations_by_ids
from kith.customers.people.queries import people_by_ids
from kith.programs.actions.candidates import list_candidates, prepare, tally, team_reach
from kith.programs.actions.spec import Candidate, Spec
from kith.programs.engine.surroundings import look_around
from kith.workplace.accounts.models import User

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@contextmanager
def looking(as_of: date | None) -> Iterator[tuple[DuckDBPyConnection, date]]:
    """A cursor on the warehouse as of a stored snapshot; its own date where `as_of` has none.

    No snapshot is built here: that belongs to a run's own process.
    """
    with reading() as duck:
        newest = date.fromisoformat(read_meta(duck)["as_of"])
        there = {
            row[0] for row in duck.execute("SELECT DISTINCT as_of FROM customer_month").fetchall()
        }
        day = as_of if as_of is not None and as_of in there else newest
        around = look_around()
        duck.execute("CREATE OR REPLACE TEMP VIEW customer_at AS FROM customer_month")
        set_run_dates(duck, [day], around.settings)
        prepare(duck, groups=around.groups, asked=around.asked)
        yield duck, day


def look_at(
    user: User,
    spec: Spec,
    as_of: date | None,
    *,
    team_id: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> tuple[int, list[Candidate]]:
    """How many rows (of one team) the user may see, and one page of them with their records.

    The warehouse narrows by owners as of its refresh; the database has the last word.
    """
    reach, team = reach_of(user), team_reach(team_id)
    with looking(as_of) as (duck, day):
        count = tally(duck, spec, day, reach=reach, team=team).count
        rows = list_candidates(duck, spec, day, reach=reach, team=team, offset=offset, limit=limit)
    return count, with_records(user, rows)


def with_records(user: User, rows: Sequence[Candidate]) -> list[Candidate]:
    """The rows whose record the user sees; rows about no record stay."""
    people = {
        each.pk: each
        for each in people_by_ids(user, [r.person_id for r in rows if r.person_id is not None])
    }
    firms = {
        each.pk: each
        for each in organizations_by_ids(
            user, [r.organization_id for r in rows if r.organization_id is not None]
        )
    }
    found = []
    for row in rows:
        if row.person_id is None and row.organization_id is None:
            found.append(row)
            continue
        record = (
            firms.get(row.organization_id)
            if row.organization_id is not None
            else people.get(row.person_id or 0)
        )
        if record is not None:
            found.append(replace(row, customer=record, name=record.name))
    return found
