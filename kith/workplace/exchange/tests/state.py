"""The content of the database without what may differ between two runs: keys and stamps."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import models

from kith.customers.consent.models import ConsentEntry
from kith.customers.orders.models import CostToServe, Order
from kith.customers.organizations.models import (
    Membership,
    Organization,
    OrganizationContactPoint,
)
from kith.customers.people.models import Person, PersonContactPoint
from kith.customers.timeline.models import Interaction, MessageOutcome, Need
from kith.operational.marketing.models import Experiment, ExperimentAssignment

PARENTS = (Person, Organization, Interaction, Experiment, Order)
MODELS: tuple[type[models.Model], ...] = (
    Person, PersonContactPoint, Organization, OrganizationContactPoint, Membership, ConsentEntry,
    Need, Order, CostToServe, Interaction, MessageOutcome, Experiment, ExperimentAssignment,
)  # fmt: skip
LEFT_OUT = {"id", "created_at", "updated_at", "at"}


def rows_of(model: type[models.Model]) -> list[tuple[Any, ...]]:
    """The rows of a table, sorted; a foreign key is what its record is known by."""
    names = [f.attname for f in model._meta.concrete_fields if f.attname not in LEFT_OUT]
    fields = {f.attname: f for f in model._meta.concrete_fields}
    known = {
        name: dict(_known_by(fields[name].related_model))
        for name in names
        if fields[name].is_relation and fields[name].related_model in PARENTS
    }
    rows = model._default_manager.values_list(*names)
    return sorted(
        tuple(
            repr(known[name].get(value) if name in known else value)
            for name, value in zip(names, row, strict=True)
        )
        for row in rows
    )


def _known_by(model: type[models.Model]) -> list[tuple[int, str]]:
    fields = {f.attname for f in model._meta.concrete_fields}
    names = [n for n in ("external_id", "name", "email", "phone") if n in fields]
    return [(row[0], repr(row[1:])) for row in model._default_manager.values_list("pk", *names)]


def fingerprint() -> str:
    """One hash over all rows of all tables that an import writes."""
    digest = hashlib.sha256()
    for model in MODELS:
        for row in rows_of(model):
            digest.update(repr((model.__name__, row)).encode())
    return digest.hexdigest()
