"""One look at the warehouse: models judged as of dates, their loops, and what they propose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kith.analytical.measures.periods import set_run_dates
from kith.analytical.measures.settings import MeasureSettings
from kith.crm_models.vocabulary import Model
from kith.programs.actions.candidates import Asked, prepare
from kith.programs.actions.proposing import Proposal, Proposer
from kith.programs.engine.figures import Figures, read_figures
from kith.programs.engine.stages import Overrides, StageOutcome, judge_model
from kith.programs.loops.registry import evaluate_loops
from kith.programs.loops.situation import Fired, Situation

if TYPE_CHECKING:
    from datetime import datetime

    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Job:
    """A model to run, with what the firm has set for it.

    `overrides` as in `engine.stages`; `team_id` narrows it to the customers of one team.
    """

    model: Model
    overrides: Overrides = field(default_factory=dict)
    team_id: int | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the warehouse does not hold: settings, need groups, what was asked for already."""

    settings: MeasureSettings
    groups: Sequence[tuple[int, str, datetime]] = ()
    asked: Asked = ()
    taken_back_merges: Callable[[date], int] = lambda _day: 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """A model as of a date: stages in order, loops that fired, proposals by stage."""

    model: Model
    as_of: date
    stages: tuple[StageOutcome, ...]
    fired: tuple[Fired, ...]
    proposals: Mapping[str, list[Proposal]]


def run_jobs(
    duck: DuckDBPyConnection,
    jobs: Sequence[Job],
    dates: Sequence[date],
    around: Surroundings,
    *,
    propose: bool = True,
    done: Callable[[str], None] = lambda _measure: None,
) -> list[list[Outcome]]:
    """For each job, its outcome at each date. Jobs of one team share their figures.

    Proposals look at the newest date alone: nobody acts on the past.
    """
    figures: dict[int | None, Figures] = {}
    for team_id in dict.fromkeys(job.team_id for job in jobs):
        models = [job.model for job in jobs if job.team_id == team_id]
        figures[team_id] = read_figures(
            duck, models, dates, around.settings, team_id=team_id, done=done
        )
    prepare(duck, groups=around.groups, asked=around.asked)
    newest = max(dates)
    set_run_dates(duck, [newest], around.settings)
    proposers = {team_id: Proposer(duck, newest, team_id) for team_id in figures if propose}
    return [
        [
            _outcome(duck, job, figures[job.team_id], day, around, proposers.get(job.team_id))
            for day in sorted(dates)
        ]
        for job in jobs
    ]


def _outcome(
    duck: DuckDBPyConnection,
    job: Job,
    figures: Figures,
    as_of: date,
    around: Surroundings,
    proposer: Proposer | None,
) -> Outcome:
    stages = judge_model(job.model, figures, as_of, job.overrides)
    situation = Situation(
        model=job.model,
        as_of=as_of,
        stages={each.stage.id: each for each in stages},
        figures=figures,
        duck=duck,
        taken_back_merges=around.taken_back_merges(as_of),
    )
    proposals = {}
    if proposer is not None and proposer.as_of == as_of:
        proposals = {each.stage.id: proposer.propose(each) for each in stages}
    return Outcome(job.model, as_of, stages, tuple(evaluate_loops(situation)), proposals)
