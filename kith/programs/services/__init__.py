"""Writes of programs: adopt, assign, override, run, replay, act, undo."""

from kith.programs.services.acting import (
    assign_action,
    dismiss_action,
    do_action,
    preview_action,
    undo_action,
)
from kith.programs.services.adopting import (
    adopt_model,
    assign_stage,
    override_target,
    reset_target,
    retire_program,
    set_budget,
)
from kith.programs.services.running import (
    find_model,
    replay_history,
    request_run,
    run_all,
    run_in_process,
    run_model,
    run_program,
)

__all__ = [
    "adopt_model",
    "assign_action",
    "assign_stage",
    "dismiss_action",
    "do_action",
    "find_model",
    "override_target",
    "preview_action",
    "replay_history",
    "request_run",
    "reset_target",
    "retire_program",
    "run_all",
    "run_in_process",
    "run_model",
    "run_program",
    "set_budget",
    "undo_action",
]
