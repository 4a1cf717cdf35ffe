"""Running models: now, as of a date, over history, and all of them after a refresh."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from kith.analytical.warehouse.files import published_file
from kith.analytical.warehouse.queries import analyzing, warehouse_state
from kith.analytical.warehouse.scene import read_meta
from kith.crm_models.gallery import MODELS, UnknownModel, get_model
from kith.crm_models.vocabulary import Model, Op
from kith.foundation.child import run_in_child
from kith.foundation.clock import now, today
from kith.foundation.periods import previous_month_end
from kith.programs.engine.runner import Job, Outcome, run_jobs
from kith.programs.engine.surroundings import active_program, look_around
from kith.programs.errors import before_data, future_date, unknown_model
from kith.programs.models import Program, Run
from kith.programs.services.proposing import refresh_proposals
from kith.programs.services.saving import Circumstances, save_all
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import require

if TYPE_CHECKING:
    pass

Progress = Callable[[str], None]


def _quietly(_measure: str) -> None:
    """Progress that nobody watches."""


def find_model(model_id: str) -> Model:
    """The declared model.

    Raises:
        UnknownName: none is called so; the remedy lists those that are.
    """
    try:
        return get_model(model_id)
    except UnknownModel:
        raise unknown_model(model_id, ", ".join(MODELS)) from None


def run_model(
    *, actor: User | None, model_id: str, as_of: date | None = None, progress: Progress = _quietly
) -> Run:
    """Run a model on the whole firm: as its program where it was adopted, else to look at it.

    Needs a warehouse; see `kith.analytical.warehouse.services.refresh_warehouse`.

    Raises:
        UnknownName: no such model. InvalidInput: a date in the future, or before all data.
        WarehouseUnavailable: none was built. NotAllowed: the actor may not write.
    """
    require(actor, "write")
    model = find_model(model_id)
    return _run(actor, [(model, active_program(model.id))], as_of, progress)[0]


def run_program(
    *,
    actor: User | None,
    program: Program,
    as_of: date | None = None,
    progress: Progress = _quietly,
) -> Run:
    """Run a program. Raises as `run_model`."""
    require(actor, "write")
    return _run(actor, [(find_model(program.model), program)], as_of, progress)[0]


def run_all(*, progress: Progress = _quietly) -> list[Run]:
    """Run every program, and look at every model that nobody adopted; one pass over the data.

    Without a warehouse nothing is run.
    """
    if not warehouse_state().is_readable:
        return []
    programs = Program.objects.filter(is_active=True)
    pairs: list[tuple[Model, Program | None]] = [
        (get_model(each.model), each) for each in programs if each.model in MODELS
    ]
    adopted = {each.model for each in programs if each.scope_hash == ""}
    pairs += [(model, None) for model in MODELS.values() if model.id not in adopted]
    return _run(None, pairs, None, progress)


def replay_history(
    *,
    actor: User | None,
    program: Program,
    months: int = 12,
    progress: Progress = _quietly,
) -> list[Run]:
    """Run a program as of the last `months` month ends (1 to 36), oldest first.

    What was run in time is run again and says the same. Months before the first data are left out.
    """
    require(actor, "manage")
    model = find_model(program.model)
    with analyzing() as duck:
        meta = read_meta(duck)
        newest = date.fromisoformat(meta["as_of"])
        first = date.fromisoformat(meta["data_from"]) if meta["data_from"] else newest
        dates = _month_ends_before(newest, first, months)
        if not dates:
            return []
        started = now()
        outcomes = run_jobs(
            duck, [_job(model, program)], dates, look_around(), propose=False, done=progress
        )[0]
    around = Circumstances(actor, program, started, _last_day(meta), _file(), is_replay=True)
    return save_all(outcomes, around)


def _month_ends_before(newest: date, first: date, months: int) -> list[date]:
    dates: list[date] = []
    day = previous_month_end(newest)
    while len(dates) < max(1, min(months, 36)) and day >= first:
        dates.append(day)
        day = previous_month_end(day)
    return dates[::-1]


def _run(
    actor: User | None,
    pairs: Sequence[tuple[Model, Program | None]],
    as_of: date | None,
    progress: Progress,
) -> list[Run]:
    started = now()
    with analyzing() as duck:
        meta = read_meta(duck)
        day = _chosen_date(as_of, meta)
        jobs = [_job(model, program) for model, program in pairs]
        found = run_jobs(duck, jobs, [day], look_around(), done=progress)
    runs = []
    for (_model, program), outcomes in zip(pairs, found, strict=True):
        around = Circumstances(actor, program, started, _last_day(meta), _file())
        runs += _keep(outcomes, around)
    return runs


def _keep(outcomes: Sequence[Outcome], around: Circumstances) -> list[Run]:
    with transaction.atomic():
        runs = save_all(outcomes, around)
        for run, outcome in zip(runs, outcomes, strict=True):
            refresh_proposals(run, outcome)
    return runs


def _chosen_date(as_of: date | None, meta: dict[str, Any]) -> date:
    """The day asked for, else the warehouse's own; never one that says nothing."""
    if as_of is None:
        return date.fromisoformat(meta["as_of"])
    if as_of > today():
        raise future_date(as_of)
    if meta["data_from"] and as_of < date.fromisoformat(meta["data_from"]):
        raise before_data(as_of, meta["data_from"])
    return as_of


def _job(model: Model, program: Program | None) -> Job:
    if program is None:
        return Job(model)
    overrides = {
        (each.stage, each.measure, each.part): (Op(each.op), each.value)
        for each in program.overrides.all()
    }
    return Job(model, overrides, program.scope.get("team"))


def _last_day(meta: dict[str, Any]) -> date | None:
    return date.fromisoformat(meta["data_until"]) if meta["data_until"] else None


def _file() -> str:
    path = published_file()
    return path.name if path else ""


def run_in_process(*, program_id: int | None = None, model_id: str = "") -> int:
    """Run one program or model in a process of its own, which gives its memory back.

    Returns the run's id. Raises ChildFailed where it could not be done.
    """
    return int(
        run_in_child(
            "kith.programs.services.running:run_plainly", program_id=program_id, model_id=model_id
        )
    )


def run_plainly(*, program_id: int | None = None, model_id: str = "") -> int:
    """The child's side of `run_in_process`."""
    if program_id is not None:
        program = Program.objects.get(pk=program_id)
        return run_program(actor=None, program=program).pk
    return run_model(actor=None, model_id=model_id).pk


def request_run(*, actor: User | None, program: Program) -> None:
    """Ask for a run in the background; the page sees it when it is done."""
    from kith.programs.tasks import run_program_soon

    require(actor, "write")
    transaction.on_commit(lambda: run_program_soon(program.pk))
