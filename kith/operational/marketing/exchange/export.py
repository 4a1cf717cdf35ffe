"""Columns of experiments.csv that other tables hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kith.customers.organizations.exchange.customers import customer_columns
from kith.operational.marketing.models import ExperimentAssignment
from kith.workplace.exchange.engine.lookup import fetch

Say = Callable[[Sequence[int]], Mapping[int, Any]]


def _column(name: str) -> Say:
    return lambda ids: {pk: v for pk, v in fetch(ExperimentAssignment, "pk", ids, "pk", name) if v}


EXPORTS: dict[str, Say] = {
    **customer_columns(ExperimentAssignment),
    "experiment": _column("experiment__name"),
    "offer": _column("experiment__offer"),
    **{name: _column(name) for name in ("presented_at", "accepted_at", "converted_at")},
}
