"""Bringing the facts up to date in a build: staged rows replace what they change.

Works on any plan, whole tables or picked rows, and tells from which day on snapshots are stale.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kith.analytical.warehouse.facts import FACTS, Fact, customer_keys, fact_rows
from kith.analytical.warehouse.follow import TARGETS, Plan, agrees, plan_whole
from kith.analytical.warehouse.people import (
    ORGANIZATION_ROWS,
    PERSON_ROWS,
    fold_customers,
    fold_people,
)
from kith.analytical.warehouse.reading import copy_rows, create_stage
from kith.analytical.warehouse.replies import fold_all_replies, fold_touched_replies

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Progress = Callable[[str, int], None]
BEGINNING = date(1, 1, 1)

_POINT = "normalized, verified_at, bounced_at FROM stage_"
MIRRORS = {
    "membership": 'SELECT id, person_id, organization_id, "since", "until" FROM stage_membership',
    "person": PERSON_ROWS,
    "organization": ORGANIZATION_ROWS,
    "person_point": f"SELECT id, 'person', person_id, kind, {_POINT}person_point",
    "organization_point": (
        f"SELECT id, 'organization', organization_id, kind, {_POINT}organization_point"
    ),
    "identity": "SELECT id, person_id, source, verified_at FROM stage_identity",
    "outcome": 'SELECT id, interaction_id, kind, "at" FROM stage_outcome',
}
FOLDED = {"membership", "person", "organization", "person_point", "organization_point", "identity"}


class Loading:
    """One load of a build.

    Attributes:
        rows: rows read per source.
        stale_from: the first day whose snapshots are no longer right; None: all are.
    """

    def __init__(
        self, cursor: Any, duck: DuckDBPyConnection, progress: Progress, *, anew: bool
    ) -> None:
        """`anew`: the build is empty, so there is nothing to compare with."""
        self.cursor = cursor
        self.duck = duck
        self.progress = progress
        self.anew = anew
        self.rows: dict[str, int] = {}
        self.stale_from: date | None = BEGINNING if anew else None
        self._folds = False
        self._all_talk = False

    def run(self, plans: Sequence[Plan], *, today: date, fold: bool) -> None:
        """Load every plan, then derive what follows; `fold` derives people even if none changed."""
        duck = self.duck
        duck.execute("CREATE OR REPLACE TEMP TABLE moved_person (id BIGINT)")
        duck.execute(
            "CREATE OR REPLACE TEMP TABLE touched_talk "
            "(interaction_id BIGINT, thread VARCHAR, customer_key BIGINT, channel VARCHAR)"
        )
        for plan in plans:
            self._load(plan)
            if not agrees(self.cursor, duck, plan.source):
                self._load(plan_whole(plan.source))
        self._resolve_moved_people()
        self._name_experiments()
        if self._all_talk:
            fold_all_replies(duck)
        else:
            fold_touched_replies(duck)
        if fold or self._folds:
            fold_people(duck, today)
        fold_customers(duck)

    def _load(self, plan: Plan) -> None:
        name, duck = plan.source.name, self.duck
        create_stage(duck, f"stage_{name}", plan.source.columns)
        read = copy_rows(
            self.cursor,
            duck,
            table=plan.source.table,
            columns=plan.source.columns,
            into=f"stage_{name}",
            rows=plan.rows,
        )
        self.rows[name] = read
        self.progress(name, read)
        if read == 0 and plan.is_empty:
            duck.execute(f"DROP TABLE stage_{name}")
            return
        duck.execute("CREATE OR REPLACE TEMP TABLE touched (id BIGINT)")
        if plan.whole:
            duck.execute(f"INSERT INTO touched SELECT DISTINCT id FROM ({TARGETS[name].ids(name)})")
        else:
            import pyarrow as pa

            duck.register("changed_ids", pa.table({"id": pa.array(plan.changed, pa.int64())}))
            duck.execute(f"INSERT INTO touched FROM changed_ids UNION SELECT id FROM stage_{name}")
            duck.unregister("changed_ids")
        if name in MIRRORS:
            self._apply_mirror(name)
        else:
            self._apply_fact(name, FACTS[name], plan.whole)
        duck.execute(f"DROP TABLE stage_{name}")

    def _apply_mirror(self, name: str) -> None:
        target, duck = TARGETS[name], self.duck
        mine = f"{target.only} AND {target.column} IN (SELECT id FROM touched)"
        duck.execute(f"CREATE OR REPLACE TEMP TABLE fresh AS {MIRRORS[name]}")
        if name == "membership":
            self._note_moved_people(mine)
        if name == "organization":
            self._note_sizes(mine)
        if name == "outcome":
            duck.execute(
                "INSERT INTO touched_talk (interaction_id) "
                f"SELECT interaction_id FROM source_outcome WHERE {mine} "
                "UNION SELECT interaction_id FROM fresh"
            )
        duck.execute(f"DELETE FROM {target.table} WHERE {mine}")
        duck.execute(f"INSERT INTO {target.table} FROM fresh")
        self._folds = self._folds or name in FOLDED

    def _note_moved_people(self, mine: str) -> None:
        columns = "membership_id, person_id, organization_id, since, until"
        old = f"SELECT {columns} FROM source_membership WHERE {mine}"
        new = 'SELECT id, person_id, organization_id, "since", "until" FROM fresh'
        self.duck.execute(
            f"INSERT INTO moved_person SELECT person_id FROM ({_differing(old, new)})"
        )

    def _note_sizes(self, mine: str) -> None:
        """The number of employees places a customer among its peers, at every date."""
        columns = "organization_id, employees"
        old = f"SELECT {columns} FROM dim_organization WHERE {mine} AND employees IS NOT NULL"
        new = f"SELECT {columns} FROM fresh WHERE employees IS NOT NULL"
        row = self.duck.execute(f"SELECT count(*) FROM ({_differing(old, new)})").fetchone()
        if row and row[0]:
            self._stale(BEGINNING)

    def _apply_fact(self, name: str, fact: Fact, whole: bool) -> None:
        duck = self.duck
        duck.execute(f"CREATE OR REPLACE TEMP TABLE fresh AS {fact_rows(name)}")
        mine = f"{fact.key} IN (SELECT id FROM touched)"
        if fact.watched and not self.anew:
            day = fact.watched.rsplit(", ", 1)[1]
            rows = f"SELECT {fact.watched} FROM {{}} WHERE {fact.watched_if} AND {{}}"
            changed = _differing(
                rows.format(fact.table, mine), rows.format("fresh", "skip_reason IS NULL")
            )
            self._stale_if(f"SELECT min(CAST({day} AS DATE)) FROM ({changed})")
        if name == "interaction":
            self._all_talk = self._all_talk or whole
            duck.execute(
                "INSERT INTO touched_talk SELECT interaction_id, thread, customer_key, channel "
                f"FROM {fact.table} WHERE {mine} "
                "UNION ALL SELECT interaction_id, thread, customer_key, channel FROM fresh"
            )
        duck.execute(f"DELETE FROM {fact.table} WHERE {mine}")
        duck.execute(
            f"DELETE FROM source_skipped WHERE source = '{name}' AND id IN (SELECT id FROM touched)"
        )
        duck.execute(
            f"INSERT INTO {fact.table} SELECT * EXCLUDE (skip_reason, skip_currency) FROM fresh "
            "WHERE skip_reason IS NULL"
        )
        if fact.money or fact.skip:
            duck.execute(
                f"INSERT INTO source_skipped SELECT '{name}', {fact.key}, skip_reason, "
                "skip_currency FROM fresh WHERE skip_reason IS NOT NULL"
            )

    def _resolve_moved_people(self) -> None:
        """Rows of people whose memberships changed may belong to another customer now."""
        moved = self.duck.execute("SELECT count(*) FROM moved_person").fetchone()
        if self.anew or not moved or not moved[0]:
            return
        for name, fact in FACTS.items():
            alone = "" if name == "consent" else "AND organization_id IS NULL"
            self.duck.execute(
                f"CREATE OR REPLACE TEMP TABLE of_moved AS SELECT * FROM {fact.table} "
                f"WHERE person_id IN (SELECT id FROM moved_person) {alone}"
            )
            keys = customer_keys(
                "of_moved", fact.moment, has_organization=name != "consent", key=fact.key
            )
            self.duck.execute(
                f"CREATE OR REPLACE TEMP TABLE rekeyed AS "
                f"SELECT m.*, k.customer_key AS new_key FROM of_moved m JOIN ({keys}) k "
                f"ON k.id = m.{fact.key} WHERE k.customer_key <> m.customer_key"
            )
            if fact.watched:
                self._stale_if(
                    f"SELECT min(CAST({fact.moment} AS DATE)) FROM rekeyed WHERE {fact.watched_if}"
                )
            if name == "interaction":
                self.duck.execute(
                    "INSERT INTO touched_talk "
                    "SELECT interaction_id, thread, customer_key, channel FROM rekeyed "
                    "UNION ALL SELECT interaction_id, thread, new_key, channel FROM rekeyed"
                )
            self.duck.execute(
                f"UPDATE {fact.table} SET customer_key = r.new_key FROM rekeyed r "
                f"WHERE r.{fact.key} = {fact.table}.{fact.key}"
            )

    def _name_experiments(self) -> None:
        self.duck.execute(
            "UPDATE fact_assignment SET experiment = e.name, offer = e.offer "
            "FROM stage_experiment e WHERE e.id = fact_assignment.experiment_id "
            "AND (e.name, e.offer) IS DISTINCT FROM (experiment, fact_assignment.offer)"
        )

    def _stale_if(self, sql: str) -> None:
        row = self.duck.execute(sql).fetchone()
        if row and row[0] is not None:
            self._stale(row[0])

    def _stale(self, day: date) -> None:
        self.stale_from = day if self.stale_from is None else min(self.stale_from, day)


def _differing(old: str, new: str) -> str:
    """SQL: rows of one side that the other does not have."""
    return f"((({old}) EXCEPT ({new})) UNION ALL (({new}) EXCEPT ({old})))"
