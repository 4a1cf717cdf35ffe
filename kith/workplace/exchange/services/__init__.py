"""Writes of imports and exports; see the package's docstring for their order."""

from kith.workplace.exchange.services.drafts import (
    correct_layout,
    discard_draft,
    save_mapping,
    start_import,
)
from kith.workplace.exchange.services.exports import export_everything
from kith.workplace.exchange.services.runs import (
    cancel_import,
    queue_import,
    run_import,
    send_nudges_by,
    sweep_imports,
)
from kith.workplace.exchange.services.undoing import UndoneImport, queue_undo, undo_import

__all__ = [
    "UndoneImport",
    "cancel_import",
    "correct_layout",
    "discard_draft",
    "export_everything",
    "queue_import",
    "queue_undo",
    "run_import",
    "save_mapping",
    "send_nudges_by",
    "start_import",
    "sweep_imports",
    "undo_import",
]
