"""Everything about one measure as of a date: its figures, their history, by whom, and the rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kith.analytical.measures.engine import Session, read_in
from kith.analytical.measures.evidence import evidence
from kith.analytical.measures.inputs import describe_missing
from kith.analytical.measures.judging import baseline
from kith.analytical.measures.reading import Reading, SplitReading
from kith.analytical.measures.registry import part_name, parts_of, unit_and_direction
from kith.analytical.measures.scopes import EVERYTHING
from kith.analytical.measures.select import Grouping
from kith.analytical.measures.settings import MeasureSettings
from kith.analytical.measures.splits import split_in
from kith.crm_models.gallery import get_measure
from kith.crm_models.vocabulary import Measure, Op, Scope, Target
from kith.foundation.periods import run_dates

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PERIODS = 12


@dataclass(frozen=True, slots=True)
class FigureReport:
    """One figure: `history` runs oldest to newest and ends with the reading itself."""

    part: str
    name: str
    target: Target | None
    target_value: float | None
    history: tuple[Reading, ...]

    @property
    def reading(self) -> Reading:
        """The newest reading."""
        return self.history[-1]


@dataclass(frozen=True, slots=True)
class MeasureReport:
    """A measure and all its figures; splits and counts of rows are of the first."""

    declared: Measure
    figures: tuple[FigureReport, ...]
    by_user: tuple[SplitReading, ...]
    by_team: tuple[SplitReading, ...]
    counted: int
    left_out: int
    reasons: tuple[tuple[str, int], ...]


def report_measure(
    duck: DuckDBPyConnection, measure_id: str, as_of: date, settings: MeasureSettings
) -> MeasureReport:
    """The whole of a measure; the snapshots of its dates must be there.

    Raises:
        UnknownMeasure: no such measure.
    """
    declared = get_measure(measure_id)
    session = Session(duck, run_dates(as_of, PERIODS), settings)
    readings = read_in(session, [measure_id])
    parts = parts_of(measure_id)
    figures = tuple(_figure(declared, part, readings[measure_id, part]) for part in parts)
    splits = {
        by: tuple(split_in(session, measure_id, parts[0], by=by, scope=EVERYTHING))
        for by in (Grouping.USER, Grouping.TEAM)
    }
    rows = evidence(duck, measure_id, parts[0], as_of=as_of, size=1, settings=settings)
    return MeasureReport(
        declared,
        figures,
        splits[Grouping.USER],
        splits[Grouping.TEAM],
        rows.counted,
        rows.left_out,
        rows.reasons,
    )


def _figure(declared: Measure, part: str, history: list[Reading]) -> FigureReport:
    target = next((t for t in declared.targets if t.part == part and t.scope is Scope.ALL), None)
    value = target.value if target else None
    if target and target.op is Op.BASELINE:
        value = baseline(history[-1], history)
    return FigureReport(part, part_name(declared.id, part), target, value, tuple(history))


def as_json(report: MeasureReport) -> dict[str, Any]:
    """The report in plain types: the first figure at the top, all of them under `parts`."""
    declared = report.declared
    first, *_others = report.figures
    _unit, direction = unit_and_direction(declared.id, first.part)
    return {
        "id": declared.id,
        "name": declared.name,
        "as_of": first.reading.as_of.isoformat(),
        **_figure_json(first),
        "direction": direction.value,
        "formula": declared.formula,
        "note": declared.note,
        "bring": [
            {"input": each.key, "name": each.name, "bring": each.bring}
            for each in describe_missing(first.reading.missing)
        ],
        "by_user": [_split_json(each) for each in report.by_user],
        "by_team": [_split_json(each) for each in report.by_team],
        "evidence": {
            "counted": report.counted,
            "left_out": report.left_out,
            "reasons": [{"why": why, "count": n} for why, n in report.reasons],
        },
        "parts": [_figure_json(each) for each in report.figures if each.part],
    }


def _figure_json(figure: FigureReport) -> dict[str, Any]:
    reading = figure.reading
    return {
        "part": figure.part,
        "part_name": figure.name,
        **_values(reading),
        "unit": reading.unit,
        "op": figure.target.op.value if figure.target else None,
        "target": figure.target_value,
        "grade": figure.target.grade.value if figure.target else None,
        "met": reading.met,
        "enough": reading.enough,
        "missing": list(reading.missing),
        "history": [{"as_of": each.as_of.isoformat(), **_values(each)} for each in figure.history],
    }


def _values(reading: Reading) -> dict[str, Any]:
    return {"value": reading.value, "low": reading.low, "high": reading.high, "n": reading.n}


def _split_json(split: SplitReading) -> dict[str, Any]:
    return {"id": split.key, "name": split.name, **_values(split.reading)}
