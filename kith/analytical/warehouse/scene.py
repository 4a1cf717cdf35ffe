"""The small tables that every build reads whole: the firm, its users, rates, experiments."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kith.analytical.warehouse.errors import WarehouseUnavailable
from kith.analytical.warehouse.reading import Rows, copy_rows, create_stage, fetch
from kith.analytical.warehouse.schema import SCHEMA_VERSION
from kith.analytical.warehouse.snapshots import default_as_of
from kith.analytical.warehouse.sources import Column
from kith.foundation.clock import now, today
from kith.operational.marketing.models import Experiment
from kith.workplace.accounts.models import Team, User
from kith.workplace.accounts.queries import the_firm
from kith.workplace.catalog.models import ExchangeRate

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Rates = set[tuple[str, str, float]]


@dataclass(frozen=True, slots=True)
class Settings:
    """What every figure depends on; another value means building anew.

    margin and discount are shares (0.10 for 10 %), horizon is in years.
    """

    schema_version: int
    base_currency: str
    margin: float
    horizon: int
    discount: float


def read_settings() -> Settings:
    """The firm's settings."""
    firm = the_firm()
    return Settings(
        schema_version=SCHEMA_VERSION,
        base_currency=firm.base_currency,
        margin=float(firm.margin) / 100,
        horizon=firm.clv_horizon_years,
        discount=float(firm.discount_rate) / 100,
    )


def read_rates(cursor: Any) -> Rates:
    """All dated exchange rates as (currency, ISO day, rate)."""
    table = ExchangeRate._meta.db_table
    # Expressions, so that both databases give plain text and numbers.
    rows = fetch(cursor, f"SELECT currency, CAST(day AS TEXT), CAST(rate AS REAL) FROM {table}")
    return {(str(currency), str(day), float(rate)) for currency, day, rate in rows}


def set_the_scene(cursor: Any, duck: DuckDBPyConnection, settings: Settings, rates: Rates) -> None:
    """Fill the small tables of a build, and TEMP `firm` and `stage_experiment`."""
    duck.execute("CREATE OR REPLACE TEMP TABLE firm (base VARCHAR, margin DOUBLE)")
    duck.execute("INSERT INTO firm VALUES ($1, $2)", [settings.base_currency, settings.margin])
    for table in ("source_rate", "dim_user", "dim_team"):
        duck.execute(f"DELETE FROM {table}")
    _insert(duck, "source_rate", sorted(rates))
    users = User.objects.prefetch_related("teams").order_by("id")
    _insert(
        duck,
        "dim_user",
        [(u.pk, u.name, u.role, u.is_active, [t.pk for t in u.teams.all()]) for u in users],
    )
    _insert(duck, "dim_team", list(Team.objects.order_by("id").values_list("id", "name")))
    columns = (Column("id", "int"), Column("name", "text"), Column("offer", "text"))
    create_stage(duck, "stage_experiment", columns)
    copy_rows(
        cursor,
        duck,
        table=Experiment._meta.db_table,
        columns=columns,
        into="stage_experiment",
        rows=Rows(above=0),
    )


def _insert(duck: DuckDBPyConnection, table: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        marks = ", ".join(["?"] * len(rows[0]))
        duck.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day with an order or interaction, up to today, and the date to look at."""

    data_from: date | None
    data_until: date | None
    as_of: date


def measure_span(duck: DuckDBPyConnection) -> Span:
    """What the data cover."""
    row = duck.execute(
        """
        SELECT min(day), max(day) FROM (
            SELECT day FROM fact_order UNION ALL SELECT day FROM fact_interaction
        ) WHERE day <= $1
        """,
        [today()],
    ).fetchone()
    first, last = row if row else (None, None)
    return Span(first, last, default_as_of(last, today()))


def write_meta(duck: DuckDBPyConnection, settings: Settings, mark: int, span: Span) -> None:
    """Say in table meta what the file holds; values are JSON."""
    missing = duck.execute(
        "SELECT currency, count(*) FROM source_skipped WHERE reason = 'rate' "
        "GROUP BY currency ORDER BY currency"
    ).fetchall()
    facts = {
        **asdict(settings),
        "built_at": now().isoformat(),
        "watermark": mark,
        "as_of": span.as_of.isoformat(),
        "data_from": span.data_from.isoformat() if span.data_from else None,
        "data_until": span.data_until.isoformat() if span.data_until else None,
        "data_ended": span.data_until is not None and span.as_of < today(),
        "folded_on": today().isoformat(),
        "missing_rates": missing,
    }
    duck.execute("DELETE FROM meta")
    _insert(duck, "meta", [(key, json.dumps(value)) for key, value in facts.items()])


def read_meta(duck: DuckDBPyConnection) -> dict[str, Any]:
    """Table meta with its values decoded.

    Raises WarehouseUnavailable when the file holds no such table.
    """
    import duckdb

    from kith.analytical.warehouse.errors import corrupt

    try:
        rows = duck.execute("SELECT key, value FROM meta").fetchall()
    except duckdb.Error as error:
        raise corrupt("meta") from error
    return {key: json.loads(value) for key, value in rows}


def continues(duck: DuckDBPyConnection, settings: Settings, rates: Rates) -> bool:
    """Whether a build may go on from this file: same settings, same exchange rates."""
    try:
        facts = read_meta(duck)
    except WarehouseUnavailable:
        return False
    if any(facts.get(name) != value for name, value in asdict(settings).items()):
        return False
    there = duck.execute("SELECT currency, CAST(day AS VARCHAR), rate FROM source_rate").fetchall()
    return {(currency, day, rate) for currency, day, rate in there} == rates
