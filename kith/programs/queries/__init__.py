"""Reads of programs. Verdicts and figures are the firm's and open to every user; rows about
single customers only to those who see these customers.
"""

from kith.programs.engine.surroundings import measure_settings
from kith.programs.queries.actions import (
    access_action,
    list_preview,
    next_actions,
    open_actions,
)
from kith.programs.queries.gallery import (
    all_looked_at,
    gallery,
    model_card,
    models_in_brief,
)
from kith.programs.queries.highlights import highlights, highlights_as_json
from kith.programs.queries.in_full import model_in_full
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
    "all_looked_at",
    "budgets_page",
    "gallery",
    "highlights",
    "highlights_as_json",
    "latest_run",
    "list_preview",
    "loop_history",
    "measure_settings",
    "model_card",
    "model_in_full",
    "models_in_brief",
    "next_actions",
    "open_actions",
    "program_of",
    "program_page",
    "run_as_json",
    "runs_of",
    "stage_page",
    "top_gaps",
]
