"""Building the warehouse: catch up or begin anew, publish, tell what was done."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kith.analytical.warehouse.connection import close_published, open_build, reading
from kith.analytical.warehouse.enrichment import copy_enrichment
from kith.analytical.warehouse.errors import WarehouseUnavailable
from kith.analytical.warehouse.files import discard, published_file, refresh_lock, start_build
from kith.analytical.warehouse.follow import Plan, audit_mark, plan_changes, plan_whole
from kith.analytical.warehouse.load import Loading, Progress
from kith.analytical.warehouse.reading import snapshot
from kith.analytical.warehouse.scene import (
    Rates,
    Settings,
    continues,
    measure_span,
    read_meta,
    read_rates,
    read_settings,
    set_the_scene,
    write_meta,
)
from kith.analytical.warehouse.schema import TABLES, create_table
from kith.analytical.warehouse.snapshots import refresh_snapshots
from kith.analytical.warehouse.sources import SOURCES
from kith.analytical.warehouse.steps import ValueSettings, after_refresh
from kith.foundation.child import run_in_child
from kith.foundation.clock import today

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did.

    Attributes:
        rows: rows read per source. snapshots: dates built. as_of: the default date now.
        written_back: people and organizations whose tier or value changed. full: built anew.
    """

    rows: dict[str, int]
    snapshots: int
    as_of: date
    seconds: float
    written_back: int
    full: bool


def refresh_warehouse(*, full: bool = False, progress: Progress | None = None) -> Refreshed:
    """Bring the warehouse up to date, or build it anew, and publish it in one step.

    Built anew is also what cannot be continued: no file, a damaged one, other settings of the
    firm, other exchange rates. Whatever fails, the published file stays.

    Raises:
        RefreshRunning: another process is building.
    """
    import duckdb

    started = time.monotonic()
    tell = progress or (lambda _what, _rows: None)
    with refresh_lock():
        settings = read_settings()
        mark = audit_mark()
        with snapshot() as cursor:
            rates = read_rates(cursor)
            base = None if full else _continuable(settings, rates)
            try:
                done = _build(cursor, settings, rates, mark, base, tell)
            except duckdb.Error:
                if base is None:
                    raise
                base = None  # damaged in a place that opening it did not show
                done = _build(cursor, settings, rates, mark, base, tell)
        close_published()
    written = write_back()
    return Refreshed(
        *done, seconds=time.monotonic() - started, written_back=written, full=base is None
    )


def write_back() -> int:
    """Let the rooms above write what the new warehouse says; returns rows changed."""
    with reading() as duck:
        return sum(act(duck) for act in after_refresh.values())


def refresh_in_child(*, full: bool = False) -> dict[str, Any]:
    """Refresh in a process of its own, which gives its memory back; the result as plain data.

    Raises ChildFailed where it could not be done.
    """
    result = run_in_child("kith.analytical.warehouse.services:refresh_plainly", full=full)
    close_published()
    return dict(result)


def refresh_plainly(*, full: bool = False) -> dict[str, Any]:
    """`refresh_warehouse` as JSON types: what the child hands back."""
    done = asdict(refresh_warehouse(full=full))
    return {**done, "as_of": done["as_of"].isoformat()}


def _build(
    cursor: Any,
    settings: Settings,
    rates: Rates,
    mark: int,
    base: Path | None,
    progress: Progress,
) -> tuple[dict[str, int], int, date]:
    build = start_build(copy_of=base)
    try:
        duck = open_build(build.path)
        try:
            done = _fill(cursor, duck, settings, rates, mark, base is None, progress)
            duck.execute("CHECKPOINT")
        finally:
            duck.close()
    except BaseException:
        discard(build)
        raise
    build.publish()
    return done


def _fill(
    cursor: Any,
    duck: DuckDBPyConnection,
    settings: Settings,
    rates: Rates,
    mark: int,
    anew: bool,
    progress: Progress,
) -> tuple[dict[str, int], int, date]:
    if anew:
        for name in TABLES:
            duck.execute(create_table(name))
    plans: Sequence[Plan] = [plan_whole(each) for each in SOURCES]
    new_day, since = True, 0
    if not anew:
        before = read_meta(duck)
        since = before["watermark"]
        plans = plan_changes(cursor, duck, since=since)
        new_day = before["folded_on"] != today().isoformat()
    set_the_scene(cursor, duck, settings, rates)
    loading = Loading(cursor, duck, progress, anew=anew)
    loading.run(plans, today=today(), fold=new_day)
    copy_enrichment(cursor, duck, since=since)
    progress("snapshots", 0)
    span = measure_span(duck)
    built = refresh_snapshots(
        duck,
        as_of=span.as_of,
        stale_from=loading.stale_from,
        settings=ValueSettings(settings.horizon, settings.discount),
    )
    write_meta(duck, settings, mark, span)
    return loading.rows, built, span.as_of


def _continuable(settings: Settings, rates: Rates) -> Path | None:
    """The published file, if a build may go on from it."""
    path = published_file()
    if path is None:
        return None
    try:
        with reading() as duck:
            return path if continues(duck, settings, rates) else None
    except WarehouseUnavailable:
        return None
