"""Facts: what happened, in the past tense, frozen. News goes up the floors as these."""

from kith.foundation.events.fact import Fact
from kith.foundation.events.people import (
    ConsentRecorded,
    InteractionLogged,
    OrganizationChanged,
    OrganizationCreated,
    PersonChanged,
    PersonCreated,
    RecordsDeleted,
)
from kith.foundation.events.work import ChangeUndone, RecordsImported, TaskCreated, TaskDone

__all__ = [
    "ChangeUndone",
    "ConsentRecorded",
    "Fact",
    "InteractionLogged",
    "OrganizationChanged",
    "OrganizationCreated",
    "PersonChanged",
    "PersonCreated",
    "RecordsDeleted",
    "RecordsImported",
    "TaskCreated",
    "TaskDone",
]
