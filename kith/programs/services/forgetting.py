"""Thinning: a run a day for a month, then month ends and whatever changed a loop."""

from __future__ import annotations

from datetime import timedelta

from kith.foundation.clock import today
from kith.foundation.periods import month_end
from kith.programs.models import LoopFiring, Program, Run

KEPT_DAYS = 31
KEPT_LOOKS = 3  # runs of a model that nobody adopted


def forget_old_runs() -> int:
    """Remove daily runs that nobody needs any more; returns how many.

    Kept of a program: 31 days, month ends, and every run in which a loop began or ended, so that
    iterations keep their numbers. Of a model that nobody adopted: the newest three.
    """
    gone: list[int] = []
    for program in Program.objects.all():
        gone += _superfluous(program)
    for model in Run.objects.filter(program=None).values_list("model", flat=True).distinct():
        looks = Run.objects.filter(program=None, model=model).order_by("-as_of")
        gone += list(looks.values_list("pk", flat=True)[KEPT_LOOKS:])
    Run.objects.filter(pk__in=gone).delete()
    return len(gone)


def _superfluous(program: Program) -> list[int]:
    runs = list(program.runs.order_by("as_of").values_list("pk", "as_of"))
    fired: dict[int, set[str]] = {}
    for run_id, loop in LoopFiring.objects.filter(program=program).values_list("run_id", "loop"):
        fired.setdefault(run_id, set()).add(loop)
    limit = today() - timedelta(days=KEPT_DAYS)
    gone = []
    for place, (run_id, day) in enumerate(runs):
        neighbors = runs[max(0, place - 1) : place] + runs[place + 1 : place + 2]
        mine = fired.get(run_id, set())
        same = all(fired.get(other, set()) == mine for other, _day in neighbors)
        if day < limit and day != month_end(day) and same and len(neighbors) == 2:
            gone.append(run_id)
    return gone
