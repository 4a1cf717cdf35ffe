"""Rows of an orders file become orders; costs to serve come with orders and with interactions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kith.customers.orders.choices import OrderStatus, ServiceCostKind
from kith.customers.orders.models import CostToServe, Order
from kith.customers.organizations.exchange.customers import CustomerFinder, customer_ref
from kith.foundation.i18n import _
from kith.workplace.exchange.choices import Fate
from kith.workplace.exchange.engine.context import Context
from kith.workplace.exchange.engine.keyed import KeyedWriter
from kith.workplace.exchange.engine.lookup import fetch
from kith.workplace.exchange.engine.rowset import Row
from kith.workplace.exchange.targets import Writer


class OrderWriter(KeyedWriter):
    """Orders, known by their number, or by file and row."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.finder = CustomerFinder(context)
        self.costs = CostWriter(context)

    def prepare(self, rows: Sequence[Row]) -> None:
        """An order without a customer says nothing about anybody."""
        super().prepare(rows)
        for row in rows:
            row.record = customer_ref(row, self.context.firm.country)
            if not row.record and "organization" not in row.values:
                row.reject(
                    _("The order names no customer."),
                    column="person",
                    remedy=_("Give it a customer number, an e-mail, a phone or an organization."),
                )

    def complete(self, rows: Sequence[Row]) -> None:
        """Find the customers, and make those that are not there."""
        # Whose row it is was settled when the same file came in first; a second reading, which
        # knows more addresses, must not find somebody else.
        asked = [row for row in rows if not self.context.is_again(row)]
        self.finder.resolve([(row, row.record) for row in asked])

    def initial(self, row: Row) -> dict[str, Any]:
        """A firm's own file lists completed orders, in the firm's currency, unless it says so."""
        return {"currency": self.context.firm.currency, "status": OrderStatus.COMPLETED.value}

    def finish(self, rows: Sequence[Row]) -> None:
        """Write the costs to serve that came with orders."""
        asked = [row for row in rows if "service_cost" in row.values]
        keys = {row.object_id: row.columns.get("external_id") or "" for row in asked}
        currencies = self._currencies(asked)
        self.costs.write(
            [
                (row, f"order:{keys[row.object_id]}", row.values["service_cost"],
                 {"kind": ServiceCostKind.DELIVERY.value,
                  "occurred_at": row.values["ordered_at"],
                  "currency": currencies.get(row.object_id, self.context.firm.currency)})
                for row in asked
                if keys[row.object_id]
            ]
        )  # fmt: skip

    def _currencies(self, rows: Sequence[Row]) -> dict[int, str]:
        said = {row.object_id: row.values["currency"] for row in rows if "currency" in row.values}
        others = [row.object_id for row in rows if row.object_id not in said]
        return dict(fetch(Order, "pk", others, "pk", "currency")) | said  # type: ignore[arg-type]


class CostWriter:
    """Costs to serve beside imported rows, one for each row, known by the row's key."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def write(self, rows: Sequence[tuple[Row, str, Any, dict[str, Any]]]) -> None:
        """Write (row, key, amount, other columns); equal amounts are no edit."""
        found = fetch(
            CostToServe, "external_id", (key for _r, key, _a, _o in rows),
            "external_id", "pk", "amount",
        )  # fmt: skip
        known = {key: (pk, amount) for key, pk, amount in found}
        fresh, changed = [], []
        for row, key, amount, others in rows:
            if key not in known:
                customer = {n: row.columns.get(n) for n in ("person_id", "organization_id")}
                fresh.append({"external_id": key[:100], "amount": amount, **customer, **others})
                row.touch()
            elif known[key][1] != amount:
                changed.append((known[key][0], {"amount": known[key][1]}, {"amount": amount}))
                row.touch()
        self.context.insert("cost_to_serve", CostToServe, fresh)
        self.context.update("cost_to_serve", CostToServe, changed)


_KINDS: dict[str, str] = {
    "call": ServiceCostKind.CALL.value,
    "visit": ServiceCostKind.VISIT.value,
    "meeting": ServiceCostKind.VISIT.value,
    "complaint": ServiceCostKind.SUPPORT.value,
    "question": ServiceCostKind.SUPPORT.value,
}


class InteractionCostWriter(Writer):
    """What an exchange cost, beside the exchange itself."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.costs = CostWriter(context)

    def finish(self, rows: Sequence[Row]) -> None:
        """Write the costs of rows whose customer is known."""
        asked = [
            row
            for row in rows
            if "cost" in row.values
            and (row.columns.get("person_id") or row.columns.get("organization_id"))
            and (row.fate == Fate.CREATED or "external_id" in row.columns)
        ]
        self.costs.write(
            [
                (row, f"interaction:{row.columns['external_id']}"[:100], row.values["cost"],
                 {"kind": _KINDS.get(row.columns.get("kind", ""), ServiceCostKind.OTHER.value),
                  "occurred_at": row.values["occurred_at"],
                  "minutes": row.values.get("minutes", 0),
                  "currency": row.values.get("currency", self.context.firm.currency)})
                for row in asked
            ]
        )  # fmt: skip
