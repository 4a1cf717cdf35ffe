"""From figures to verdicts: each gate against its target in each period, then the stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kith.analytical.measures.judging import baseline, judge
from kith.analytical.measures.reading import Reading
from kith.analytical.measures.registry import unit_and_direction
from kith.crm_models.gallery import targets_of
from kith.crm_models.vocabulary import Context, Gate, Model, Op, Scope, Stage, Target
from kith.programs.engine.figures import Figures, tiers_of
from kith.programs.rules.verdict import (
    GateHistory,
    State,
    Verdict,
    count_measurable,
    join_states,
    judge_before,
    judge_stage,
)

# (stage, measure, part) → the firm's own comparison and target value
Overrides = Mapping[tuple[str, str, str], tuple[Op, float]]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in one period, and what its target says of it; `state` "" where nothing judges."""

    reading: Reading
    state: State | None


@dataclass(frozen=True, slots=True)
class MeasureOutcome:
    """One figure of a stage under one target; `points` run oldest to newest."""

    measure: str
    part: str
    tiers: Scope
    target: Target
    is_gate: bool
    is_legal: bool
    is_overridden: bool
    points: tuple[Point, ...]

    @property
    def reading(self) -> Reading:
        """The newest reading."""
        return self.points[-1].reading

    @property
    def state(self) -> State | None:
        """What the newest reading is judged to be."""
        return self.points[-1].state

    @property
    def target_value(self) -> float | None:
        """The figure it is held against: the target's, or the firm's own baseline."""
        if self.target.op is Op.BASELINE:
            return baseline(self.reading, [point.reading for point in self.points])
        return self.target.value


@dataclass(frozen=True, slots=True)
class StageOutcome:
    """The verdict over a stage and what it stands on.

    `waits` holds (key of an input, gates that wait for it), most gates first.
    """

    stage: Stage
    as_of: date
    verdict: Verdict
    previous: Verdict
    measurable: int
    met: int
    gates: int
    measures: tuple[MeasureOutcome, ...]
    waits: tuple[tuple[str, int], ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Keys of the inputs that gates lack, the one that most gates wait for first."""
        return tuple(key for key, _gates in self.waits)

    def measure(self, measure_id: str, part: str = "") -> MeasureOutcome | None:
        """The first outcome of this measure (and part, if named)."""
        for each in self.measures:
            if each.measure == measure_id and part in ("", each.part):
                return each
        return None


def judge_model(
    model: Model, figures: Figures, as_of: date, overrides: Overrides
) -> tuple[StageOutcome, ...]:
    """Every stage of `model` as of a date that the figures hold."""
    return tuple(judge_one(stage, figures, as_of, overrides) for stage in model.stages)


def judge_one(stage: Stage, figures: Figures, as_of: date, overrides: Overrides) -> StageOutcome:
    """One stage: its gates decide, the rest is shown beside them."""
    outcomes: list[MeasureOutcome] = []
    histories: list[GateHistory] = []
    waits: Counter[str] = Counter()
    for gate in stage.gates:
        mine = _outcomes(stage, gate, figures, as_of, overrides)
        outcomes += mine
        histories.append(_history(gate, mine, figures, as_of))
        waits.update({key: 1 for each in mine for key in each.reading.missing})
    for context in stage.context:
        outcomes += _outcomes(stage, context, figures, as_of, overrides)
    return StageOutcome(
        stage=stage,
        as_of=as_of,
        verdict=judge_stage(histories),
        previous=judge_before(histories),
        measurable=count_measurable(histories),
        met=sum(history.now is State.MET for history in histories),
        gates=len(histories),
        measures=tuple(outcomes),
        waits=tuple(waits.most_common()),
    )


def _outcomes(
    stage: Stage,
    judged: Gate | Context,
    figures: Figures,
    as_of: date,
    overrides: Overrides,
) -> list[MeasureOutcome]:
    return [
        _outcome(stage, judged, target, figures, as_of, overrides) for target in targets_of(judged)
    ]


def _outcome(
    stage: Stage,
    judged: Gate | Context,
    target: Target,
    figures: Figures,
    as_of: date,
    overrides: Overrides,
) -> MeasureOutcome:
    tiers = tiers_of(judged, target)
    own = overrides.get((stage.id, judged.measure, target.part))
    if own is not None:
        target = replace(target, op=own[0], value=own[1])
    readings = figures.upto(as_of, judged.measure, target.part, tiers)
    return MeasureOutcome(
        measure=judged.measure,
        part=target.part,
        tiers=tiers,
        target=target,
        is_gate=isinstance(judged, Gate),
        is_legal=isinstance(judged, Gate) and judged.legal,
        is_overridden=own is not None,
        points=_points(readings, target),
    )


def _points(readings: Sequence[Reading], target: Target) -> tuple[Point, ...]:
    return tuple(
        Point(reading, state_of(reading, target, readings[:index]))
        for index, reading in enumerate(readings)
    )


def state_of(reading: Reading, target: Target, earlier: Sequence[Reading]) -> State | None:
    """What a target says of a reading; None where the target judges nothing.

    A target that the firm has yet to set counts as an input that is not there.
    """
    if target.op is Op.CONTEXT:
        return None
    if reading.missing or (target.value is None and target.op is not Op.BASELINE):
        return State.NO_INPUT
    _unit, direction = unit_and_direction(reading.measure, reading.part)
    met = judge(reading, target, earlier, direction=direction)
    if met is None:
        return State.TOO_FEW
    return State.MET if met else State.FAILS


def _history(
    gate: Gate, outcomes: Sequence[MeasureOutcome], figures: Figures, as_of: date
) -> GateHistory:
    """The gate's states, newest first, in periods of its own rhythm where that is shorter."""
    columns = [
        _points(figures.upto(as_of, each.measure, each.part, each.tiers, gate.cadence), each.target)
        if gate.cadence in figures.short
        else each.points
        for each in outcomes
    ]
    depth = min((len(points) for points in columns), default=0)
    states = [
        join_states([points[-1 - back].state or State.NO_INPUT for points in columns])
        for back in range(depth)
    ]
    return GateHistory(tuple(states), gate.periods)
