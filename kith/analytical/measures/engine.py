"""Values: each measure is evaluated once over all dates of a run.

    readings = read_measures(connection, ["M01", "M20"], run_dates(today))
    readings["M20", "email"][-1].value

`connection` is DuckDB on the warehouse (a read-only cursor will do: only TEMP tables are made).
A date that is no month end needs its snapshot in `customer_at` first; see the warehouse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from kith.analytical.measures.aggregates import OrderStatistic
from kith.analytical.measures.clock import fill_clock
from kith.analytical.measures.inputs import NOT_YET, ORDERS, STANDS_FOR, Inputs
from kith.analytical.measures.judging import judge
from kith.analytical.measures.periods import set_run_dates, snapshot_dates
from kith.analytical.measures.reading import Estimate, Reading
from kith.analytical.measures.registry import (
    Figure,
    LiveMeasure,
    live_measures,
    parts_of,
    unit_and_direction,
)
from kith.analytical.measures.relations import RELATIONS
from kith.analytical.measures.scopes import EVERYTHING, Slice, slice_of
from kith.analytical.measures.select import Grouping, bounds_select, figures_select
from kith.analytical.measures.settings import MeasureSettings
from kith.crm_models.gallery import get_measure
from kith.crm_models.inputs import SNAPSHOTS
from kith.crm_models.vocabulary import Measure, Scope

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Readings = dict[tuple[str, str], list[Reading]]
Key = Any  # what rows are grouped by beside the date: a person, a team, a segment, or nothing


class Session:
    """A connection made ready for the dates of one run.

    `shares`: relations that several measures stand on become TEMP tables at their first use; for a
    single question that costs memory and saves nothing.
    """

    def __init__(
        self,
        connection: DuckDBPyConnection,
        dates: Iterable[date],
        settings: MeasureSettings | None = None,
        *,
        shares: bool = True,
    ) -> None:
        self.connection = connection
        self.dates = sorted(set(dates))
        self.settings = settings or MeasureSettings()
        set_run_dates(connection, self.dates, self.settings)
        self.inputs = Inputs(connection)
        self._snapshots = snapshot_dates(connection)
        self._has_clock = False
        self._shares = shares
        self._there: set[str] = set()

    def missing(self, live: LiveMeasure, as_of: date) -> tuple[str, ...]:
        """The keys of what `live` lacks as of a date."""
        keys = self.inputs.missing(live.needs, as_of)
        if keys or not live.snapshot or as_of in self._snapshots:
            return keys
        return () if self.inputs.missing((ORDERS,), as_of) else (SNAPSHOTS.key,)

    def lacking(self, declared: Measure, as_of: date) -> tuple[str, ...]:
        """The same of a measure that nobody computes yet: never empty."""
        keys = tuple(
            each.key
            for each in declared.inputs
            if each.key not in STANDS_FOR or self.inputs.missing((STANDS_FOR[each.key],), as_of)
        )
        return keys or (NOT_YET.key,)

    def prepare(self, live: LiveMeasure) -> None:
        """Make the clock before the first measure that reads it, and what several stand on."""
        if live.clock and not self._has_clock:
            fill_clock(self.connection, self.settings, self.dates)
            self._has_clock = True
        for name in live.evidence().uses if self._shares else ():
            if name not in self._there:
                self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {RELATIONS[name]}")
                self._there.add(name)

    def estimates(
        self,
        live: LiveMeasure,
        figures: Sequence[Figure],
        scope: Slice = EVERYTHING,
        by: Grouping | None = None,
    ) -> dict[tuple[str, date, Key], Estimate]:
        """(part, date, key) → figure, for all dates and keys that have rows."""
        self.prepare(live)
        query = figures_select(live, figures, scope, by, self._there)
        cursor = self.connection.execute(query)
        names = [column[0] for column in cursor.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        found = {}
        for index, figure in enumerate(figures):
            prefix = f"f{index}_"
            mine = [
                {name.removeprefix(prefix): row[name] for name in names if name.startswith(prefix)}
                | {"as_of": row["as_of"], "key": row["key"]}
                for row in rows
            ]
            if isinstance(figure.aggregate, OrderStatistic) and by is None:
                self._add_bounds(live, figure, scope, mine)
            for row in mine:
                found[figure.part, row["as_of"], row["key"]] = figure.aggregate.estimate(row)
        return found

    def _add_bounds(
        self, live: LiveMeasure, figure: Figure, scope: Slice, rows: list[dict[str, Any]]
    ) -> None:
        """Put the ends of the intervals of an order statistic into its rows, in one SELECT."""
        sizes = {row["as_of"]: int(row["n"]) for row in rows}
        query = bounds_select(live, figure, scope, sizes, self._there)
        if query is None:
            return
        cursor = self.connection.execute(query)
        names = [column[0] for column in cursor.description or ()]
        values = dict(zip(names, cursor.fetchone() or (), strict=True))
        for row in rows:
            for end in ("low", "high"):
                row[end] = values.get(f"{end}_{row['as_of']:%Y%m%d}")


def read_measures(
    connection: DuckDBPyConnection,
    ids: Iterable[str],
    dates: Iterable[date],
    scope: Slice | Scope | None = None,
    *,
    settings: MeasureSettings | None = None,
    done: Callable[[str], None] = lambda measure_id: None,
) -> Readings:
    """Every figure of the measures at every date, oldest first, judged by the catalogue's target.

    Args:
        ids: shared ("M01") or stage-local ("ID2.a") ids; those that nobody can compute yet come
            back with the inputs they lack.
        scope: tiers or a person or team to narrow to; None is everybody.
        done: told each id when it has been read.

    Raises:
        UnknownMeasure: an id is not in the catalogue.
    """
    session = Session(connection, dates, settings)
    return read_in(session, ids, slice_of(scope), done)


def read_in(
    session: Session,
    ids: Iterable[str],
    scope: Slice = EVERYTHING,
    done: Callable[[str], None] = lambda measure_id: None,
) -> Readings:
    """`read_measures` on a session that is ready: for several scopes of one run."""
    readings: Readings = {}
    for measure_id in dict.fromkeys(ids):
        get_measure(measure_id)
        live = live_measures().get(measure_id, ())
        if live:
            for part in parts_of(measure_id):
                readings[measure_id, part] = []
            for each in live:
                readings |= _read_one(session, each, scope)
        else:
            readings |= _not_live(session, measure_id)
        done(measure_id)
    return {key: _judged(rows, scope) for key, rows in readings.items()}


def _read_one(session: Session, live: LiveMeasure, scope: Slice) -> Readings:
    """The readings of one SELECT's figures, unjudged."""
    lacking = {day: session.missing(live, day) for day in session.dates}
    found = {} if all(lacking.values()) else session.estimates(live, live.figures, scope)
    return {
        (live.id, figure.part): [
            named(live.id, figure.part, day, found.get((figure.part, day, None)), lacking[day])
            for day in session.dates
        ]
        for figure in live.figures
    }


def named(
    measure_id: str,
    part: str,
    as_of: date,
    estimate: Estimate | None,
    missing: tuple[str, ...] = (),
) -> Reading:
    """An estimate under its name; without its inputs it says nothing but which they are."""
    unit, _ = unit_and_direction(measure_id, part)
    e = Estimate() if missing or estimate is None else estimate
    return Reading(
        measure_id, part, as_of, e.value, e.low, e.high, e.n, unit.value,
        missing=missing, enough=e.enough,
    )  # fmt: skip


def _not_live(session: Session, measure_id: str) -> Readings:
    """A measure that nobody computes yet names the inputs that are not there."""
    declared = get_measure(measure_id)
    readings: Readings = {(measure_id, part): [] for part in parts_of(measure_id)}
    for day in session.dates:
        lacking = session.lacking(declared, day)
        for (_, part), rows in readings.items():
            rows.append(named(measure_id, part, day, None, lacking))
    return readings


def _judged(rows: list[Reading], scope: Slice) -> list[Reading]:
    """The readings of one figure with `met` filled in from the catalogue's own target."""
    if not rows:
        return rows
    first = rows[0]
    _, direction = unit_and_direction(first.measure, first.part)
    targets = [
        target
        for target in get_measure(first.measure).targets
        if target.part == first.part and target.scope in (Scope.ALL, scope.tiers)
    ]
    # The narrower target, where there is one for this scope.
    target = max(targets, key=lambda each: each.scope is not Scope.ALL, default=None)
    if target is None:
        return rows
    return [
        replace(row, met=judge(row, target, rows[:index], direction=direction))
        for index, row in enumerate(rows)
    ]
