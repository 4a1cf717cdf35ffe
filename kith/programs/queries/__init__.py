"""Reads of programs. Verdicts and figures are the firm's and open to every user; rows about
single customers only to those who see these customers.
"""

from kith.programs.queries.actions import (
    access_action,
    list_preview,
    next_actions,
    silent_customers,
)
from kith.programs.queries.gallery import (
    gallery,
    model_card,
    models_in_brief,
)
from kith.programs.queries.program import (
    access_program,
    budgets_page,
    latest_run,
    loop_history,
    program_of,
    program_page,
    stage_page,
)
from kith.programs.queries.runs import access_run, run_as_json, runs_of
from kith.programs.queries.today import top_gaps

__all__ = [
    "access_action",
    "access_program",
    "access_run",
    "budgets_page",
    "gallery",
    "latest_run",
    "list_preview",
    "loop_history",
    "model_card",
    "models_in_brief",
    "next_actions",
    "program_of",
    "program_page",
    "run_as_json",
    "runs_of",
    "silent_customers",
    "stage_page",
    "top_gaps",
]
