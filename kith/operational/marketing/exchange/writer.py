"""Rows of an experiments file become experiments and their customers' arms."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from kith.customers.organizations.exchange.customers import CustomerFinder, customer_ref
from kith.foundation.i18n import _
from kith.foundation.text import fold
from kith.operational.marketing.models import Experiment
from kith.workplace.exchange.engine.context import Context
from kith.workplace.exchange.engine.keyed import KeyedWriter
from kith.workplace.exchange.engine.rowset import Row

_EVENTS = ("presented_at", "accepted_at", "converted_at")


class ExperimentWriter(KeyedWriter):
    """Arms of customers, known by their number, else by experiment and customer."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.finder = CustomerFinder(context)
        self._experiments: dict[str, int] = {}

    def prepare(self, rows: Sequence[Row]) -> None:
        """Refuse a row without a customer; read what happened as moments."""
        for row in rows:
            row.record = customer_ref(row, self.context.firm.country)
        super().prepare(rows)
        for row in rows:
            if not row.record and "organization" not in row.values:
                row.reject(
                    _("The row names no customer."),
                    column="person",
                    remedy=_("Give it a customer number, an e-mail, a phone or an organization."),
                )
            for name in _EVENTS:
                happened = row.values.get(name)
                if happened is True:
                    row.columns[name] = row.values["assigned_at"]
                elif happened:
                    row.columns[name] = happened

    def number_of(self, row: Row) -> str:
        """A customer is drawn once in an experiment: the two together are a key."""
        given: str = row.values.get("external_id", "")
        if given or not row.record:
            return given or super().number_of(row)
        ref, organization = row.record, row.values.get("organization", "")
        names = (ref.number, ref.emails, ref.phones, fold(organization))
        digest = hashlib.sha256(repr((fold(row.values["experiment"]), names)).encode())
        return f"drawn:{digest.hexdigest()[:32]}"

    def complete(self, rows: Sequence[Row]) -> None:
        """Find experiments and customers, and make those that are not there."""
        # Whose row it is was settled when the same file came in first; a second reading, which
        # knows more addresses, must not find somebody else.
        asked = [row for row in rows if not self.context.is_again(row)]
        self.finder.resolve([(row, row.record) for row in asked])
        self._find_experiments(rows)
        for row in rows:
            row.columns["experiment_id"] = self._experiments[fold(row.values["experiment"])]

    def _find_experiments(self, rows: Sequence[Row]) -> None:
        missing: dict[str, Row] = {}
        for row in rows:
            key = fold(row.values["experiment"])
            if key not in self._experiments:
                missing.setdefault(key, row)
        if not missing:
            return
        # Experiments are few: all of them are looked through, so that spellings meet.
        known: dict[str, int] = {}
        for pk, number, name in Experiment.objects.order_by("-pk").values_list(
            "pk", "external_id", "name"
        ):
            known[fold(name)] = pk
            if number:
                known[fold(number)] = pk
        unknown = [key for key in missing if key not in known]
        made = self.context.insert(
            "experiment",
            Experiment,
            [
                {
                    "name": missing[key].values["experiment"],
                    "offer": missing[key].values.get("offer", ""),
                }
                for key in unknown
            ],
        )
        if unknown:
            self.context.beside["experiments_created"] += len(unknown)
        self._experiments |= known | dict(zip(unknown, made, strict=True))

    def initial(self, row: Row) -> dict[str, Any]:
        """Money is in the firm's currency unless the row says otherwise."""
        return {"currency": self.context.firm.currency}
