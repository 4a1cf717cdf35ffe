"""What is read from the operational database: one `Source` a table, its columns and its kinds."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from kith.customers.activities.models import Task
from kith.customers.consent.models import ConsentEntry
from kith.customers.orders.models import CostToServe, Order
from kith.customers.organizations.models import (
    Membership,
    Organization,
    OrganizationContactPoint,
)
from kith.customers.people.models import Identity, Person, PersonContactPoint
from kith.customers.timeline.models import Interaction, MessageOutcome, Need
from kith.operational.marketing.models import ExperimentAssignment
from kith.workplace.audit.registry import audited

# How a column travels, and what DuckDB makes of it.
DUCK_TYPES = {
    "int": "BIGINT",
    "float": "DOUBLE",
    "text": "VARCHAR",
    "flag": "BOOLEAN",
    "day": "DATE",
    "clock": "TIME",
    "moment": "TIMESTAMP",
}
_FIELD_KINDS = {
    "DecimalField": "float",
    "FloatField": "float",
    "BooleanField": "flag",
    "DateField": "day",
    "TimeField": "clock",
    "DateTimeField": "moment",
    "CharField": "text",
    "TextField": "text",
    "EmailField": "text",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name in the database and the way it travels."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Source:
    """One table to follow.

    Attributes:
        name: what its stage in the warehouse is called.
        model: the Django model.
        columns: what is read; the first is the primary key.
        append_only: rows are added or deleted, never changed.
    """

    name: str
    model: type[models.Model]
    columns: tuple[Column, ...]
    append_only: bool = False

    @property
    def table(self) -> str:
        """The table's name in the database."""
        return self.model._meta.db_table

    @property
    def audit_kinds(self) -> list[str]:
        """Under which kinds the audit tells of changes; empty: it does not."""
        return [entry.kind for entry in audited.values() if entry.model is self.model]


def _source(
    name: str, model: type[models.Model], fields: str, *, append_only: bool = False
) -> Source:
    columns = tuple(
        Column(field.column, _FIELD_KINDS.get(field.get_internal_type(), "int"))
        for field in map(model._meta.get_field, ["id", *fields.split()])
        if isinstance(field, models.Field) and field.column
    )
    return Source(name, model, columns, append_only)


_CARD = (
    "external_id name owner team country language source preferred_channel preferred_from "
    "preferred_until created_at verified_at email phone city"
)
_OF_CUSTOMER = "person organization"

SOURCES: tuple[Source, ...] = (
    _source("membership", Membership, "person organization since until"),
    _source("person", Person, f"{_CARD} given_name family_name job_title birthday"),
    _source("organization", Organization, f"{_CARD} domain industry tax_number employees"),
    _source("person_point", PersonContactPoint, "person kind normalized verified_at bounced_at"),
    _source(
        "organization_point",
        OrganizationContactPoint,
        "organization kind normalized verified_at bounced_at",
    ),
    _source("identity", Identity, "person source verified_at"),
    _source(
        "order",
        Order,
        f"{_OF_CUSTOMER} external_id ordered_at status amount cost discount returned quantity "
        "currency channel product_name",
    ),
    _source("cost", CostToServe, f"{_OF_CUSTOMER} kind occurred_at amount currency minutes"),
    _source(
        "interaction",
        Interaction,
        f"{_OF_CUSTOMER} channel direction kind occurred_at user contact topic thread campaign "
        "minutes needs_reply is_automated is_promotional learned",
    ),
    _source("outcome", MessageOutcome, "interaction kind at", append_only=True),
    _source(
        "need",
        Need,
        f"{_OF_CUSTOMER} name evidence confidence created_at confirmed_at learned_from",
    ),
    _source(
        "consent",
        ConsentEntry,
        "person channel purpose basis action at expires_at proof",
        append_only=True,
    ),
    _source(
        "assignment",
        ExperimentAssignment,
        f"{_OF_CUSTOMER} experiment arm assigned_at presented_at accepted_at converted_at margin "
        "discount customization_cost currency",
    ),
    _source("task", Task, f"{_OF_CUSTOMER} owner team due_on done_at created_at origin"),
)


def source(name: str) -> Source:
    """The source of that name."""
    return next(each for each in SOURCES if each.name == name)
