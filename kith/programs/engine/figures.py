"""The figures of a run: every measure that its models name, at every date that it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kith.analytical.measures.engine import Session, read_in
from kith.analytical.measures.reading import Reading
from kith.analytical.measures.scopes import Slice
from kith.analytical.measures.settings import MeasureSettings
from kith.analytical.warehouse.snapshots import provide_snapshots
from kith.crm_models.gallery import targets_of
from kith.crm_models.vocabulary import Context, Gate, Model, Scope, Target
from kith.foundation.periods import run_dates

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PERIODS = 12
STEP_DAYS = {"d": 1, "w": 7}  # rhythms shorter than the monthly periods of a run

FigureKey = tuple[str, str, Scope]


def tiers_of(judged: Gate | Context, target: Target) -> Scope:
    """Whom a target looks at: its own scope, else that of its gate."""
    if target.scope is not Scope.ALL or isinstance(judged, Context):
        return target.scope
    return judged.scope


@dataclass
class Figures:
    """Readings by (measure, part, tiers), oldest first; `short` holds those at shorter steps."""

    readings: dict[FigureKey, list[Reading]] = field(default_factory=dict)
    short: dict[str, dict[FigureKey, list[Reading]]] = field(default_factory=dict)

    def upto(
        self,
        as_of: date,
        measure: str,
        part: str = "",
        tiers: Scope = Scope.ALL,
        cadence: str = "",
    ) -> list[Reading]:
        """The readings of one figure on and before `as_of`, at most twelve, oldest first."""
        source = self.short.get(cadence, self.readings)
        found = source.get((measure, part, tiers), [])
        return [each for each in found if each.as_of <= as_of][-PERIODS:]

    def at(
        self, as_of: date, measure: str, part: str = "", tiers: Scope = Scope.ALL
    ) -> Reading | None:
        """The reading as of exactly this date, if it was asked for."""
        for each in reversed(self.readings.get((measure, part, tiers), [])):
            if each.as_of == as_of:
                return each
        return None


def read_figures(
    duck: DuckDBPyConnection,
    models: Iterable[Model],
    dates: Sequence[date],
    settings: MeasureSettings,
    *,
    team_id: int | None = None,
    done: Callable[[str], None] = lambda _measure: None,
) -> Figures:
    """Everything that the models ask for as of each of `dates` and eleven periods before it.

    Makes the snapshots that are missing, in TEMP tables of the connection.
    """
    wanted, short = _wanted(models)
    days = sorted({day for as_of in dates for day in run_dates(as_of, PERIODS)})
    provide_snapshots(duck, days)
    figures = Figures(_read(duck, wanted, days, settings, team_id, done))
    for cadence, (measures, periods) in short.items():
        step = timedelta(days=STEP_DAYS[cadence])
        near = sorted({as_of - k * step for as_of in dates for k in range(periods + 1)})
        provide_snapshots(duck, {*days, *near})
        figures.short[cadence] = _read(duck, measures, near, settings, team_id, done)
    return figures


def _read(
    duck: DuckDBPyConnection,
    wanted: Mapping[Scope, list[str]],
    days: Sequence[date],
    settings: MeasureSettings,
    team_id: int | None,
    done: Callable[[str], None],
) -> dict[FigureKey, list[Reading]]:
    session = Session(duck, days, settings)
    readings: dict[FigureKey, list[Reading]] = {}
    for tiers, ids in wanted.items():
        found = read_in(session, ids, Slice(tiers, team_id=team_id), done)
        for (measure, part), rows in found.items():
            readings[measure, part, tiers] = rows
    return readings


def _wanted(
    models: Iterable[Model],
) -> tuple[dict[Scope, list[str]], dict[str, tuple[dict[Scope, list[str]], int]]]:
    """Measures by tiers; and by rhythm those whose gate counts shorter periods, with how many."""
    wanted: dict[Scope, dict[str, None]] = {}
    short: dict[str, tuple[dict[Scope, list[str]], int]] = {}
    for model in models:
        for stage in model.stages:
            everything: tuple[Gate | Context, ...] = (*stage.gates, *stage.context)
            for judged in everything:
                scopes = {tiers_of(judged, target) for target in targets_of(judged)}
                for tiers in sorted(scopes or {Scope.ALL}):
                    wanted.setdefault(tiers, {})[judged.measure] = None
                    cadence = judged.cadence if isinstance(judged, Gate) else ""
                    if isinstance(judged, Gate) and cadence in STEP_DAYS:
                        measures, periods = short.setdefault(cadence, ({}, 0))
                        measures.setdefault(tiers, []).append(judged.measure)
                        short[cadence] = (measures, max(periods, judged.periods))
    return {tiers: list(ids) for tiers, ids in wanted.items()}, short
