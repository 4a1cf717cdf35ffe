from kith.workplace.audit.models.change_set import ChangeSet
from kith.workplace.audit.models.entry import AuditEntry, AuditPayload, AuditSeal

__all__ = ["AuditEntry", "AuditPayload", "AuditSeal", "ChangeSet"]
