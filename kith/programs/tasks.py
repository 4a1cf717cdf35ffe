"""Nudges: run a program now, run everything once the warehouse has been refreshed."""

from __future__ import annotations

from datetime import timedelta

from kith.analytical.warehouse.files import published_file
from kith.foundation.clock import now
from kith.foundation.queues import every, long, quick, task
from kith.programs.models import Program, Run
from kith.programs.services.forgetting import forget_old_runs
from kith.programs.services.running import replay_history, run_all, run_plainly

PAUSE = timedelta(hours=1)


@task(long)
def run_program_soon(program_id: int) -> None:
    """Run one program, in a process of its own."""
    if Program.objects.filter(pk=program_id, is_active=True).exists():
        run_plainly(program_id=program_id)


@task(long)
def replay_soon(program_id: int, months: int) -> None:
    """Replay a program over its history, in a process of its own."""
    program = Program.objects.filter(pk=program_id, is_active=True).first()
    if program is not None:
        replay_history(actor=None, program=program, months=months)


@task(long)
def run_all_soon() -> None:
    """Run every program and look at every model, in a process of its own."""
    run_all()
    forget_old_runs()


@every(quick, minutes=5)
def follow_refresh() -> None:
    """After a refresh, the nightly one among them, let everything run on the new figures.

    Only names and times are compared: this process never opens the warehouse. While records keep
    changing, everything runs once an hour at most.
    """
    path = published_file()
    if path is None or Run.objects.filter(warehouse=path.name).exists():
        return
    newest = Run.objects.filter(actor=None).order_by("-started_at").first()
    if newest is None or now() - newest.started_at >= PAUSE:
        run_all_soon()
