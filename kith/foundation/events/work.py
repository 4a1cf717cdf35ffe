"""Facts about the work itself."""

from __future__ import annotations

from dataclasses import dataclass

from kith.foundation.events.fact import Fact


@dataclass(frozen=True, slots=True)
class RecordsImported(Fact):
    """A bulk write is one fact, not a million."""

    import_id: int
    kind: str
    created: int
    updated: int


@dataclass(frozen=True, slots=True)
class ChangeUndone(Fact):
    change_set_id: int
    undone: int
    kept: int


@dataclass(frozen=True, slots=True)
class TaskCreated(Fact):
    task_id: int


@dataclass(frozen=True, slots=True)
class TaskDone(Fact):
    task_id: int
