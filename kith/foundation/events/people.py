"""Facts about customers."""

from __future__ import annotations

from dataclasses import dataclass

from kith.foundation.events.fact import Fact


@dataclass(frozen=True, slots=True)
class PersonCreated(Fact):
    person_id: int


@dataclass(frozen=True, slots=True)
class PersonChanged(Fact):
    person_id: int
    fields: list[str]


@dataclass(frozen=True, slots=True)
class OrganizationCreated(Fact):
    organization_id: int


@dataclass(frozen=True, slots=True)
class OrganizationChanged(Fact):
    organization_id: int
    fields: list[str]


@dataclass(frozen=True, slots=True)
class RecordsDeleted(Fact):
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class InteractionLogged(Fact):
    interaction_id: int
    person_id: int | None
    organization_id: int | None


@dataclass(frozen=True, slots=True)
class ConsentRecorded(Fact):
    person_id: int
    channel: str
    purpose: str
    action: str
