"""Change-sets: what one act changed, sealed against later change, and taken back whole."""

from kith.workplace.audit.services.record import (
    Change,
    Recorder,
    open_change_set,
    record_changes,
    recording,
)
from kith.workplace.audit.services.seal import (
    AuditReport,
    erase_payloads,
    seal_audit,
    verify_audit,
)
from kith.workplace.audit.services.undo import Kept, UndoResult, undo_change_set

__all__ = [
    "AuditReport",
    "Change",
    "Kept",
    "Recorder",
    "UndoResult",
    "erase_payloads",
    "open_change_set",
    "record_changes",
    "recording",
    "seal_audit",
    "undo_change_set",
    "verify_audit",
]
